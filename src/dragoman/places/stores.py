"""Where settlements and divisions are looked up: the shipped tables, or a user's SQLite file."""

from __future__ import annotations

import gzip
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from dragoman.errors import GazetteerError
from dragoman.records.findings import Precision

SCHEMA = "dragoman-gazetteer-1"
"""Written into every file `build_gazetteer` makes; a file without it is refused."""

Kind = str
"""country, admin1, admin2, city (15,000 people and more), town, or a kind of features.tsv."""

KINDS: Mapping[str, Kind] = {
    "1": "admin1",
    "2": "admin2",
    "C": "city",
    "P": "city",
    "T": "town",
    "X": "point",
    "R": "region",
}
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


class EmbeddedStore:
    """The shipped tables, as two lists of lines: sorted keys with row numbers, and rows; parsed only when asked."""

    def __init__(self) -> None:
        self.name = "embedded"
        self._keys = _lines("keys")
        self._rows = _lines("rows")

    def entries(self, key: str) -> tuple[Entry, ...]:
        """The places of that key."""
        i = bisect_left(self._keys, key + "\t")
        if i == len(self._keys) or not self._keys[i].startswith(key + "\t"):
            return ()
        return tuple(_entry(self._rows[int(n)].split("\t")) for n in self._keys[i][len(key) + 1 :].split(" "))

    def continues(self, prefix: str) -> bool:
        """Whether some key begins with `prefix`."""
        i = bisect_left(self._keys, prefix)
        return i < len(self._keys) and self._keys[i].startswith(prefix)

    def admin1_names(self) -> dict[tuple[str, str], str]:
        """(alpha-3, code) -> name of every first-order division."""
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


class SqliteStore:
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
        """The places of that key, greatest first."""
        rows = self._base.execute(
            "SELECT id, kind, name, country, admin1, lat, lon, population FROM names JOIN places USING (id)"
            " WHERE key = ? ORDER BY population DESC LIMIT 400",
            (key,),
        )
        return tuple(_entry([str(cell) for cell in row]) for row in rows)

    def continues(self, prefix: str) -> bool:
        """Whether some key begins with `prefix`."""
        row = self._base.execute("SELECT key FROM names WHERE key >= ? ORDER BY key LIMIT 1", (prefix,)).fetchone()
        return row is not None and row[0].startswith(prefix)

    def admin1_names(self) -> dict[tuple[str, str], str]:
        """(alpha-3, code) -> name of every first-order division."""
        rows: Iterator[tuple[str, str, str]] = self._base.execute(
            "SELECT country, admin1, name FROM places WHERE kind = '1'"
        )
        return {(country, code): name for country, code, name in rows}


_REBUILD = "rebuild it with dragoman gazetteer build DUMP"
