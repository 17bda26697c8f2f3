"""POLECAT's table: 40 columns, tab-separated, "None" for what is missing."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from dragoman.export.formats.base import ASSERTED, Choices, Events, Exporter, Telling, Written, whole_file
from dragoman.export.formats.codes import columns, state_codes
from dragoman.export.formats.pairs import day_of, pairs, state_of
from dragoman.export.phrases import one_line
from dragoman.records import ActorMention, Event, Place, Record
from dragoman.version import __version__

MISSING = "None"
_FEATURES = {"point": "S", "city": "P", "region": "A", "country": "A", "area": "L"}
"""Our precision -> GeoNames' feature class. Source: GeoNames feature codes."""


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes a row for each pair of an asserted act.

    Contexts, titles, persons of the story and the Wikipedia names of actors are not told by us: "None"; the actors'
    Wikidata ids stand in our own formats.
    """
    events = Events(records, choices, statuses=ASSERTED)
    names, rows = columns("polecat"), 0
    with whole_file(output) as file:
        writer = csv.DictWriter(file, names, delimiter="\t", lineterminator="\n", restval=MISSING)
        writer.writeheader()
        for record, event, telling in events:
            for n, (actor, recipient) in enumerate(pairs(event), 1):
                row = _row(record, event, telling, n)
                row |= _actor(actor, slot="Actor") | _actor(recipient, slot="Recipient") | _place(event.place)
                writer.writerow({name: _cell(value) for name, value in row.items() if value not in (None, "")})
                rows += 1
    return Written(rows={"events": rows}, left_out=events.left_out, paths=(output,))


def _cell(value: object) -> str:
    return one_line(str(value)).replace("\t", " ")


def _row(record: Record, event: Event, telling: Telling, n: int) -> dict[str, object]:
    document = record.document
    bodies = {mention.actor.name for mention in record.mentions if mention.actor.code in ("IGO", "NGO", "MNC", "ISM")}
    places = {mention.place.name for mention in record.places}
    return {
        "Event ID": f"{telling.story}-{event.id}-{n}",
        "Event Date": day_of(record, event),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.intensity,
        "Quad Code": event.quad,
        "Source": document.outlet,
        "Publication Date": document.published,
        "Story Organizations": ";".join(sorted(bodies)),
        "Story Locations": ";".join(sorted(places)),
        "Language": "English",
        "Version": f"dragoman-{__version__}",
    }


def _actor(mention: ActorMention | None, *, slot: str) -> dict[str, object]:
    if mention is None:
        return {}
    actor, state = mention.actor, state_codes().get(state_of(mention))
    return {
        f"{slot} Name": actor.name or mention.span.text,
        f"{slot} Country": state_of(mention) or actor.code,
        f"{slot} COW": state.cow if state else None,
        f"Primary {slot} Sector": actor.sector,
        f"{slot} Sectors": actor.sector,
        f"{slot} Name Raw": mention.span.text,
    }


def _place(place: Place | None) -> dict[str, object]:
    if place is None:
        return {}
    state = state_codes().get(place.country or "")
    country = place.precision == "country"
    return {
        "Placename": place.name,
        "City": place.name if place.precision == "city" else None,
        "Province": place.name if place.precision == "region" else place.admin1,
        "Country": state.name if state else place.country,
        "Latitude": None if country else place.lat,
        "Longitude": None if country else place.lon,
        "GeoNames ID": place.geonames_id,
        "Raw Placename": place.text,
        "Feature Type": _FEATURES[place.precision],
    }


POLECAT = Exporter(name="polecat", suffix=".tsv", what="POLECAT's 40 columns", write=write)
