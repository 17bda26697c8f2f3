"""Everywhere Dragoman knows by name: the embedded tables, and a user's own file over them."""

from __future__ import annotations

import csv
import gzip
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from dragoman.errors import GazetteerError
from dragoman.places.names import fold
from dragoman.records.findings import Precision

SCHEMA = "dragoman-gazetteer-1"
"""Written into every file `build_gazetteer` makes; a file without it is refused."""

Kind = str
"""country, admin1, admin2, city (15,000 people and more), town, or a kind of features.tsv: sea, gulf, strait, river,
world, region, point."""

KINDS: Mapping[str, Kind] = {"1": "admin1", "2": "admin2", "C": "city", "P": "city", "T": "town", "X": "point", "R": "region"}
PRECISIONS: Mapping[Kind, Precision] = {
    "country": "country",
    "admin1": "region",
    "admin2": "region",
    "region": "region",
    "city": "city",
    "town": "city",
    "point": "point",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of the gazetteer.

    Args:
        name: its English name.
        kind: see `Kind`.
        country: ISO 3166 alpha-3; None for seas, world regions and what several states claim.
        admin1: GeoNames code of its first-order division, "" where unknown.
        lat: degrees north (WGS 84), None for areas without a middle.
        lon: degrees east (WGS 84).
        population: people, 0 where unknown.
        geonames_id: its number in GeoNames, None for our own table's places.
        capital: whether it is the capital of its country.
    """

    name: str
    kind: Kind
    country: str | None
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonames_id: int | None = None
    capital: bool = False

    @property
    def precision(self) -> Precision:
        """How fine the place is; a sea or world region is an "area"."""
        return PRECISIONS.get(self.kind, "area")


class Store(Protocol):
    """Where settlements and divisions are looked up by key."""

    name: str

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The places of that key."""
        ...

    def continues(self, prefix: str) -> bool:
        """Whether some key begins with `prefix`."""
        ...

    def admin1_names(self) -> dict[tuple[str, str], str]:
        """(alpha-3, code) -> name of every first-order division."""
        ...


class Gazetteer:
    """Looks names up; nothing in it changes after loading.

    Args:
        store: settlements and divisions (the embedded ones, or a user's file).
        own: countries and our own features by key.
        demonyms: "Iraqi" -> "IRQ".
        abbreviations: "La." -> ("USA", "LA").
        admin1: (alpha-3, code) -> name of the first-order division.
    """

    def __init__(
        self,
        store: Store,
        *,
        own: Mapping[str, Sequence[Entry]],
        demonyms: Mapping[str, str],
        abbreviations: Mapping[str, tuple[str, str]],
        admin1: Mapping[tuple[str, str], str],
    ) -> None:
        self.name = store.name
        self._store = store
        self._own = own
        self._prefixes = frozenset(" ".join(key.split()[:n]) for key in own for n in range(1, len(key.split()) + 1))
        self._demonyms = demonyms
        self._states = {e.country: e for entries in own.values() for e in entries if e.kind == "country"}
        self._abbreviations = abbreviations
        self._admin1 = admin1
        self._lookup = lru_cache(maxsize=20_000)(self._look_up)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name, countries and our own features first; () where there is none."""
        return self._lookup(fold(name))

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        return tuple(dict.fromkeys((*self._own.get(key, ()), *self._store.entries(key)))) if key else ()

    def continues(self, name: str) -> bool:
        """Whether a longer name may begin with these words."""
        key = fold(name)
        return key in self._prefixes or self._store.continues(key)

    def demonym(self, word: str) -> str | None:
        """The country of a people's name ("Iraqi" -> "IRQ"), None where it is none."""
        return self._demonyms.get(word)

    def state(self, code: str) -> Entry:
        """The country of an alpha-3 code that `demonym` gave."""
        return self._states[code]

    def abbreviation(self, word: str) -> tuple[str, str] | None:
        """Country and division of a postal or newspaper abbreviation ("La." -> ("USA", "LA"))."""
        return self._abbreviations.get(word)

    def admin1_name(self, entry: Entry) -> str | None:
        """The name of the first-order division a place lies in."""
        return self._admin1.get((entry.country or "", entry.admin1.partition(".")[0]))


def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """Loads the gazetteer.

    Args:
        path: a file made by `build_gazetteer`, which then answers for settlements and divisions; countries and our
            own features come from the embedded tables all the same. None for the embedded gazetteer.

    Returns:
        A gazetteer; loading the embedded one takes about 0.2 s and 90 MB.

    Raises:
        GazetteerError: the file is missing or was not made by `build_gazetteer`.
    """
    countries = _table("countries.tsv")
    store = _SqliteStore(path) if path else _EmbeddedStore()
    own = _own(countries, _table("features.tsv"))
    for row in _table("spellings.tsv"):
        known = tuple(e for e in store.entries(fold(row["name"])) if e.country == row["country"])
        own[fold(row["spelling"])] = (*own.get(fold(row["spelling"]), ()), *known)
    return Gazetteer(
        store,
        own=own,
        demonyms={word: r["iso3"] for r in countries for word in r["demonyms"].split(";") if word},
        abbreviations={r["abbreviation"]: (r["country"], r["admin1"]) for r in _table("abbreviations.tsv")},
        admin1=store.admin1_names(),
    )


def iso3_by_iso2() -> dict[str, str]:
    """ISO 3166 alpha-2 -> alpha-3."""
    return {row["iso2"]: row["iso3"] for row in _table("countries.tsv")}


def _table(name: str) -> list[dict[str, str]]:
    text = files("dragoman.data").joinpath("gazetteer", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _own(countries: Sequence[dict[str, str]], features: Sequence[dict[str, str]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for row in countries:
        entry = Entry(
            name=row["name"],
            kind="country",
            country=row["iso3"],
            population=int(row["population"]),
            geonames_id=int(row["geonames_id"]),
        )
        peoples = {word for word in row["demonyms"].split(";") if not word.replace(".", "").isupper()}
        for name in {row["name"], *row["aliases"].split(";")} - {""} - peoples:
            found[fold(name)].append(entry)
    for row in features:
        entry = Entry(
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
        )
        for key in dict.fromkeys(map(fold, [row["name"], *row["aliases"].split(";")])):
            if key:
                found[key].append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


class _EmbeddedStore:
    """The shipped tables, as two lists of lines: sorted keys with row numbers, and rows; parsed only when asked."""

    def __init__(self) -> None:
        self.name = "embedded"
        self._keys = _lines("keys")
        self._rows = _lines("rows")

    def entries(self, key: str) -> tuple[Entry, ...]:
        i = bisect_left(self._keys, key + "\t")
        if i == len(self._keys) or not self._keys[i].startswith(key + "\t"):
            return ()
        return tuple(_entry(self._rows[int(n)].split("\t")) for n in self._keys[i][len(key) + 1 :].split(" "))

    def continues(self, prefix: str) -> bool:
        i = bisect_left(self._keys, prefix)
        return i < len(self._keys) and self._keys[i].startswith(prefix)

    def admin1_names(self) -> dict[tuple[str, str], str]:
        names = {}
        for row in self._rows:
            cell = row.split("\t", 5)
            if cell[1] != "1":
                break
            names[cell[3], cell[4]] = cell[2]
        return names


def _lines(table: str) -> list[str]:
    folder = files("dragoman.data").joinpath("gazetteer")
    shards = sorted(f.name for f in folder.iterdir() if f.name.startswith(f"{table}-"))
    lines: list[str] = []
    for name in shards:
        lines += gzip.decompress(folder.joinpath(name).read_bytes()).decode("utf-8").split("\n")
    return lines


def _entry(cell: Sequence[str]) -> Entry:
    return Entry(
        geonames_id=int(cell[0]),
        kind=KINDS[cell[1]],
        capital=cell[1] == "C",
        name=cell[2],
        country=cell[3],
        admin1=cell[4],
        lat=float(cell[5]),
        lon=float(cell[6]),
        population=int(cell[7]),
    )


class _SqliteStore:
    """A user's file, read only; one B-tree look-up a name."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise GazetteerError(f"{path}: no such gazetteer file", hint="make it with dragoman gazetteer build DUMP")
        self.name = path.name
        try:
            self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            schema = dict(self._base.execute("SELECT name, value FROM meta")).get("schema")
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{path}: not a gazetteer file ({error})", hint=_REBUILD) from error
        if schema != SCHEMA:
            raise GazetteerError(f"{path}: made as {schema!r}, wanted {SCHEMA!r}", hint=_REBUILD)

    def entries(self, key: str) -> tuple[Entry, ...]:
        rows = self._base.execute(
            "SELECT id, kind, name, country, admin1, lat, lon, population FROM names JOIN places USING (id)"
            " WHERE key = ? ORDER BY population DESC LIMIT 400",
            (key,),
        )
        return tuple(_entry([str(cell) for cell in row]) for row in rows)

    def continues(self, prefix: str) -> bool:
        row = self._base.execute("SELECT key FROM names WHERE key >= ? ORDER BY key LIMIT 1", (prefix,)).fetchone()
        return row is not None and row[0].startswith(prefix)

    def admin1_names(self) -> dict[tuple[str, str], str]:
        rows: Iterator[tuple[str, str, str]] = self._base.execute(
            "SELECT country, admin1, name FROM places WHERE kind = '1'"
        )
        return {(country, code): name for country, code, name in rows}


_REBUILD = "rebuild it with dragoman gazetteer build DUMP"
