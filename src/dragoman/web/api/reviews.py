"""People's corrections."""

from __future__ import annotations

import dataclasses
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi import Query as Given

from dragoman.records import Review
from dragoman.store import make_review
from dragoman.web.api.shapes import ERRORS, Limit, ReviewGiven, ReviewPage, ReviewShape, UndoGiven
from dragoman.web.deps import Shared
from dragoman.web.errors import Refusal

router = APIRouter(prefix="/api/v1", tags=["reviews"], responses=ERRORS)


@router.get("/reviews")
def reviews(
    desk: Shared,
    item: Annotated[str | None, Given(max_length=100)] = None,
    document: Annotated[str | None, Given(max_length=1000)] = None,
    reviewer: Annotated[str | None, Given(max_length=60)] = None,
    limit: Limit = 50,
    after: Annotated[str | None, Given(max_length=18, pattern="^[0-9]+$")] = None,
) -> ReviewPage:
    """Lists reviews in the order in which they came."""
    page = desk.store.reviews_page(item=item, document=document, reviewer=reviewer, limit=limit, after=after)
    return ReviewPage(rows=[_shape(review) for review in page.rows], total=page.total or 0, next=page.next)


@router.post("/reviews", status_code=201)
def add(desk: Shared, given: ReviewGiven) -> ReviewShape:
    """Adds a review; it stands from now on."""
    made = make_review(
        given.item, kind=given.kind, document=given.document, verdict=given.verdict, reviewer=given.reviewer,
        changes=tuple(given.changes.items()), note=given.note,
    )  # fmt: skip
    desk.store.add_review(made)
    return _shape(made)


@router.post("/reviews/{id}/undo", status_code=201)
def undo(desk: Shared, id: Annotated[str, Path(min_length=1, max_length=100)], given: UndoGiven) -> ReviewShape:
    """Takes a review back; taking that back in turn brings the first one back."""
    if not desk.store.reviews_page(id=id, limit=1).rows:
        raise Refusal(404, "there is no such review")
    return _shape(desk.store.undo_review(id, given.reviewer, note=given.note))


def _shape(review: Review) -> ReviewShape:
    return ReviewShape.model_validate(dataclasses.asdict(review))
