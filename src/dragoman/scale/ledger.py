"""What a run has taken in so far: which reports, which texts, what they are like. One SQLite file beside the shards.

It tells a report read before from a new one, and an exact or near duplicate from a text of its own, without holding the
corpus in memory. The store is the truth: what the ledger says of a shard that the store does not hold is forgotten.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from dragoman.errors import DiskFullError, InputError
from dragoman.ingest.sketch import NEAR, bands, likeness
from dragoman.scale.shards import disk_of

Became = Literal["read", "failed", "skipped"]
_BECAME: tuple[Became, ...] = ("read", "failed", "skipped")

MOST_COMPARED = 64
"""Texts that one is compared with; more share a band only where a corpus is one boilerplate repeated."""

_TABLES = """
CREATE TABLE IF NOT EXISTS unit (digest BLOB PRIMARY KEY, shard INTEGER, became INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS text (digest BLOB PRIMARY KEY, shard INTEGER, document TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (id TEXT PRIMARY KEY, shard INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sketch (key INTEGER PRIMARY KEY, shard INTEGER, document TEXT, sketch BLOB);
CREATE TABLE IF NOT EXISTS band (hash INTEGER, sketch INTEGER, shard INTEGER, PRIMARY KEY (hash, sketch)) WITHOUT ROWID;
"""
_NAMES = ("unit", "text", "document", "sketch", "band")


class Ledger:
    """What a run has taken in. Whoever has it open keeps every other process out.

    Args:
        path: its file; made when it is not there.

    Raises:
        InputError: another process is at work on this run.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = sqlite3.connect(path, timeout=0, isolation_level=None)
        with self._in_words():
            # held as long as it is open, let go of by a process that dies
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.execute("BEGIN EXCLUSIVE")
            for statement in filter(str.strip, _TABLES.split(";")):
                self._database.execute(statement)
            self._database.execute("COMMIT")

    def close(self) -> None:
        """Lets others at it."""
        self._database.close()

    def keep_only(self, shards: set[int]) -> None:
        """Forgets what was said of other shards: the store never got them."""
        with self.transaction():
            said = {row[0] for row in self._database.execute("SELECT DISTINCT shard FROM unit")}
            for shard in sorted(said - shards):
                for name in _NAMES:
                    self._database.execute(f"DELETE FROM {name} WHERE shard = ?", (shard,))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything done inside is kept together, or not at all.

        Raises:
            DiskFullError: there is no room.
        """
        with self._in_words():
            self._database.execute("BEGIN")
            try:
                yield
            except BaseException:
                if self._database.in_transaction:  # on a full disk SQLite has rolled back already
                    self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    def became(self, unit: bytes) -> Became | None:
        """Says what became of a report, None for a new one."""
        row = self._database.execute("SELECT became FROM unit WHERE digest = ?", (unit,)).fetchone()
        return _BECAME[row[0]] if row else None

    def totals(self) -> dict[Became, int]:
        """Counts what became of all reports."""
        rows = dict(self._database.execute("SELECT became, count(*) FROM unit GROUP BY became"))
        return {name: rows.get(number, 0) for number, name in enumerate(_BECAME)}

    def last_shard(self) -> int:
        """Gives the highest number of a shard, -1 for none."""
        highest = self._database.execute("SELECT max(shard) FROM unit").fetchone()[0]
        return -1 if highest is None else int(highest)

    def document_of(self, text: bytes) -> str | None:
        """Gives the id of the document that was read with this text."""
        row = self._database.execute("SELECT document FROM text WHERE digest = ?", (text,)).fetchone()
        return row[0] if row else None

    def has_id(self, document: str) -> bool:
        """Says whether a document of this id was read."""
        return self._database.execute("SELECT 1 FROM document WHERE id = ?", (document,)).fetchone() is not None

    def known(self, texts: Iterable[bytes]) -> frozenset[bytes]:
        """Gives those of some texts that were read."""
        return frozenset(text for text in texts if self.document_of(text) is not None)

    def nearest(self, sketch: bytes) -> tuple[str, float] | None:
        """Gives the document most like a text, where one is a near duplicate of it, and the share of runs alike.

        Of two that are equally like it, the one with the lower id: the answer does not hang on the order of reading.
        """
        keys = bands(sketch)
        marks = ", ".join("?" * len(keys))
        rows = self._database.execute(
            f"SELECT DISTINCT document, sketch.sketch FROM band JOIN sketch ON sketch.key = band.sketch"
            f" WHERE hash IN ({marks}) ORDER BY sketch.key LIMIT {MOST_COMPARED}",
            keys,
        )
        alike = [(likeness(sketch, other), document) for document, other in rows]
        best = min(alike, key=lambda pair: (-pair[0], pair[1]), default=None)
        return (best[1], best[0]) if best and best[0] >= NEAR else None

    def add_unit(self, unit: bytes, *, shard: int, became: Became) -> None:
        """Enters what became of a report."""
        self._database.execute("INSERT INTO unit VALUES (?, ?, ?)", (unit, shard, _BECAME.index(became)))

    def add_document(self, document: str, *, shard: int, text: bytes, sketch: bytes) -> None:
        """Enters a document that was read."""
        self._database.execute("INSERT INTO text VALUES (?, ?, ?)", (text, shard, document))
        self._database.execute("INSERT INTO document VALUES (?, ?)", (document, shard))
        row = "INSERT INTO sketch (shard, document, sketch) VALUES (?, ?, ?)"
        key = self._database.execute(row, (shard, document, sketch)).lastrowid
        rows = ((hash, key, shard) for hash in sorted(set(bands(sketch))))
        self._database.executemany("INSERT INTO band VALUES (?, ?, ?)", rows)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                hint = "wait until it has ended, or read into another workspace"
                raise InputError(f"another process is at work on this run ({self._path})", hint=hint) from None
            if "full" in str(error):
                raise DiskFullError(
                    f"no room left on {disk_of(self._path)} for {self._path}",
                    hint="make room, then go on with 'dragoman run … --resume'; what was stored before is kept",
                ) from None
            raise
