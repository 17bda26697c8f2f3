"""A run in bulk: one Parquet file a table, for DuckDB, pandas, polars, R. The only door to pyarrow in this room."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import DiskFullError, InputError
from dragoman.records import ItemKind
from dragoman.store.engine import disk_of
from dragoman.store.query import Query
from dragoman.store.workspace import PARQUET

if TYPE_CHECKING:
    from dragoman.store.store import Store

BATCH = 5000
"""Rows of a row group in the making: what bounds memory."""

_NO_ROOM = 28
"""errno's ENOSPC."""

_ITEM = (
    ("run", "string"), ("document", "string"), ("id", "string"), ("day", "date"), ("start", "int"), ("end", "int"),
    ("sentence", "string"), ("sentence_start", "int"), ("confidence", "float"), ("title", "string"),
    ("outlet", "string"), ("url", "string"), ("published", "date"), ("verdict", "string"), ("edited", "strings"),
)  # fmt: skip

COLUMNS: Mapping[str, Sequence[tuple[str, str]]] = {
    "documents": (
        ("run", "string"), ("id", "string"), ("title", "string"), ("outlet", "string"), ("url", "string"),
        ("published", "date"), ("characters", "int"), ("events", "int"), ("claims", "int"), ("positions", "int"),
        ("text", "string"),
    ),
    "events": (
        *_ITEM, ("type", "string"), ("mode", "string"), ("quad", "int"), ("status", "string"),
        ("attributed_to", "string"), ("mutual", "bool"), ("anchor", "string"), ("actors", "strings"),
        ("recipients", "strings"), ("first", "date"), ("last", "date"), ("date_text", "string"),
        ("date_basis", "string"), ("place", "string"), ("place_name", "string"), ("country", "string"),
        ("admin1", "string"), ("lat", "float"), ("lon", "float"), ("geonames_id", "int"), ("precision", "string"),
        ("cameo", "strings"), ("goldstein", "float"), ("intensity", "float"),
    ),
    "claims": (
        *_ITEM, ("act", "string"), ("form", "string"), ("content", "string"), ("cue", "string"), ("cue_start", "int"),
        ("cue_end", "int"), ("challenged", "bool"), ("challenged_by", "string"), ("inside", "string"),
        ("sources", "strings"), ("addressees", "strings"), ("about", "strings"),
    ),
    "positions": (
        *_ITEM, ("stance", "string"), ("object_kind", "string"), ("object", "string"), ("object_start", "int"),
        ("object_end", "int"), ("owner", "string"), ("claim", "string"), ("anchor", "string"), ("reason", "string"),
        ("holders", "strings"),
    ),
    "participants": (
        ("run", "string"), ("document", "string"), ("item", "string"), ("kind", "string"), ("role", "string"),
        ("rank", "int"), ("code", "string"), ("sector", "string"), ("name", "string"), ("wikidata", "string"),
        ("text", "string"), ("start", "int"), ("end", "int"),
    ),
}  # fmt: skip
"""The files and their columns. Lists of parties hold codes; who they are stands in participants."""

_ROLES: Mapping[ItemKind, Mapping[str, str]] = {
    "event": {"actors": "actor", "recipients": "recipient"},
    "claim": {"sources": "source", "addressees": "addressee", "about": "about"},
    "position": {"holders": "holder"},
}


def write_run(store: Store, run: str, folder: Path | None) -> dict[str, int]:
    """Writes a run's files into a new folder and exchanges it for the old one.

    Args:
        store: where the run is.
        run: its id.
        folder: where to; `parquet/RUN` of the workspace when None.

    Returns:
        Rows of each file.

    Raises:
        InputError: pyarrow is not installed, or there is nowhere to write to.
        DiskFullError: there is no room; the old files stay.
    """
    pyarrow = _pyarrow()
    name = store.run(run).id
    if folder is None:
        if store.folder is None:
            raise InputError("a store on a server has no folder for Parquet", hint="say where to write")
        folder = store.folder / PARQUET / name
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        written = _write(store, name, partial, pyarrow)
        _exchange(partial, folder)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        if error.errno == _NO_ROOM:
            raise DiskFullError(f"no room left on {disk_of(folder)} for {folder}", hint="make room") from error
        raise InputError(f"{folder}: can't be written: {error.strerror or error}") from error
    return written


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError("Parquet needs pyarrow", hint="pip install 'dragoman[corpus]'") from error
    return pyarrow


def _exchange(partial: Path, folder: Path) -> None:
    # a folder can't be replaced in one step: the old one goes out of the way first, and is there until the new one is
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    partial.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def _write(store: Store, run: str, folder: Path, pyarrow: Any) -> dict[str, int]:
    writers = {name: _Writer(pyarrow, folder / f"{name}.parquet", columns) for name, columns in COLUMNS.items()}
    try:
        for rows in _batches(_documents(store, run)):
            writers["documents"].add(rows)
        for kind in _ROLES:
            for items in _batches(store.items(kind, Query(run=run, sort="text"))):
                writers[f"{kind}s"].add([_flat(kind, item) for item in items])
                writers["participants"].add([who for item in items for who in _people(kind, item)])
    finally:
        for writer in writers.values():
            writer.close()
    return {name: writer.rows for name, writer in writers.items()}


class _Writer:
    """One file, written a batch at a time."""

    def __init__(self, pyarrow: Any, path: Path, columns: Sequence[tuple[str, str]]) -> None:
        kinds = {
            "string": pyarrow.string(),
            "int": pyarrow.int64(),
            "float": pyarrow.float64(),
            "bool": pyarrow.bool_(),
            "date": pyarrow.date32(),
            "strings": pyarrow.list_(pyarrow.string()),
        }
        self._pyarrow, self._path, self.rows = pyarrow, path, 0
        self._schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns])
        self._file = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")

    def add(self, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._file.write_table(self._pyarrow.Table.from_pylist(rows, schema=self._schema))
            self.rows += len(rows)

    def close(self) -> None:
        self._file.close()
        with self._path.open("rb") as file:
            os.fsync(file.fileno())


def _batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _documents(store: Store, run: str) -> Iterator[dict[str, Any]]:
    after = None
    while True:
        page = store.documents(Query(run=run, sort="oldest"), limit=500, after=after)
        for row in page.rows:
            found = store.document(row.id, run=run)
            yield {name: getattr(row, name) for name, _ in COLUMNS["documents"][:-1]} | {"text": found and found.text}
        after = page.next
        if after is None:
            return


def _flat(kind: ItemKind, item: Any) -> dict[str, Any]:
    row = {name: getattr(item, name) for name, _ in COLUMNS[f"{kind}s"]}
    return row | {field: [party.code for party in row[field]] for field in _ROLES[kind]}


def _people(kind: ItemKind, item: Any) -> Iterator[dict[str, Any]]:
    where = {"run": item.run, "document": item.document, "item": item.id, "kind": kind}
    for field, role in _ROLES[kind].items():
        for rank, party in enumerate(getattr(item, field)):
            yield {**where, "role": role, "rank": rank, **{name: getattr(party, name) for name in party.__slots__}}
    if kind == "position" and item.owner:
        words = {"text": item.object, "start": item.object_start, "end": item.object_end}
        who = {"code": item.owner, "sector": "UNK", "name": "", "wikidata": None}
        yield {**where, "role": "owner", "rank": 0, **who, **words}
