"""`dragoman network`: who acts on whom."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.asking import asks
from dragoman.cli.tables import FormatOption, print_table


@asks()
def command(
    store: Any,
    query: Any,
    least: Annotated[int, typer.Option(min=1, help="Events a tie must have.")] = 1,
    actors: Annotated[bool, typer.Option("--actors", help="List the parties instead of their ties.")] = False,
    format: FormatOption = None,
) -> None:
    """Tell who acts on whom (as a graph file: dragoman export --format gexf)."""
    from dragoman.analysis import network

    found = network(store, query, least=least)
    print_table(found.actors if actors else found.ties, format, empty="no tie fits")
