"""What a side can be taken on, and the nouns that take one."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.claims.lexicon import load_words
from dragoman.claims.turns import answers
from dragoman.parse import Clause
from dragoman.records import Sentence
from dragoman.records.findings import Stance

NOWHERE = -1
"""Stands for the object of a side that the sentence does not name ("Kyiv abstained")."""

SIDE_NOUNS: dict[str, tuple[Stance, frozenset[str]]] = {
    "support": ("endorse", frozenset({"for"})),
    "backing": ("endorse", frozenset({"for"})),
    "endorsement": ("endorse", frozenset({"of"})),
    "approval": ("endorse", frozenset({"of", "for"})),
    "acceptance": ("endorse", frozenset({"of"})),
    "opposition": ("reject", frozenset({"to"})),
    "reservation": ("dispute", frozenset({"about", "over", "on"})),
    "rejection": ("reject", frozenset({"of"})),
    "objection": ("reject", frozenset({"to"})),
    "doubt": ("dispute", frozenset({"on", "about", "over"})),
    "scepticism": ("dispute", frozenset({"about", "over", "of"})),
    "skepticism": ("dispute", frozenset({"about", "over", "of"})),
    "note": ("neutral", frozenset({"of"})),
}
"""Nouns that take a side when somebody voices them, with the prepositions of what they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side taken: who (tokens), which, by what word, on which noun (a token, or `NOWHERE`)."""

    holders: tuple[int, ...]
    stance: Stance
    anchor: int
    object: int
    clause: Clause


def kind_of(sentence: Sentence, noun: int) -> str | None:
    """Whether a noun names a claim, proposal, plan or demand; None where it names none of these."""
    token = sentence.tokens[noun]
    if is_which(sentence, noun):
        return "claim"
    if token.pos != "NOUN":
        return None
    lemma = token.lemma.lower()
    kinds = ("claim", "proposal", "plan", "demand")
    return next((k for k in kinds if lemma in load_words(f"{k}_nouns") or lemma in load_words(f"{k}_decided")), None)


def is_which(sentence: Sentence, i: int) -> bool:
    """ "…, which Ankara denies": all that was told before is denied."""
    token = sentence.tokens[i]
    if token.text.lower() != "which" or token.dep != "dobj" or i == 0 or sentence.tokens[i - 1].text != ",":
        return False
    verb = sentence.tokens[token.head]
    above = sentence.tokens[verb.head] if verb.head >= 0 else verb
    return answers(sentence, verb.i) and (verb.dep != "relcl" or above.pos == "VERB")
