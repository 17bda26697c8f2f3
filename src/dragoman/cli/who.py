"""`dragoman who`: whom a phrase names, and why."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import Actors


def command(
    text: Annotated[str, typer.Argument(metavar="PHRASE", help="Such as 'Foreign Minister Lavrov'.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The day it is read on: offices change hands.")] = None,
    actors: Actors = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say whom a phrase names, and why."""
    import json
    from dataclasses import asdict

    from dragoman.export.explain import step_words
    from dragoman.export.phrases import one_line
    from dragoman.reading import who

    found = who(text, on=on, actors=actors)
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False))
        return
    print(f"{one_line(found.name)}  {found.code} {found.sector}  {found.score:.2f}")
    for step in found.steps:
        print(f"  {step_words(step)}")
