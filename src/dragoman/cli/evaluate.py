"""`dragoman evaluate`: records against gold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def command(
    gold: Annotated[Path, typer.Argument(help="Gold records: a JSON or JSON Lines file, or a folder of JSON files.")],
    predicted: Annotated[Path, typer.Argument(help="Predicted records, in the same forms; '-' for standard input.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what was invented.")] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A TOML file of least figures; below one, exit with 1.")
    ] = None,
) -> int:
    """Score records against gold records."""
    from dragoman.evaluate import below_floors, compare, list_errors, load_annotations, load_floors, score_table

    wanted = load_floors(floors) if floors else {}
    comparison = compare(load_annotations(gold), load_annotations(predicted))
    print(score_table(comparison))
    if errors:
        print(list_errors(comparison))
    fallen = below_floors(comparison, wanted)
    for line in fallen:
        print(f"dragoman: {line}", file=sys.stderr)
    return 1 if fallen else 0
