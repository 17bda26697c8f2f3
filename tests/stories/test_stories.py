from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest

from dragoman.actors import load_register
from dragoman.records import (
    Actor,
    ActorMention,
    Claim,
    DateRange,
    Document,
    Event,
    Member,
    Place,
    Record,
    Span,
    Step,
)
from dragoman.stories import ToldClaim, ToldEvent, find_stories, told_claims, told_events
from dragoman.stories.told import stem

NUMBER = count(1)
MONDAY = date(2024, 3, 4)


def event(words: str, **changes: object) -> ToldEvent:
    """A telling of an air strike on Monday."""
    n = next(NUMBER)
    told = ToldEvent(
        member=Member(document=f"d{n:04}", item="e1"), at=0, kind=("ASSAULT", "asserted"), actors=frozenset({"ETH"}),
        recipients=frozenset({"ERI"}), doers=frozenset(), receivers=frozenset(),
        first=MONDAY, last=MONDAY, dated=True, past=False, place=None, country=None,
        anchor="bomb", words=frozenset(words.split()),
    )  # fmt: skip
    return replace(told, **changes)


def claim(words: str, **changes: object) -> ToldClaim:
    n = next(NUMBER)
    told = ToldClaim(
        member=Member(document=f"d{n:04}", item="c1"), at=0, day=MONDAY, denies=False, words=frozenset(words.split()),
        numbers=frozenset(),
    )  # fmt: skip
    return replace(told, **changes)


STRIKE = "bomb market town kill twelve people noon"
STRIKE_TOO = "jets bomb crowded market dozen people kill"


def sizes(*told: ToldEvent | ToldClaim) -> list[int]:
    return [len(story.members) for story in find_stories(told)]


def test_one_act_told_by_two_reports_is_one_story() -> None:
    assert sizes(event(STRIKE), event(STRIKE_TOO)) == [2]


@pytest.mark.parametrize(
    "other",
    [
        {"kind": ("ACCUSE", "asserted")},
        {"kind": ("ASSAULT", "negated")},
        {"actors": frozenset({"SDN"})},
        {"recipients": frozenset({"SDN"})},
        {"first": MONDAY + timedelta(1), "last": MONDAY + timedelta(1)},
        {"words": frozenset(["shell", "camp", "border", "wound", "four", "soldier"])},
    ],
    ids=["type", "status", "actor", "recipient", "day", "words"],
)
def test_another_act_is_another_story(other: dict[str, object]) -> None:
    assert sizes(event(STRIKE), replace(event(STRIKE_TOO), **other)) == []  # type: ignore[arg-type]


def test_two_places_are_two_acts_and_an_unnamed_one_is_either() -> None:
    here, there = event(STRIKE, place="Adwa"), event(STRIKE_TOO, place="Axum")
    assert sizes(here, there) == []
    assert sizes(here, event(STRIKE_TOO)) == [2]


def test_at_one_spot_less_likeness_is_asked() -> None:
    far = "bomb doctor hospital night crater"
    assert sizes(event("bomb market night toll people", place="Adwa", anchor="x"), event(far, place="Adwa")) == [2]
    assert sizes(event("bomb market night toll people", anchor="x"), event(far)) == []


def test_an_unnamed_recipient_does_not_part_two_tellings() -> None:
    assert sizes(event(STRIKE), event(STRIKE_TOO, recipients=frozenset())) == [2]


def test_two_persons_of_one_state_are_two_acts_and_the_state_is_either() -> None:
    one, other = event(STRIKE, doers=frozenset({"Ana Ruiz"})), event(STRIKE_TOO, doers=frozenset({"Eva Soto"}))
    assert sizes(one, other) == []
    assert sizes(one, event(STRIKE_TOO)) == [2]


def test_a_report_without_its_own_day_may_lie_two_days_off() -> None:
    def reported(days: int) -> ToldEvent:
        return event(STRIKE_TOO, first=MONDAY + timedelta(days), last=MONDAY + timedelta(days), dated=False)

    assert sizes(event(STRIKE), reported(2)) == [2]
    assert sizes(event(STRIKE), reported(3)) == []


def test_background_is_known_by_its_word_and_days_alone() -> None:
    year = {"first": date(2022, 2, 1), "last": date(2022, 2, 28), "past": True, "anchor": "invasion"}
    assert sizes(event("price grain rise", **year), event("minister trip summit", **year)) == [2]


def test_a_month_that_holds_the_day_is_told_of_the_same_act() -> None:
    assert sizes(event(STRIKE, first=date(2024, 3, 1), last=date(2024, 3, 31)), event(STRIKE_TOO)) == [2]


