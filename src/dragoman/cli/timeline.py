"""`dragoman timeline`: what happened, day by day, each story once."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.asking import asks
from dragoman.cli.series import between
from dragoman.cli.tables import FormatOption, print_table


@asks()
def command(
    store: Any,
    query: Any,
    parties: Annotated[list[str] | None, typer.Argument(metavar="[A [B]]", help="One party, or two.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows at most; the earliest are kept.")] = 200,
    format: FormatOption = None,
) -> None:
    """Tell what happened, day by day, each story once."""
    from dragoman.analysis import timeline

    print_table(timeline(store, between(query, parties or []), limit=limit), format, empty="no event fits")
