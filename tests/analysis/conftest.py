"""A workspace of small reports made by hand: a pair's acts month by month, a position, a repeated act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from dragoman.records import (
    Actor,
    ActorMention,
    DateRange,
    Document,
    Event,
    Member,
    Position,
    PositionObject,
    Record,
    Span,
    Step,
    Story,
)
from dragoman.store import Store, init_workspace, open_store

STEP = (Step(by="rule", saw="by hand"),)
NUMBER = count(1)


def who(text: str, word: str, code: str) -> ActorMention:
    start = text.index(word)
    actor = Actor(code=code, sector="GOV", name=word)
    return ActorMention(
        span=Span(start=start, end=start + len(word), text=word), sentence=0, head=0, kind="name", actor=actor
    )


def act(type: str, quad: int, day: date, *, status: str = "asserted", mutual: bool = False, id: str = "") -> Record:
    """A report of one act by Peru, to Chile or with it."""
    text = "Peru acts on Chile."
    peru, chile = who(text, "Peru", "PER"), who(text, "Chile", "CHL")
    event = Event(
        id="e1", type=type, quad=quad, mode=None, anchor=Span(start=5, end=9, text="acts"), sentence=0, trigger=1,
        actors=(peru, chile) if mutual else (peru,), recipients=() if mutual else (chile,), mutual=mutual,
        status=status, date=DateRange(first=day, last=day, text="", start=0, end=0), confidence=0.9, steps=STEP,
        intensity=5.0 if quad < 3 else -5.0,
    )  # type: ignore[arg-type]  # fmt: skip
    return Record(
        document=Document(id=id or f"r{next(NUMBER):04}", text=text, published=day, title=type), events=(event,)
    )


def stance(stance: str, owner: str) -> Record:
    """A report of Peru's stance on somebody's plan."""
    text = "Peru weighs the plan."
    taken = Position(
        id="p1", holders=(who(text, "Peru", "PER"),), stance=stance, anchor=Span(start=5, end=11, text="weighs"),
        object=PositionObject(kind="plan", text="the plan", start=12, end=20, owner=owner), sentence=0, confidence=0.9,
        steps=STEP,
    )  # type: ignore[arg-type]  # fmt: skip
    return Record(document=Document(id=f"r{next(NUMBER):04}", text=text), positions=(taken,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """January 2024: two assaults and a threat only planned; March: talks told twice; stances on two plans."""
    init_workspace(tmp_path / "w")
    talks = [act("CONSULT", 1, date(2024, 3, 9), mutual=True, id=f"talks-{n}") for n in (1, 2)]
    records = [
        act("ASSAULT", 4, date(2024, 1, 3)),
        act("ASSAULT", 4, date(2024, 1, 20)),
        act("THREATEN", 3, date(2024, 1, 20), status="future"),
        *talks,
        stance("endorse", "CHN"),
        stance("endorse", "CHN"),
        stance("reject", "USA"),
        stance("dispute", "CHN"),
    ]
    with open_store(tmp_path / "w") as opened:
        run = opened.start_run({"made": "by hand"})
        opened.add_shard(run.id, 0, records)
        members = tuple(Member(document=record.document.id, item="e1") for record in talks)
        opened.save_stories(run.id, [Story(id="s1", kind="event", members=members)])
        opened.finish_run(run.id, given=len(records), read=len(records))
        yield opened
