"""`dragoman gazetteer`: a larger gazetteer than the embedded one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Build a larger gazetteer.", rich_markup_mode=None, no_args_is_help=True)


@app.callback()
def _group() -> None:
    # a group of one verb would else be that verb: more are to come
    pass


@app.command("build")
def build(
    dump: Annotated[Path, typer.Argument(metavar="DUMP", help="A GeoNames dump: allCountries.zip, cities500.txt ...")],
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="The file to write; replaced only when whole.")],
) -> None:
    """Build a gazetteer file from a GeoNames dump."""
    from dragoman.places import build_gazetteer

    built = build_gazetteer(dump, target)
    print(f"{built.path}: {built.places:,} places under {built.names:,} names; use it with --gazetteer {built.path}")
