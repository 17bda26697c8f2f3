"""`dragoman explain`: why a record says what it says."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import Actors, Codebook, Encoding, Gazetteer, Published


def command(
    source: Annotated[str, typer.Argument(metavar="REPORT", help="The report's file or address.")],
    item: Annotated[
        str, typer.Argument(metavar="ID", help="An item's id, the beginning of it, or its label (e3, c1, p2).")
    ],
    published: Published = None,
    encoding: Encoding = None,
    actors: Actors = None,
    codebook: Codebook = None,
    gazetteer: Gazetteer = None,
) -> None:
    """Say why a record holds an item."""
    import sys

    from rich.console import Console

    from dragoman.export.explain import explanation
    from dragoman.reading import read_file

    reading = read_file(
        source, published=published, encoding=encoding, actors=actors, codebook=codebook, gazetteer=gazetteer
    )
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    console.print(explanation(reading.record, item))
