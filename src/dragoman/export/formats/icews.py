"""ICEWS's table: 20 columns, tab-separated, with a header."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from dragoman.codebooks import cameo_name
from dragoman.export.formats.base import ASSERTED, Choices, Events, Exporter, Telling, Written, whole_file
from dragoman.export.formats.codes import columns, state_codes
from dragoman.export.formats.pairs import day_of, number_of, pairs, state_of
from dragoman.export.phrases import one_line
from dragoman.records import ActorMention, Event, Place, Record


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes a row for each pair of an asserted act that has both ends, as ICEWS has no act without them."""
    events = Events(records, choices, statuses=ASSERTED, dated=True)
    names, rows, alone = columns("icews"), 0, 0
    with whole_file(output) as file:
        writer = csv.DictWriter(file, names, delimiter="\t", lineterminator="\n", restval="")
        writer.writeheader()
        for record, event, telling in events:
            for n, (source, target) in enumerate(pairs(event), 1):
                if source is None or target is None:
                    alone += 1
                    continue
                row = _row(record, event, telling, n)
                row |= _actor(source, slot="Source") | _actor(target, slot="Target") | _place(event.place)
                writer.writerow({name: one_line(str(value)) for name, value in row.items() if value is not None})
                rows += 1
    left_out = {**events.left_out, **({"with one end": alone} if alone else {})}
    return Written(rows={"events": rows}, left_out=left_out, paths=(output,))


def _row(record: Record, event: Event, telling: Telling, n: int) -> dict[str, object]:
    code = event.cameo[0] if len(event.cameo) == 1 else ""
    return {
        "Event ID": number_of(record.document.id, event.id, str(n)),
        "Event Date": day_of(record, event),
        "Event Text": cameo_name(code) if code else event.type,
        "CAMEO Code": code,
        "Intensity": event.goldstein,
        "Story ID": number_of(telling.story),
        "Sentence Number": event.sentence + 1,
        "Publisher": record.document.outlet,
    }


def _actor(mention: ActorMention, *, slot: str) -> dict[str, object]:
    actor, state = mention.actor, state_codes().get(state_of(mention))
    return {
        f"{slot} Name": actor.name or mention.span.text,
        f"{slot} Sectors": actor.sector,
        f"{slot} Country": state.name if state else None,
    }


def _place(place: Place | None) -> dict[str, object]:
    if place is None:
        return {}
    state = state_codes().get(place.country or "")
    country = place.precision == "country"
    return {
        "City": place.name if place.precision in ("city", "point") else None,
        "Province": place.name if place.precision == "region" else place.admin1,
        "Country": state.name if state else place.country,
        "Latitude": None if country else place.lat,
        "Longitude": None if country else place.lon,
    }


ICEWS = Exporter(name="icews", suffix=".tsv", what="ICEWS's 20 columns", write=write)
