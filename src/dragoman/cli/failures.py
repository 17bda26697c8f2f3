"""Reports that could not be read: listed and counted at the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from dragoman.errors import InputError
from dragoman.export.phrases import one_line
from dragoman.reading import Reading
from dragoman.records import Failure

LISTED = 20
"""Failures shown one by one; beyond them only the count, for a list of thousands helps nobody."""


class Tally:
    """Counts what was read and keeps what failed.

    Args:
        strict: the first failure ends the run.
    """

    def __init__(self, *, strict: bool) -> None:
        self.read = 0
        self.failed = 0
        self._strict = strict
        self._first: list[Failure] = []

    def readings(self, found: Iterable[Reading | Failure]) -> Iterator[Reading]:
        """Lets the readings through and counts the failures.

        Raises:
            InputError: something failed and the run is strict.
        """
        for item in found:
            if isinstance(item, Reading):
                self.read += 1
                yield item
                continue
            self.failed += 1
            if self._strict:
                raise InputError(_where(item), hint=item.hint)
            if len(self._first) < LISTED:
                self._first.append(item)

    def report(self) -> int:
        """Lists and counts the failures on standard error.

        Returns:
            The exit code: 2 where nothing at all could be read.
        """
        for failure in self._first:
            hint = f" ({failure.hint})" if failure.hint else ""
            print(f"dragoman: {one_line(f'{_where(failure)}{hint}')}", file=sys.stderr)
        if self.failed > len(self._first):
            print(f"dragoman: … and {self.failed - len(self._first)} more", file=sys.stderr)
        if self.failed and self.failed + self.read > 1:
            print(f"dragoman: {self.read} read, {self.failed} failed", file=sys.stderr)
        return 2 if self.failed and not self.read else 0


def _where(failure: Failure) -> str:
    # a reader that names the place in its message is not repeated
    named = failure.reason.startswith(failure.source)
    return failure.reason if named else f"{failure.source}: {failure.reason}"
