"""An event's day, by syntax: sentences of our own, seen from Wednesday, 15 May 2024."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.records import Actor, ActorMention, Document, Event, Span
from dragoman.times import date_events, find_times

PUBLISHED = date(2024, 5, 15)

STATED = [
    ("The rebels shelled the port on Monday.", "shelled", "ASSAULT", "2024-05-13", "2024-05-13"),
    ("On Monday, the king met the envoy and signed a pact.", "signed", "SUPPORT", "2024-05-13", "2024-05-13"),
    ("The king met the envoy on Monday and signed a pact.", "signed", "SUPPORT", "2024-05-13", "2024-05-13"),
    ("The army launched an offensive on Sunday.", "offensive", "ASSAULT", "2024-05-12", "2024-05-12"),
    ("Troops began withdrawing yesterday.", "withdrawing", "RETREAT", "2024-05-14", "2024-05-14"),
    ("At a Thursday summit in Riyadh, the king thanked the envoy.", "thanked", "SUPPORT", "2024-05-09", "2024-05-09"),
    ("At a Thursday summit in Riyadh, the king thanked the envoy.", "summit", "CONSULT", "2024-05-09", "2024-05-09"),
    ("The minister defended the February 2022 invasion.", "invasion", "ASSAULT", "2022-02-01", "2022-02-28"),
    (
        "In a statement issued on Friday, the ministry condemned the raid.",
        "condemned",
        "ACCUSE",
        "2024-05-10",
        "2024-05-10",
    ),
    ("The summit is set to open tomorrow.", "summit", "CONSULT", "2024-05-16", "2024-05-16"),
    ("Jets bombed the town on Tuesday, killing nine.", "killing", "ASSAULT", "2024-05-14", "2024-05-14"),
    ("The junta detained editors from 2014 to 2016.", "detained", "COERCE", "2014-01-01", "2016-12-31"),
    ("The army has occupied the valley since March 2023.", "occupied", "COERCE", "2023-03-01", "2024-05-15"),
    ("The day after the raid on Sunday, police arrested two men.", "arrested", "COERCE", "2024-05-13", "2024-05-13"),
    (
        "Two days before the king arrived on Monday, police arrested two men.",
        "arrested",
        "COERCE",
        "2024-05-11",
        "2024-05-11",
    ),
    ("A day after the raid on Monday, police arrested two men.", "arrested", "COERCE", "2024-05-14", "2024-05-14"),
]

NOTHING = [
    ("The envoy said on Tuesday that rebels had shelled the port.", "shelled", "ASSAULT"),
    ("The ministry condemned the raid on Tuesday.", "raid", "ASSAULT"),
    ("The rebels shelled the port.", "shelled", "ASSAULT"),
    ("The governor announced his resignation effective next Friday.", "announced", "CONCEDE"),
    ("The king, who invaded the island in 1974, spoke to the envoy.", "spoke", "CONSULT"),
    ("The judge freed the editor until Friday.", "freed", "RETREAT"),
]


def event(sentences, word, kind, *, status="asserted", who=(), hit=(), sentence=None, attributed=None):
    s, t = next((s, t) for s in sentences for t in s.tokens if t.text == word and sentence in (None, s.index))
    doers, targets = (
        tuple(
            ActorMention(span=Span(start=0, end=0, text=""), sentence=s.index, head=0, kind="name",
                         actor=Actor(code=code, sector="GOV", name=name))
            for code, name in side
        )
        for side in (who, hit)
    )  # fmt: skip
    return Event(
        id=f"{word}-{s.index}", type=kind, quad=4, mode=None, anchor=Span(start=t.start, end=t.end, text=t.text),
        sentence=s.index, trigger=t.i, actors=doers, recipients=targets, status=status, attributed_to=attributed,
        confidence=1.0, steps=(),
    )  # fmt: skip


def dated(parsed, text, *events, published=PUBLISHED):
    sentences = parsed(text)
    document = Document(id="t", text=text, published=published)
    return date_events(events, find_times(document, sentences), sentences, document)


@pytest.mark.parametrize(("text", "word", "kind", "first", "last"), STATED)
def test_event_has_the_day_its_syntax_gives(parsed, text, word, kind, first, last):
    status = "future" if "set to" in text else "asserted"
    (found,) = dated(parsed, text, event(parsed(text), word, kind, status=status))
    assert found.date is not None
    assert (found.date.first.isoformat(), found.date.last.isoformat()) == (first, last)
    assert found.steps[-1].by == "times:syntax"


@pytest.mark.parametrize(("text", "word", "kind"), NOTHING)
def test_event_takes_no_other_acts_day(parsed, text, word, kind):
    attributed = "c1" if " that " in text else None
    (found,) = dated(parsed, text, event(parsed(text), word, kind, attributed=attributed))
    assert found.date is None


def test_a_speaker_who_goes_on_keeps_the_day(parsed):
    text = "On Monday, the premier criticised the union. He also urged it to lift the ban."
    (found,) = dated(parsed, text, event(parsed(text), "urged", "REQUEST"))
    assert (found.date.first, found.date.basis) == (date(2024, 5, 13), "inferred")


def test_another_speaker_does_not_keep_the_day(parsed):
    text = "On Monday, the premier criticised the union. The bishop urged it to lift the ban."
    assert dated(parsed, text, event(parsed(text), "urged", "REQUEST"))[0].date is None


def test_the_eve_of_a_dated_vote_is_the_day_before(parsed):
    text = "Police arrested three editors on the eve of Sunday's vote."
    (found,) = dated(parsed, text, event(parsed(text), "arrested", "COERCE"))
    assert (found.date.first, found.date.last, found.date.basis) == (date(2024, 5, 11), date(2024, 5, 11), "inferred")


def test_a_past_perfect_leaves_the_day(parsed):
    text = "On Monday, the premier criticised the union. He had urged it to lift the ban."
    assert dated(parsed, text, event(parsed(text), "urged", "REQUEST"))[0].date is None


def test_a_visit_named_again_has_the_day_given_first(parsed):
    text = "Kostov toured Lima during a visit last week. Trade grew fast. Kostov's visit pleased the hosts."
    who = (("BGR", "Ivan Kostov"),)
    (found,) = dated(parsed, text, event(parsed(text), "visit", "CONSULT", who=who, sentence=2))
    assert (found.date.first, found.date.last, found.date.basis) == (date(2024, 5, 6), date(2024, 5, 12), "inferred")


def test_an_attack_named_again_has_the_day_given_first(parsed):
    text = "An attack on Sunday closed the port. Nobody was hurt. The attack angered the union."
    sentences = parsed(text)
    first, again = event(sentences, "attack", "ASSAULT", sentence=0), event(sentences, "attack", "ASSAULT", sentence=2)
    assert [e.date.first for e in dated(parsed, text, first, again)] == [date(2024, 5, 12)] * 2


def test_two_attacks_of_different_days_leave_a_third_mention_undated(parsed):
    text = "An attack on Sunday closed the port. An attack on Monday closed the mill. The attack angered the union."
    sentences = parsed(text)
    mentions = [event(sentences, "attack", "ASSAULT", sentence=k) for k in range(3)]
    assert dated(parsed, text, *mentions)[2].date is None


def test_an_agreement_on_something_else_is_not_the_one_before(parsed):
    text = "The March 3 agreement ended the war. The agreement on sending monitors failed."
    sentences = parsed(text)
    mentions = [event(sentences, "agreement", "AGREE", sentence=k) for k in range(2)]
    assert [e.date and e.date.first for e in dated(parsed, text, *mentions)] == [date(2024, 3, 3), None]


def test_an_arrest_of_others_is_not_the_arrest_whose_day_is_told(parsed):
    text = "Bishops critical of the premier were arrested. Trade fell. On Friday the premier's guard was arrested."
    sentences = parsed(text)
    hit = ((("GMB", "bishops"),), (("GMB", "guard of the premier"),))
    arrests = [event(sentences, "arrested", "COERCE", hit=who, sentence=k) for who, k in zip(hit, (0, 2), strict=True)]
    assert [e.date and e.date.first for e in dated(parsed, text, *arrests)] == [None, date(2024, 5, 10)]


def test_a_fresh_act_is_never_dated_to_publication(parsed):
    text = "The rebels shelled the port."
    assert dated(parsed, text, event(parsed(text), "shelled", "ASSAULT"))[0].date is None


def test_an_event_outside_the_given_sentences_comes_back_as_it_was(parsed):
    text = "The rebels shelled the port on Monday."
    given = event(parsed(text), "shelled", "ASSAULT")
    assert date_events((given,), (), (), Document(id="t", text=text, published=PUBLISHED)) == (given,)


def test_a_bracketed_day_that_opens_a_sentence_dates_nothing_in_it(parsed):
    text = "(12.05.2024) Rebels shelled the port."
    assert dated(parsed, text, event(parsed(text), "shelled", "ASSAULT"))[0].date is None


def test_another_attack_is_not_the_one_named_again(parsed):
    text = "A bomb killed nine on Sunday, another attack by the rebels. The attack angered the union."
    sentences = parsed(text)
    mentions = [event(sentences, "attack", "ASSAULT", sentence=k) for k in range(2)]
    assert dated(parsed, text, *mentions)[1].date is None


def test_what_is_to_come_gives_no_day_to_what_has_been(parsed):
    text = "The envoys will meet next Monday. Trade grew fast. The meeting pleased the hosts."
    sentences = parsed(text)
    mentions = [
        event(sentences, "meet", "CONSULT", status="future"),
        event(sentences, "meeting", "CONSULT", sentence=2),
    ]
    assert dated(parsed, text, *mentions)[1].date is None


def test_a_time_before_the_speaker_is_that_of_what_is_told(parsed):
    text = "Two monks were abducted by rebels last week, the abbot said Monday."
    (found,) = dated(parsed, text, event(parsed(text), "abducted", "ASSAULT"))
    assert found.date.first == date(2024, 5, 6)


def test_what_is_set_for_a_day_has_that_day(parsed):
    text = "Also Thursday, the general was set to meet his rival in Baku."
    (found,) = dated(parsed, text, event(parsed(text), "meet", "CONSULT", status="future"))
    assert found.date is not None


def test_a_day_told_elsewhere_in_the_sentence_ends_a_speakers_going_on(parsed):
    text = "The premier was elected in 2010. The premier was convicted, stemming from his years as mayor, in 2015."
    (found,) = dated(parsed, text, event(parsed(text), "convicted", "SANCTION", sentence=1))
    assert found.date is None or found.date.first.year == 2015


def test_days_into_a_truce_are_counted_from_its_beginning(parsed):
    text = "Two days into the truce, which began on Sunday, rebels shelled the port."
    (found,) = dated(parsed, text, event(parsed(text), "shelled", "ASSAULT"))
    assert (found.date.first, found.date.basis) == (date(2024, 5, 14), "inferred")


def test_hours_before_a_dated_visit_are_its_day(parsed):
    text = "Hours before the king's visit on Monday, rebels shelled the port."
    (found,) = dated(parsed, text, event(parsed(text), "shelled", "ASSAULT"))
    assert (found.date.first, found.date.last) == (date(2024, 5, 13), date(2024, 5, 13))
