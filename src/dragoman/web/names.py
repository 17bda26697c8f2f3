"""What the codes of actors and countries are called."""

from __future__ import annotations

import csv
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


@cache
def _names() -> dict[str, str]:
    path = files("dragoman.data").joinpath("actors", "states.tsv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    # a code that several states had in turn is called as the one that has it still, or had it last
    rows.sort(key=lambda row: (row["last"] == "", row["last"], row["id"] == row["code"]))
    return {row["code"]: row["name"] for row in rows if len(row["code"]) == 3} | OTHERS
