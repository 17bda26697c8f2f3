"""Reports and single items: found by id, listed, searched."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, Select, func, literal, select, tuple_

from dragoman.errors import InputError
from dragoman.records import Dateline, Document, ItemKind, Record, Span
from dragoman.store import fulltext, running
from dragoman.store.filters import run_of
from dragoman.store.flatten import record_from
from dragoman.store.listing import rows_of
from dragoman.store.query import Query
from dragoman.store.rows import DocumentRow, Hit, Page
from dragoman.store.tables import CODED, ITEMS, STANDING, UNDATED, documents, records, runs

NAMED = 5
"""Documents named in a message about an id that stands in several."""


def document(connection: Connection, id: str, run: str | None) -> Document | None:
    """Gives a report by its id: the version that a run read, or the one added last."""
    rows = select(documents).where(documents.c.id == id).order_by(documents.c.key.desc())
    if run is not None:
        key = running.find(connection, run)[0]
        rows = rows.join(records, records.c.document == documents.c.key).where(records.c.run == key)
    row = connection.execute(rows.limit(1)).first()
    if row is None:
        return None
    names = ("id", "text", "published", "published_source", "title", "outlet", "url")
    return Document(**{name: getattr(row, name) for name in names}, dateline=_dateline(row.dateline, row.text))


def _dateline(said: str | None, text: str) -> Dateline | None:
    if said is None:
        return None
    line = json.loads(said)
    span = Span(start=line["start"], end=line["end"], text=text[line["start"] : line["end"]])
    return Dateline(span=span, place=line["place"], day=line["day"], agency=line["agency"])


def record(connection: Connection, id: str, run: str | None) -> Record | None:
    """Gives a report's record by the report's id: as a run read it, or as the last one did."""
    rows = select(records.c.body).join(documents, documents.c.key == records.c.document).where(documents.c.id == id)
    if run is not None:
        rows = rows.where(records.c.run == running.find(connection, run)[0])
    else:
        rows = rows.join(runs, runs.c.key == records.c.run).order_by(runs.c.started.desc(), runs.c.key.desc())
    body = connection.scalar(rows.limit(1))
    return None if body is None else record_from(body)


def item(connection: Connection, kind: ItemKind, id: str, *, document: str | None, run: str, raw: bool) -> Any:
    """Gives one item by its id or the beginning of it."""
    if document is None and "#" in id:
        document, id = id.rsplit("#", 1)
    table = ITEMS[kind]
    # ids are a letter and hexadecimal digits, so that "g" comes after all that begin so
    rows = (
        select(table.c.key, table.c.id, table.c.shown, documents.c.id.label("document"))
        .join(documents, documents.c.key == table.c.document)
        .where(table.c.id >= id, table.c.id < id + "g", table.c.id.startswith(id, autoescape=True))
        .where(
            run_of(connection, table) == running.key_of(connection, run), table.c.shown != (STANDING if raw else CODED)
        )
    )
    found = _found(connection, rows, document)
    if not found and not raw:  # rejected: still to be seen by who asks for it by name
        return item(connection, kind, id, document=document, run=run, raw=True)
    exact = [row for row in found if row.id == id] or found
    if len(exact) > 1:
        where = ", ".join(f"{row.document}#{row.id}" for row in exact[:NAMED])
        raise InputError(f"'{id}' is not one {kind}", hint=f"give {where}{' …' if len(exact) > NAMED else ''}")
    return rows_of(connection, kind, [exact[0].key])[0] if exact else None


def _found(connection: Connection, rows: Select[Any], document: str | None) -> list[Any]:
    if document is not None:
        rows = rows.where(documents.c.id == document)
    return list(connection.execute(rows.order_by(documents.c.id).limit(100)))


_COUNTED = (records.c.events, records.c.claims, records.c.positions)


def _listed(query: Query, run: int) -> Select[Any]:
    """The reports of a run that a query wants."""
    rows = (
        select(
            documents.c.key, documents.c.id, documents.c.title, documents.c.outlet, documents.c.url,
            documents.c.published, documents.c.characters, *_COUNTED, records.c.day, runs.c.id.label("run"),
        )
        .join(records, records.c.document == documents.c.key)
        .join(runs, runs.c.key == records.c.run)
        .where(records.c.run == run)
    )  # fmt: skip
    if query.since:
        rows = rows.where(records.c.day >= literal(query.since, Date))
    if query.until:
        rows = rows.where(records.c.day <= literal(query.until, Date), records.c.day > literal(UNDATED, Date))
    if query.outlet:
        rows = rows.where(documents.c.outlet.in_(query.outlet))
    if query.document:
        rows = rows.where(documents.c.id == query.document)
    return rows


def documents_page(connection: Connection, query: Query, *, limit: int, after: str | None) -> Page[DocumentRow]:
    """Gives a page of a run's reports, newest first (or oldest, if the query says so)."""
    rows = _listed(query, running.key_of(connection, query.run))
    if query.text:
        sqlite = connection.dialect.name == "sqlite"
        rows = rows.where(documents.c.key.in_(fulltext.documents_with(query.text, sqlite=sqlite)))
    total = connection.scalar(select(func.count()).select_from(rows.subquery()))
    place = (records.c.day, records.c.document)
    old_first = query.sort in ("oldest", "text")
    if after is not None:
        there = tuple_(*_place(after))
        rows = rows.where(tuple_(*place) > there if old_first else tuple_(*place) < there)
    rows = rows.order_by(*(column.asc() if old_first else column.desc() for column in place))
    found = connection.execute(rows.limit(limit + 1)).all()
    following = f"{found[limit - 1].day}~{found[limit - 1].key}" if len(found) > limit else None
    return Page(rows=tuple(map(_document_row, found[:limit])), total=total, next=following)


def _place(after: str) -> list[Any]:
    try:
        day, key = after.split("~")
        return [literal(date.fromisoformat(day), Date), int(key)]
    except ValueError:
        raise InputError(f"'{after}' is no place to go on from", hint="give a page's own 'next'") from None


def _document_row(row: Any) -> DocumentRow:
    names = ("run", "id", "title", "outlet", "url", "published", "characters", "events", "claims", "positions")
    return DocumentRow(**{name: getattr(row, name) for name in names})


def search(connection: Connection, asked: str, query: Query, *, limit: int, after: str | None) -> Page[Hit]:
    """Gives a page of the reports that hold some words, best first; `after` counts the rows before."""
    sqlite = connection.dialect.name == "sqlite"
    best = fulltext.ranked_documents(asked, sqlite=sqlite).subquery("found")
    listed = _listed(query, running.key_of(connection, query.run))
    held = documents.c.key.in_(fulltext.documents_with(asked, sqlite=sqlite))
    total = connection.scalar(listed.where(held).with_only_columns(func.count(), maintain_column_froms=True)) or 0
    rows = listed.join(best, best.c.key == documents.c.key)
    if after is not None and not after.isdigit():
        raise InputError(f"'{after}' is no place to go on from", hint="give a page's own 'next'")
    start = int(after or 0)
    page = connection.execute(rows.order_by(best.c.rank, documents.c.id).offset(start).limit(limit)).all()
    cut = fulltext.snippets(connection, asked, [row.key for row in page])
    hits = tuple(Hit(document=_document_row(row), snippet=cut[row.key], title=row.title) for row in page)
    return Page(rows=hits, total=total, next=str(start + limit) if start + limit < total else None)
