"""What charts show, as tables: from the store, ready to draw, to print and to save."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.export.phrases import one_line
from dragoman.store import ItemRow, Query, SeriesRow, Store
from dragoman.store.rows import Party
from dragoman.web.charts.network import Edge
from dragoman.web.charts.scale import Unit, every_period, period_start, unit_for
from dragoman.web.charts.series import Bar

MOST_MONTHS = 5000
"""Months of a chart, over 400 years."""

MOST_PAIRS = 2000
"""Pairs that an actor's weight is summed of: the most frequent."""

MOST_TIES = 240
"""Pairs drawn in a network: more would be one blot."""

MOST_ACTORS = 36
"""Actors of a network: more can't be told apart; the table has all pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as people read it: names of columns, rows of values."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[object, ...]]

    def to_csv(self) -> str:
        """Gives it as CSV."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows([_cell(value) for value in row] for row in self.rows)
        return out.getvalue()


def _cell(value: object) -> object:
    # a spreadsheet must not take a report's words for a formula
    if isinstance(value, str) and value[:1] in "=+-@\t\r":
        return f"'{value}"
    return "" if value is None else value


STRAY = 0.03
"""Share of events that may lie before a chart's first period, where that at least halves its length: a report tells of
its own weeks, and now and then of a war sixty years ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days a query's events lie in, cut into periods; `before` are the events of earlier days, left out."""

    unit: Unit
    periods: list[date]
    before: int = 0


def span_of(store: Store, query: Query, unit: Unit | None) -> Span | None:
    """Finds the days that a chart of a query's events shows; None where no event has a day.

    Args:
        store: the store.
        query: what is wanted; where it names no first day, a few strays long ago are left out.
        unit: the period; chosen to fit when None.
    """
    months = months_of(store, query)
    if not months:
        return None
    kept = months if query.since else without_strays(months)
    first, last = query.since or kept[0][0], query.until or kept[-1][0]
    chosen = unit or unit_for(first, last)
    before = sum(n for _, n in months) - sum(n for _, n in kept)
    if chosen in ("day", "week"):
        fine = dataclasses.replace(query, since=query.since or kept[0][0])
        days = [row.period for row in store.series(fine, by=chosen) if row.period is not None]
    else:
        days = [period_start(day, chosen) for day, _ in kept]
    return Span(unit=chosen, periods=every_period(days[0], days[-1], chosen), before=before)


def months_of(store: Store, query: Query) -> list[tuple[date, int]]:
    """Counts a query's events by month, in order; those without a day are left out."""
    found = store.facets(query, "event", "month", limit=MOST_MONTHS)
    return sorted((date.fromisoformat(f"{facet.value}-01"), facet.n) for facet in found if facet.value)


def without_strays(months: list[tuple[date, int]]) -> list[tuple[date, int]]:
    """Drops the first months where they hold next to nothing and make the whole twice as long."""
    allowed = STRAY * sum(n for _, n in months)
    start, gone = 0, 0
    while start < len(months) - 1 and gone + months[start][1] <= allowed:
        gone += months[start][1]
        start += 1
    whole = (months[-1][0] - months[0][0]).days
    return months[start:] if (months[-1][0] - months[start][0]).days * 2 <= whole else months


def bars_of(rows: Iterable[SeriesRow], span: Span) -> list[Bar]:
    """Lays a series over every period of a span."""
    found = {row.period: row for row in rows}
    empty = (0, 0, 0, 0)
    return [
        Bar(
            period=period,
            quads=found[period].quads if period in found else empty,
            score=None,
        )
        for period in span.periods
    ]


def score_bars(rows: Iterable[SeriesRow], span: Span, measure: str) -> list[Bar]:
    """Lays mean scores over every period of a span."""
    found = {row.period: row for row in rows}
    return [
        dataclasses.replace(bar, score=getattr(found[bar.period], measure) if bar.period in found else None)
        for bar in bars_of(found.values(), span)
    ]


def lanes_of(
    store: Store, query: Query, span: Span, quads: Mapping[str, int]
) -> tuple[list[tuple[str, int]], Counter[tuple[str, date]]]:
    """Counts each type's events by period.

    Args:
        store: the store.
        query: what is wanted.
        span: its periods.
        quads: quad class of each type.

    Returns:
        The types that have events with their quad class, by quad class; events by type and period.
    """
    counts: Counter[tuple[str, date]] = Counter()
    for row in store.types(query, by=span.unit):
        if row.period is not None and row.type in quads:
            counts[row.type, row.period] += row.count
    shown = {name for name, _ in counts}
    lanes = sorted(((name, quads[name]) for name in shown), key=lambda lane: (lane[1], lane[0]))
    return lanes, counts


def pairs_of(store: Store, query: Query, *, most: int | None = None) -> list[Edge]:
    """Counts events by pair, whoever of the two acted; those with both sides named, the most frequent first."""
    return [
        Edge(one=row.actor, other=row.recipient, cooperation=sum(row.quads[:2]), conflict=sum(row.quads[2:]))
        for row in store.pairs(query, directed=False, limit=most)
    ]


def weightiest(edges: Sequence[Edge], most: int = MOST_ACTORS) -> list[Edge]:
    """Keeps the pairs of the actors with most events."""
    weight: Counter[str] = Counter()
    for edge in edges:
        for code in {edge.one, edge.other}:
            weight[code] += edge.count
    kept = {code for code, _ in sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))[:most]}
    return [edge for edge in edges if edge.one in kept and edge.other in kept][:MOST_TIES]


def items_table(rows: Iterable[ItemRow]) -> Table:
    """Makes a flat table of items: every field of theirs a column, parties as "CODE/SECTOR/Name"."""
    flat = [_flat(row) for row in rows]
    columns = tuple(flat[0]) if flat else ("id",)
    return Table(columns=columns, rows=[tuple(row.values()) for row in flat])


def _flat(row: ItemRow) -> dict[str, object]:
    return {field.name: _plain(getattr(row, field.name)) for field in dataclasses.fields(row)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        parts = [f"{p.code}/{p.sector}/{p.name or p.text}" if isinstance(p, Party) else str(p) for p in value]
        return "; ".join(parts)
    return one_line(value) if isinstance(value, str) else value
