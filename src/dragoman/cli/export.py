"""`dragoman export`: records in the formats of the field."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.asking import asks

_FORMATS = "jsonl csv parquet gdelt polecat icews geojson gexf graphml webannotation brat ftm bibtex"


@asks()
def command(
    store: Any,
    query: Any,
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help=f"One of: {_FORMATS}.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="The file; csv, parquet, brat: a folder.")
    ],
    once: Annotated[bool, typer.Option("--once", help="Count each story once, by its first telling.")] = False,
    one_a_day: Annotated[
        bool, typer.Option("--one-a-day", help="Count a type between the same parties once a day.")
    ] = False,
) -> None:
    """Write a workspace's records in a format of the field; reviewers' corrections are applied."""
    from dragoman.analysis import records_of, tellings_of
    from dragoman.export.formats import Choices, export_records

    choices = Choices(tellings=tellings_of(store, run=query.run), once=once, one_a_day=one_a_day)
    written = export_records(records_of(store, query), format, output, choices)
    print(f"{output}: {', '.join(f'{count:,} {what}' for what, count in written.rows.items())}", file=sys.stderr)
    if written.left_out:
        left = ", ".join(f"{count:,} {reason}" for reason, count in sorted(written.left_out.items()))
        print(f"left out, as the format has no place for them: {left}", file=sys.stderr)
