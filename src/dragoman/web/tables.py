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
from dragoman.web.charts.scale import Unit, every_period, unit_for
from dragoman.web.charts.series import Bar

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days a query's events lie in, cut into periods."""

    unit: Unit
    periods: list[date]


def span_of(store: Store, query: Query, unit: Unit | None) -> Span | None:
    """Finds the days of a query's events; None where it has none with a day.

    Args:
        store: the store.
        query: what is wanted.
        unit: the period; chosen to fit when None.
    """
    years = [row for row in store.series(query, by="month") if row.period is not None]
    if not years:
        return None
    first = query.since or years[0].period
    last = query.until or years[-1].period
    assert first is not None and last is not None
    chosen = unit or unit_for(first, last)
    days = [row.period for row in store.series(query, by=chosen) if row.period is not None]
    return Span(unit=chosen, periods=every_period(days[0], days[-1], chosen))


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
    lanes = []
    for facet in store.facets(query, "event", "type"):
        if facet.value is None:
            continue
        lanes.append((facet.value, quads.get(facet.value, 0)))
        for row in store.series(dataclasses.replace(query, type=(facet.value,)), by=span.unit):
            if row.period is not None:
                counts[facet.value, row.period] += row.count
    return sorted(lanes, key=lambda lane: (lane[1], lane[0])), counts


def pairs_of(store: Store, query: Query) -> list[Edge]:
    """Counts events by pair, those with both sides named; the most frequent first."""
    coop: Counter[tuple[str, str]] = Counter()
    conflict: Counter[tuple[str, str]] = Counter()
    for row in store.series(query, by="year", pairs=True):
        if row.actor and row.recipient:
            coop[row.actor, row.recipient] += row.quads[0] + row.quads[1]
            conflict[row.actor, row.recipient] += row.quads[2] + row.quads[3]
    pairs = coop.keys() | conflict.keys()
    edges = [Edge(actor=a, recipient=b, cooperation=coop[a, b], conflict=conflict[a, b]) for a, b in pairs]
    return sorted(edges, key=lambda e: (-e.count, e.actor, e.recipient))


def weightiest(edges: Sequence[Edge], most: int = MOST_ACTORS) -> list[Edge]:
    """Keeps the pairs of the actors with most events."""
    weight: Counter[str] = Counter()
    for edge in edges:
        for code in {edge.actor, edge.recipient}:
            weight[code] += edge.count
    kept = {code for code, _ in sorted(weight.items(), key=lambda pair: (-pair[1], pair[0]))[:most]}
    return [edge for edge in edges if edge.actor in kept and edge.recipient in kept]


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
