"""`dragoman init`, `runs` and `diff`: a workspace, what was read into it, what moved between two runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import StoreUrl, Workspace

if TYPE_CHECKING:
    from dragoman.store import Difference

_SIGNS = {"added": "+", "gone": "-", "changed": "~"}


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; made when it is not there.")]) -> None:
    """Make a workspace."""
    from dragoman.store import init_workspace

    print(f"{init_workspace(folder)} is a workspace; fill it with: dragoman run REPORTS -w {folder}")


def runs(
    run: Annotated[str | None, typer.Argument(metavar="[RUN]", help="List what this run could not read.")] = None,
    workspace: Workspace = None,
    store: StoreUrl = None,
) -> None:
    """List the runs of a workspace, or one run's failures."""
    from dragoman.export.phrases import one_line
    from dragoman.store import find_workspace, open_store

    with open_store(store or find_workspace(workspace), readonly=True) as opened:
        if run is None:
            for one in opened.runs():
                counts = f"{one.given:,} given, {one.read:,} read, {one.failed:,} failed, {one.skipped:,} skipped"
                print(f"{one.id}  {one.started:%Y-%m-%d %H:%M}  {one.state:8}  dragoman {one.version}: {counts}")
            return
        after: str | None = None
        while True:
            page = opened.failures(run, limit=500, after=after)
            for row in page.rows:
                where = f"{row.source} {row.at}".rstrip()
                print(one_line(f"{row.kind}\t{where}\t{row.reason}{f' ({row.hint})' if row.hint else ''}"))
            after = page.next
            if after is None:
                return


def diff(
    before: Annotated[str, typer.Argument(metavar="RUN", help="A run: its id, the beginning of it, or 'latest'.")],
    after: Annotated[str, typer.Argument(metavar="RUN", help="Another.")],
    workspace: Workspace = None,
    store: StoreUrl = None,
) -> None:
    """Say what two runs read differently."""
    from collections import Counter

    from dragoman.export.phrases import one_line
    from dragoman.store import find_workspace, open_store

    counted: Counter[str] = Counter()
    with open_store(store or find_workspace(workspace), readonly=True) as opened:
        for difference in opened.diff(before, after):
            counted[difference.change] += 1
            print(one_line(_difference(difference)))
    print(", ".join(f"{number:,} {change}" for change, number in sorted(counted.items())) or "nothing differs")


def _difference(difference: Difference) -> str:
    """A difference in a line: + added, - gone, ~ changed with the fields and their two values."""
    item = difference.after or difference.before
    if item is None:
        return ""
    line = f"{_SIGNS[difference.change]} {difference.kind} {item.id} of {difference.document}: {item.sentence}"
    old, new = difference.before, difference.after
    if old is None or new is None:
        return line
    values = (old.to_dict(), new.to_dict())
    moved = (f"{field}: {values[0].get(field)} -> {values[1].get(field)}" for field in difference.fields)
    return f"{line} [{'; '.join(moved)}]"
