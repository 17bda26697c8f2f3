"""What the API takes and gives. Rows are the store's own; their docstrings describe the fields."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi import Query as Given
from pydantic import BaseModel, ConfigDict, Field

from dragoman.records import ItemKind, Verdict
from dragoman.store import (
    ClaimRow,
    DocumentRow,
    EventRow,
    FailureRow,
    PositionRow,
    Query,
    SeriesRow,
    query_from,
)
from dragoman.web.errors import ErrorShape, Refusal

MOST = 500

ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ErrorShape} for status in (400, 401, 403, 404, 405, 413, 415, 421, 422, 429)
}
"""What any route may answer with instead."""


class _Paged(BaseModel):
    total: int | None = Field(description="Rows of the whole answer; null where it was not counted.")
    next: str | None = Field(description="Give it as `after` for the rows that follow; null at the end.")


class EventPage(_Paged):
    """Some events."""

    rows: list[EventRow]


class ClaimPage(_Paged):
    """Some claims."""

    rows: list[ClaimRow]


class PositionPage(_Paged):
    """Some positions."""

    rows: list[PositionRow]


class DocumentPage(_Paged):
    """Some reports."""

    rows: list[DocumentRow]


class FailurePage(_Paged):
    """Some reports that were not read."""

    rows: list[FailureRow]


class Found(BaseModel):
    """A report that a search found; found words stand between U+E000 and U+E001."""

    document: DocumentRow
    title: str
    snippet: str


class SearchPage(_Paged):
    """Some reports that a search found."""

    rows: list[Found]


class StoryShape(BaseModel):
    """One event or claim as several reports tell it; members are (document, item)."""

    id: str
    kind: str
    tellings: int
    documents: int
    members: list[tuple[str, str]]


class StoryPage(_Paged):
    """Some stories."""

    rows: list[StoryShape]


class SeriesShape(BaseModel):
    """Counts and mean scores by period."""

    rows: list[SeriesRow]


class FacetShape(BaseModel):
    """A value and how many items have it."""

    value: str | None
    n: int


class FacetsShape(BaseModel):
    """Values of a field, the most frequent first."""

    rows: list[FacetShape]


class ReviewShape(BaseModel):
    """One person's decision on one item."""

    id: str
    item: str
    kind: ItemKind
    document: str
    verdict: Verdict
    changes: list[tuple[str, str]]
    reviewer: str
    at: datetime
    note: str
    undoes: str | None


class ReviewPage(_Paged):
    """Some reviews, in the order in which they came."""

    rows: list[ReviewShape]


class ReviewGiven(BaseModel):
    """A decision to add."""

    model_config = ConfigDict(extra="forbid")

    item: str = Field(min_length=1, max_length=100)
    kind: ItemKind
    document: str = Field(min_length=1, max_length=1000)
    verdict: Verdict
    changes: dict[str, str] = Field(default_factory=dict, description="Field -> new value; only with 'edit'.")
    reviewer: str = Field(min_length=1, max_length=60)
    note: str = Field(default="", max_length=2000)


class UndoGiven(BaseModel):
    """Who takes a review back."""

    model_config = ConfigDict(extra="forbid")

    reviewer: str = Field(min_length=1, max_length=60)
    note: str = Field(default="", max_length=2000)


class ReportGiven(BaseModel):
    """A report to read."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=1_000_000)
    title: str = Field(default="", max_length=1000)
    published: str = Field(default="", max_length=100, description="The day, as people write it; 2024-05-20.")
    url: str = Field(default="", max_length=2000)


Word = Annotated[str | None, Given(max_length=500)]
Words = Annotated[list[str] | None, Given(max_length=40)]


def _filters(
    request: Request,
    actor: Word = None,
    recipient: Word = None,
    either: Word = None,
    dyad: Annotated[str | None, Given(max_length=20, description="RUS-UKR, or RUS>UKR for one direction.")] = None,
    type: Words = None,
    quad: Words = None,
    mode: Words = None,
    status: Words = None,
    country: Words = None,
    since: Word = None,
    until: Word = None,
    attributed: Word = None,
    source: Word = None,
    act: Words = None,
    stance: Words = None,
    challenged: Word = None,
    answered: Word = None,
    text: Word = None,
    document: Annotated[str | None, Given(max_length=1000)] = None,
    outlet: Words = None,
    run: Annotated[str | None, Given(max_length=64)] = None,
    min_confidence: Word = None,
    verdict: Word = None,
    reviewed: Word = None,
    sort: Word = None,
) -> Query:
    given = {
        "actor": actor, "recipient": recipient, "either": either, "dyad": dyad, "type": type, "quad": quad,
        "mode": mode, "status": status, "country": country, "since": since, "until": until, "attributed": attributed,
        "source": source, "act": act, "stance": stance, "challenged": challenged, "answered": answered, "text": text,
        "document": document, "outlet": outlet, "run": run, "min_confidence": min_confidence,
        "verdict": verdict, "reviewed": reviewed, "sort": sort,
    }  # fmt: skip
    known = {*given, "limit", "after", "by", "pairs", "field", "kind", "least", "q"}
    for name in request.query_params:
        if name not in known:
            raise Refusal(422, f"no filter '{name[:60]}'", hint=f"one of {', '.join(sorted(given))}")
    return query_from({name: value for name, value in given.items() if value is not None})


Filters = Annotated[Query, Depends(_filters)]
Limit = Annotated[int, Given(ge=1, le=MOST, description="Rows of a page.")]
After = Annotated[str | None, Given(max_length=500, description="The `next` of the page before.")]
