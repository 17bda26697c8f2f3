"""A GeoNames dump -> one gazetteer file (SQLite), written beside the target, checked, then put in its place."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dragoman.errors import GazetteerError
from dragoman.places.gazetteer import iso3_by_iso2
from dragoman.places.names import fold
from dragoman.places.stores import SCHEMA

COLUMNS = 19
BATCH = 20_000
SMALL = 15_000

_ADMIN = {"ADM1": "1", "ADM2": "2"}
_REGIONS = {"ISL", "ISLS", "PEN", "RGN", "AREA", "VAL", "MTS", "DSRT", "OAS", "CAPE", "RGNH", "RGNE", "ATOL"}
_POINTS = {"AIRP", "AIRB", "AIRF", "MILB", "NVB", "FT", "INSM", "CMPRF", "REFC", "DIP", "PRN", "PSN", "PWRN", "DAM",
           "BDG", "PRT", "CSTM", "MT", "PASS", "TRNBORD", "PAL", "OILR", "MNMT"}  # fmt: skip
"""Feature codes kept beside settlements: what political and military reports name. Source: GeoNames feature codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was built: the file, and how many places and names it holds."""

    path: Path
    places: int
    names: int


def build_gazetteer(dump: Path, target: Path) -> Built:
    """Builds a gazetteer file from a GeoNames dump.

    Args:
        dump: `allCountries`, `citiesNNN` or one country's dump, `.zip` or `.txt`, with GeoNames' 19 columns.
        target: the file to write. It is replaced only when the new one is whole.

    Returns:
        What was built.

    Raises:
        GazetteerError: the dump is missing, truncated, no GeoNames dump or without a single settlement; the old
            file is left in place.

    Source: https://download.geonames.org/export/dump/ (CC BY 4.0).
    """
    draft = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft)) as base, _lines(dump) as lines:
            _create(base)
            _fill(base, _records(dump, lines))
            built = _finish(base, dump, target)
        draft.replace(target)
    except (
        OSError,
        EOFError,
        zipfile.BadZipFile,
        UnicodeDecodeError,
        sqlite3.DatabaseError,
        zipfile.LargeZipFile,
    ) as error:
        raise GazetteerError(f"{dump}: cannot be read to its end ({error})", hint=_AGAIN) from error
    finally:
        draft.unlink(missing_ok=True)
    return built


_AGAIN = "download it again from https://download.geonames.org/export/dump/; the old gazetteer is unchanged"


@contextmanager
def _lines(dump: Path) -> Iterator[IO[str]]:
    if dump.suffix.lower() != ".zip":
        with dump.open(encoding="utf-8", newline="\n") as file:
            yield file
        return
    with zipfile.ZipFile(dump) as archive:
        names = [n for n in archive.namelist() if n.lower().endswith(".txt") and "readme" not in n.lower()]
        if len(names) != 1:
            found = ", ".join(archive.namelist()[:5]) or "nothing"
            raise GazetteerError(f"{dump}: wanted one .txt table inside, found {found}", hint=_AGAIN)
        with archive.open(names[0]) as raw, io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as file:
            yield file


Record = tuple[tuple[int, str, str, str, str, float, float, int], list[str]]
"""The row of a place (id, kind, name, alpha-3, admin code, latitude, longitude, population) and its keys."""


def _records(dump: Path, lines: IO[str]) -> Iterator[Record]:
    iso3 = iso3_by_iso2()
    for number, line in enumerate(lines, start=1):
        cell = line.rstrip("\n").split("\t")
        if len(cell) != COLUMNS or not line.endswith("\n"):
            raise GazetteerError(
                f"{dump} line {number}: {len(cell)} columns, wanted {COLUMNS}"
                + ("" if line.endswith("\n") else "; the file ends inside a line"),
                hint=_AGAIN,
            )
        kind = _kind(cell[6], cell[7], cell[14])
        if not kind or cell[8] not in iso3:
            continue
        try:
            place = (int(cell[0]), float(cell[4]), float(cell[5]), int(cell[14] or 0))
        except ValueError as error:
            raise GazetteerError(f"{dump} line {number}: {error}", hint=_AGAIN) from error
        if not (-90 <= place[1] <= 90 and -180 <= place[2] <= 180):
            raise GazetteerError(f"{dump} line {number}: latitude {place[1]}, longitude {place[2]}", hint=_AGAIN)
        admin = f"{cell[10]}.{cell[11]}" if kind == "2" else cell[10]
        keys = dict.fromkeys(map(fold, [cell[1], cell[2], *filter(_spelling, cell[3].split(","))]))
        yield (place[0], kind, cell[1], iso3[cell[8]], admin, *place[1:]), [k for k in keys if k]


def _kind(feature_class: str, feature_code: str, population: str) -> str:
    if feature_code == "PPLC":
        return "C"
    if feature_class == "P":
        return "P" if population.isdigit() and int(population) >= SMALL else "T"
    if feature_class == "A":
        return _ADMIN.get(feature_code, "")
    return "R" if feature_code in _REGIONS else "X" if feature_code in _POINTS else ""


def _spelling(name: str) -> bool:
    """Whether English text could write it so: a capital first, Latin letters, not an airport's code."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and fold(name).isascii()


def _create(base: sqlite3.Connection) -> None:
    base.executescript(
        """PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT);
        CREATE TABLE places (id INTEGER PRIMARY KEY, kind TEXT, name TEXT, country TEXT, admin1 TEXT,
                             lat REAL, lon REAL, population INTEGER);
        CREATE TABLE names (key TEXT, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;"""
    )


def _fill(base: sqlite3.Connection, records: Iterator[Record]) -> None:
    places: list[tuple[int, str, str, str, str, float, float, int]] = []
    names: list[tuple[str, int]] = []
    for place, keys in records:
        places.append(place)
        names += ((key, place[0]) for key in keys)
        if len(places) >= BATCH:
            _write(base, places, names)
            places, names = [], []
    _write(base, places, names)


def _write(
    base: sqlite3.Connection,
    places: list[tuple[int, str, str, str, str, float, float, int]],
    names: list[tuple[str, int]],
) -> None:
    base.executemany("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", places)
    base.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", names)


def _finish(base: sqlite3.Connection, dump: Path, target: Path) -> Built:
    places, settlements = base.execute("SELECT count(*), sum(kind IN ('C', 'P', 'T')) FROM places").fetchone()
    names = base.execute("SELECT count(*) FROM names").fetchone()[0]
    if not settlements:
        raise GazetteerError(f"{dump}: not one settlement in it", hint="use allCountries.zip or cities500.zip")
    base.executemany("INSERT INTO meta VALUES (?, ?)", [("schema", SCHEMA), ("source", dump.name)])
    base.execute("CREATE INDEX kinds ON places (kind) WHERE kind = '1'")
    base.commit()
    if base.execute("PRAGMA quick_check").fetchone()[0] != "ok":
        raise GazetteerError(f"{target}: the new file fails SQLite's check", hint="is the disk full?")
    return Built(path=target, places=places, names=names)
