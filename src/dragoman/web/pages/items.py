"""The page of one event, claim or position, and of a story: the addresses people cite."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Query as Given
from fastapi.responses import Response

from dragoman.export.layers import label_items
from dragoman.records import Record
from dragoman.store import ItemRow
from dragoman.web.about import about_item
from dragoman.web.addresses import item_address
from dragoman.web.deps import Shared
from dragoman.web.desk import Desk
from dragoman.web.errors import Refusal
from dragoman.web.shown import render
from dragoman.web.views import sentence_about, view_of_row, views_of

router = APIRouter(include_in_schema=False)

Document = Annotated[str, Given(max_length=1000)]


@router.get("/e/{item}")
def event(request: Request, desk: Shared, item: str, document: Document = "") -> Response:
    """Shows one event."""
    return _page(request, desk, item, document, desk.item("event", item, document or None))


@router.get("/c/{item}")
def claim(request: Request, desk: Shared, item: str, document: Document = "") -> Response:
    """Shows one claim."""
    return _page(request, desk, item, document, desk.item("claim", item, document or None))


@router.get("/p/{item}")
def position(request: Request, desk: Shared, item: str, document: Document = "") -> Response:
    """Shows one position."""
    return _page(request, desk, item, document, desk.item("position", item, document or None))


@router.get("/s/{item}")
def story(request: Request, desk: Shared, item: str, document: Document) -> Response:
    """Shows the story of an item: one event or claim, as every report tells it."""
    found = desk.story_of(item, document)
    if found is None:
        raise Refusal(404, "there is no such story here")
    rows = [row for row in (desk.item(found.kind, m.item, m.document) for m in found.members) if row is not None]
    return render(request, "story.html", {"story": found, "views": views_of(rows)})


def _page(request: Request, desk: Desk, item: str, document: str, row: ItemRow | None) -> Response:
    record = desk.record(row.document) if row else _aside_with(desk, item, document)
    if record is None:
        raise Refusal(404, "there is no such item in this workspace")
    about = about_item(desk, record, row.id if row else item)
    view = about.view
    whole = f"{request.url.scheme}://{request.headers['host']}{item_address(view.kind, view.id)}"
    about.cited["address"] = whole
    shown = {"about": about, "title": sentence_about(view), "stands": view_of_row(row) if row else view}
    return render(request, "item.html", shown)


def _aside_with(desk: Desk, item: str, document: str) -> Record | None:
    for record in desk.aside():
        if (not document or record.document.id == document) and item in label_items(record).labels:
            return record
    return None
