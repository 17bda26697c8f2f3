"""Two runs compared, item by item, as coded."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from dragoman.records import ItemKind
from dragoman.store import running
from dragoman.store.listing import keys_of, rows_of
from dragoman.store.rows import Difference, ItemRow
from dragoman.store.tables import ITEMS, documents, records

_NOT_READ = frozenset(
    {
        "run",
        "document",
        "id",
        "confidence",
        "title",
        "outlet",
        "url",
        "published",
        "verdict",
        "edited",
        "sentence_start",
    }
)
"""Fields that say nothing of how an item was read."""


def differences(connection: Connection, before: str, after: str) -> Iterator[Difference]:
    """Gives what two runs read differently, in order of documents and places in their texts."""
    one, other = (running.find(connection, run)[0] for run in (before, after))
    ours, theirs = _digests(connection, one), _digests(connection, other)
    for document in sorted(ours.keys() | theirs.keys()):
        mine, its = ours.get(document), theirs.get(document)
        if mine and its and mine[1] == its[1]:
            continue
        for kind in ITEMS:
            old = _items(connection, kind, one, mine[0]) if mine else ()
            new = _items(connection, kind, other, its[0]) if its else ()
            yield from _compared(kind, document, old, new)


def _digests(connection: Connection, run: int) -> dict[str, tuple[int, str]]:
    """The documents of a run by id: key and a hash of what was read."""
    rows = select(documents.c.id, documents.c.key, records.c.digest).join(
        documents, documents.c.key == records.c.document
    )
    return {id: (key, digest) for id, key, digest in connection.execute(rows.where(records.c.run == run))}


def _items(connection: Connection, kind: ItemKind, run: int, document: int) -> Sequence[ItemRow]:
    table = ITEMS[kind]
    keys = keys_of(connection, kind, run, document)
    return rows_of(connection, kind, list(connection.scalars(keys.order_by(table.c.start, table.c.end, table.c.id))))


def _compared(kind: ItemKind, document: str, old: Sequence[ItemRow], new: Sequence[ItemRow]) -> Iterator[Difference]:
    by_id = {row.id: row for row in new}
    pairs = [(row, by_id[row.id]) for row in old if row.id in by_id]
    matched = {row.id for row, _ in pairs}
    # an id is a hash of content: the same words read otherwise have another
    left = [row for row in new if row.id not in matched]
    for row in old:
        if row.id in matched:
            continue
        twin = next((other for other in left if (other.start, other.end) == (row.start, row.end)), None)
        if twin is not None:
            left.remove(twin)
            pairs.append((row, twin))
        else:
            yield Difference(kind=kind, change="gone", document=document, before=row, after=None, fields=())
    for row, twin in pairs:
        fields = _changed(row, twin)
        if fields:
            yield Difference(kind=kind, change="changed", document=document, before=row, after=twin, fields=fields)
    for row in left:
        yield Difference(kind=kind, change="added", document=document, before=None, after=row, fields=())


def _changed(one: ItemRow, other: ItemRow) -> tuple[str, ...]:
    names = (field.name for field in dataclasses.fields(one) if field.name not in _NOT_READ)
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))
