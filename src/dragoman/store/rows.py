"""What a store answers with: flat rows, each with the words it was read from and the report it stands in."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from dragoman.records import ItemKind, Story, Verdict

Row = TypeVar("Row", covariant=True)

MARK_START, MARK_END = "\ue000", "\ue001"
"""What stands around found words in a snippet: private characters, so that escaping leaves them alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[Row]):
    """Some rows of an answer.

    Args:
        rows: the rows, in the query's order.
        total: how many rows the whole answer has; None where it was not asked for.
        next: what to give as `after` for the rows that follow; None at the end.
    """

    rows: tuple[Row, ...]
    total: int | None
    next: str | None


def every_row(page_after: Callable[[str | None], Page[Row]]) -> Iterator[Row]:
    """Gives the rows of all pages, one page in memory at a time.

    Args:
        page_after: gives the page after the `next` of another; the first for None.
    """
    after: str | None = None
    while True:
        page = page_after(after)
        yield from page.rows
        if (after := page.next) is None:
            return


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who has a part in an item, where the text names him; offsets of the document's text."""

    code: str
    sector: str
    name: str
    wikidata: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """What every item has.

    Args:
        run: the run that read it.
        document: the id of its report.
        id: its own id, a hash of its content; with `document` it names one item.
        start: where it is anchored in the report's text (event: the act's word; claim: the content), code points.
        end: the end of that.
        sentence: the sentence it stands in.
        sentence_start: where that begins in the report's text.
        day: the day it is filed under: an event's first day, else the day of publication; None where neither is known.
        confidence: 0 to 1.
        title: the report's title; "" where it has none.
        outlet: who published the report; "" where unknown.
        url: the report's address; "" where unknown.
        published: the day of publication.
        verdict: what reviewers decided; None where nobody has.
        edited: the fields that a reviewer changed; their values here are the reviewer's (unless asked for "raw").
    """

    run: str
    document: str
    id: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    day: date | None
    confidence: float
    title: str
    outlet: str
    url: str
    published: date | None
    verdict: Verdict | None
    edited: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Gives the row as plain values, ready for JSON; days as text."""
        return {name: _plain(value) for name, value in dataclasses.asdict(self).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(ItemRow):
    """One event. Fields as in `records.Event`; `place` is the text's word for it, `place_name` the gazetteer's."""

    type: str
    mode: str | None
    quad: int
    status: str
    attributed_to: str | None
    mutual: bool
    anchor: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    first: date | None
    last: date | None
    date_text: str | None
    date_basis: str | None
    place: str | None
    place_name: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None
    precision: str | None
    cameo: tuple[str, ...]
    goldstein: float | None
    intensity: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(ItemRow):
    """One claim. Fields as in `records.Claim`; `challenged_by` are the words that contradict it."""

    act: str
    form: str
    content: str
    cue: str
    cue_start: int
    cue_end: int
    challenged: bool
    challenged_by: str | None
    inside: str | None
    sources: tuple[Party, ...]
    addressees: tuple[Party, ...]
    about: tuple[Party, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow(ItemRow):
    """One position. `object_kind` is "claim", "proposal", "plan" or "demand"; `claim` the id of the claim it is on."""

    stance: str
    object_kind: str
    object: str
    object_start: int
    object_end: int
    owner: str
    claim: str | None
    anchor: str
    reason: str | None
    holders: tuple[Party, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One report as a run read it, with what was found in it."""

    run: str
    id: str
    title: str
    outlet: str
    url: str
    published: date | None
    characters: int
    events: int
    claims: int
    positions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that a search found; `snippet` has the found words between `MARK_START` and `MARK_END`."""

    document: DocumentRow
    snippet: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureRow:
    """A report that a run did not read; fields as in `records.Failure`."""

    run: str
    shard: int
    kind: str
    source: str
    at: str
    reason: str
    hint: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story and what can be said of it at a glance; `lead` is its first telling (as the query shows it)."""

    story: Story
    tellings: int
    documents: int
    first: date | None
    last: date | None
    lead: EventRow | ClaimRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One item that two runs read differently.

    Args:
        kind: what it is.
        change: "added" (only in the second run), "gone" (only in the first), "changed" (read otherwise).
        document: the id of its report.
        before: as in the first run; None where it is added.
        after: as in the second run; None where it is gone.
        fields: names of what changed.
    """

    kind: ItemKind
    change: Literal["added", "gone", "changed"]
    document: str
    before: ItemRow | None
    after: ItemRow | None
    fields: tuple[str, ...]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
