from dragoman.records import Claim, Span


def test_an_attack_told_again_keeps_its_target(events):
    first, second = [
        e for e in events("Kenya attacked Somalia on Monday. The attack lasted an hour.") if e.type == "ASSAULT"
    ]
    assert [m.actor.code for m in second.recipients] == ["SOM"]
    assert [m.actor.code for m in second.actors] == ["KEN"]
    assert first.id != second.id


def test_an_agreement_told_again_is_no_new_event(events):
    text = "Ghana and Togo reached an agreement. The agreement covers fish."
    assert [e.type for e in events(text)] == ["AGREE"]


def test_who_is_blamed_for_an_attack_is_its_doer(events):
    text = "Kenya blamed Chad for the attack on Somalia."
    (attack,) = [e for e in events(text) if e.type == "ASSAULT"]
    assert [m.actor.code for m in attack.actors] == ["CHA"]


def test_two_words_for_one_meeting_are_one_event(events):
    text = "Peru met Chile during a visit to Bolivia."
    assert [e.type for e in events(text)].count("CONSULT") <= 2
    met = next(e for e in events(text) if e.anchor.text == "met")
    assert {m.actor.code for m in met.actors} == {"PER", "CHL"}


def test_condemning_an_act_is_directed_at_its_doer(events):
    text = "Kenya condemned the attack by Chad on Somalia."
    (accuse,) = [e for e in events(text) if e.type == "ACCUSE"]
    assert [m.actor.code for m in accuse.recipients] == ["CHA"]


def test_nobody_is_said_to_do_what_a_proposal_is_for(events):
    text = "Peru presented a plan to end the war in Chile."
    assert "RETREAT" not in [e.type for e in events(text)]


def test_a_city_like_country_before_an_act_noun_acts(events):
    (event,) = [e for e in events("A Kenyan attack on Somalia failed.") if e.type == "ASSAULT"]
    assert [m.actor.code for m in event.actors] == ["KEN"]


def test_every_event_says_which_rule_decided(events):
    for event in events("Kenya attacked Somalia. Peru accused Chile of spying."):
        assert event.steps[0].by.startswith("codebook:")
        assert event.steps[0].score == event.confidence


def test_the_same_text_gives_the_same_events(events):
    text = "Kenya attacked Somalia. Peru accused Chile of spying."
    assert events(text) == events(text)


def test_a_claim_that_accuses_is_an_act_of_its_speaker(events, parsed):
    text = "Peru said Chile was a liar."
    from countries import mentions

    peru = mentions(parsed(text))[0]
    content = Span(start=10, end=26, text=text[10:26])
    claim = Claim(
        id="c1", sources=(peru,), cue=Span(start=5, end=9, text="said"), content=content, form="indirect", act="accuse",
        sentence=0, confidence=0.9, steps=(),
    )  # fmt: skip
    (event,) = events(text, claims=(claim,))
    assert (event.type, event.mode, event.anchor.text) == ("ACCUSE", "allege", "said")
    assert [m.actor.code for m in event.recipients] == ["CHL"]
    assert events(text) == ()


def test_a_refusal_by_negation_is_asserted(events):
    (refusal,) = [e for e in events("Kenya will not accept the plan of Chad.") if e.type == "REJECT"]
    assert refusal.status == "asserted"
    assert "REJECT" not in [e.type for e in events("Kenya has not accepted the plan of Chad.")]


def test_a_hyphenated_noun_is_one_word(events):
    (truce,) = [e for e in events("The cease-fire between Kenya and Chad held.") if e.type == "RETREAT"]
    assert truce.anchor.text == "cease-fire"


def test_the_toll_of_an_act_is_no_second_act(events):
    assert [e.type for e in events("Kenya shelled Chad, killing nine soldiers.")] == ["ASSAULT"]


def test_a_war_of_aggression_has_both_sides(events):
    (war,) = [e for e in events("Peru denounced Kenya's war of aggression against Chad.") if e.type == "ASSAULT"]
    assert [m.actor.code for m in war.actors] == ["KEN"]
    assert [m.actor.code for m in war.recipients] == ["CHA"]


def test_coordinated_acts_with_an_object_each_are_two(events):
    text = "Kenya expelled the ambassador of Chad and recalled its envoy from Peru."
    assert [e.type for e in events(text)] == ["SANCTION", "SANCTION"]


def test_an_act_without_known_sides_stands_only_in_a_report_full_of_politics(events):
    bare = "Heavy shelling was heard at dawn."
    politics = "Kenya attacked Chad. Peru condemned Kenya. Ghana thanked Peru. "
    assert events(bare) == ()
    (last,) = [e for e in events(politics + bare) if e.anchor.text == "shelling"]
    assert last.confidence < 0.8
    assert any(step.by == "events:unnamed" for step in last.steps)


def test_talks_whose_sides_nobody_names_stand_only_in_a_report_full_of_politics(events):
    bare = "A new round of talks in Oslo is scheduled for Monday."
    politics = "Kenya attacked Chad. Peru condemned Kenya. Ghana thanked Peru. "
    assert events(bare) == ()
    (talks,) = [e for e in events(politics + bare) if e.type == "CONSULT"]
    assert (talks.actors, talks.status) == ((), "future")


def test_an_emergency_against_a_disaster_is_none_against_people(events):
    flood = "The flood rose. The flood took the bridge. The flooding went on. "
    assert "COERCE" in [e.type for e in events("Kenya declared a state of emergency in Chad.")]
    assert "COERCE" not in [e.type for e in events(flood + "Kenya declared a state of emergency in Chad.")]


def test_an_answer_is_directed_at_whom_it_answers(events):
    (closing,) = [e for e in events("Kenya closed the border in response to Chad's decree.") if e.type == "COERCE"]
    assert [m.actor.code for m in closing.recipients] == ["CHA"]


def test_who_acts_on_a_visit_is_the_visitor(events):
    (visit,) = [e for e in events("Kenya warned of war on a visit to Chad.") if e.type == "CONSULT"]
    assert [m.actor.code for m in visit.actors] == ["KEN"]


def test_counted_acts_keep_their_doer(events):
    (strikes,) = [e for e in events("Kenya launched a series of airstrikes on Chad.") if e.type == "ASSAULT"]
    assert [m.actor.code for m in strikes.actors] == ["KEN"]


def test_talks_of_three_are_multilateral(events):
    (talks,) = [e for e in events("Kenya, Chad and Peru held talks.") if e.type == "CONSULT"]
    assert talks.mode == "multilateral"
