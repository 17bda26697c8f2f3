"""What a place's phrase hangs on in the tree."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.places.words import PARTS
from dragoman.records import PlaceMention, Sentence

HOPS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """Where a place hangs.

    Args:
        mention: the place.
        word: its preposition, or "object", "modifier", or the relation by which it hangs.
        governor: the token its phrase hangs on.
        at: the preposition's token, or the governor.
        top: the highest noun of the phrase that names the place ("regions" of "regions of Ukraine").
    """

    mention: PlaceMention
    word: str
    governor: int
    at: int
    top: int


def attach(sentence: Sentence, mention: PlaceMention) -> Attachment:
    """Finds what a place's phrase hangs on, through "of" phrases, coordination and stacked prepositions."""
    tokens, i = sentence.tokens, mention.head
    for _ in range(HOPS):
        token = tokens[i]
        if token.head < 0:
            break
        governor = tokens[token.head]
        if token.dep in ("conj", "appos") and governor.pos in ("PROPN", "NOUN"):
            i = governor.i
        elif token.dep in ("pobj", "pcomp") and governor.head >= 0:
            if governor.text.lower() == "of" and is_part(sentence, governor.head):
                i = governor.head
                continue
            outer = governor
            while tokens[outer.head].dep == "prep" and tokens[outer.head].head >= 0 and outer.dep == "prep":
                outer = tokens[outer.head]
            above = _set_off(sentence, outer.i)
            return Attachment(mention=mention, word=outer.text.lower(), governor=above, at=outer.i, top=i)
        else:
            word = _relation(token.dep)
            return Attachment(mention=mention, word=word, governor=governor.i, at=governor.i, top=i)
    return Attachment(mention=mention, word="", governor=i, at=i, top=i)


def _set_off(sentence: Sentence, at: int) -> int:
    """The governor of a preposition; behind a comma ("met Smith, an envoy, in Doha") the verb, not the noun before."""
    tokens = sentence.tokens
    governor = tokens[at].head
    if at == 0 or tokens[at - 1].text != "," or tokens[at].text.lower() not in ("in", "at", "near"):
        return governor
    verb = governor
    for _ in range(HOPS):
        if tokens[verb].pos in ("VERB", "AUX"):
            return verb
        if tokens[verb].head < 0:
            break
        verb = tokens[verb].head
    return governor


def _relation(dep: str) -> str:
    if dep in ("advmod", "npadvmod"):
        return "in"
    if dep in ("dobj", "nsubjpass"):
        return "object"
    return "modifier" if dep in ("compound", "nmod", "amod") else dep


def is_part(sentence: Sentence, i: int) -> bool:
    """Whether a noun's "of X" names a part of X ("regions of Ukraine", "north of Mosul")."""
    token = sentence.tokens[i]
    return token.text.lower() in PARTS or token.lemma.lower() in PARTS


def chain(sentence: Sentence, low: int, top: int) -> list[int] | None:
    """The tokens from `low` up to just below `top`; None where `top` is not above `low`."""
    found: list[int] = []
    while low >= 0 and low != top and len(found) < 2 * HOPS:
        found.append(low)
        low = sentence.tokens[low].head
    return found if low == top else None
