"""GDELT 2.0's event table: 61 columns, tab-separated, without a header."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dragoman.export.formats.base import ASSERTED, Choices, Events, Exporter, Telling, Written, whole_file
from dragoman.export.formats.codes import columns, state_codes
from dragoman.export.formats.pairs import day_of, number_of, pairs, state_of
from dragoman.export.phrases import one_line
from dragoman.records import ActorMention, Event, Place, Record

_TYPES = {"JRN": "MED", "SOC": "", "UNK": "", "PRM": "", "PRE": ""}
"""PLOVER sectors that CAMEO calls otherwise or not at all; the rest share their names."""
_GROUPS = {"IGO": "IGO", "NGO": "NGO", "MNC": "MNC", "ISM": "IMG"}
"""Our codes of those without a state -> CAMEO's international types. Source: CAMEO manual 1.1b3, chapter 3."""


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes a row for each pair of an asserted act.

    What GDELT measures and we do not (tone, ethnic and religious codes, the actors' own places) is left empty, and
    so are a CAMEO code where the crosswalk is ambiguous and the coordinates of a country.
    """
    events = Events(records, choices, statuses=ASSERTED, dated=True)
    names, rows = columns("gdelt"), 0
    with whole_file(output) as file:
        writer = csv.DictWriter(
            file, names, delimiter="\t", lineterminator="\n", restval="", quoting=csv.QUOTE_NONE, quotechar=None
        )
        for record, event, telling in events:
            for actor, recipient in pairs(event):
                writer.writerow(_row(record, event, telling, actor, recipient))
                rows += 1
    return Written(rows={"events": rows}, left_out=events.left_out, paths=(output,))


def _row(
    record: Record, event: Event, telling: Telling, actor: ActorMention | None, recipient: ActorMention | None
) -> dict[str, object]:
    day = day_of(record, event)
    assert day is not None, "events without a day are left out"
    added = record.document.published or day
    ends = ";".join(f"{mention.actor.code}/{mention.actor.name}" if mention else "" for mention in (actor, recipient))
    return {
        "GLOBALEVENTID": number_of(record.document.id, event.id, ends),
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": f"{day:%Y}",
        "FractionDate": f"{_fraction(day):.4f}",
        **_actor("Actor1", actor),
        **_actor("Actor2", recipient),
        "IsRootEvent": int(event.anchor.start < _lead(record.document.text)),
        **_codes(event),
        "QuadClass": event.quad,
        "GoldsteinScale": "" if event.goldstein is None else event.goldstein,
        "NumMentions": telling.mentions,
        "NumSources": telling.outlets,
        "NumArticles": telling.articles,
        **_place(event.place),
        "DATEADDED": f"{added:%Y%m%d}000000",
        "SOURCEURL": one_line(record.document.url or record.document.id).replace("\t", " "),
    }


def _fraction(day: date) -> float:
    """The year and the part of it gone, as GDELT's (MONTH * 30 + DAY) / 365. Source: GDELT 2.0 codebook."""
    return day.year + (day.month * 30 + day.day) / 365


def _lead(text: str) -> int:
    """Where the lead paragraph ends: the first of more than a headline's length."""
    at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        if len(line) > 80:
            return at
    return at


def _actor(slot: str, mention: ActorMention | None) -> dict[str, object]:
    if mention is None:
        return {}
    code, sector = mention.actor.code, mention.actor.sector
    group, kind = _GROUPS.get(code, ""), _TYPES.get(sector, sector)
    country = "WST" if code == "WST" else state_of(mention)
    types = [part for part in (group, kind) if part]
    return {
        f"{slot}Code": "".join((country, *types)),
        f"{slot}Name": one_line(mention.actor.name or mention.span.text).upper(),
        f"{slot}CountryCode": country,
        **{f"{slot}Type{n}Code": part for n, part in enumerate(types, 1)},
    }


def _codes(event: Event) -> dict[str, str]:
    """CAMEO's code as deep as all candidates agree; deeper would be a guess."""
    found = {"EventCode": set(event.cameo), "EventBaseCode": {code[:3] for code in event.cameo}}
    found["EventRootCode"] = {code[:2] for code in event.cameo}
    return {name: next(iter(codes)) if len(codes) == 1 else "" for name, codes in found.items()}


def _place(place: Place | None) -> dict[str, object]:
    """Where it happened. `Geo_Type` 1 is a country, 2 and 3 a state and a city of the USA, 5 and 4 elsewhere."""
    if place is None or place.country is None:
        return {}
    country, home = state_codes().get(place.country), place.country == "USA"
    fips = country.fips if country else ""
    kind = {"country": 1, "area": 5, "region": 2 if home else 5}.get(place.precision, 3 if home else 4)
    named = [place.name, *([place.admin1] if place.admin1 and kind in (3, 4) else [])]
    whole = ", ".join(dict.fromkeys([*named, country.name if country else place.country]))
    pin = {} if kind == 1 or place.lat is None else {"ActionGeo_Lat": place.lat, "ActionGeo_Long": place.lon}
    return {
        "ActionGeo_Type": kind,
        "ActionGeo_FullName": one_line(whole),
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips if kind == 1 else "",
        "ActionGeo_FeatureID": fips if kind == 1 else "",
        **pin,
    }


GDELT = Exporter(name="gdelt", suffix=".export.CSV", what="GDELT 2.0 events, 61 columns, no header", write=write)
