"""The cue lexicon: which words mark an attribution, how they take their content, and what act saying it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.errors import CodebookError

ACTS = frozenset(
    [
        "assert",
        "deny",
        "accuse",
        "demand",
        "promise",
        "propose",
        "threaten",
        "praise",
        "condemn",
        "admit",
        "ask",
        "believe",
    ]
)
STANCES = frozenset(("", "endorse", "reject", "dispute", "neutral"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One lexicon entry.

    Args:
        lemma: the cue's lemma, with its particle or preposition where that belongs to it ("point out", "call for").
        pos: "v" verb, "n" noun, "a" adverb or adjective.
        kind: how it takes its content; the kinds are listed in docs/claims.md.
        act: the act of a claim made with it, unless its words say otherwise.
        prepositions: those that open its content.
        stance: the side taken when its object is somebody's claim or proposal, "" where none is.
    """

    lemma: str
    pos: str
    kind: str
    act: str
    prepositions: tuple[str, ...] = ()
    stance: str = ""


OTHER = Cue(lemma="", pos="v", kind="other", act="assert")
"""Stands for a verb that the lexicon does not know but that governs a clause or a quotation."""


@cache
def load_cues() -> Mapping[tuple[str, str], Cue]:
    """Loads the lexicon.

    Returns:
        Cues by (pos, lemma).

    Raises:
        CodebookError: a line of the file is not an entry.

    Source: compiled for this project from record.md's acts and reporting grammar; see data/claims/SOURCE.md.
    """
    cues: dict[tuple[str, str], Cue] = {}
    for number, line in enumerate(_read("cues.tsv").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != 6 or fields[3] not in ACTS or fields[5] not in STANCES:
            raise CodebookError(
                f"cues.tsv line {number}: wanted lemma, pos, kind, act, prepositions, stance; found {line!r}"
            )
        lemma, pos, kind, act, prepositions, stance = fields
        cues[pos, lemma] = Cue(
            lemma=lemma,
            pos=pos,
            kind=kind,
            act=act,
            prepositions=tuple(filter(None, prepositions.split(","))),
            stance=stance,
        )
    return cues


@cache
def load_words(name: str) -> frozenset[str]:
    """Loads one word list of `words.tsv` (columns: list, words with blanks between; `_` stands for a blank)."""
    for line in _read("words.tsv").splitlines():
        key, _, words = line.partition("\t")
        if key == name:
            return frozenset(w.replace("_", " ") for w in words.split())
    raise CodebookError(f"words.tsv has no list named {name!r}")


def _read(name: str) -> str:
    return resources.files("dragoman.data.claims").joinpath(name).read_text(encoding="utf-8")
