"""What an analysis gives: named columns and rows, and the ways into other people's tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from dragoman.errors import InputError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; None where there is no value.

    Args:
        columns: their names.
        rows: a tuple a row, in the order of the columns.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def column(self, name: str) -> list[Any]:
        """Gives a column's values."""
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def to_arrow(self) -> pyarrow.Table:
        """Gives an Arrow table.

        Raises:
            InputError: pyarrow is not installed.
        """
        try:
            import pyarrow
        except ImportError as error:
            raise _missing("pyarrow") from error
        return pyarrow.table({name: self.column(name) for name in self.columns})

    def to_pandas(self) -> pandas.DataFrame:
        """Gives a pandas table.

        Raises:
            InputError: pandas is not installed.
        """
        try:
            import pandas
        except ImportError as error:
            raise _missing("pandas") from error
        return pandas.DataFrame(list(self.rows), columns=list(self.columns))

    def to_polars(self) -> polars.DataFrame:
        """Gives a polars table.

        Raises:
            InputError: polars is not installed.
        """
        try:
            import polars
        except ImportError as error:
            raise InputError("this table needs polars", hint="pip install polars") from error
        return polars.DataFrame({name: self.column(name) for name in self.columns}, strict=False)

    def to_csv(self, file: TextIO) -> None:
        """Writes the table as CSV with a header."""
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)


def _missing(package: str) -> InputError:
    return InputError(f"this table needs {package}", hint="pip install 'dragoman[corpus]'")
