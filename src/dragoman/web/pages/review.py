"""Review: a queue of what is least certain, decided by keyboard; what was decided; how far reviewers agree."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any, cast

from fastapi import APIRouter, Form, Request
from fastapi import Query as Given
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from dragoman.records import ItemKind, Review, Verdict
from dragoman.store import ItemRow, make_review
from dragoman.web.asked import KINDS, Asked, asked_of
from dragoman.web.deps import Shared
from dragoman.web.desk import Desk
from dragoman.web.errors import Refusal
from dragoman.web.pages.explore import STANCES, STATUSES
from dragoman.web.reviewed import words_of
from dragoman.web.reviewing import ADJUDICATION, changes_from, changes_in, compare, editable, fixes_of, parties_in
from dragoman.web.shown import counted, query_words, render
from dragoman.web.views import marked_sentence, view_of_row, views_of

router = APIRouter(include_in_schema=False)

QUEUE = 24
HISTORY = 100
VERDICTS = ("accept", "reject", "edit", "unsure")


@router.get("/review")
def review(request: Request, desk: Shared) -> Response:
    """Shows the queue and the item at hand."""
    own = {name: request.query_params.get(name, "") for name in ("item", "mine", "adjudicate")}
    return render(request, "review.html", _bench(desk, request, _asked(request), own))


@router.get("/part/left")
def left_part(request: Request, desk: Shared) -> Response:
    """Says how much one has not judged."""
    asked = _asked(request)
    query = dataclasses.replace(asked.query, reviewed="raw", verdict="any")
    page = desk.store.queue(query, asked.kind, reviewer=desk.reviewer(request.state.session), limit=1)
    return PlainTextResponse(counted(page.total or 0, asked.kind))


@router.get("/part/people")
def people_part(desk: Shared, document: Annotated[str, Given(max_length=1000)]) -> Response:
    """Whom a report names, to choose from where a party is wrong: as a reviewer writes them, as people read them."""
    record = desk.record(document)
    return JSONResponse(list(parties_in(record).items()) if record else [])


@router.post("/review")
async def decide(request: Request, desk: Shared) -> Response:
    """Adds a review of the item at hand and goes to the next."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    reviewer = desk.reviewer(request.state.session)
    if not reviewer:
        raise Refusal(422, "say who you are first", hint="your name stands beside each of your reviews")
    kind = form.get("kind", "")
    if kind not in KINDS:
        raise Refusal(422, "no such kind of item")
    row = desk.item(kind, form.get("item", ""), form.get("document") or None)
    if row is None:
        raise Refusal(404, "there is no such item in this workspace")
    verdict, changes = _decision(row, form)
    note = form.get("note", "").strip()[:2000]
    if form.get("adjudicate"):
        note = f"{ADJUDICATION}: {note}".rstrip(": ")
    made = make_review(
        row.id, kind=kind, document=row.document, verdict=verdict, reviewer=reviewer, changes=changes, note=note
    )
    desk.store.add_review(made)
    steps = desk.steps(request.state.session)
    steps.done.append(made.id)
    steps.undone.clear()
    return RedirectResponse(_back(form), status_code=303)


@router.post("/review/undo")
def undo(request: Request, desk: Shared, back: Annotated[str, Form(max_length=4000)] = "") -> Response:
    """Takes back what was decided last in this session."""
    return _step(request, desk, back, again=False)


@router.post("/review/redo")
def redo(request: Request, desk: Shared, back: Annotated[str, Form(max_length=4000)] = "") -> Response:
    """Brings back what was taken back last in this session."""
    return _step(request, desk, back, again=True)


@router.post("/settings")
def settings(request: Request, desk: Shared, reviewer: Annotated[str, Form(max_length=60)]) -> Response:
    """Sets who reviews."""
    if request.state.session is None or not reviewer.strip():
        raise Refusal(422, "a name is wanted")
    desk.name_reviewer(request.state.session, reviewer)
    return RedirectResponse("/review", status_code=303)


@router.get("/review/history")
def history(request: Request, desk: Shared, after: str | None = None) -> Response:
    """Lists who decided what, when."""
    page = desk.store.reviews_page(newest=True, limit=HISTORY, after=after)
    return render(request, "history.html", {"page": page, "after": after, "tab": "history"})


@router.get("/review/agreement")
def agreement(request: Request, desk: Shared) -> Response:
    """Shows how far reviewers agree, and what is to be adjudicated."""
    found = compare(desk.store.reviews())
    differences = [(difference, words_of(desk, difference)) for difference in found.differences[:HISTORY]]
    return render(request, "agreement.html", {"found": found, "differences": differences, "tab": "agreement"})


def _asked(request: Request) -> Asked:
    kept = [(k, v) for k, v in request.query_params.multi_items() if k not in ("item", "mine", "adjudicate")]
    # a document narrows the queue only where no single item is asked for
    if request.query_params.get("item"):
        kept = [(k, v) for k, v in kept if k != "document"]
    scope = dict(request.scope) | {"query_string": query_words(dict(kept)).encode()}
    return asked_of(Request(scope), view="list")


