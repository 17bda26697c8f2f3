"""The claims ledger: who said what, who repeated, endorsed, denied, rejected it, what is reported against it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from dragoman.analysis import agreement
from dragoman.store import ClaimRow, Page, PositionRow
from dragoman.web.asked import Asked, asked_of, command_line
from dragoman.web.deps import Shared
from dragoman.web.desk import Desk
from dragoman.web.names import actor_name
from dragoman.web.pages.explore import ACTS, STANCES
from dragoman.web.shown import counted, render
from dragoman.web.views import Person, View, view_of_row, views_of

router = APIRouter(include_in_schema=False)

PAGE = 20
MOST_SPEAKERS = 15
"""Speakers named beside the list, those with most claims."""

MOST_IN_MATRIX = 14
"""Speakers on either side of the matrix; the table beneath has every pair."""

ROLES = {
    "endorse": "endorsed by", "reject": "rejected by", "deny": "denied by", "dispute": "disputed by",
    "neutral": "noted by", "repeat": "repeated by", "again": "reported again", "against": "against it",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a claim: what it does, who gives it, in which words, where."""

    role: str
    who: tuple[Person, ...]
    words: str
    address: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim and what became of it, by role."""

    view: View
    answers: dict[str, list[Answer]]


@router.get("/claims")
def ledger(request: Request, desk: Shared) -> Response:
    """Lists claims with their answers."""
    asked = asked_of(request, kind="claim")
    page = desk.store.claims(asked.query, limit=PAGE, after=asked.after)
    command = command_line("claims", asked.query, desk.workspace_name)
    return _listed(request, desk, asked, page, tab="list", command=command)


@router.get("/claims/answered")
def answered(request: Request, desk: Shared) -> Response:
    """Lists the claims to which somebody answered, which are told again, or which the writer contradicts."""
    asked = asked_of(request, kind="claim")
    query = dataclasses.replace(asked.query, answered=True)
    page = desk.store.claims(query, limit=PAGE, after=asked.after, counted=False)  # counted after it is seen
    return _listed(
        request, desk, asked, page, tab="answered", command=command_line("claims", query, desk.workspace_name)
    )


@router.get("/part/answered")
def answered_part(request: Request, desk: Shared) -> Response:
    """Says how many claims were answered."""
    asked = asked_of(request, kind="claim")
    total = desk.store.count(dataclasses.replace(asked.query, answered=True), "claim")
    return PlainTextResponse(counted(total, "claim"))


def _listed(request: Request, desk: Desk, asked: Asked, page: Page[ClaimRow], *, tab: str, command: str) -> Response:
    whole = dataclasses.replace(asked.query, actor=None)
    speakers = desk.store.facets(whole, "claim", "source", limit=MOST_SPEAKERS) if tab == "list" else []
    shown = {
        "asked": asked, "q": asked.query, "values": dict(asked.values), "page": page,
        "entries": [_entry(desk, row) for row in page.rows], "speakers": [s for s in speakers if s.value != "UNK"],
        "acts": ACTS, "roles": ROLES, "tab": tab, "command": command,
    }  # fmt: skip
    return render(request, "ledger.html", shown)


@router.get("/claims/matrix")
def matrix(request: Request, desk: Shared) -> Response:
    """Shows who endorses and who rejects whom, and the positions it is made of."""
    asked = asked_of(request, kind="position")
    table = agreement(desk.store, asked.query)
    cells = {row[:2]: (row[2], row[3] + row[4], row[5]) for row in table.rows}
    page = desk.store.positions(asked.query, limit=PAGE, after=asked.after)
    shown = {
        "asked": asked, "q": asked.query, "values": dict(asked.values), "cells": cells, "table": table,
        "holders": _weightiest(cells, side=0), "owners": _weightiest(cells, side=1), "page": page,
        "views": views_of(page.rows), "stances": STANCES, "tab": "matrix",
        "command": command_line("agreement", asked.query, desk.workspace_name),
    }  # fmt: skip
    return render(request, "matrix.html", shown)


def _weightiest(cells: Mapping[tuple[str, str], tuple[int, int, int]], *, side: int) -> list[str]:
    """The codes on one side of the matrix with most positions, by name; who is unknown comes last."""
    weight: Counter[str] = Counter()
    for pair, counts in cells.items():
        weight[pair[side]] += sum(counts)
    kept = sorted(weight, key=lambda code: (-weight[code], code))[:MOST_IN_MATRIX]
    return sorted(kept, key=lambda code: (code == "UNK", actor_name(code)))


def _entry(desk: Desk, row: ClaimRow) -> Entry:
    answers: dict[str, list[Answer]] = {}
    for answer in [*_sides(desk, row), *_tellings(desk, row), *_against(row)]:
        answers.setdefault(answer.role, []).append(answer)
    ordered = {role: answers[role] for role in ROLES if role in answers}
    return Entry(view=view_of_row(row), answers=ordered)


def _sides(desk: Desk, row: ClaimRow) -> list[Answer]:
    positions = desk.store.positions(document=row.document, run=row.run, limit=200, counted=False)
    return [_side(p) for p in positions.rows if p.claim == row.id]


def _side(row: PositionRow) -> Answer:
    view = view_of_row(row)
    words = f"{row.anchor}, because {row.reason}" if row.reason else row.sentence
    return Answer(role=row.stance, who=view.left, words=words, address=view.in_text, source="")


def _tellings(desk: Desk, row: ClaimRow) -> list[Answer]:
    story = desk.store.story_of(row.id, document=row.document, run=row.run)
    found, own = [], view_of_row(row).left
    for member in story.members if story else ():
        if (member.document, member.item) == (row.document, row.id):
            continue
        other = desk.store.claim(member.item, document=member.document, run=row.run)
        if other is not None:
            view = view_of_row(other)
            said_before = {(p.code, p.name) for p in own} & {(p.code, p.name) for p in view.left}
            role = "deny" if other.act == "deny" and row.act != "deny" else "again" if said_before else "repeat"
            found.append(
                Answer(role=role, who=view.left, words=other.sentence, address=view.in_text, source=view.source)
            )
    return found


def _against(row: ClaimRow) -> list[Answer]:
    if not row.challenged:
        return []
    view = view_of_row(row)
    return [Answer(role="against", who=(), words=row.challenged_by or row.sentence, address=view.in_text, source="")]
