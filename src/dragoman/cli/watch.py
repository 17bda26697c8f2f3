"""`dragoman watch`: feeds looked at again and again, what is new read into a workspace."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import Actors, Codebook, Gazetteer, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.scale.watch import Watch

_NAP = 1.0
"""Seconds between two looks at the clock, so that Ctrl-C is heard."""


def command(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="Which feeds, how often (docs/corpus.md).")],
    workspace: Workspace = None,
    once: Annotated[bool, typer.Option("--once", help="Look at the feeds that are due, then stop.")] = False,
    fetch_only: Annotated[bool, typer.Option("--fetch-only", help="Fill the inbox; read nothing.")] = False,
    workers: Annotated[int, typer.Option(help="Reports read at the same time.")] = 1,
    actors: Actors = None,
    codebook: Codebook = None,
    gazetteer: Gazetteer = None,
) -> int:
    """Watch feeds and read what is new."""
    from dragoman.cli.running import read_into, told
    from dragoman.cli.stopping import until_stopped
    from dragoman.ingest.expand import count_units, expand
    from dragoman.ingest.polite import Polite
    from dragoman.scale import Options, ReaderSpec
    from dragoman.scale.feeds_toml import load_watch_list
    from dragoman.scale.watch import Watch, inbox_of
    from dragoman.store import find_workspace, open_store

    wanted = load_watch_list(feeds)
    folder = Path(find_workspace(workspace))
    open_store(folder).close()  # a workspace that is not there is told before any site is asked
    inbox = inbox_of(folder)
    watch = Watch(wanted.feeds, folder, Polite(delay=wanted.delay, agent=wanted.agent, robots=wanted.robots))
    options = Options(
        spec=ReaderSpec(actors=actors, codebook=codebook, gazetteer=gazetteer),
        engine="serial" if workers == 1 else "processes",
        workers=workers,
        resume=True,
    )
    first = True
    while True:
        with until_stopped() as stop:
            brought = _look(watch, stop)
        if (brought or first) and not fetch_only and not stop():
            total = sum(number for number, _ in count_units(expand([str(inbox)])).values())
            if total:
                summary = read_into(folder, [str(inbox)], options, total=total)
                print(told(summary), flush=True)
                if summary.state == "stopped":
                    return 130
        first = False
        if once or stop():
            return 130 if stop() else 0
        _sleep_until(watch.next_due())


def _look(watch: Watch, stop: Callable[[], bool]) -> int:
    new = 0
    for look in watch.looks():
        new += look.new
        if look.fault:
            print(f"dragoman: {look.url}: {look.fault}; it is looked at again later", file=sys.stderr, flush=True)
        if look.new:
            print(f"{look.url}: {look.new} new", flush=True)
        if stop():
            break
    return new


def _sleep_until(due: float) -> None:
    while time.time() < due:
        time.sleep(min(_NAP, max(0.0, due - time.time())))
