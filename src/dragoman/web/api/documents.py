"""Reports, their records, search, runs; reading one report."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path
from fastapi import Query as Given

from dragoman.codec import record_json
from dragoman.records import Run
from dragoman.web.api.shapes import (
    ERRORS,
    After,
    DocumentPage,
    FailurePage,
    Filters,
    Found,
    Limit,
    ReportGiven,
    SearchPage,
)
from dragoman.web.deps import Shared
from dragoman.web.errors import Refusal

router = APIRouter(prefix="/api/v1", tags=["reports"], responses=ERRORS)


@router.get("/documents")
def documents(desk: Shared, query: Filters, limit: Limit = 50, after: After = None) -> DocumentPage:
    """Lists reports; of the filters those narrow that a report has: text, outlet, days, run."""
    page = desk.store.documents(query, limit=limit, after=after)
    return DocumentPage(rows=list(page.rows), total=page.total, next=page.next)


@router.get("/documents/{id:path}")
def document(
    desk: Shared,
    id: Annotated[str, Path(min_length=1, max_length=1000)],
    layers: Annotated[bool, Given(description="True adds every mention, time and place.")] = False,
) -> dict[str, Any]:
    """Gives a report's record as coded, as record.md and `dragoman schema` describe it."""
    record = desk.record(id)
    if record is None:
        raise Refusal(404, "there is no such report here")
    return record_json(record, layers=layers)


@router.get("/search")
def search(
    desk: Shared,
    q: Annotated[str, Given(min_length=1, max_length=200, description="All words must be there.")],
    query: Filters,
    limit: Limit = 20,
    after: After = None,
) -> SearchPage:
    """Searches titles and texts."""
    page = desk.store.search(q, query, limit=limit, after=after)
    rows = [Found(document=hit.document, title=hit.title, snippet=hit.snippet) for hit in page.rows]
    return SearchPage(rows=rows, total=page.total, next=page.next)


@router.get("/runs")
def runs(desk: Shared) -> list[Run]:
    """Lists the runs, the one started last first."""
    return desk.store.runs()


@router.get("/runs/{id}/failures")
def failures(
    desk: Shared, id: Annotated[str, Path(min_length=1, max_length=64)], limit: Limit = 50, after: After = None
) -> FailurePage:
    """Lists what a run could not read."""
    page = desk.store.failures(id, limit=limit, after=after)
    return FailurePage(rows=list(page.rows), total=page.total, next=page.next)


@router.post("/read")
def read(desk: Shared, report: ReportGiven) -> dict[str, Any]:
    """Reads a report and gives its record; nothing is kept in the workspace."""
    found = desk.read_text(report.text, title=report.title, published=report.published, url=report.url)
    return record_json(found)
