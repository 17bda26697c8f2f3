"""`dragoman doctor`: is everything there and in order?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import Workspace


def command(
    workspace: Workspace = None,
    quick: Annotated[bool, typer.Option("--quick", help="Leave out the trial reading.")] = False,
    deep: Annotated[bool, typer.Option("--deep", help="Read all of the workspace's database for damage.")] = False,
) -> int:
    """Check the installation and the workspace."""
    from dragoman.errors import InputError
    from dragoman.scale.doctor import examine
    from dragoman.store import find_workspace

    where: str | Path | None
    try:
        where = find_workspace(workspace)
    except InputError:
        where = None  # none is meant: the installation alone is looked at
    worst = 0
    for finding in examine(where, trial=not quick, deep=deep):
        print(f"{finding.state:4}  {finding.what}: {finding.found}")
        if finding.remedy:
            print(f"      -> {finding.remedy}")
        worst = max(worst, int(finding.state == "fail"))
    return worst
