"""GeoJSON: a feature an event."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dragoman.export.formats.base import Choices, Events, Exporter, Written, whole_file
from dragoman.export.rows import table_rows
from dragoman.records import Event, Place, Record

_ANY = frozenset({"asserted", "negated", "future", "hypothetical"})


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes a FeatureCollection (RFC 7946). An event without a place, or with a country for one, has no geometry."""
    events = Events(records, choices, statuses=_ANY)
    rows = pins = 0
    with whole_file(output) as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for record, event, telling in events:
            feature = _feature(record, event) | {"id": f"{record.document.id}/{event.id}"}
            feature["properties"]["story"] = telling.story
            file.write((",\n" if rows else "\n") + json.dumps(feature, ensure_ascii=False, default=str))
            rows, pins = rows + 1, pins + (feature["geometry"] is not None)
        file.write("\n]}\n")
    return Written(rows={"events": rows, "with coordinates": pins}, left_out=events.left_out, paths=(output,))


def _feature(record: Record, event: Event) -> dict[str, Any]:
    one = Record(document=record.document, events=(event,))
    row = next(table_rows(one, "events"))
    document = record.document
    row |= {"title": document.title, "outlet": document.outlet, "url": document.url, "published": document.published}
    return {"type": "Feature", "geometry": _geometry(event.place), "properties": row}


def _geometry(place: Place | None) -> dict[str, Any] | None:
    if place is None or place.precision == "country" or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


GEOJSON = Exporter(name="geojson", suffix=".geojson", what="a feature an event; a country is never a pin", write=write)
