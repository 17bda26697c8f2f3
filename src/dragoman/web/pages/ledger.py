"""The claims ledger: who said what, who repeated, endorsed, denied, rejected it, what is reported against it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dragoman.analysis import agreement
from dragoman.store import ClaimRow, Page, PositionRow, Query
from dragoman.web.asked import asked_of, command_line
from dragoman.web.deps import Shared
from dragoman.web.desk import Desk
from dragoman.web.pages.explore import ACTS
from dragoman.web.shown import render
from dragoman.web.views import Person, View, view_of_row

router = APIRouter(include_in_schema=False)

PAGE = 20
MOST_LOOKED_AT = 3000
"""Newest claims, and positions, among which answered ones are looked for."""

MOST_ANSWERED = 60
"""Answered claims on one page."""

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
    speakers = desk.store.facets(dataclasses.replace(asked.query, actor=None), "claim", "source", limit=14)
    entries = [_entry(desk, row) for row in page.rows]
    return render(
        request,
        "ledger.html",
        {
            "asked": asked, "q": asked.query, "values": dict(asked.values), "page": page, "entries": entries,
            "speakers": speakers, "acts": ACTS, "roles": ROLES, "tab": "list",
            "command": command_line("claims", asked.query, desk.workspace_name),
        },
    )  # fmt: skip


@router.get("/claims/answered")
def answered(request: Request, desk: Shared) -> Response:
    """Lists the claims to which somebody answered, or which are told again."""
    asked = asked_of(request, kind="claim")
    wanted = _answered(desk, asked.query)
    rows = [row for row in desk.store.items("claim", asked.query, limit=MOST_LOOKED_AT) if _key(row) in wanted]
    entries = [entry for entry in (_entry(desk, row) for row in rows[:MOST_ANSWERED]) if entry.answers]
    shown = {
        "asked": asked, "q": asked.query, "values": dict(asked.values), "entries": entries, "speakers": [],
        "page": Page(rows=(), total=len(entries), next=None), "acts": ACTS, "roles": ROLES, "tab": "answered",
        "command": command_line("claims", asked.query, desk.workspace_name),
    }  # fmt: skip
    return render(request, "ledger.html", shown)


def _key(row: ClaimRow) -> tuple[str, str]:
    return row.document, row.id


def _answered(desk: Desk, query: Query) -> set[tuple[str, str]]:
    """The claims on which a side is taken, which are told again, or which a writer contradicts."""
    run = query.run
    sides = desk.store.items("position", Query(run=run), limit=MOST_LOOKED_AT)
    found = {(row.document, row.claim) for row in sides if row.claim}
    stories = desk.store.stories(Query(run=run), "claim", limit=200)
    found |= {(member.document, member.item) for row in stories.rows for member in row.story.members}
    return found | {_key(row) for row in desk.store.claims(Query(run=run, challenged=True), limit=500).rows}


@router.get("/claims/matrix")
def matrix(request: Request, desk: Shared) -> Response:
    """Shows who endorses and who rejects whom."""
    asked = asked_of(request, kind="position")
    table = agreement(desk.store, asked.query)
    weight: dict[str, int] = {}
    cells: dict[tuple[str, str], tuple[int, int, int]] = {}
    for row in table.rows:
        holder, owner, endorse, reject, dispute, neutral = row[:6]
        cells[holder, owner] = (endorse, reject + dispute, neutral)
        for code in {holder, owner}:
            weight[code] = weight.get(code, 0) + endorse + reject + dispute + neutral
    codes = sorted(sorted(weight, key=lambda c: (-weight[c], c))[:MOST_IN_MATRIX])
    shown = {
        "asked": asked, "q": asked.query, "values": dict(asked.values), "codes": codes, "cells": cells, "table": table,
        "tab": "matrix", "command": command_line("agreement", asked.query, desk.workspace_name),
    }  # fmt: skip
    return render(request, "matrix.html", shown)


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
