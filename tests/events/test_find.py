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
