"""How much, or how friendly, period by period."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Literal

from dragoman.analysis.asked import asked
from dragoman.analysis.table import Table
from dragoman.errors import InputError
from dragoman.export.layers import QUAD_NAMES
from dragoman.store import Query, SeriesRow, Store

Period = Literal["day", "week", "month", "quarter", "year"]

MEASURES: dict[str, str] = {
    "count": "events",
    "goldstein": "mean Goldstein score, -10 (conflict) to 10 (cooperation)",
    "intensity": "mean PLOVER intensity, -10 (conflict) to 10 (cooperation)",
    "cooperation": "share of events that are cooperation (quad classes 1 and 2), 0 to 1",
}
"""What can be measured, in words for an axis."""

PERIODS_MAX = 20_000
"""Periods a series may have: a day's series of half a century."""


def series(
    store: Store, query: Query | None = None, *, by: Period = "month", measure: str = "count", **filters: Any
) -> Table:
    """Measures events period by period, without gaps.

    Args:
        store: where they are.
        query: which events; with `dyad`, those between two parties.
        by: the period.
        measure: one of `MEASURES`.
        filters: the query's fields by name.

    Returns:
        Columns `period` (its first day), `value`, `events`, `verbal_cooperation`, `material_cooperation`,
        `verbal_conflict`, `material_conflict`. A period without events has the count 0 and no other measure. Events
        without a day are not in it.

    Raises:
        InputError: another measure, or more than `PERIODS_MAX` periods.
    """
    if measure not in MEASURES:
        raise InputError(f"no measure '{measure}'", hint=f"one of {', '.join(MEASURES)}")
    found = {row.period: row for row in store.series(asked(query, filters), by=by) if row.period is not None}
    rows = []
    for period in periods(min(found), max(found), by=by) if found else ():
        row = found.get(period)
        quads = row.quads if row else (0, 0, 0, 0)
        rows.append((period, _MEASURED[measure](row), row.count if row else 0, *quads))
        if len(rows) > PERIODS_MAX:
            raise InputError(f"more than {PERIODS_MAX:,} periods", hint="a longer period (by) or a since date")
    return Table(("period", "value", "events", *QUADS), tuple(rows))


QUADS = tuple(name.replace(" ", "_") for name in QUAD_NAMES.values())


def periods(first: date, last: date, *, by: str) -> Iterator[date]:
    """Gives the first days of the periods from one to another, both inclusive.

    Args:
        first: the first day of a period.
        last: the first day of a later one.
        by: "day", "week", "month", "quarter" or "year".
    """
    at = first
    while at <= last:
        yield at
        at = _after(at, by)


def _after(day: date, by: str) -> date:
    if by in ("day", "week"):
        return day + timedelta(days=1 if by == "day" else 7)
    months = day.year * 12 + day.month - 1 + {"month": 1, "quarter": 3, "year": 12}[by]
    return date(months // 12, months % 12 + 1, 1)


def _count(row: SeriesRow | None) -> float | None:
    return row.count if row else 0


def _goldstein(row: SeriesRow | None) -> float | None:
    return row.goldstein if row else None


def _intensity(row: SeriesRow | None) -> float | None:
    return row.intensity if row else None


def _cooperation(row: SeriesRow | None) -> float | None:
    return sum(row.quads[:2]) / sum(row.quads) if row and sum(row.quads) else None


_MEASURED: dict[str, Callable[[SeriesRow | None], float | None]] = {
    "count": _count,
    "goldstein": _goldstein,
    "intensity": _intensity,
    "cooperation": _cooperation,
}