def _bench(desk: Desk, request: Request, asked: Asked, own: dict[str, str]) -> dict[str, Any]:
    reviewer = desk.reviewer(request.state.session)
    second = bool(own["mine"]) and bool(reviewer)
    # who judges a second time must not see what the first decided, nor miss what he rejected
    query = dataclasses.replace(asked.query, reviewed="raw", verdict="any") if second else asked.query
    # what one person has not judged is counted after it is seen: that takes longer than finding the first
    page = desk.store.queue(query, asked.kind, reviewer=reviewer if second else None, limit=QUEUE, counted=not second)
    rows = list(page.rows)
    document = request.query_params.get("document") or None
    row = desk.item(asked.kind, own["item"], document) if own["item"] else None
    row = row or (rows[0] if rows else None)
    around = _neighbours(rows, row)
    steps = desk.steps(request.state.session)
    values = dict(asked.values) | {k: own[k] for k in ("mine",) if own[k]}
    values.pop("document", None)
    return {
        "asked": asked, "values": values, "mine": second, "adjudicate": bool(own["adjudicate"]), "row": row,
        "view": view_of_row(row) if row else None, "queue": views_of(rows), "left": page.total, "tab": "queue",
        "sentence": _sentence(row) if row else "", "fixes": fixes_of(row, desk.codebook) if row else [],
        "fields": editable(row) if row else {},
        "types": desk.codebook.types, "statuses": STATUSES, "stances": STANCES,
        "before": _address(values, around[0]), "after": _address(values, around[1]),
        "reviews": [] if second or row is None else desk.store.reviews(item=row.id, document=row.document),
        "can_undo": bool(steps.done), "can_redo": bool(steps.undone), "here": _address(values, row),
        "context": _context(desk, row) if row else ("", ""),
    }  # fmt: skip


def _neighbours(rows: list[Any], row: ItemRow | None) -> tuple[ItemRow | None, ItemRow | None]:
    """What stands before and after an item in the queue; after one that has left it, the queue's first."""
    at = next((n for n, r in enumerate(rows) if row and (r.id, r.document) == (row.id, row.document)), None)
    if at is None:
        return None, rows[0] if rows else None
    return (rows[at - 1] if at else None), (rows[at + 1] if at + 1 < len(rows) else None)


def _address(values: dict[str, str], row: ItemRow | None) -> str:
    if row is None:
        return f"/review?{query_words(values)}"
    return f"/review?{query_words(values, item=row.id, document=row.document)}"


def _sentence(row: ItemRow) -> Any:
    return marked_sentence(row, row.start, row.end)


def _context(desk: Desk, row: ItemRow) -> tuple[str, str]:
    """Some words before and after the sentence."""
    document = desk.store.document(row.document, run=row.run)
    if document is None:
        return "", ""
    start, end = row.sentence_start, row.sentence_start + len(row.sentence)
    before, after = document.text[max(0, start - 260) : start], document.text[end : end + 260]
    # no half words at the ends
    before = f"… {before.partition(' ')[2]}" if start > 260 else before
    after = f"{after.rpartition(' ')[0]} …" if end + 260 < len(document.text) else after
    return before, after


def _decision(row: ItemRow, form: dict[str, str]) -> tuple[Verdict, tuple[tuple[str, str], ...]]:
    if form.get("fix"):
        return "edit", changes_from(form["fix"])
    verdict = form.get("verdict", "")
    if verdict not in VERDICTS:
        raise Refusal(422, "no such verdict", hint="accept, reject, edit or unsure")
    changes = changes_in(row, form)
    if verdict == "accept" and changes:
        raise Refusal(
            422, "fields were changed", hint="save the correction, or load the page again to accept it as it was"
        )
    if verdict != "edit":
        return cast(Verdict, verdict), ()
    if not changes:
        raise Refusal(422, "nothing was changed", hint="change a field, or accept it as it is")
    return "edit", changes


def _back(form: dict[str, str]) -> str:
    target = form.get("next", "")
    return target if target.startswith("/review") and "\\" not in target else "/review"


def _step(request: Request, desk: Desk, back: str, *, again: bool) -> Response:
    steps = desk.steps(request.state.session)
    source, target = (steps.undone, steps.done) if again else (steps.done, steps.undone)
    if not source:
        raise Refusal(409, "there is nothing to bring back" if again else "there is nothing to take back")
    made: Review = desk.store.undo_review(source.pop(), desk.reviewer(request.state.session))
    target.append(made.id)
    kind: ItemKind = made.kind
    shown = {"item": made.item, "document": made.document, "kind": kind if kind != "event" else None}
    return RedirectResponse(f"/review?{query_words(shown)}", status_code=303)
