"""`dragoman agreement`: who endorses or rejects whose claims and plans."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dragoman.cli.asking import asks
from dragoman.cli.tables import FormatOption, print_table


@asks("actor", "recipient", "either", "stance", "since", "until", "text", "document", "outlet", "run", "min-confidence",
      "verdict", "reviewed")  # fmt: skip
def command(
    store: Any,
    query: Any,
    names: Annotated[bool, typer.Option("--names", help="Tell holders apart by name, not by code.")] = False,
    format: FormatOption = None,
) -> None:
    """Tell who endorses or rejects whose claims and plans."""
    from dragoman.analysis import agreement

    print_table(agreement(store, query, names=names), format, empty="no position fits")
