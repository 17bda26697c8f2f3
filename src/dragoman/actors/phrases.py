"""Where names and noun phrases stand in a sentence, and which of the names are places there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.actors.entries import Entry, Hit
from dragoman.actors.lexicon import Lexicon
from dragoman.parse.tree import first_conjunct
from dragoman.records import Sentence

LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "poss",
        "nummod",
        "quantmod",
        "predet",
        "preconj",
        "advmod",
        "npadvmod",
        "case",
        "punct",
        "conj",
        "cc",
        "dep",
        "appos",
        "prep",
        "pobj",
        "prt",
        "acl",
    }
)
"""Relations of what may stand before a noun within its phrase."""

_DIRECT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "predet", "quantmod"})
INSIDE = frozenset({"amod", "compound", "nmod", "quantmod", "npadvmod", "nummod"})
"""Relations by which a name only modifies the noun after it."""

_PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "around",
        "inside",
        "within",
        "across",
        "throughout",
        "through",
        "via",
        "over",
        "above",
        "off",
        "along",
        "beyond",
        "beneath",
    ]
)
_REACHED = frozenset(["leave", "enter", "reach", "flee", "tour", "visit", "cross", "near", "exit", "traverse", "quit"])
_FORCE_INTO = frozenset(
    [
        "offensive",
        "incursion",
        "invade",
        "invasion",
        "raid",
        "strike",
        "fire",
        "attack",
        "missile",
        "rocket",
        "assault",
        "push",
        "advance",
        "operation",
        "intervention",
    ]
)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name in a sentence: tokens `first` to `last` (exclusive), hanging by `head`.

    `label` is the parser's entity label or ""; `entries` and `forms` are the register's (empty where it has none).
    """

    first: int
    last: int
    head: int
    label: str
    entries: tuple[Entry, ...] = ()
    forms: tuple[str, ...] = ()

    @property
    def form(self) -> str:
        """How the likeliest entry is meant: "name", "alias", "adjective", "demonym", "capital", "seat" or ""."""
        return self.forms[0] if self.forms else ""

    @property
    def person(self) -> bool:
        """Tells whether the name is a person's."""
        return any(e.kind == "person" for e in self.entries) or (self.label == "PERSON" and not self.entries)


def names_in(sentence: Sentence, hits: Sequence[Hit]) -> tuple[Name, ...]:
    """Lays the register's hits and the parser's entities over a sentence's tokens.

    Args:
        sentence: the sentence.
        hits: the register's hits within it, in order.

    Returns:
        Names in order, none overlapping: a longer entity that contains a hit wins over it when it is an
        organisation, a building or an event of its own; else the register wins.
    """
    found = list(_hit_names(sentence, hits))
    taken = {k for name in found for k in range(name.first, name.last)}
    for entity in sentence.entities:
        if entity.label not in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"):
            continue
        first, last = _trimmed(sentence, entity.first, entity.last)
        if first >= last or not _latin(sentence, first, last):
            continue
        inner = [n for n in found if n.first < last and n.last > first]
        if inner and not _outranks(sentence, entity.label, first, last, inner):
            continue
        if inner:
            found = [n for n in found if n not in inner or n.head not in range(first, last)]
        elif any(k in taken for k in range(first, last)):
            continue
        found.append(Name(first, last, head_of(sentence, first, last), entity.label))
    return tuple(sorted(found, key=lambda n: (n.first, -n.last)))


def _outranks(sentence: Sentence, label: str, first: int, last: int, inner: list[Name]) -> bool:
    if label == "PERSON" and all(n.person and n.first > first for n in inner):
        return True
    covered = all(n.first >= first and n.last <= last for n in inner)
    shorter = all(n.last - n.first < last - first for n in inner)
    if not (covered and shorter):
        return False
    if label == "GPE":
        return (
            last - first > 2
            and all(n.form == "capital" for n in inner)
            and not any("," in sentence.tokens[k].text for k in range(first, last))
        )
    if label == "LOC":
        return all(n.head != head_of(sentence, first, last) for n in inner)
    if label == "PERSON":
        return all(n.form not in ("adjective", "demonym") and not n.person for n in inner) and last - first == 2
    head = head_of(sentence, first, last)
    return label in ("ORG", "FAC") and sentence.tokens[head].pos == "PROPN" and all(n.head != head for n in inner)


def _latin(sentence: Sentence, first: int, last: int) -> bool:
    """Tells whether an entity is written in Latin letters; parsers of English guess at anything else."""
    return any("a" <= c <= "z" for t in sentence.tokens[first:last] for c in t.text.lower())


_AROUND = frozenset({"DT", "``", "''", "-LRB-", "PRP$"})


