"""What became of everything that was given; the counts must add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from dragoman.errors import CountError
from dragoman.scale.ledger import Became


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What became of the reports of some sources.

    Args:
        run: the run's id.
        state: "finished", or "stopped" where it was stopped and can go on.
        given: reports that the sources held, as far as they were looked through.
        read: reports read, now or before.
        failed: reports that could not be read.
        skipped: reports left out on purpose.
        before: how many of them the run had already.
        kinds: kinds of failure rows written now, and how many: those of `failed`, of `skipped`, and notes.
        seconds: time taken.
    """

    run: str
    state: Literal["finished", "stopped"]
    given: int
    read: int
    failed: int
    skipped: int
    before: int
    kinds: dict[str, int]
    seconds: float

    def check(self) -> None:
        """Makes sure that nothing was lost.

        Raises:
            CountError: read + failed + skipped is not what was given.
        """
        if self.read + self.failed + self.skipped != self.given:
            raise CountError(
                f"run {self.run}: {self.read} read + {self.failed} failed + {self.skipped} skipped is not the "
                f"{self.given} given",
                hint="a fault of ours: please report it",
            )


@dataclass(slots=True)
class Tally:
    """Counts as they grow."""

    given: int = 0
    before: int = 0
    became: Counter[Became] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def settled(self) -> int:
        """Reports whose outcome is stored."""
        return self.became.total()
