"""The first page: read a report at once; what lies in the workspace; what changed."""

from __future__ import annotations

from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from dragoman.errors import DragomanError
from dragoman.store import Query
from dragoman.web.addresses import document_address
from dragoman.web.deps import Shared
from dragoman.web.desk import Desk
from dragoman.web.errors import Refusal
from dragoman.web.reviewed import words_of
from dragoman.web.shown import render

router = APIRouter(include_in_schema=False)

EXAMPLE_DAY = "2024-05-20"
"""Day of the example report."""


@router.get("/")
def home(request: Request, desk: Shared) -> Response:
    """Shows the first page."""
    return render(
        request,
        "home.html",
        _overview(desk) | {"error": None, "given": dict.fromkeys(("text", "title", "published", "url"), "")},
    )


@router.post("/read")
def read_report(
    request: Request,
    desk: Shared,
    text: Annotated[str, Form()] = "",
    title: Annotated[str, Form(max_length=1000)] = "",
    published: Annotated[str, Form(max_length=100)] = "",
    url: Annotated[str, Form(max_length=2000)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Reads what was pasted or uploaded and goes to its record."""
    try:
        if file is not None and file.filename:
            record = desk.read_upload(file.filename, file.file.read(), published=published)[0]
        else:
            record = desk.read_text(text, title=title, published=published, url=url)
    except (DragomanError, Refusal) as error:
        given = {"text": text, "title": title, "published": published, "url": url}
        status = error.status if isinstance(error, Refusal) else 422
        return render(request, "home.html", _overview(desk) | {"error": error, "given": given}, status=status)
    return RedirectResponse(document_address(record.document.id), status_code=303)


@router.get("/part/example")
def example() -> Response:
    """The example report, for who has none at hand."""
    text = files("dragoman.data").joinpath("examples", "summit.txt").read_text(encoding="utf-8")
    return PlainTextResponse(text, headers={"X-Published": EXAMPLE_DAY})


@router.get("/part/runs")
def runs_part(request: Request, desk: Shared) -> Response:
    """The runs, for looking again while one goes on."""
    return render(request, "part_runs.html", {"runs": desk.store.runs()})


def _overview(desk: Desk) -> dict[str, Any]:
    store = desk.store
    everything = Query()
    return {
        "runs": store.runs(),
        "counts": {
            "documents": store.documents(everything, limit=1).total or 0,
            **{f"{kind}s": store.count(everything, kind) for kind in ("event", "claim", "position")},
        },
        "recent": store.documents(Query(sort="newest"), limit=8).rows,
        "aside": desk.aside(),
        "reviews": [(review, words_of(desk, review)) for review in store.reviews_page(newest=True, limit=8).rows],
    }
