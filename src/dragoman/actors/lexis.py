"""The word classes of data/actors/who.yaml, and a phrase cut into its main part and what follows its prepositions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files

import yaml

_WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’.\-&/][^\W_]+)*\.?|['’]s?|\S")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in small letters."""
        return self.text.casefold().replace("’", "'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexis:
    """Closed word classes; see the file."""

    leading: frozenset[str]
    former: frozenset[str]
    passing: frozenset[str]
    own: frozenset[str]
    home: frozenset[str]
    away: frozenset[str]
    aloof: frozenset[str]
    turned: frozenset[str]


def load_lexis() -> Lexis:
    """Reads the word classes."""
    raw = yaml.safe_load(files("dragoman").joinpath("data", "actors", "who.yaml").read_text("utf-8"))
    return Lexis(**{name: frozenset(map(str, items)) for name, items in raw.items()})


def words_of(text: str) -> list[Word]:
    """Cuts a phrase into words; a possessive ending is a word of its own."""
    words = []
    for match in _WORD.finditer(text):
        word = match[0]
        bare = re.sub(r"['’]s$", "", word)
        words.append(Word(bare, match.start(), match.start() + len(bare)))
        if bare != word:
            words.append(Word("'s", match.start() + len(bare), match.end()))
    return [word for word in words if word.text]
