"""Nouns that can stand for an actor, and the words beside them that change who is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dragoman.records import Sentence


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for actors: its words, its sort (office, people, force, body, state, thing, paper), its sector.

    `first` and `last` (exclusive) are the tokens its words cover.
    """

    words: str
    sort: str
    sector: str
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The word lists of `data/actors_text`.

    `gendered` are words that tell a gender ("spokeswoman"), `gender` those and given names.
    """

    nouns: Mapping[str, Noun]
    longest: Mapping[str, int]
    sector_before: Mapping[str, str]
    national: Mapping[str, str]
    former: frozenset[str]
    place_heads: frozenset[str]
    motion: frozenset[str]
    trust_in: frozenset[str]
    agentive: frozenset[str]
    deeds: frozenset[str]
    participles: frozenset[str]
    weak: frozenset[str]
    group_nouns: frozenset[str]
    american: frozenset[str]
    homely: frozenset[str]
    homely_bodies: frozenset[str]
    crowds: frozenset[str]
    relations: frozenset[str]
    following: frozenset[str]
    quantities: frozenset[str]
    elsewhere: frozenset[str]
    singled_out: frozenset[str]
    joint_persons: frozenset[str]
    joint_states: frozenset[str]
    joint_sides: frozenset[str]
    joint_acts: frozenset[str]
    craft: frozenset[str]
    rights_groups: frozenset[str]
    nearest: frozenset[str]
    placed: frozenset[str]
    press: frozenset[str]
    entourage: frozenset[str]
    rooted: frozenset[str]
    rootless: frozenset[str]
    shared: frozenset[str]
    advising: frozenset[str]
    settling: frozenset[str]
    transitive: frozenset[str]
    at_odds: frozenset[str]
    hostile: frozenset[str]
    any_role: frozenset[str]
    indefinite: frozenset[str]
    general_offices: frozenset[str]
    of_states: frozenset[str]
    collective: frozenset[str]
    any_leader: frozenset[str]
    leaders: frozenset[str]
    group_sectors: frozenset[str]
    bloc_kinds: Mapping[str, frozenset[str]]
    courtesy: Mapping[str, str]
    gendered: Mapping[str, str]
    gender: Mapping[str, str]

    def noun_at(self, sentence: Sentence, head: int) -> Noun | None:
        """Returns the noun that ends at token `head`, with the words before or an "of ..." after it that belong to it.

        The longest that the list knows wins ("foreign minister" before "minister", "secretary of state").
        """
        token, best = sentence.tokens[head], None
        for word in dict.fromkeys((token.lemma.lower(), token.text.lower())):
            reach = self.longest.get(word)
            if reach is None:
                continue
            found = self._with_after(sentence, head, word) or self._with_before(sentence, head, word, reach)
            if found is not None and (best is None or found.words.count(" ") > best.words.count(" ")):
                best = found
        return best

    def of_things(self, sentence: Sentence, head: int) -> bool:
        """Tells whether a quantity is of something that is no actor: "hundreds of trucks"."""
        for c in sentence.children[head]:
            if sentence.tokens[c].text == "of":
                return any(
                    sentence.tokens[k].pos == "NOUN" and self.noun_at(sentence, k) is None for k in sentence.children[c]
                )
        return False

    def _with_before(self, sentence: Sentence, head: int, word: str, reach: int) -> Noun | None:
        words, best = word, None
        for first in range(head, max(-1, head - reach), -1):
            if first < head:
                words = _join(sentence.tokens[first].text.lower(), words)
            found = self.nouns.get(words)
            if found is not None:
                best = Noun(words, found.sort, found.sector, first, head + 1)
        return best

    def _with_after(self, sentence: Sentence, head: int, word: str) -> Noun | None:
        tokens = sentence.tokens
        if head + 2 >= len(tokens) or tokens[head + 1].text.lower() not in ("of", "-"):
            return None
        words = word
        for k in range(head + 1, min(head + 5, len(tokens))):
            words = _join(words, tokens[k].text.lower())
            found = self.nouns.get(words)
            if found is not None:
                return Noun(found.words, found.sort, found.sector, head, k + 1)
        return None


def _join(left: str, right: str) -> str:
    """Puts two words together as written: "commander-in-chief", "prime minister"."""
    return left + right if left.endswith("-") or right.startswith("-") else f"{left} {right}"


@cache
def load_lexicon() -> Lexicon:
    """Loads the word lists; the result never changes.

    Source: our own lists (data/actors_text/SOURCE.md).
    """
    nouns: dict[str, Noun] = {}
    longest: dict[str, int] = {}
    for key, listed in _read("nouns.yaml").items():
        sort, sector = key.split()
        for words in (item.strip() for item in listed.split(",")):
            nouns.setdefault(words, Noun(words, sort, sector))
            parts = words.replace("-", " - ").split()
            ends = {parts[-1], parts[0], words} if {"of", "-"} & set(parts) else {parts[-1]}
            for end in ends:
                longest[end] = max(longest.get(end, 1), len(parts))
    beside = _read("words.yaml")
    sets = {key: frozenset(word.replace("_", " ") for word in beside[key].split()) for key in _SETS}
    women = {name.replace("_", " "): "f" for name in beside["women"].split()}
    genders = {word: gender for gender in ("m", "f") for word in beside[gender].split()}
    names = dict(line.split("\t") for line in _text("firstnames.tsv").splitlines() if not line.startswith("#"))
    courtesy = {word: genders.get(word, "") for word in beside["courtesy"].split()}
    sectors = dict(pair.split(":") for pair in beside["sector_before"].split())
    return Lexicon(
        nouns=nouns,
        longest=longest,
        sector_before=sectors,
        national=dict(pair.split(":") for pair in beside["national"].split()),
        bloc_kinds={noun: frozenset(ids.split()) for noun, ids in _read("blocs.yaml").items()},
        courtesy=courtesy,
        gendered=genders,
        gender={**names, **genders, **women},
        **sets,
    )


_SETS = (
    "homely",
    "homely_bodies",
    "crowds",
    "relations",
    "following",
    "quantities",
    "elsewhere",
    "singled_out",
    "joint_persons",
    "joint_states",
    "joint_sides",
    "joint_acts",
    "craft",
    "rights_groups",
    "nearest",
    "placed",
    "press",
    "entourage",
    "rooted",
    "rootless",
    "shared",
    "advising",
    "settling",
    "transitive",
    "at_odds",
    "hostile",
    "any_role",
    "indefinite",
    "general_offices",
    "of_states",
    "collective",
    "any_leader",
    "leaders",
    "group_sectors",
    "former",
    "place_heads",
    "motion",
    "trust_in",
    "agentive",
    "deeds",
    "participles",
    "weak",
    "group_nouns",
    "american",
)


def _text(name: str) -> str:
    return files("dragoman").joinpath("data", "actors_text", name).read_text("utf-8")


def _read(name: str) -> dict[str, str]:
    loaded: dict[str, str] = yaml.load(_text(name), Loader=yaml.CSafeLoader)
    return loaded
