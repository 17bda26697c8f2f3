"""A small record made by hand: an act, a denied accusation, a rejected plan; spans nest and cross."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.records import (
    Actor,
    ActorMention,
    Claim,
    DateRange,
    Document,
    Event,
    Place,
    Position,
    PositionObject,
    Record,
    Span,
    Step,
    TimeMention,
)

TEXT = (
    "Peru accused Chile on Tuesday of shelling Tacna.\n"
    "Gen. Soto of Chile denied that “Chile shelled anyone” and rejected the plan because it favours Lima."
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def actor(words: str, code: str, name: str) -> ActorMention:
    step = Step(by="actors:name", saw=f"“{words}”", score=0.99)
    who = Actor(code=code, sector="GOV", name=name)
    return ActorMention(span=span(words), sentence=0, head=0, kind="name", actor=who, steps=(step,))


PERU, CHILE, SOTO = actor("Peru", "PER", "Peru"), actor("Chile", "CHL", "Chile"), actor("Gen. Soto", "CHL", "Soto")
TUESDAY = span("Tuesday")
TACNA = span("Tacna")


@pytest.fixture
def record() -> Record:
    step = Step(by="codebook:ACCUSE/accuse-of", saw="“accused” with object Chile", score=0.9)
    day = DateRange(
        first=date(2024, 5, 14), last=date(2024, 5, 14), text="Tuesday", start=TUESDAY.start, end=TUESDAY.end
    )
    place = Place(text="Tacna", start=TACNA.start, end=TACNA.end, name="Tacna", country="PER", lat=-18.01, lon=-70.25)
    accused = Event(
        id="ev-aa11", type="ACCUSE", quad=3, mode="allege", anchor=span("accused"), sentence=0, trigger=1,
        actors=(PERU,), recipients=(CHILE,), status="asserted", date=day, confidence=0.9, steps=(step,),
    )  # fmt: skip
    shelling = Event(
        id="ev-aa22", type="ASSAULT", quad=4, mode="heavy-weapons", anchor=span("shelling"), sentence=0, trigger=6,
        actors=(CHILE,), recipients=(PERU,), status="negated", place=place, attributed_to="cl-1", confidence=0.8,
        steps=(step,),
    )  # fmt: skip
    blame = Claim(
        id="cl-1", sources=(PERU,), cue=span("accused"), content=span("shelling Tacna"), form="indirect", act="accuse",
        sentence=0, challenged=True, challenged_by=span("denied"), confidence=0.8, steps=(step,),
    )  # fmt: skip
    denial = Claim(
        id="cl-2", sources=(SOTO,), cue=span("denied"), content=span("“Chile shelled anyone”"), form="direct",
        act="deny", sentence=1, confidence=0.8, steps=(step,),
    )  # fmt: skip
    refusal = Position(
        id="po-1", holders=(SOTO,), stance="reject", anchor=span("rejected"), sentence=1, confidence=0.7, steps=(step,),
        object=PositionObject(kind="claim", text="shelling Tacna", start=33, end=47, owner="PER", claim="cl-1"),
        reason=span("it favours Lima"),
    )  # fmt: skip
    time = TimeMention(
        span=TUESDAY, sentence=0, head=4, kind="DATE", value="2024-05-14", range=day,
        steps=(Step(by="times:weekday-past", saw="“Tuesday” before 2024-05-16"),),
    )  # fmt: skip
    document = Document(id="report-1", text=TEXT, published=date(2024, 5, 16), title="Peru & Chile", outlet="Wire")
    return Record(
        document=document, events=(shelling, accused), claims=(blame, denial), positions=(refusal,), times=(time,)
    )
