"""People's decisions: added, taken back, listed; what is still to be decided."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, and_, func, select

from dragoman.errors import InputError
from dragoman.records import ItemKind, Review, Verdict
from dragoman.store import edits, standing
from dragoman.store.filters import Filter
from dragoman.store.inserting import next_key
from dragoman.store.query import Query, Sort
from dragoman.store.rows import Page
from dragoman.store.running import now
from dragoman.store.selecting import Selection
from dragoman.store.tables import documents, reviews


def make_review(
    item: str,
    *,
    kind: ItemKind,
    document: str,
    verdict: Verdict,
    reviewer: str,
    changes: Iterable[tuple[str, str]] = (),
    note: str = "",
    at: datetime | None = None,
    undoes: str | None = None,
) -> Review:
    """Makes a review with its id; arguments as in `records.Review`, `at` is the clock's when None."""
    when = now(at).replace(tzinfo=UTC)
    said = tuple((field, value) for field, value in changes)
    parts = [item, kind, document, verdict, said, reviewer, when.isoformat(), note, undoes]
    id = "r" + hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]
    return Review(
        id=id, item=item, kind=kind, document=document, verdict=verdict, changes=said, reviewer=reviewer, at=when,
        note=note, undoes=undoes,
    )  # fmt: skip


def add(connection: Connection, review: Review) -> None:
    """Adds a review and works out what stands."""
    if connection.scalar(select(reviews.c.key).where(reviews.c.id == review.id)) is not None:
        return
    standing.require_known(connection, review)
    if not review.reviewer.strip():
        raise InputError("a review without a reviewer", hint="say who decides")
    if review.undoes is None and review.verdict == "edit":
        edits.check_changes(review.kind, review.changes)
    elif review.changes and review.undoes is None:
        raise InputError(f"changes in a review that says '{review.verdict}'", hint="say 'edit'")
    row = {field.name: getattr(review, field.name) for field in dataclasses.fields(review)}
    row |= {"key": next_key(connection, reviews), "changes": json.dumps(review.changes), "at": now(review.at)}
    connection.execute(reviews.insert(), [row])
    standing.apply(connection, review.kind, review.document, review.item)


def undo(connection: Connection, id: str, by: str, *, at: datetime | None, note: str) -> Review:
    """Takes a review back by adding another."""
    found = standing.reviews_of(connection, id=id)
    if not found:
        raise InputError(f"no review '{id}'")
    done = found[0]
    back = make_review(
        done.item, kind=done.kind, document=done.document, verdict=done.verdict, reviewer=by, changes=done.changes,
        note=note, at=at, undoes=done.id,
    )  # fmt: skip
    add(connection, back)
    return back


def listed(connection: Connection, *, item: str | None, document: str | None, reviewer: str | None) -> list[Review]:
    """Gives reviews in the order in which they came."""
    wanted = {"item": item, "document": document, "reviewer": reviewer}
    found = standing.reviews_of(connection, **{name: value for name, value in wanted.items() if value is not None})
    return [_dated(review) for review in found]


def page(
    connection: Connection, wanted: Mapping[str, str | None], *, newest: bool, limit: int, after: str | None
) -> Page[Review]:
    """Gives some reviews in the order in which they came, or the other way round."""
    narrowed = [reviews.c[name] == value for name, value in wanted.items() if value is not None]
    rows = select(reviews).where(*narrowed).order_by(reviews.c.key.desc() if newest else reviews.c.key)
    if after is not None:
        if not (after.isascii() and after.isdigit() and len(after) < 19):
            raise InputError(f"'{after}' is no place to go on from", hint="give a page's own 'next'")
        rows = rows.where(reviews.c.key < int(after) if newest else reviews.c.key > int(after))
    found = connection.execute(rows.limit(limit + 1)).all()
    total = connection.scalar(select(func.count()).select_from(reviews).where(*narrowed))
    following = str(found[limit - 1].key) if len(found) > limit else None
    return Page(rows=tuple(_dated(standing.review_of(row)) for row in found[:limit]), total=total, next=following)


def _dated(review: Review) -> Review:
    return dataclasses.replace(review, at=review.at.replace(tzinfo=UTC))


def standing_of(connection: Connection, *, item: str, document: str) -> Review | None:
    """Gives the review that stands for an item."""
    return standing.standing_review(listed(connection, item=item, document=document, reviewer=None))


def queue_query(query: Query, *, order: Sort, reviewer: str | None) -> Query:
    """The query for what is still to be decided: by anybody, or by one person whatever others did."""
    if reviewer is not None:
        return dataclasses.replace(query, sort=order)
    return dataclasses.replace(query, sort=order, verdict="none")


def without_reviews_of(selection: Selection, reviewer: str | None) -> Selection:
    """Leaves out what a person has decided already."""
    if reviewer is not None:
        t, taken_back = selection.table.alias(), reviews.alias()
        undone = select(taken_back.c.undoes).where(taken_back.c.undoes.is_not(None))
        decided = (
            select(t.c.key)
            .select_from(reviews)
            .join(documents, documents.c.id == reviews.c.document)
            .join(t, and_(t.c.document == documents.c.key, t.c.id == reviews.c.item))
            .where(reviews.c.reviewer == reviewer, reviews.c.undoes.is_(None), reviews.c.id.not_in(undone))
        )
        selection.filters.append(Filter("reviewer", selection.table.c.key.not_in(decided)))
    return selection
