"""The charts of Explore: each a picture, the table it shows, and a few words on how to read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dragoman.export.layers import QUAD_NAMES
from dragoman.store import Query
from dragoman.web.asked import MEASURES, Asked
from dragoman.web.charts import network, series, timeline
from dragoman.web.charts.network import Edge, layout, network_chart
from dragoman.web.charts.scale import Unit, period_end, period_start
from dragoman.web.charts.series import Bar, count_chart, score_chart
from dragoman.web.charts.timeline import timeline_chart
from dragoman.web.desk import Desk
from dragoman.web.drawn import Drawn, left_out, link_of, period_link, status_note, title_of
from dragoman.web.mapping import draw_map
from dragoman.web.names import actor_name
from dragoman.web.shown import counted, number_words
from dragoman.web.tables import (
    MOST_PAIRS,
    MOST_TIES,
    Span,
    Table,
    bars_of,
    lanes_of,
    months_of,
    pairs_of,
    score_bars,
    span_of,
    weightiest,
    without_strays,
)

MOST_NARROW = 36
"""Periods a timeline has room for on a narrow page."""


def draw_series(desk: Desk, asked: Asked) -> Drawn:
    """Draws what happened in each period."""
    store, query = desk.store, asked.query
    span = span_of(store, query, asked.by)
    title, frame = title_of(asked), series.NARROW if asked.narrow else series.WIDE
    if span is None:
        return Drawn(name="series", title=title, sub="", svg=None, table=Table(columns=("period",), rows=[]))
    rows = store.series(query, by=span.unit)
    known = {row.period: row for row in rows}
    bars = bars_of(rows, span)
    columns = ("period", "events", *QUAD_NAMES.values(), "mean Goldstein", "mean intensity")
    table = Table(columns=columns, rows=[_series_row(bar, known.get(bar.period)) for bar in bars])
    link = period_link(asked, span.unit)
    undated = known.get(None)
    notes = left_out(span) + ((f"{counted(undated.count, 'event')} without any day are not drawn.",) if undated else ())
    sub = f"{number_words(sum(sum(bar.quads) for bar in bars))} events by {span.unit}"
    if asked.measure == "count":
        svg = count_chart(bars, span.unit, link, title=f"{title}: events by {span.unit}", frame=frame)
        legend = tuple((name, quad) for quad, name in QUAD_NAMES.items())
        sub += ", cooperation above the line, conflict below"
    else:
        lines = _lines(desk, asked, span)
        about = f"{title}: {MEASURES[asked.measure]}"
        svg = score_chart(lines, span.unit, link, title=about, low=-10, high=10, frame=frame)
        legend = tuple((name, colour) for name, colour, _ in lines)
        sub = f"{MEASURES[asked.measure]} by {span.unit}, from −10 (conflict) to 10 (cooperation); {sub}"
    return Drawn(
        name="series",
        title=title,
        sub=sub,
        svg=svg,
        table=table,
        legend=legend,
        unit=span.unit,
        notes=(*notes, *status_note(asked)),
    )


def _series_row(bar: Bar, row: Any) -> tuple[object, ...]:
    scores = (row.goldstein, row.intensity) if row else (None, None)
    rounded = (None if score is None else round(score, 2) for score in scores)
    return (bar.period.isoformat(), row.count if row else 0, *bar.quads, *rounded)


def _lines(desk: Desk, asked: Asked, span: Span) -> list[tuple[str, int, list[Bar]]]:
    """One line; for a pair, one for each direction."""
    dyad = asked.query.dyad
    if not dyad or dyad[3] == ">":
        rows = desk.store.series(asked.query, by=span.unit)
        return [(title_of(asked), 1, score_bars(rows, span, asked.measure))]
    a, b = dyad[:3], dyad[4:]
    return [
        (
            f"{actor_name(x)} → {actor_name(y)}",
            colour,
            score_bars(
                desk.store.series(dataclasses.replace(asked.query, dyad=f"{x}>{y}"), by=span.unit), span, asked.measure
            ),
        )
        for x, y, colour in ((a, b, 1), (b, a, 4))
    ]


def draw_timeline(desk: Desk, asked: Asked) -> Drawn:
    """Draws which types happened when."""
    span = span_of(desk.store, asked.query, asked.by)
    if span and asked.narrow and not asked.by and len(span.periods) > MOST_NARROW:
        span = span_of(desk.store, asked.query, "year" if len(span.periods) > 3 * MOST_NARROW else "quarter")
    title = title_of(asked)
    if span is None:
        return Drawn(name="timeline", title=title, sub="", svg=None, table=Table(columns=("period",), rows=[]))
    quads = {name: kind.quad for name, kind in desk.codebook.types.items()}
    lanes, counts = lanes_of(desk.store, asked.query, span, quads)

    def link(kind: str, day: date) -> str:
        return link_of(asked, type=kind, since=day.isoformat(), until=period_end(day, span.unit).isoformat())

    about, frame = f"{title}: types by {span.unit}", timeline.NARROW if asked.narrow else timeline.WIDE
    svg = timeline_chart(lanes, counts, span.periods, span.unit, link, title=about, frame=frame)
    most = max(counts.values(), default=0)
    rows = [
        (period.isoformat(), kind, n) for (kind, period), n in sorted(counts.items(), key=lambda c: (c[0][1], c[0][0]))
    ]
    legend = tuple((name, quad) for quad, name in QUAD_NAMES.items())
    return Drawn(
        name="timeline", title=title, svg=svg,
        sub=f"types of event by {span.unit}; a dot's area is their number, the largest {number_words(most)}",
        table=Table(columns=("period", "type", "events"), rows=rows), legend=legend, unit=span.unit,
        notes=(*left_out(span), *status_note(asked)),
    )  # fmt: skip


def draw_network(desk: Desk, asked: Asked) -> Drawn:
    """Draws who deals with whom; actors keep their places while the window of time moves."""
    store, query = desk.store, asked.query
    every = pairs_of(store, query)
    undated = dataclasses.replace(query, since=None, until=None)
    heavy = every[:MOST_PAIRS] if undated == query else pairs_of(store, undated, most=MOST_PAIRS)
    frame = network.NARROW if asked.narrow else network.WIDE
    places = layout(tuple(weightiest(_between(heavy), frame.labels)), frame)
    edges = [edge for edge in _between(every) if edge.one in places and edge.other in places][:MOST_TIES]

    def link(a: str, b: str) -> str:
        return link_of(asked, dyad=f"{a}-{b}", either=None) if b else link_of(asked, either=a, dyad=None)

    table = Table(
        columns=("one", "other", "cooperation", "conflict"),
        rows=[(e.one, e.other, e.cooperation, e.conflict) for e in every],
    )
    svg = network_chart(edges, places, actor_name, link, title="Who deals with whom", frame=frame) if places else None
    thickest = number_words(max((edge.count for edge in edges), default=0))
    sub = (
        f"the {len(places)} actors with most events; a line is as thick as there are events between two, "
        f"whoever acted: the thickest {thickest}"
    )
    windows = _windows(desk, query)
    return Drawn(
        name="network", title=title_of(asked), sub=sub, svg=svg, table=table,
        legend=(("more cooperation", 1), ("more conflict", 4)), windows=windows, window=_window(windows, query),
        notes=(_TIES_NOTE, *status_note(asked)),
    )  # fmt: skip


_TIES_NOTE = (
    f"At most the {MOST_TIES} strongest ties are drawn; acts within one country, and of parties nobody can name, are "
    "in the table only."
)


def _between(edges: list[Edge]) -> list[Edge]:
    return [e for e in edges if e.one != e.other and "UNK" not in (e.one, e.other)]


def _windows(desk: Desk, query: Query) -> tuple[tuple[str, str], ...]:
    """The periods that the network may be narrowed to: (first day, last day)."""
    months = months_of(desk.store, dataclasses.replace(query, since=None, until=None))
    if not months:
        return ()
    months = without_strays(months)
    span = (months[-1][0] - months[0][0]).days
    unit: Unit = "year" if span > 3 * 366 else "quarter" if span > 366 else "month"
    starts = sorted({period_start(day, unit) for day, _ in months})
    return tuple((day.isoformat(), period_end(day, unit).isoformat()) for day in starts)


def _window(windows: tuple[tuple[str, str], ...], query: Query) -> int:
    since = query.since.isoformat() if query.since else ""
    return next((number for number, window in enumerate(windows, start=1) if window[0] == since), 0)


_DRAWN: Mapping[str, Callable[[Desk, Asked], Drawn]] = {
    "series": draw_series,
    "timeline": draw_timeline,
    "network": draw_network,
    "map": draw_map,
}


def draw(desk: Desk, asked: Asked) -> Drawn:
    """Draws the chart that is asked for.

    Acts count where they are asserted unless a status is named, as `dragoman series` counts them: what was only
    threatened did not happen.
    """
    if not asked.query.status:
        counted_query = dataclasses.replace(asked.query, status=("asserted",))
        asked = dataclasses.replace(asked, query=counted_query, assumed=True)
    return _DRAWN[asked.view](desk, asked)
