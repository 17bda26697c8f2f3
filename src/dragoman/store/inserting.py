"""Rows of items on their way into the database: keys, passages, codes and pairs worked out, one insert a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select

from dragoman.store import fulltext
from dragoman.store.flatten import Flat, Item, Values, code_roles, pair_of, pairs_of
from dragoman.store.tables import BOTH, ITEMS, codes, dyads, participants, passages, records

CHUNK = 500
"""Values of one IN (…): under every database's limit."""


class Rows:
    """Rows of items to be added together; keys go on from the highest there.

    Args:
        connection: of a transaction that writes.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: defaultdict[Table, list[Values]] = defaultdict(list)
        self._next: dict[Table, int] = {}
        self._passages: dict[tuple[int, int, int], int] = {}
        self._words: list[Values] = []
        self.counts = {"events": 0, "claims": 0, "positions": 0}

    def add_record(self, run: int, document: int, flat: Flat) -> None:
        """Adds a record and its items."""
        self._rows[records].append({"run": run, "document": document, **flat.record})
        self._know_passages(document)
        for item in flat.items:
            self._add_item(run, document, item, text=flat.document["text"])
            self.counts[f"{item.kind}s"] += 1

    def add_again(self, run: int, document: int, passage: int, item: Item, shown: int, **marks: Any) -> None:
        """Adds an item as a reviewer edited it; its passage is there."""
        self._add_rows(run, document, passage, item, shown=shown, **marks)

    def insert(self) -> None:
        """Puts all of it into the database."""
        for table in (passages, records, *ITEMS.values(), participants, codes, dyads):
            insert(self._connection, table, self._rows.pop(table, []))
        if self._words:
            fulltext.add_passages(self._connection, self._words)
            self._words = []

    def _know_passages(self, document: int) -> None:
        rows = self._connection.execute(select(passages).where(passages.c.document == document))
        self._passages |= {(row.document, row.start, row.end): row.key for row in rows}

    def _add_item(self, run: int, document: int, item: Item, *, text: str) -> None:
        start, end = item.values.pop("passage_start"), item.values.pop("passage_end")
        passage = self._passages.get((document, start, end))
        if passage is None:
            passage = self._passages[document, start, end] = self._key(passages)
            self._rows[passages].append({"key": passage, "document": document, "start": start, "end": end})
            self._words.append({"key": passage, "text": text[start:end]})
        self._add_rows(run, document, passage, item, shown=BOTH)

    def _add_rows(self, run: int, document: int, passage: int, item: Item, *, shown: int, **marks: Any) -> None:
        table = ITEMS[item.kind]
        key = self._key(table)
        place = {"key": key, "run": run, "document": document, "passage": passage, "shown": shown}
        self._rows[table].append({"verdict": None, "edited": "", **item.values, **place, **marks})
        self._rows[participants] += [{"kind": item.kind, "item": key, **who} for who in item.participants]
        day = item.values["day"]
        self._rows[codes] += [
            {"kind": item.kind, "run": run, "code": code, "day": day, "item": key, "roles": roles, "shown": shown}
            for code, roles in code_roles(item.participants).items()
        ]
        if item.kind == "event":
            self._rows[dyads] += dyad_rows_of(item, run=run, event=key, shown=shown)

    def _key(self, table: Table) -> int:
        if table not in self._next:
            self._next[table] = next_key(self._connection, table)
        self._next[table] += 1
        return self._next[table] - 1


def dyad_rows_of(item: Item, *, run: int, event: int, shown: int) -> list[Values]:
    """Gives the rows of `dyads` for an event."""
    values = item.values
    same = {name: values[name] for name in ("day", "type", "quad", "status", "country", "goldstein", "intensity")}
    same |= {"run": run, "event": event, "shown": shown, "attributed": values["attributed_to"] is not None}
    rows, led = [], set()
    for actor, recipient, mutual in pairs_of(item.participants, mutual=values["mutual"]):
        pair = pair_of(actor, recipient)
        rows.append(
            {**same, "pair": pair, "actor": actor, "recipient": recipient, "mutual": mutual, "lead": pair not in led}
        )
        led.add(pair)
    return rows


def next_key(connection: Connection, table: Table) -> int:
    """The first key that is free; asked within a transaction that alone writes."""
    highest: int | None = connection.scalar(select(func.max(table.c.key)))
    return (highest or 0) + 1


def insert(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Adds rows, if any."""
    if rows:
        connection.execute(table.insert(), rows)


def chunks(values: Sequence[Any], size: int = CHUNK) -> Iterable[Sequence[Any]]:
    """Cuts a sequence into pieces that fit one statement."""
    return (values[at : at + size] for at in range(0, len(values), size))
