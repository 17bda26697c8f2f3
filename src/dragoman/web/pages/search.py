"""Search in titles and texts, with snippets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi import Query as Given
from fastapi.responses import Response
from markupsafe import Markup, escape

from dragoman.export.phrases import one_line
from dragoman.store import MARK_END, MARK_START, DocumentRow, Hit, Page
from dragoman.web.deps import Shared
from dragoman.web.shown import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class _Shown:
    document: DocumentRow
    title: Markup
    snippet: Markup


@router.get("/search")
def search(
    request: Request,
    desk: Shared,
    text: Annotated[str, Given(max_length=200)] = "",
    after: Annotated[str, Given(max_length=500)] = "",
) -> Response:
    """Searches."""
    page: Page[Hit] = Page(rows=(), total=0, next=None)
    if text.strip() and desk.has_run():
        page = desk.store.search(text, after=after or None)
    views = [
        _Shown(hit.document, marked(hit.title or f"Report {hit.document.id}"), marked(hit.snippet)) for hit in page.rows
    ]
    return render(request, "search.html", {"text": text, "after": after, "page": page, "views": views})


def marked(found: str) -> Markup:
    """Escapes a snippet and marks the words that were found."""
    whole = escape(one_line(found))
    return Markup(whole.replace(MARK_START, Markup("<mark>")).replace(MARK_END, Markup("</mark>")))
