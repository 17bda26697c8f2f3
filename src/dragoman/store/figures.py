"""What a store answers with in numbers: counts by value, by pair, by period."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A value and how many items have it; None for those that have none."""

    value: str | None
    n: int


@dataclass(frozen=True, slots=True)
class DyadRow:
    """One pair of one event, lightly: an event of two actors and three recipients gives six.

    Acts that both sides share (they met, they clashed) give the pair in both directions with `mutual` True. A side
    nobody is named for is "". `day` is as in `ItemRow`.
    """

    day: date | None
    actor: str
    recipient: str
    type: str
    quad: int
    goldstein: float | None
    intensity: float | None
    status: str
    attributed: bool
    mutual: bool
    country: str | None
    id: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRow:
    """What happened in a period, between all or from `actor` to `recipient`.

    Args:
        period: its first day; None for what has no day.
        actor: "" where pairs were not asked for.
        recipient: "" where pairs were not asked for.
        count: events (an event of several pairs counts once in each pair, and once where pairs were not asked for).
        quads: events by quad class 1 to 4.
        goldstein: mean Goldstein score, -10 to 10, of those that have one; None where none has.
        intensity: mean intensity, -10 to 10, of those that have one.
    """

    period: date | None
    actor: str
    recipient: str
    count: int
    quads: tuple[int, int, int, int]
    goldstein: float | None
    intensity: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """Events from `actor` to `recipient`, or between the two in the order of the alphabet.

    Args:
        actor: a code.
        recipient: a code.
        quads: events by quad class 1 to 4.
    """

    actor: str
    recipient: str
    quads: tuple[int, int, int, int]

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.quads)


@dataclass(frozen=True, slots=True, kw_only=True)
class BurstRow:
    """A period in which a pair had many events.

    Args:
        actor: who acts.
        recipient: on whom.
        period: its first day.
        count: events.
        before: the pair's events in the periods before, as many as were asked for.
    """

    actor: str
    recipient: str
    period: date
    count: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bursts:
    """Periods in which pairs had many events, and among how many periods and pairs they are.

    Args:
        rows: the periods, in no order.
        pairs: pairs that had any event; 0 where `rows` is empty.
        periods: periods from the first event to the last, of any pair or of nobody; 0 where `rows` is empty.
        first: the first of them.
    """

    rows: tuple[BurstRow, ...]
    pairs: int
    periods: int
    first: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRow:
    """Events of a type in a period; `period` is its first day, None for what has no day."""

    period: date | None
    type: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRow:
    """How often `holder` takes a side on what `owner` says or wants; `holder` is a code, or a name."""

    holder: str
    owner: str
    stance: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was put into the store, or lies in it."""

    documents: int = 0
    failures: int = 0
    events: int = 0
    claims: int = 0
    positions: int = 0

    def __add__(self, other: Counts) -> Counts:
        names = (field.name for field in dataclasses.fields(self))
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in names})
