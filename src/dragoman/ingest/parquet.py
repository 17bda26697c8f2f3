"""Parquet as units: row groups streamed, only the columns a document has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dragoman.errors import ArchiveError, InputError
from dragoman.ingest.fields import ALSO, FIELDS
from dragoman.ingest.packed import MAX_RATIO
from dragoman.ingest.tables import check_columns
from dragoman.ingest.unit import Unit

ROWS = 32
"""Rows decoded at once."""

MAX_COLUMN_BYTES = 1_000_000_000
"""Unpacked bytes of one column of a row group: pyarrow holds that much while it reads the group."""


def parquet_units(path: Path, *, source: str, fields: Mapping[str, str]) -> Iterator[Unit]:
    """Gives the rows of a Parquet file.

    Args:
        path: the file.
        source: its name.
        fields: our names of columns to theirs.

    Yields:
        A unit a row.

    Raises:
        ArchiveError: the file is cut short, damaged, or a row group swells beyond reason.
        InputError: there is no text column, or pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise InputError(f"{source} needs pyarrow", hint="pip install 'dragoman[corpus]'") from None
    try:
        with ParquetFile(path) as file:
            columns = [*file.schema_arrow.names]
            check_columns(columns, fields, name=source)
            wanted = {fields.get(field, field) for field in FIELDS} | set(ALSO.values()) | {"html"}
            kept = [column for column in columns if column in wanted]
            yield from _rows(file, kept, source=source)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowNotImplementedError, OSError) as error:
        raise ArchiveError(f"{source} is cut short or damaged: {error}", hint="fetch it again") from None


def _rows(file: Any, columns: list[str], *, source: str) -> Iterator[Unit]:
    number = 0
    for group in range(file.num_row_groups):
        _check_size(file.metadata.row_group(group), columns, source=source)
        for batch in file.iter_batches(batch_size=ROWS, row_groups=[group], columns=columns):
            for row in batch.to_pylist():
                number += 1
                content = json.dumps({k: _plain(v) for k, v in row.items() if v is not None}).encode("ascii")
                yield Unit(source=source, at=f"row {number}", kind="json", content=content)


def _check_size(group: Any, columns: list[str], *, source: str) -> None:
    for index in range(group.num_columns):
        column = group.column(index)
        packed, unpacked = max(1, column.total_compressed_size), column.total_uncompressed_size
        if column.path_in_schema.split(".")[0] not in columns or unpacked <= MAX_COLUMN_BYTES:
            continue
        if unpacked > MAX_RATIO * packed:
            raise ArchiveError(f"{source} swells beyond reason: {packed:,} bytes become {unpacked:,}", swells=True)


def _plain(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str | int | float | bool) else str(value)
