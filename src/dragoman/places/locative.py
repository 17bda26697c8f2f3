"""Whether a toponym is used as a place ("in Beijing") or acts ("Beijing said"), and what it hangs on."""

from __future__ import annotations

from dragoman.places.toponyms import DIVISIONS, SETTLEMENTS, SIDES, SITES, Toponym
from dragoman.records import Sentence

LOCATIVE = frozenset(
    "in at near from to into across over outside inside within throughout around through toward towards off along"
    " beyond onto on above below past via amid aboard upon until".split()
)
PARTS = SIDES | DIVISIONS | SETTLEMENTS | SITES | frozenset(
    "part parts area areas territory territories centre center heart edge streets soil land waters sky skies airspace"
    " shores coastline borders half side sides neighborhood neighbourhood district districts regions provinces cities"
    " towns villages quarter rest mile miles km kilometer kilometers kilometre kilometres".split()
)
FATES = frozenset(
    "invasion occupation annexation bombardment siege shelling bombing capture control blockade liberation destruction"
    " partition takeover encirclement seizure evacuation recapture overflight conquest storming visit tour patrol"
    " battle fall".split()
)
REACHING = frozenset(
    "visit invade enter leave occupy bomb attack shell strike seize capture annex reach evacuate besiege liberate patrol"
    " raid tour flee cross hit blockade storm retake recapture bombard target encircle depart abandon overrun infiltrate"
    " devastate exit pound conquer reoccupy reenter flatten level vacate surround control defend circle quit".split()
)
BODIES = frozenset(
    "government official officials force forces troop troops army military police president minister leader leaders"
    " authority authorities regime administration ministry parliament court spokesman spokeswoman spokesperson ambassador"
    " embassy envoy diplomat diplomats resident residents native people senator mayor governor councilman delegation"
    " team university times post herald".split()
)


def locative_role(sentence: Sentence, toponym: Toponym) -> str | None:
    """How a toponym is used as a place.

    Returns:
        The preposition it hangs on ("in", "to", "of" ...), "object" ("entered Mosul"), "modifier" ("the Cairo
        summit"); None where it acts or only belongs ("Beijing said", "Russia's president", "talks with Paris").
    """
    return _role(sentence, toponym.head, hops=4)


def _role(sentence: Sentence, head: int, *, hops: int) -> str | None:
    token = sentence.tokens[head]
    governor = sentence.tokens[token.head] if token.head >= 0 else None
    if governor is None or hops == 0:
        return None
    word = governor.text.lower()
    if token.dep == "pobj" or (token.dep == "pcomp" and governor.pos == "ADP"):
        if word in LOCATIVE:
            return word
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
