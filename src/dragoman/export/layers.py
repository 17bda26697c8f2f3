"""Which characters of a report belong to what, and the short labels by which people name a record's items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dragoman.errors import InputError
from dragoman.records import Claim, Event, Position, Record, Span

Layer = Literal["event", "cue", "content", "position", "reason", "challenge", "actor", "when", "where", "object"]
Item = Event | Claim | Position

QUAD_NAMES = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
"""PLOVER's quad classes. Source: PLOVER 2.0, Open Event Data Alliance."""

QUAD_SIGNS = {1: "○", 2: "●", 3: "△", 4: "▲"}
"""Round for cooperation, pointed for conflict, filled where it is material: told apart without colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters `[start, end)` of the text that stand for something in the record.

    `owner` is the label of the item ("e1"); `quad` its quad class where it is an event, else 0.
    """

    start: int
    end: int
    layer: Layer
    owner: str
    quad: int = 0


@dataclass(frozen=True, slots=True)
class Labelled:
    """A record's items in the order of the text, each under its label; `labels` are the labels by id."""

    events: dict[str, Event]
    claims: dict[str, Claim]
    positions: dict[str, Position]
    labels: dict[str, str]

    def items(self) -> Iterator[tuple[str, Item]]:
        """Gives every item with its label."""
        yield from self.events.items()
        yield from self.claims.items()
        yield from self.positions.items()

    def label_of(self, item_id: str | None) -> str | None:
        """Gives the label of the item with that id; None where the record has none."""
        return self.labels.get(item_id) if item_id else None


def label_items(record: Record) -> Labelled:
    """Numbers a record's items in the order of the text: events e1, e2 ..., claims c1 ..., positions p1 ...

    Args:
        record: the record.

    Returns:
        Its items by label. The same record gives the same labels.
    """
    events = sorted(record.events, key=lambda e: (e.anchor.start, e.anchor.end))
    claims = sorted(record.claims, key=lambda c: (min(c.content.start, c.cue.start), c.content.start, c.content.end))
    positions = sorted(record.positions, key=lambda p: (p.anchor.start, p.anchor.end))
    by_label = (
        {f"e{n}": event for n, event in enumerate(events, 1)},
        {f"c{n}": claim for n, claim in enumerate(claims, 1)},
        {f"p{n}": position for n, position in enumerate(positions, 1)},
    )
    return Labelled(*by_label, {item.id: label for items in by_label for label, item in items.items()})


def find_item(labelled: Labelled, wanted: str) -> tuple[str, Item]:
    """Finds an item by its id, its label or the beginning of its id.

    Args:
        labelled: the record's items.
        wanted: "e3", a whole id, or so much of one that only one item fits.

    Returns:
        The label and the item.

    Raises:
        InputError: no item fits, or several do; the message names what there is.
    """
    items = dict(labelled.items())
    for label, item in items.items():
        if item.id == wanted:
            return label, item
    if wanted in items and re.fullmatch(r"[ecp]\d+", wanted):
        return wanted, items[wanted]
    fitting = {label: item for label, item in items.items() if wanted and item.id.startswith(wanted)}
    if len(fitting) == 1:
        return next(iter(fitting.items()))
    if fitting:
        raise InputError(f"'{wanted}' fits {len(fitting)} items: {_listing(fitting)}", hint="give more of the id")
    there = _listing(items) if items else "none: nothing was found in this report"
    raise InputError(f"no item '{wanted}' in this record; there are {there}")


def _listing(items: dict[str, Item]) -> str:
    return ", ".join(f"{label} ({item.id})" for label, item in items.items())


def marks_of(record: Record, labelled: Labelled) -> tuple[Mark, ...]:
    """Gives every stretch of text that an item of the record points at, in the order of the text.

    Args:
        record: the record.
        labelled: its items, from `label_items`.

    Returns:
        Marks sorted by start, the longer first.
    """
    size = len(record.document.text)
    marks = {mark for mark in _all_marks(labelled) if 0 <= mark.start < mark.end <= size}
    return tuple(sorted(marks, key=lambda m: (m.start, -m.end, m.layer, m.owner)))


def _all_marks(labelled: Labelled) -> Iterator[Mark]:
    for label, event in labelled.events.items():
        yield Mark(start=event.anchor.start, end=event.anchor.end, layer="event", owner=label, quad=event.quad)
        yield from _actors(label, (m.span for m in (*event.actors, *event.recipients)))
        if event.date:
            yield Mark(start=event.date.start, end=event.date.end, layer="when", owner=label)
        if event.place:
            yield Mark(start=event.place.start, end=event.place.end, layer="where", owner=label)
    for label, claim in labelled.claims.items():
        yield Mark(start=claim.cue.start, end=claim.cue.end, layer="cue", owner=label)
        yield Mark(start=claim.content.start, end=claim.content.end, layer="content", owner=label)
        if claim.challenged_by:
            yield Mark(start=claim.challenged_by.start, end=claim.challenged_by.end, layer="challenge", owner=label)
        yield from _actors(label, (m.span for m in claim.sources))
    for label, position in labelled.positions.items():
        yield Mark(start=position.anchor.start, end=position.anchor.end, layer="position", owner=label)
        yield Mark(start=position.object.start, end=position.object.end, layer="object", owner=label)
        if position.reason:
            yield Mark(start=position.reason.start, end=position.reason.end, layer="reason", owner=label)
        yield from _actors(label, (m.span for m in position.holders))


def _actors(label: str, spans: Iterable[Span]) -> Iterator[Mark]:
    for span in spans:
        yield Mark(start=span.start, end=span.end, layer="actor", owner=label)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the same marks hold; `opening` begin here, `closing` end here."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]
    closing: tuple[Mark, ...]


def segments(size: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cuts a text where marks begin and end.

    Args:
        size: the text's length in code points.
        marks: its marks, in any order; they may overlap and cross.

    Yields:
        Segments in order that cover the text without gap.
    """
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    cuts = sorted({0, size, *opening, *closing})
    here: list[Mark] = []
    for start, end in pairwise(cuts):
        here = [mark for mark in here if mark.end > start] + opening.get(start, [])
        yield Segment(start, end, tuple(here), tuple(opening.get(start, ())), tuple(closing.get(end, ())))
