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
