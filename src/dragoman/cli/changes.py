"""`dragoman changes`: unusual rises against a pair's own past."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.asking import asks
from dragoman.cli.series import By
from dragoman.cli.tables import FormatOption, print_table


@asks()
def command(
    store: Any,
    query: Any,
    by: Annotated[By, typer.Option(help="The period.")] = "month",
    past: Annotated[int, typer.Option(help="Periods before, against which a period is held.")] = 12,
    false_rate: Annotated[float, typer.Option(help="Share of false alarms to bear.")] = 0.05,
    format: FormatOption = None,
) -> None:
    """Find unusual rises against a pair's own past."""
    from dragoman.analysis import changes

    table = changes(store, query, by=by, past=past, false_rate=false_rate)
    print_table(table, format, empty="no pair rose above what its past lets expect")
