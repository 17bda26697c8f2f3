"""Other people's codes of states and names of columns; what our own columns hold."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "data" / "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCodes:
    """A state or territory in other people's codes; "" where they have none.

    Args:
        iso2: ISO 3166 alpha-2.
        fips: FIPS 10-4, which GDELT's places use.
        cow: the Correlates of War country number.
        name: its English name.
    """

    iso2: str
    fips: str
    cow: str
    name: str


@cache
def state_codes() -> dict[str, StateCodes]:
    """Gives the codes by ISO 3166 alpha-3. Source: data/export/SOURCE.md."""
    with (_FOLDER / "states.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {
            row["iso3"]: StateCodes(iso2=row["iso2"], fips=row["fips"], cow=row["cow"], name=row["name"])
            for row in rows
        }


@cache
def columns(format: str) -> tuple[str, ...]:
    """Gives a format's columns in order."""
    with (_FOLDER / "columns.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(row["column"] for row in csv.DictReader(file, delimiter="\t") if row["format"] == format)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of one of our own tables: its name, its type in words, what it holds."""

    name: str
    type: str
    holds: str


@cache
def dictionary() -> dict[str, tuple[Column, ...]]:
    """Says what each column of our own tables holds, by table, in their order."""
    tables: dict[str, tuple[Column, ...]] = {}
    with (_FOLDER / "dictionary.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            column = Column(name=row["column"], type=row["type"], holds=row["holds"])
            tables[row["table"]] = (*tables.get(row["table"], ()), column)
    return tables
