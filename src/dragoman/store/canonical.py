"""A run as text: equal byte for byte for equal content, whatever order it came in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from dragoman.errors import InputError
from dragoman.records import ItemKind
from dragoman.store import running
from dragoman.store.flatten import unpack
from dragoman.store.listing import keys_of, rows_of
from dragoman.store.tables import ITEMS, documents, failures, records, stories, story_members


def export(connection: Connection, run: str, out: Path) -> int:
    """Writes a run's lines; the file appears whole."""
    key, found = running.find(connection, run)
    head = {"is": "run", "id": found.id, "digest": found.digest, "config": found.config, "version": found.version}
    partial, written = out.with_name(f"{out.name}.partial"), 0
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            for line in (_line(head), *_failures(connection, key)):
                file.write(line)
                written += 1
            for line in _documents(connection, key):
                file.write(line)
                written += 1
            for line in _stories(connection, key):
                file.write(line)
                written += 1
            file.flush()
            os.fsync(file.fileno())
        partial.replace(out)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise InputError(f"{out}: can't be written: {error.strerror}") from error
    return written


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n"


def _failures(connection: Connection, run: int) -> Iterator[str]:
    rows = select(failures).where(failures.c.run == run).order_by(failures.c.id)
    for row in connection.execute(rows).mappings():
        yield _line({"is": "failure", **{name: row[name] for name in ("id", "kind", "source", "at", "reason", "hint")}})


def _documents(connection: Connection, run: int) -> Iterator[str]:
    """Each document's record as it was kept, then its items as the tables have them."""
    keys = select(documents.c.id, documents.c.key).join(records, records.c.document == documents.c.key)
    # sorted here: databases order text by rules of their own
    for id, key in sorted(connection.execute(keys.where(records.c.run == run)).tuples().all()):
        mine = (records.c.run == run, records.c.document == key)
        body = connection.scalar(select(records.c.body).where(*mine))
        assert body is not None
        yield _line({"is": "record", "id": id, "record": json.loads(unpack(body))})
        for kind in ITEMS:
            yield from _items(connection, kind, run, key)


def _items(connection: Connection, kind: ItemKind, run: int, document: int) -> Iterator[str]:
    keys = keys_of(connection, kind, run, document)
    rows = rows_of(connection, kind, list(connection.scalars(keys)))
    for row in sorted(rows, key=lambda row: row.id):
        said = row.to_dict()
        del said["verdict"], said["edited"]
        yield _line({"is": kind, **said})


def _stories(connection: Connection, run: int) -> Iterator[str]:
    rows = connection.execute(select(stories).where(stories.c.run == run)).all()
    for story in sorted(rows, key=lambda row: row.id):
        members = select(story_members).where(story_members.c.story == story.key).order_by(story_members.c.rank)
        told = [[member.document, member.item] for member in connection.execute(members)]
        yield _line({"is": "story", "id": story.id, "kind": story.kind, "members": told})
