"""How places of one name stand to each other: in each other, on the same spot, too great to be confused."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from dragoman.places.names import fold
from dragoman.places.stores import Entry
from dragoman.places.words import KNOWN

NEAR_KM, SEAT_KM = 150.0, 30.0
MILLION = 1_000_000

Region = tuple[str | None, str]
"""A country and the code of its first-order division."""


def rival(best: Entry, other: Entry, *, stated: bool) -> bool:
    """Whether another place of the name casts doubt: neither the same spot, nor its own division, nor a mere town."""
    if best.kind == "city" and other.kind in ("admin1", "admin2") and seat(best, other):
        return False
    return not _same_spot(best, other) and (stated or other.kind != "town" or not famous(best))


def _same_spot(a: Entry, b: Entry) -> bool:
    """Whether two entries are one place told twice (a city and its district)."""
    if a.country != b.country:
        return False
    if None in (a.lat, a.lon, b.lat, b.lon):
        return a.kind == b.kind or a.kind == "region" or b.kind == "region"
    return distance_km(a, b) < NEAR_KM


def distance_km(a: Entry, b: Entry) -> float:
    """Great-circle distance of two entries that have coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        raise ValueError("a place without coordinates has no distance")
    lat1, lat2 = radians(a.lat), radians(b.lat)
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))


def seat(city: Entry, division: Entry) -> bool:
    """Whether a city lies in a division, is its country's capital, or lies at its middle across a disputed line."""
    if region_of(city) == region_of(division) or (city.capital and city.country == division.country):
        return True
    return None not in (city.lat, city.lon, division.lat, division.lon) and distance_km(city, division) < SEAT_KM


def famous(entry: Entry) -> bool:
    """Whether every reader knows it: a country, a first-order division, a capital, a great or listed city."""
    return entry.kind in ("country", "admin1") or entry.capital or entry.population >= MILLION or listed(entry)


def listed(entry: Entry) -> bool:
    """Whether it is among the smaller cities that every reader knows (words.yaml, `known`)."""
    return entry.kind == "city" and (fold(entry.name), entry.country) in KNOWN


def region_of(entry: Entry) -> Region:
    """The country and first-order division a place lies in."""
    return entry.country, entry.admin1.partition(".")[0]
