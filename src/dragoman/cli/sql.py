"""`dragoman sql`: any other question, in DuckDB's SQL."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.asking import asks
from dragoman.cli.tables import FormatOption, print_table


@asks("run", write=True)
def command(
    store: Any,
    query: Any,
    statement: Annotated[str, typer.Argument(help="A SELECT over documents, events, claims, positions, participants.")],
    format: FormatOption = None,
) -> None:
    """Ask a run's tables in SQL."""
    from dragoman.analysis import sql

    print_table(sql(store, statement, run=query.run), format, empty="no rows")
