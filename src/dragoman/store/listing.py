"""Keys -> the rows people and programs read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from dragoman.records import ItemKind
from dragoman.store.filters import run_of
from dragoman.store.inserting import chunks
from dragoman.store.rows import ClaimRow, EventRow, ItemRow, Page, Party, PositionRow
from dragoman.store.selecting import Selection
from dragoman.store.tables import ITEMS, STANDING, UNDATED, documents, participants, passages, runs

_HEAD = ("id", "start", "end", "confidence", "verdict")
_OWN = {
    "event": (
        "type", "mode", "quad", "status", "attributed_to", "mutual", "anchor", "first", "last", "date_text",
        "date_basis", "place", "place_name", "country", "admin1", "lat", "lon", "geonames_id", "precision", "goldstein",
        "intensity",
    ),
    "claim": ("act", "form", "content", "cue", "cue_start", "cue_end", "challenged", "challenged_by", "inside"),
    "position": (
        "stance", "object_kind", "object", "object_start", "object_end", "owner", "claim", "anchor", "reason",
    ),
}  # fmt: skip
_PARTIES = {
    "event": {"actors": "actor", "recipients": "recipient"},
    "claim": {"sources": "source", "addressees": "addressee", "about": "about"},
    "position": {"holders": "holder"},
}
_CLASSES: Mapping[ItemKind, type[ItemRow]] = {"event": EventRow, "claim": ClaimRow, "position": PositionRow}


def list_items(selection: Selection, *, limit: int, after: str | None, counted: bool) -> Page[Any]:
    """Gives a page of items.

    Args:
        selection: what is wanted.
        limit: rows of a page.
        after: where the page before ended.
        counted: True also counts the whole answer.
    """
    connection, table = selection.connection, selection.table
    found = connection.execute(selection.keys(after=after, limit=limit + 1, total=counted)).all()
    total: int | None = getattr(found[0], "total", None) if found and counted else None
    if counted and total is None:
        total = connection.scalar(selection.counted(func.count(table.c.key)))
    rows = rows_of(connection, selection.kind, [row.key for row in found[:limit]])
    return Page(rows=rows, total=total, next=selection.cursor(found[limit - 1]) if len(found) > limit else None)


def keys_of(connection: Connection, kind: ItemKind, run: int, document: int) -> Select[Any]:
    """Selects the keys of all items, as coded, that a run read in a document."""
    table = ITEMS[kind]
    # of a run there are a million items, of a document ten
    return select(table.c.key).where(
        run_of(connection, table) == run, table.c.document == document, table.c.shown != STANDING
    )


def rows_of(connection: Connection, kind: ItemKind, keys: Sequence[int]) -> tuple[Any, ...]:
    """Gives items in the order of their keys as given.

    Args:
        connection: of a transaction that reads.
        kind: which items.
        keys: their keys in the database.
    """
    found: dict[int, Any] = {}
    for some in chunks(keys):
        rows = connection.execute(_wide(kind).where(ITEMS[kind].c.key.in_(some))).mappings().all()
        people = _people(connection, kind, some)
        found |= {row["key"]: _row(kind, row, people[row["key"]]) for row in rows}
    return tuple(found[key] for key in keys if key in found)


def _wide(kind: ItemKind) -> Select[Any]:
    table = ITEMS[kind]
    length = passages.c.end - passages.c.start
    return (
        select(
            table,
            runs.c.id.label("run_id"),
            documents.c.id.label("document_id"),
            documents.c.title,
            documents.c.outlet,
            documents.c.url,
            documents.c.published,
            passages.c.start.label("sentence_start"),
            func.substr(documents.c.text, passages.c.start + 1, length).label("sentence"),
        )
        .join(runs, runs.c.key == table.c.run)
        .join(documents, documents.c.key == table.c.document)
        .join(passages, passages.c.key == table.c.passage)
    )


def _people(connection: Connection, kind: ItemKind, keys: Sequence[int]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    rows = select(participants).where(participants.c.kind == kind, participants.c.item.in_(keys))
    for row in connection.execute(rows.order_by(participants.c.item, participants.c.role, participants.c.rank)):
        found[row.item].append(row)
    return found


def _row(kind: ItemKind, row: RowMapping, people: Iterable[Any]) -> ItemRow:
    people = list(people)
    values = {name: row[name] for name in (*_HEAD, *_OWN[kind], "title", "outlet", "url", "published")}
    values |= {
        field: tuple(_party(person) for person in people if person.role == role)
        for field, role in _PARTIES[kind].items()
    }
    if kind == "event":
        values["cameo"] = tuple(row["cameo"].split())
    return _CLASSES[kind](
        **values,
        run=row["run_id"],
        document=row["document_id"],
        day=known_day(row["day"]),
        sentence=row["sentence"],
        sentence_start=row["sentence_start"],
        edited=tuple(filter(None, row["edited"].split(","))),
    )


def _party(person: Any) -> Party:
    names = ("code", "sector", "name", "wikidata", "text", "start", "end")
    return Party(**{name: getattr(person, name) for name in names})


def known_day(day: date | None) -> date | None:
    """A day as people see it: None where there is none."""
    return None if day == UNDATED else day
