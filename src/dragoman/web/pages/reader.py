"""A report to read, with what was read from it; the list of reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi import Query as Given
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from dragoman.export.layers import label_items
from dragoman.export.markup import marked_paragraphs
from dragoman.export.phrases import headline, opens_with_title
from dragoman.records import Record
from dragoman.store import query_from
from dragoman.web.about import about_item
from dragoman.web.addresses import citation, document_address
from dragoman.web.deps import Shared
from dragoman.web.errors import Refusal
from dragoman.web.keep import keep_record
from dragoman.web.shown import render
from dragoman.web.views import view_of_item

router = APIRouter(include_in_schema=False)

PAGE = 50


@router.get("/reports")
def reports(
    request: Request,
    desk: Shared,
    text: Annotated[str, Given(max_length=500)] = "",
    outlet: Annotated[str, Given(max_length=500)] = "",
    since: Annotated[str, Given(max_length=40)] = "",
    until: Annotated[str, Given(max_length=40)] = "",
    after: Annotated[str, Given(max_length=500)] = "",
) -> Response:
    """Lists the reports."""
    values = {"text": text, "outlet": outlet, "since": since, "until": until}
    page = desk.store.documents(query_from(values), limit=PAGE, after=after or None)
    shown = {"page": page, "values": values | {"after": after}, "aside": desk.aside()}
    return render(request, "reports.html", shown)


@router.get("/d/{document:path}")
def report(request: Request, desk: Shared, document: str, run: Annotated[str, Given(max_length=64)] = "") -> Response:
    """Shows a report with its layers and its record."""
    record = desk.record(document, run or None)
    if record is None:
        raise Refusal(
            404, "there is no such report here", hint="a report that was not kept is gone when the workbench ends"
        )
    labelled = label_items(record)
    paragraphs = marked_paragraphs(record, labelled)
    title = Markup("{}").format(headline(record.document))
    if paragraphs and opens_with_title(record.document):
        title = Markup(paragraphs.pop(0)[1])
    views = [view_of_item(item, label, labelled, record.document.id) for label, item in labelled.items()]
    views.sort(key=lambda v: (v.start, v.end))
    return render(
        request,
        "reader.html",
        {
            "document": record.document,
            "headline": headline(record.document),
            "title": title,
            "paragraphs": [(p, Markup(inner)) for p, inner in paragraphs],
            "views": views,
            "labelled": labelled,
            "notes": record.notes,
            "words": len(record.document.text.split()),
            "aside": desk.is_aside(document) and desk.store.record(document) is None,
            "cited": dict(citation(record.document)) | {"address": _whole(request, record)},
        },
    )


@router.get("/part/item")
def item_part(
    request: Request,
    desk: Shared,
    document: Annotated[str, Given(max_length=1000)],
    item: Annotated[str, Given(max_length=100)],
) -> Response:
    """What a card of the reader shows when it is opened."""
    record = desk.record(document)
    if record is None:
        raise Refusal(404, "there is no such report here")
    return render(request, "part_item.html", {"about": about_item(desk, record, item)})


@router.post("/keep")
def keep(request: Request, desk: Shared, document: Annotated[str, Form(max_length=1000)]) -> Response:
    """Keeps a report that was only read here."""
    record = desk.record(document)
    if record is None:
        raise Refusal(404, "there is no such report here")
    keep_record(desk.store, record)
    desk.forget(document)
    return RedirectResponse(document_address(document), status_code=303)


def _whole(request: Request, record: Record) -> str:
    return f"{request.url.scheme}://{request.headers['host']}{document_address(record.document.id)}"
