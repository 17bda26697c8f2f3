"""Our own tables: a folder of CSV files with a data dictionary, or of Parquet files."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.export.formats.base import Choices, Exporter, Written, whole_folder
from dragoman.export.formats.codes import dictionary
from dragoman.export.rows import COLUMNS, table_rows
from dragoman.records import Record

AddRows = Callable[[list[dict[str, Any]]], None]

BATCH = 5000
"""Rows held before a Parquet row group is written."""


def write_csv(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes `documents.csv`, `events.csv` ... and `dictionary.csv`, which says what each column holds.

    Cells that a spreadsheet would run as a formula are led by an apostrophe.
    """
    with whole_folder(output) as folder:
        with ExitStack() as stack:
            rows = _fill(records, {table: stack.enter_context(_csv(folder, table)) for table in COLUMNS})
        with (folder / "dictionary.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("table", "column", "type", "holds"))
            writer.writerows((table, c.name, c.type, c.holds) for table, found in dictionary().items() for c in found)
    return Written(rows=rows, paths=tuple(sorted(output.iterdir())))


def write_parquet(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes `documents.parquet`, `events.parquet` ...; each column's meaning stands in the file's metadata.

    Raises:
        InputError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise InputError("Parquet needs pyarrow", hint="pip install 'dragoman[corpus]'") from error
    with whole_folder(output) as folder, ExitStack() as stack:
        rows = _fill(records, {table: stack.enter_context(_parquet(folder, table)) for table in COLUMNS})
    return Written(rows=rows, paths=tuple(sorted(output.iterdir())))


def _fill(records: Iterable[Record], tables: dict[str, AddRows]) -> dict[str, int]:
    counts = dict.fromkeys(tables, 0)
    for record in records:
        for table, add in tables.items():
            rows = list(table_rows(record, table))
            counts[table] += len(rows)
            add(rows)
    return counts


@contextmanager
def _csv(folder: Path, table: str) -> Iterator[AddRows]:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS[table], lineterminator="\n", restval="")
        writer.writeheader()
        yield lambda rows: writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: Any) -> Any:
    """Source of the leading signs: OWASP, CSV injection."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


@contextmanager
def _parquet(folder: Path, table: str) -> Iterator[AddRows]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"text": pa.string(), "date": pa.date32(), "integer": pa.int64(), "number": pa.float64()}
    types["boolean"] = pa.bool_()
    about = {"dragoman": json.dumps({column.name: column.holds for column in dictionary()[table]})}
    schema = pa.schema([(column.name, types[column.type]) for column in dictionary()[table]], metadata=about)
    held: list[dict[str, Any]] = []

    def flush() -> None:
        file.write_table(pa.Table.from_pylist(held, schema=schema))
        held.clear()

    def add(rows: list[dict[str, Any]]) -> None:
        held.extend(rows)
        if len(held) >= BATCH:
            flush()

    with pq.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd") as file:
        yield add
        flush()


CSV = Exporter(name="csv", suffix="", what="a folder of tables with a data dictionary", write=write_csv)
PARQUET = Exporter(name="parquet", suffix="", what="the same tables as Parquet", write=write_parquet)
