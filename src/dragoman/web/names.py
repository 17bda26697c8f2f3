"""What the codes of actors and countries are called."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

OTHERS = {
    "IGO": "International bodies", "NGO": "Non-governmental organisations", "MNC": "Companies",
    "ISM": "Transnational movements", "WST": "The West", "UNK": "Unknown",
}  # fmt: skip
"""Codes that stand for no state. Source: PLOVER 2.0."""


def actor_name(code: str | None) -> str:
    """Names a code: "Ukraine" for "UKR"; a code nobody knows goes by itself."""
    return _names().get(code or "", code or "")


def known_codes() -> dict[str, str]:
    """Gives every code of a state or a kind of actor with its name, in the order of names."""
    return dict(sorted(_names().items(), key=lambda pair: pair[1]))


def code_of(name: str) -> str | None:
    """Gives the code of a state by its name, another name of it or its code, case ignored: "ukraine" is "UKR"."""
    return _codes().get(" ".join(name.split()).casefold())


def dyad_of(words: str) -> str:
    """Puts a pair of names as a pair of codes: "Russia - Ukraine" is "RUS-UKR"; what is no pair of states stays."""
    for mark in _BETWEEN.finditer(words):
        one, other = code_of(words[: mark.start()]), code_of(words[mark.end() :])
        if one and other:
            return f"{one}{'>' if mark.group().strip() in ('>', '->', '→') else '-'}{other}"
    return words


_BETWEEN = re.compile(r"\s*(?:->|[>→–-])\s*|\s+and\s+")


@cache
def _codes() -> dict[str, str]:
    found = {code.casefold(): code for code in _names()}
    for row in _rows():
        for name in filter(None, (row["name"], *row["aliases"].split(";"))):
            # of two states that had a name in turn, the one that has it still, or had it last
            found[name.casefold()] = row["code"]
    return found | {code.casefold(): code for code in _names()}


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in _rows()} | OTHERS


@cache
def _rows() -> tuple[dict[str, str], ...]:
    path = files("dragoman.data").joinpath("actors", "states.tsv")
    rows = [
        row
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t")
        if len(row["code"]) == 3
    ]
    # a code that several states had in turn is called as the one that has it still, or had it last
    return tuple(sorted(rows, key=lambda row: (row["last"] == "", row["last"], row["id"] == row["code"])))
