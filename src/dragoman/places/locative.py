"""Whether a toponym is used as a place ("in Beijing") or acts ("Beijing said"), and what it hangs on."""

from __future__ import annotations

from dragoman.places.toponyms import Toponym
from dragoman.places.words import BODIES, DIRECTIONLESS, DIVISIONS, FATES, LOCATIVE, PARTS, REACHING, SETTLEMENTS
from dragoman.records import Sentence


def locative_role(sentence: Sentence, toponym: Toponym) -> str | None:
    """How a toponym is used as a place.

    Returns:
        The preposition it hangs on ("in", "to", "of" ...), "object" ("entered Mosul"), "modifier" ("the Cairo
        summit"); None where it acts or only belongs ("Beijing said", "Russia's president", "talks with Paris").
    """
    tokens, i = sentence.tokens, toponym.first
    if i > 1 and tokens[i - 1].text in "-–" and tokens[i - 2].text.lower() in ("pro", "anti", "ex", "non"):
        return None
    if toponym.last + 1 < len(tokens) and tokens[toponym.last].text in "-–" and tokens[toponym.last + 1].pos != "PROPN":
        return None
    role = _role(sentence, toponym.head, hops=4)
    if role == "modifier" and any(e.kind == "country" for e in toponym.entries):
        noun = tokens[tokens[toponym.head].head].lemma.lower()
        return role if noun in PARTS - DIVISIONS - SETTLEMENTS else None
    return role


def role_of_head(sentence: Sentence, head: int) -> str | None:
    """The same for any token that heads a place's phrase ("bases" of "in Iraqi bases")."""
    return _role(sentence, head, hops=4)


def _role(sentence: Sentence, head: int, *, hops: int) -> str | None:
    token = sentence.tokens[head]
    governor = sentence.tokens[token.head] if token.head >= 0 else None
    if governor is None or hops == 0:
        return None
    word = governor.text.lower()
    if token.dep == "pobj" or (token.dep == "pcomp" and governor.pos == "ADP"):
        if word in LOCATIVE:
            above = sentence.tokens[governor.head].text.lower() if governor.head >= 0 else ""
            return None if word == "to" and above in DIRECTIONLESS else word
        return _of(sentence, governor.i, hops) if word == "of" else None
    if token.dep == "dobj" and governor.lemma.lower() in REACHING:
        return "object"
    if token.dep == "nsubjpass" and governor.lemma.lower() in REACHING:
        return "object"
    if token.dep in ("conj", "appos"):
        return _role(sentence, governor.i, hops=hops - 1) if governor.pos in ("PROPN", "NOUN") else None
    if token.dep in ("compound", "nmod", "amod") and governor.pos in ("NOUN", "PROPN"):
        return None if governor.lemma.lower() in BODIES or governor.text.lower() in BODIES else "modifier"
    if token.dep == "npadvmod" and governor.pos in ("VERB", "AUX"):
        return "in"
    return None


def _of(sentence: Sentence, of: int, hops: int) -> str | None:
    noun = sentence.tokens[sentence.tokens[of].head]
    word, lemma = noun.text.lower(), noun.lemma.lower()
    if lemma in FATES:
        return "object"
    if word not in PARTS and lemma not in PARTS:
        return None
    if noun.pos in ("ADV", "ADJ") or noun.dep in ("advmod", "npadvmod", "amod"):
        return "of"
    return _role(sentence, noun.i, hops=hops - 1)
