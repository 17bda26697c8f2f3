"""Who acts on whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dragoman.analysis.asked import asked
from dragoman.analysis.series import QUADS
from dragoman.analysis.table import Table
from dragoman.store import DyadRow, Query, Store


@dataclass(frozen=True, slots=True)
class Network:
    """Parties and their ties.

    Args:
        actors: columns `code`, `events` (ties' events that it is in), `as_actor`, `as_recipient`.
        ties: columns `actor`, `recipient`, `events`, the four quad classes, `intensity` (mean), `first`, `last`
            (days). An act that both share is one event of the pair in the order of the alphabet.
    """

    actors: Table
    ties: Table


@dataclass(slots=True)
class _Tie:
    quads: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    total: float = 0.0
    scored: int = 0
    first: date | None = None
    last: date | None = None

    def add(self, row: DyadRow) -> None:
        self.quads[row.quad - 1] += 1
        if row.intensity is not None:
            self.total += row.intensity
            self.scored += 1
        if row.day is not None:
            self.first = min(self.first or row.day, row.day)
            self.last = max(self.last or row.day, row.day)

    def row(self) -> tuple[Any, ...]:
        mean = round(self.total / self.scored, 3) if self.scored else None
        return (sum(self.quads), *self.quads, mean, self.first, self.last)


def network(store: Store, query: Query | None = None, *, least: int = 1, **filters: Any) -> Network:
    """Joins parties by their acts.

    Args:
        store: where the events are.
        query: which events.
        least: events a tie must have.
        filters: the query's fields by name.

    Returns:
        The network; acts on nobody and by nobody are no ties.
    """
    ties: dict[tuple[str, str], _Tie] = {}
    for row in store.dyad_rows(asked(query, filters)):
        if row.actor and row.recipient and not (row.mutual and row.actor > row.recipient):
            ties.setdefault((row.actor, row.recipient), _Tie()).add(row)
    kept = {pair: tie for pair, tie in ties.items() if sum(tie.quads) >= least}
    done, met = Counter[str](), Counter[str]()
    for (actor, recipient), tie in kept.items():
        done[actor] += sum(tie.quads)
        met[recipient] += sum(tie.quads)
    codes = sorted(done | met, key=lambda code: (-done[code] - met[code], code))
    pairs = sorted(kept, key=lambda pair: (-sum(kept[pair].quads), pair))
    return Network(
        actors=Table(
            ("code", "events", "as_actor", "as_recipient"),
            tuple((code, done[code] + met[code], done[code], met[code]) for code in codes),
        ),
        ties=Table(
            ("actor", "recipient", "events", *QUADS, "intensity", "first", "last"),
            tuple((*pair, *kept[pair].row()) for pair in pairs),
        ),
    )
