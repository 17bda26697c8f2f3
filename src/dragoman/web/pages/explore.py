"""Filters in the address; what they find as a list, a series, a timeline, a network, a map, stories."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dragoman.records import StoryKind
from dragoman.store import Page
from dragoman.web.asked import Asked, asked_of, command_line
from dragoman.web.deps import Shared
from dragoman.web.desk import Desk
from dragoman.web.drawings import draw
from dragoman.web.names import known_codes
from dragoman.web.rises import MOST_SHOWN, rises_of, rises_table
from dragoman.web.shown import render
from dragoman.web.tables import Table, items_table
from dragoman.web.views import view_of_row, views_of

router = APIRouter(include_in_schema=False)

PAGE = 30
STATUSES = ("asserted", "negated", "future", "hypothetical")
STANCES = ("endorse", "reject", "dispute", "neutral")
ACTS = (
    "assert",
    "deny",
    "accuse",
    "demand",
    "promise",
    "propose",
    "threaten",
    "praise",
    "condemn",
    "admit",
    "ask",
    "believe",
)
MOST_SAVED = 100_000
"""Items of one CSV file from here; beyond that the page says so, and `dragoman export` writes all."""


@router.get("/explore")
def explore(request: Request, desk: Shared) -> Response:
    """Shows what the filters find."""
    asked = asked_of(request)
    shown = _around(desk, asked) | _found(desk, asked)
    return render(request, f"explore_{asked.view}.html", shown)


@router.get("/explore.csv")
def save(request: Request, desk: Shared) -> Response:
    """Gives what the page shows as a file."""
    asked = asked_of(request)
    if not desk.has_run():
        table = Table(columns=("id",), rows=[])
    elif asked.view in ("list", "stories"):
        table = items_table(itertools.islice(desk.store.items(asked.kind, asked.query), MOST_SAVED))
    elif asked.view == "changes":
        table = rises_table(desk.store, asked)
    else:
        table = draw(desk, asked).table
    headers = {"Content-Disposition": f'attachment; filename="dragoman-{asked.view}.csv"'}
    return Response(table.to_csv(), media_type="text/csv; charset=utf-8", headers=headers)


def _around(desk: Desk, asked: Asked) -> dict[str, Any]:
    """What stands around every view: filters, tabs, the command that gives the same."""
    counts = (
        desk.store.facets(dataclasses.replace(asked.query, type=()), "event", "type") if _events(desk, asked) else []
    )
    runs = desk.store.runs()
    return {
        "asked": asked,
        "q": asked.query,
        "values": dict(asked.values),
        "types": desk.codebook.types,
        "type_counts": {facet.value: facet.n for facet in counts},
        "statuses": STATUSES,
        "stances": STANCES,
        "acts": ACTS,
        "codes": known_codes(),
        "command": command_line(_verb(asked), asked.query, desk.workspace_name, by=asked.by, measure=_measure(asked)),
        "has_run": bool(runs),
        "runs": runs,
    }


def _events(desk: Desk, asked: Asked) -> bool:
    return asked.kind == "event" and desk.has_run()


def _verb(asked: Asked) -> str:
    if asked.view in ("series", "timeline", "network", "changes"):
        return asked.view
    return f"{asked.kind}s"


def _measure(asked: Asked) -> str | None:
    return asked.measure if asked.view == "series" else None


def _found(desk: Desk, asked: Asked) -> dict[str, Any]:
    if not desk.has_run():
        return {"page": Page(rows=(), total=0, next=None), "views": [], "drawn": None}
    if asked.view == "list":
        page = _listing(desk, asked.kind)(asked.query, limit=PAGE, after=asked.after)
        return {"page": page, "views": views_of(page.rows)}
    if asked.view == "changes":
        table = rises_table(desk.store, asked)
        more = len(table.rows) if len(table.rows) > MOST_SHOWN else 0
        return {"rises": rises_of(table, asked), "more": more, "assumed": not asked.query.status}
    if asked.view == "stories":
        kind: StoryKind = "claim" if asked.kind == "claim" else "event"
        stories = desk.store.stories(asked.query.for_kind(kind), kind, limit=PAGE, after=asked.after)
        return {"page": stories, "views": [(row, view_of_row(row.lead)) for row in stories.rows]}
    return {"drawn": draw(desk, asked)}


def _listing(desk: Desk, kind: str) -> Callable[..., Page[Any]]:
    found: Callable[..., Page[Any]] = {
        "event": desk.store.events, "claim": desk.store.claims, "position": desk.store.positions
    }[kind]  # fmt: skip
    return found
