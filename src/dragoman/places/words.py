"""The word lists of this room, read once from data/gazetteer/words.yaml."""

from __future__ import annotations

from importlib.resources import files

import yaml

_LISTS: dict[str, str] = yaml.safe_load(
    files("dragoman.data").joinpath("gazetteer", "words.yaml").read_text(encoding="utf-8")
)


def words(name: str) -> frozenset[str]:
    """One list of words.yaml."""
    return frozenset(_LISTS[name].split())


ARTICLES = words("articles")
SIDES = words("sides")
DIVISIONS = words("divisions")
SETTLEMENTS = words("settlements")
SITES = words("sites")
GENERIC = DIVISIONS | SETTLEMENTS | SITES | {"river", "lake", "mount", "downtown", "greater"}
INSIDE = words("inside") | ARTICLES
CERTAIN = words("certain")
LOCATIVE = words("locative")
PARTS = words("parts") | SIDES | DIVISIONS | SETTLEMENTS | SITES
FATES = words("fates")
REACHING = words("reaching")
BODIES = words("bodies")
BODY_NAMES = words("body_names")
TOWNSPEOPLE = words("townspeople")
BODY_HEADS = words("body_heads")
WITHIN = words("within")
TRAVEL = words("travel")
LIGHT = words("light")
FRONTED = words("fronted")
SPEAKING = words("speaking")
COMMON = words("common")
BESIDE = words("beside") | SIDES
DIRECTIONLESS = words("directionless")
ASSAULTS = words("assaults")
KNOWN = frozenset(tuple(pair.replace("-", " ").split(":")) for pair in words("known"))
"""Folded name and alpha-3 of smaller cities that every reader knows."""
