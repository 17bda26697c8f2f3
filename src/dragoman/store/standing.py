"""What stands of an item after its reviews: rejected ones are hidden, edited ones get a row beside the coded one.

The coded row is never changed but for two marks (`shown`, `verdict`), which are worked out from the reviews and can be
worked out again at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, select, update

from dragoman.errors import InputError
from dragoman.records import ItemKind, Review
from dragoman.store import edits
from dragoman.store.filters import run_of
from dragoman.store.flatten import Item
from dragoman.store.inserting import Rows, chunks
from dragoman.store.tables import (
    BOTH,
    CODED,
    ITEMS,
    STANDING,
    codes,
    documents,
    dyads,
    participants,
    reviews,
)


def review_of(row: Any) -> Review:
    """Makes a `Review` of a row of `reviews`."""
    names = ("id", "item", "kind", "document", "verdict", "reviewer", "at", "note", "undoes")
    changes = tuple((field, value) for field, value in json.loads(row.changes))
    return Review(**{name: getattr(row, name) for name in names}, changes=changes)


def standing_review(found: Sequence[Review]) -> Review | None:
    """Finds the review that stands: the last one that nobody has taken back.

    Args:
        found: all reviews of one item, in the order in which they came.

    Returns:
        The review; None where none stands. Taking back an undo brings back what it undid.
    """
    undone: set[str] = set()
    for review in reversed(found):
        if review.id in undone:
            continue
        if review.undoes is None:
            return review
        undone.add(review.undoes)
    return None


def apply_known(connection: Connection, run: int, ids: Sequence[str]) -> None:
    """Applies the reviews there are to documents that a run has just read.

    Args:
        connection: of a transaction that writes.
        run: the run's key.
        ids: the documents' ids.
    """
    for some in chunks(sorted(set(ids))):
        items = (
            select(reviews.c.kind, reviews.c.document, reviews.c.item).where(reviews.c.document.in_(some)).distinct()
        )
        for kind, document, item in connection.execute(items).all():
            apply(connection, kind, document, item, run=run)


def apply(connection: Connection, kind: ItemKind, document: str, item: str, *, run: int | None = None) -> None:
    """Works out what stands of an item, in one run or in all.

    Args:
        connection: of a transaction that writes.
        kind: what the item is.
        document: its document's id.
        item: its id.
        run: the run's key; None for all runs.
    """
    table = ITEMS[kind]
    rows = select(table).join(documents, documents.c.key == table.c.document)
    rows = rows.where(documents.c.id == document, table.c.id == item)
    if run is not None:
        rows = rows.where(run_of(connection, table) == run)
    found = connection.execute(rows).mappings().all()
    _remove(connection, kind, [row["key"] for row in found if row["shown"] == STANDING])
    review = standing_review(reviews_of(connection, document=document, item=item, kind=kind))
    for row in found:
        if row["shown"] == STANDING:
            continue
        verdict = review.verdict if review else None
        shown = CODED if verdict in ("reject", "edit") else BOTH
        connection.execute(update(table).where(table.c.key == row["key"]).values(shown=shown, verdict=verdict))
        mine = (codes.c.kind == kind, codes.c.item == row["key"])
        connection.execute(update(codes).where(*mine).values(shown=shown))
        if kind == "event":
            connection.execute(update(dyads).where(dyads.c.event == row["key"]).values(shown=shown))
        if review and review.verdict == "edit":
            _add_edited(connection, kind, dict(row), review)


def reviews_of(connection: Connection, **wanted: str) -> list[Review]:
    """Gives reviews in the order in which they came; `wanted` are columns of `reviews` and their values."""
    rows = select(reviews).order_by(reviews.c.key)
    for name, value in wanted.items():
        rows = rows.where(reviews.c[name] == value)
    return [review_of(row) for row in connection.execute(rows)]


def _remove(connection: Connection, kind: ItemKind, keys: Iterable[int]) -> None:
    for key in keys:
        if kind == "event":
            connection.execute(delete(dyads).where(dyads.c.event == key))
        for table in (codes, participants):
            connection.execute(delete(table).where(table.c.kind == kind, table.c.item == key))
        connection.execute(delete(ITEMS[kind]).where(ITEMS[kind].c.key == key))


def _add_edited(connection: Connection, kind: ItemKind, row: dict[str, Any], review: Review) -> None:
    who = select(participants).where(participants.c.kind == kind, participants.c.item == row["key"])
    who = who.order_by(participants.c.role, participants.c.rank)
    people = tuple(dict(person) for person in connection.execute(who).mappings())
    for person in people:
        del person["kind"], person["item"]
    published = connection.scalar(select(documents.c.published).where(documents.c.key == row["document"]))
    item = edits.edited(Item(kind, row, people), review.changes, published=published or date.min)
    rows = Rows(connection)
    fields = ",".join(dict.fromkeys(field for field, _ in review.changes))
    marks = {"verdict": "edit", "edited": fields}
    rows.add_again(row["run"], row["document"], row["passage"], item, STANDING, **marks)
    rows.insert()


def require_known(connection: Connection, review: Review) -> None:
    """Refuses a review of an item that no run has read.

    Raises:
        InputError: there is no such item.
    """
    table = ITEMS[review.kind]
    joined = select(table.c.key).join(documents, documents.c.key == table.c.document)
    if connection.scalar(joined.where(documents.c.id == review.document, table.c.id == review.item).limit(1)) is None:
        raise InputError(
            f"no {review.kind} '{review.item}' in document '{review.document}'", hint="ids are as listings show them"
        )