def test_the_same_claim_by_another_speaker_is_one_claim_with_two_tellings() -> None:
    assert sizes(claim("ETH drones hit hospital north"), claim("ETH drones hit hospital north border")) == [2]


def test_a_denial_another_number_and_another_month_are_other_claims() -> None:
    said = claim("ETH drones kill 30 patients hospital", numbers=frozenset({"30"}))
    assert sizes(said, replace(claim(""), words=said.words, denies=True)) == []
    assert sizes(said, claim("ETH drones kill 31 patients hospital", numbers=frozenset({"31"}))) == []
    assert sizes(said, replace(claim(""), words=said.words, day=MONDAY + timedelta(40))) == []


def test_stories_do_not_depend_on_the_order_of_tellings() -> None:
    told = [
        event(STRIKE),
        event(STRIKE_TOO),
        event(STRIKE, actors=frozenset({"SDN"})),
        claim("a b c d e"),
        claim("a b c d e"),
    ]
    stories = find_stories(told)
    for seed in range(5):
        mixed = told[:]
        random.Random(seed).shuffle(mixed)
        assert find_stories(mixed) == stories


def test_a_storys_id_tells_its_members() -> None:
    one, two, three = event(STRIKE), event(STRIKE_TOO), event(STRIKE_TOO)
    assert find_stories([one, two])[0].id != find_stories([one, two, three])[0].id


def test_twenty_thousand_tellings_of_one_war_are_joined_in_seconds() -> None:
    import time

    words = [f"w{n}" for n in range(3000)]
    rng = random.Random(1)
    told = [
        event(" ".join(rng.sample(words, 12)), first=MONDAY + timedelta(n // 50), last=MONDAY + timedelta(n // 50))
        for n in range(20_000)
    ]
    started = time.process_time()
    find_stories(told)
    assert time.process_time() - started < 10


TEXT = (
    "ASMARA, March 5 — Ethiopian jets bombed Adwa on Monday, killing 12. "
    "Ethiopia denied that it had not warned the town."
)


@pytest.fixture
def record() -> Record:
    def span(words: str) -> Span:
        return Span(start=TEXT.index(words), end=TEXT.index(words) + len(words), text=words)

    def who(words: str, kind: str) -> ActorMention:
        actor = Actor(code="ETH", sector="MIL", name="Ethiopia")
        return ActorMention(span=span(words), sentence=0, head=0, kind=kind, actor=actor)

    step = (Step(by="rule", saw=""),)
    jets, state = who("Ethiopian jets", "description"), who("Ethiopia denied"[:8], "name")
    monday = DateRange(first=MONDAY, last=MONDAY, text="Monday", start=span("Monday").start, end=span("Monday").end)
    adwa = Place(
        text="Adwa", start=span("Adwa").start, end=span("Adwa").end, name="Adwa", country="ETH", lat=14.0, lon=38.9
    )
    bombed = Event(
        id="e1", type="ASSAULT", quad=4, mode=None, anchor=span("bombed"), sentence=0, trigger=0, actors=(jets,),
        recipients=(), status="asserted", date=monday, place=adwa, confidence=1, steps=step,
    )  # fmt: skip
    denied = Claim(
        id="c1", sources=(state,), cue=span("denied"), content=span("that it had not warned the town"), form="indirect",
        act="deny", sentence=1, confidence=1, steps=step,
    )  # fmt: skip
    document = Document(id="r", text=TEXT, published=date(2024, 3, 25))
    return Record(document=document, events=(bombed,), claims=(denied,), mentions=(jets, state))


def test_a_telling_has_its_days_place_and_words(record: Record) -> None:
    (told,) = told_events(record, register=load_register())
    assert (told.first, told.dated, told.past, told.place, told.anchor) == (MONDAY, True, True, "Adwa", "bomb")
    assert {"jet", "bomb", "adwa", "kill", "12"} <= told.words
    assert "monday" not in told.words


def test_a_claim_of_few_words_is_not_compared(record: Record) -> None:
    assert list(told_claims(record)) == []


def test_denying_a_negated_sentence_claims_it(record: Record) -> None:
    whole = Span(start=0, end=len(TEXT), text=TEXT)
    (told,) = told_claims(replace(record, claims=(replace(record.claims[0], content=whole),)))
    assert not told.denies
    assert "ETH" in told.words


@pytest.mark.parametrize(("one", "other"), [("shelling", "shelled"), ("bombed", "bombing"), ("strikes", "strike")])
def test_endings_do_not_part_words(one: str, other: str) -> None:
    assert stem(one) == stem(other)
