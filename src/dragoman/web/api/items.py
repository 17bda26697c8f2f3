"""Events, claims, positions, stories."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Path
from fastapi import Query as Given

from dragoman.records import ItemKind, StoryKind
from dragoman.store import ClaimRow, EventRow, ItemRow, PositionRow
from dragoman.web.api.shapes import (
    ERRORS,
    After,
    ClaimPage,
    EventPage,
    Filters,
    Limit,
    PositionPage,
    StoryPage,
    StoryShape,
)
from dragoman.web.deps import Shared
from dragoman.web.desk import Desk
from dragoman.web.errors import Refusal

router = APIRouter(prefix="/api/v1", tags=["items"], responses=ERRORS)

Id = Annotated[str, Path(min_length=1, max_length=100)]
Of = Annotated[str | None, Given(max_length=1000, description="The report, where several have an item of that id.")]


@router.get("/events")
def events(desk: Shared, query: Filters, limit: Limit = 50, after: After = None) -> EventPage:
    """Lists events."""
    page = desk.store.events(query.for_kind("event"), limit=limit, after=after)
    return EventPage(rows=list(page.rows), total=page.total, next=page.next)


@router.get("/events/{id}")
def event(desk: Shared, id: Id, document: Of = None) -> EventRow:
    """Gives one event."""
    return cast(EventRow, _one(desk, "event", id, document))


@router.get("/claims")
def claims(desk: Shared, query: Filters, limit: Limit = 50, after: After = None) -> ClaimPage:
    """Lists claims."""
    page = desk.store.claims(query.for_kind("claim"), limit=limit, after=after)
    return ClaimPage(rows=list(page.rows), total=page.total, next=page.next)


@router.get("/claims/{id}")
def claim(desk: Shared, id: Id, document: Of = None) -> ClaimRow:
    """Gives one claim."""
    return cast(ClaimRow, _one(desk, "claim", id, document))


@router.get("/positions")
def positions(desk: Shared, query: Filters, limit: Limit = 50, after: After = None) -> PositionPage:
    """Lists positions."""
    page = desk.store.positions(query.for_kind("position"), limit=limit, after=after)
    return PositionPage(rows=list(page.rows), total=page.total, next=page.next)


@router.get("/positions/{id}")
def position(desk: Shared, id: Id, document: Of = None) -> PositionRow:
    """Gives one position."""
    return cast(PositionRow, _one(desk, "position", id, document))


@router.get("/stories")
def stories(
    desk: Shared,
    query: Filters,
    kind: Annotated[str, Given(pattern="^(event|claim)$")] = "event",
    least: Annotated[int, Given(ge=1, le=1000, description="Tellings at least.")] = 2,
    limit: Limit = 50,
    after: After = None,
) -> StoryPage:
    """Lists stories, most told first."""
    asked: StoryKind = "claim" if kind == "claim" else "event"
    page = desk.store.stories(query.for_kind(asked), asked, least=least, limit=limit, after=after)
    rows = [
        StoryShape(
            id=row.story.id, kind=row.story.kind, tellings=row.tellings, documents=row.documents,
            members=[(member.document, member.item) for member in row.story.members],
        )
        for row in page.rows
    ]  # fmt: skip
    return StoryPage(rows=rows, total=page.total, next=page.next)


def _one(desk: Desk, kind: ItemKind, id: str, document: str | None) -> ItemRow:
    row = desk.item(kind, id, document)
    if row is None:
        raise Refusal(404, f"there is no such {kind} in the latest run")
    return row
