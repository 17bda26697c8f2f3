"""Ctrl-C and a polite kill: the first asks a run to leave off, the second ends it at once."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def until_stopped() -> Iterator[Callable[[], bool]]:
    """Catches SIGINT and SIGTERM.

    Yields:
        What says whether one has come.
    """
    come: list[int] = []

    def catch(number: int, _frame: FrameType | None) -> None:
        if come:
            raise KeyboardInterrupt
        come.append(number)
        print("\ndragoman: stopping after the reports at work; once more stops at once", file=sys.stderr, flush=True)

    caught = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, catch) for number in caught]
    try:
        yield lambda: bool(come)
    finally:
        for number, handler in zip(caught, before, strict=True):
            signal.signal(number, handler)
