"""Tables on a terminal, as CSV, as JSON Lines."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from dragoman.analysis.table import Table

TableFormat = Literal["table", "csv", "jsonl"]
FormatOption = Annotated[
    TableFormat | None, typer.Option("--format", help="'table' on a terminal, else 'csv'; or 'jsonl'.")
]


def print_table(table: Table, format: TableFormat | None, *, empty: str = "nothing found") -> None:
    """Prints a table to standard output; on a terminal with a line that says how many rows it has.

    Args:
        table: what to print.
        format: how; by whether standard output is a terminal when None.
        empty: what to say on standard error where there is no row.
    """
    chosen = format or ("table" if sys.stdout.isatty() else "csv")
    if not len(table):
        print(empty, file=sys.stderr)
    if chosen == "csv":
        table.to_csv(sys.stdout)
    elif chosen == "jsonl":
        for row in table:
            print(json.dumps(row, ensure_ascii=False, default=str))
    elif len(table):
        _print_rich(table)


def _print_rich(table: Table) -> None:
    from rich.console import Console
    from rich.table import Table as Grid

    from dragoman.export.phrases import one_line

    grid = Grid(box=None, pad_edge=False, header_style="bold")
    for at, name in enumerate(table.columns):
        number = any(isinstance(row[at], int | float) for row in table.rows[:50])
        grid.add_column(name.replace("_", " "), justify="right" if number else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(one_line(_cell(value)) for value in row))
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(grid)
    console.print(f"{len(table):,} rows", style="dim")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3g}"
    return value.isoformat() if isinstance(value, date) else str(value)
