"""A record as pandas tables, one row an item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import InputError
from dragoman.export.rows import COLUMNS, table_rows
from dragoman.records import Record

if TYPE_CHECKING:
    import pandas


def to_frame(record: Record, kind: str) -> pandas.DataFrame:
    """Makes a table of a record's items.

    Args:
        record: the record.
        kind: "documents", "events", "claims", "positions" or "participants".

    Returns:
        One row an item, in the record's order; the columns are there also when no row is.

    Raises:
        InputError: another kind, or pandas is not installed.
    """
    if kind not in COLUMNS:
        raise InputError(f"no table of '{kind}'", hint=f"one of {', '.join(COLUMNS)}")
    try:
        import pandas
    except ImportError as error:
        raise InputError("tables need pandas", hint="pip install 'dragoman[frames]'") from error
    return pandas.DataFrame(list(table_rows(record, kind)), columns=list(COLUMNS[kind]))
