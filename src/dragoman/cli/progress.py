"""How far a long run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dragoman.scale.summary import Tally

EVERY = 10.0
"""Seconds between two lines where there is no terminal."""

Show = Callable[[Tally, int], None]


@contextmanager
def show_progress(total: int) -> Iterator[Show]:
    """Shows progress on standard error.

    Args:
        total: reports there are.

    Yields:
        What takes the counts so far and how many reports were just read.
    """
    if not sys.stderr.isatty():
        yield _lines(total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("{task.fields[note]}"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), refresh_per_second=4) as bar:
        task = bar.add_task("", total=total, rate="", note="")
        pace = _Pace()

        def show(tally: Tally, read: int) -> None:
            pace.add(read)
            failed = tally.became["failed"]
            bar.update(
                task,
                completed=pace.read + tally.before,
                rate=f"{pace.rate:.1f}/s",
                note=f"{failed} failed" if failed else "",
            )

        yield show


class _Pace:
    """Reports read since the start, and a second; the loading of tools before the first is not counted."""

    def __init__(self) -> None:
        self.read = 0
        self._first: float | None = None

    def add(self, read: int) -> None:
        if read and self._first is None:
            self._first = time.monotonic()
        self.read += read

    @property
    def rate(self) -> float:
        seconds = time.monotonic() - self._first if self._first is not None else 0.0
        return (self.read - 1) / seconds if seconds > 0 and self.read > 1 else 0.0


def _lines(total: int) -> Show:
    pace = _Pace()
    last = time.monotonic()

    def show(tally: Tally, read: int) -> None:
        nonlocal last
        pace.add(read)
        if time.monotonic() - last < EVERY:
            return
        last = time.monotonic()
        done = min(total, pace.read + tally.before)
        left = f", {in_words((total - done) / pace.rate)} left" if pace.rate else ""
        print(f"dragoman: {done:,} of {total:,} reports, {pace.rate:.1f}/s{left}", file=sys.stderr, flush=True)

    return show


def in_words(seconds: float) -> str:
    """Gives a time as people say it: "40 s", "12 min", "3 h 20 min"."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"
