"""Where the sides of an act stand when no role of its trigger holds them."""

import pytest


def sides(found, kind):
    return [({m.actor.code for m in e.actors}, {m.actor.code for m in e.recipients}) for e in found if e.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("An airstrike by Kenya in Mali killed four soldiers of Chad.", "ASSAULT", {"KEN"}, {"CHA"}),
        ("Five soldiers of Kenya were killed in an attack by Somalia.", "ASSAULT", {"SOM"}, {"KEN"}),
        ("Kenya has been under attack from Somalia for days.", "ASSAULT", set(), {"KEN"}),
        ("Kenya was the target of attacks by Somalia.", "ASSAULT", {"SOM"}, {"KEN"}),
        ("Somalia is responsible for the bombing of Kenya.", "ASSAULT", {"SOM"}, {"KEN"}),
        ("Somalia is behind the attack on Kenya.", "ASSAULT", {"SOM"}, {"KEN"}),
        ("Chad helped Kenya in fighting Somalia.", "ASSAULT", {"KEN"}, {"SOM"}),
        ("Amid condemnation from Chad, Kenya closed the border.", "ACCUSE", {"CHA"}, {"KEN"}),
        ("Kenya went ahead despite criticism by Peru and Chile.", "ACCUSE", {"PER", "CHL"}, {"KEN"}),
        ("Kenya drew condemnation from Chad over the law.", "ACCUSE", {"CHA"}, {"KEN"}),
        ("Kenya was accused of spying in a statement by Chad.", "ACCUSE", {"CHA"}, {"KEN"}),
        ("Peru condemned the embargo imposed by Chile on Bolivia.", "ACCUSE", {"PER"}, {"CHL"}),
        ("Kenya-Somalia talks began on Monday.", "CONSULT", {"KEN", "SOM"}, set()),
        ("Nine people from Kenya were deported from Chad.", "COERCE", {"CHA"}, {"KEN"}),
        ("Citizens of Kenya will be allowed to leave Chad.", "RETREAT", {"CHA"}, {"KEN"}),
        ("The proposal of Chad to bomb Kenya was rejected.", "ASSAULT", {"CHA"}, {"KEN"}),
        ("Peru blamed the raid on Chile, accusing the country of piracy.", "ACCUSE", {"PER"}, {"CHL"}),
        ("The attack of Somalia on Kenya shook the capital.", "ASSAULT", {"SOM"}, {"KEN"}),
        ("Norway suspended the accord over Sweden's stance on fishing.", "SANCTION", {"NOR"}, {"SWE"}),
        ("Peru vowed to cooperate, according to Norway.", "AGREE", {"PER"}, set()),
        ("The visit of Kenya ended ahead of talks between Peru and Chile.", "CONSULT", {"PER", "CHL"}, set()),
        ("Sanctions of Peru against Chile hurt trade.", "SANCTION", {"PER"}, {"CHL"}),
        ("Peru called for the release of two citizens of Chile.", "REQUEST", {"PER"}, set()),
        ("Peru called for the withdrawal of the troops of Chile.", "REQUEST", {"PER"}, {"CHL"}),
        ("Kenya left after talks on trade in Lima with Chile.", "CONSULT", {"KEN", "CHL"}, set()),
        ("Peru is ready to sign a truce with Chile and with Bolivia.", "AGREE", {"PER"}, {"CHL", "BOL"}),
        ("The region is unsafe, with ten soldiers of Kenya killed in May.", "ASSAULT", set(), {"KEN"}),
        ("Peru complained that Peru pays too much.", "ACCUSE", {"PER"}, set()),
        ("Forces loyal to Yemen are fighting Qatar.", "ASSAULT", {"YEM"}, {"QAT"}),
        ("Norway sent a request to Sweden to recall the envoy.", "REQUEST", {"NOR"}, {"SWE"}),
        (
            "The police of Peru were called in to end a protest and arrested ten men of Chile.",
            "COERCE",
            {"PER"},
            {"CHL"},
        ),
        ("The army of Kenya captured the town from Somalia.", "ASSAULT", {"KEN"}, {"SOM"}),
        ("Kenya phoned Chad to offer support.", "SUPPORT", {"KEN"}, {"CHA"}),
    ],
)
def test_sides_are_read_from_what_stands_around(events, text, kind, actors, recipients):
    assert (actors, recipients) in sides(events(text), kind)


def test_who_denies_an_act_is_not_its_doer(events):
    for text in (
        "Somalia denied being behind the attack on Kenya.",
        "Somalia is not responsible for the bombing of Kenya.",
    ):
        assert all("SOM" not in actors for actors, _ in sides(events(text), "ASSAULT"))


def test_the_noun_of_a_verb_told_before_has_its_sides(events):
    found = events("Kenya invaded Somalia on Monday. The invasion was condemned by Peru.")
    assert sides(found, "ASSAULT") == [({"KEN"}, {"SOM"})] * 2
    assert sides(found, "ACCUSE") == [({"PER"}, {"KEN"})]


def test_another_word_recalls_no_act_where_several_were_told(events):
    found = events("Kenya bombed Somalia. Chile shelled Peru. The operation ended on Friday.")
    assert ({"KEN"}, {"SOM"}) not in sides(found, "ASSAULT")[2:]


def test_what_is_done_to_each_other_is_mutual(events):
    (found,) = (e for e in events("Peru and Chile expelled each other's ambassadors.") if e.type == "SANCTION")
    assert found.mutual and not found.recipients


def test_the_move_is_whose_act_was_told_just_before(events):
    found = events("Chad expelled the ambassador of Togo on Monday. Kenya criticised the move.")
    assert sides(found, "ACCUSE") == [({"KEN"}, {"CHA"})]


def test_the_move_is_nobodys_where_two_acted(events):
    found = events("Chad expelled the ambassador of Togo, and Togo bombed Chad. Kenya criticised the move.")
    assert all(not recipients for _, recipients in sides(found, "ACCUSE"))


def test_talks_told_with_a_verb_are_recalled_with_both_sides(events):
    found = events("Kenya met Chad in May. Details of the talks were not released.")
    assert sides(found, "CONSULT") == [({"KEN", "CHA"}, set())] * 2


def test_a_visit_told_again_has_the_host_told_before(events):
    found = events("The minister of Kenya visited Chad on Monday. Kenya's trip ended on Friday.")
    assert sides(found, "CONSULT") == [({"KEN"}, {"CHA"})] * 2


def test_who_leaves_a_town_of_his_own_acts_on_nobody(events):
    found = events("The army of Somalia withdrew from the town.")
    assert all(not recipients for _, recipients in sides(found, "RETREAT"))


def test_who_speaks_at_the_meeting_of_a_body_does_not_meet_it(events):
    found = events("Peru threatened Chile at Bolivia's meeting.")
    assert all(len(actors) < 2 for actors, _ in sides(found, "CONSULT"))


def test_the_noun_names_the_act_of_the_sentence_before_where_several_were_told(events):
    found = events("Kenya bombed Somalia. Talks failed. Chile shelled Peru. The assault ended on Friday.")
    assert sides(found, "ASSAULT")[-1] == ({"CHL"}, {"PER"})


def test_a_bracket_speaks_of_the_noun_before_it(events):
    found = events("Peru plans to discuss the war against the rebels (outlawed in Chile) in Lima.")
    assert all("PER" not in recipients for _, recipients in sides(found, "COERCE"))


def test_the_statements_are_whose_words_were_told_just_before(events):
    found = events("Peru threatened to bomb Chile. Bolivia condemned the statements.")
    assert sides(found, "ACCUSE") == [({"BOL"}, {"PER"})]