def _trimmed(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """An entity without its article, possessive mark or bracketed tail."""
    tokens = sentence.tokens
    while first < last and (tokens[first].tag in _AROUND or tokens[first].text in "[](){}"):
        first += 1
    opened = next((k for k in range(first + 1, last) if tokens[k].text in ("(", "[")), last)
    last = opened if tokens[last - 1].text not in (")", "]") or opened > first + 1 else last
    while first < last and (
        tokens[last - 1].text in "[](){}"
        or tokens[last - 1].tag in ("POS", "``", "''", "-RRB-", "-LRB-", ",", ".", "HYPH", ":")
    ):
        last -= 1
    return first, last


_NUMERAL = re.compile("[IVX]{1,5}")
_NUMERIC = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL", "ORDINAL"})


def _hit_names(sentence: Sentence, hits: Sequence[Hit]) -> Iterable[Name]:
    tokens, k = sentence.tokens, 0
    for hit in hits:
        while k < len(tokens) and tokens[k].end <= hit.start:
            k += 1
        first = k
        while k < len(tokens) and tokens[k].start < hit.end:
            k += 1
        if k == first:
            continue
        if k - first > 1 and hit.entries[0].code == "WST" and tokens[k - 1].pos == "NOUN":
            k -= 1
        if first and tokens[first - 1].text == "National" and tokens[first].text == "Security":
            continue
        if hit.entries[0].kind == "person" and k < len(tokens) and _NUMERAL.fullmatch(tokens[k].text):
            k += 1
        label = tokens[first].ent
        if label in _NUMERIC and hit.entries[0].kind not in ("state", "territory"):
            continue
        yield Name(first, k, head_of(sentence, first, k), label, hit.entries, hit.forms)


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token by which tokens `first` to `last` (exclusive) hang in the tree: the last such that is a noun."""
    tokens = sentence.tokens
    outside = [k for k in range(first, last) if not first <= tokens[k].head < last]
    nominal = [k for k in outside if tokens[k].pos in ("PROPN", "NOUN", "ADJ", "NUM", "PRON")]
    return (nominal or outside or [last - 1])[-1]


def left_edge(sentence: Sentence, head: int) -> int:
    """The first token of the phrase that token `head` governs, its modifiers included; never across a dash."""
    first = head
    for c in sentence.children[head]:
        if c < head and sentence.tokens[c].dep in _DIRECT:
            first = min(first, _leftmost(sentence, c))
    for k in range(head - 1, first - 1, -1):
        token = sentence.tokens[k]
        if token.dep == "cc" and k and sentence.tokens[k - 1].ent == "PERSON" and sentence.tokens[k - 1].tag == "NNP":
            return k + 1
        if token.text in ("--", "–", "—", ":", "[", "(") or (
            token.text == "-" and k and token.start > sentence.tokens[k - 1].end
        ):
            return k + 1
    return first


def _leftmost(sentence: Sentence, i: int) -> int:
    first = i
    for _ in range(12):
        below = [c for c in sentence.children[first] if c < first and sentence.tokens[c].dep in LEFT]
        if not below:
            break
        first = below[0]
    return first


def hyphened(sentence: Sentence, name: Name, lexicon: Lexicon) -> bool:
    """Tells whether a name is only half of a compound that names somebody else: "US-backed", "pro-Russian"."""
    tokens = sentence.tokens
    after = name.last
    if after + 1 < len(tokens) and tokens[after].text == "-" and tokens[after].start == tokens[after - 1].end:
        word = tokens[after + 1].text.lower()
        if word in lexicon.participles or tokens[after + 1].tag in ("VBN", "VBD"):
            return True
    before = name.first - 1
    if before >= 1 and tokens[before].text == "-" and tokens[before].end == tokens[name.first].start:
        return tokens[before - 1].text.lower() in ("pro", "anti", "non", "neo")
    return False


def is_place(sentence: Sentence, head: int, lexicon: Lexicon) -> bool:
    """Tells whether a state's, capital's or town's name hanging by token `head` is where something happens.

    "met in Beijing", "a visit to Beijing", "the coast of Yemen", "withdrew from Syria" are places;
    "an attack on Kyiv", "a call from Berlin", "troops for Mali" are not.
    """
    tokens = sentence.tokens
    first = first_conjunct(sentence, head)
    token = tokens[first]
    governor = tokens[token.head] if token.head >= 0 else None
    if governor is None:
        return False
    if token.dep == "dobj":
        return governor.lemma in _REACHED
    if token.dep == "appos":
        beside = tokens[first - 2] if first > 1 and tokens[first - 1].text == "," else tokens[token.head]
        return is_place(sentence, beside.i, lexicon)
    if token.dep == "poss":
        return governor.lemma.lower() in lexicon.place_heads and is_place(sentence, token.head, lexicon)
    if token.dep != "pobj":
        return False
    preposition = governor.lemma.lower()
    above = tokens[governor.head] if governor.head >= 0 else None
    lemma = above.lemma.lower() if above is not None else ""
    if preposition in _PLACE_PREPOSITIONS:
        return not (preposition == "in" and lemma in lexicon.trust_in)
    if preposition == "of":
        return lemma in lexicon.place_heads
    if preposition == "into":
        return lemma not in _FORCE_INTO
    if preposition in ("to", "from", "toward", "towards", "onto"):
        return lemma in lexicon.motion
    return False
