"""Deeds that look like words: attacks on villages, envoys recalled, curfews declared."""

from __future__ import annotations

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import load_words
from dragoman.parse.tree import children
from dragoman.records import Sentence, Token

OBJECTS = frozenset({"dobj", "prep", "passive", "relative"})

DEEDS_ON_OBJECTS = frozenset(["post", "commit", "set out", "appeal", "respond to", "react"])
"""Verbs that with a plain object or preposition tell a deed or a topic, and no words."""


def done_not_said(candidate: Candidate) -> str:
    """Verbs that are words on some objects and deeds on others: "attacked the ruling" and "attacked the village",
    "recalled that day" and "recalled its envoy"; and "neither confirmed nor denied", which says nothing.

    Args:
        candidate: the candidate, which is no quotation.

    Returns:
        The rule's name, "" where words were used.
    """
    sentence, head = candidate.sentence, candidate.head
    lemma = sentence.tokens[head].lemma.lower()
    if _neither_nor(candidate):
        return "neither-nor"
    if lemma == "claim" and any(t.lemma.lower() in ("life", "victim") for t in sentence.tokens[head + 1 : head + 5]):
        return "killed"  # "the flood claimed nine lives"
    if candidate.entry.kind == "refuse" and candidate.content_head >= 0:
        return "unanswered" if sentence.tokens[candidate.content_head].lemma.lower() in load_words("answering") else ""
    if candidate.content_head < 0 or candidate.frame not in OBJECTS:
        return ""
    noun = sentence.tokens[candidate.content_head]
    if lemma in load_words("striking"):
        return _struck(candidate, noun)
    if candidate.entry.lemma in DEEDS_ON_OBJECTS:
        return "deed" if candidate.entry.lemma != "commit" or candidate.frame != "prep" else ""
    if noun.lemma.lower() in (load_words("granted") if lemma == "deny" else load_words("declared_deeds")):
        return "declared" if lemma in ("deny", "declare", "announce", "proclaim") else ""
    if lemma == "threaten" and noun.ent in ("PERSON", "GPE", "NORP"):
        return "threatened"
    if lemma in ("recognize", "recognise") or (lemma == "acknowledge" and noun.ent == "PERSON"):
        return "acknowledged"
    if lemma in load_words("withdrawing"):
        return "withdrawn" if noun.lemma.lower() in load_words("posted") or noun.ent == "PERSON" else ""
    if candidate.entry.kind == "doubt" and noun.pos == "PRON":
        return "doubted-pronoun"
    if candidate.entry.lemma == "dismiss":
        return "" if _answerable(sentence, noun.i, head) else "dismissed"
    return "protested" if lemma == "protest" and candidate.frame == "relative" else ""


def _struck(candidate: Candidate, noun: Token) -> str:
    sentence = candidate.sentence
    if _can_speak(candidate) and _in_words(sentence, noun.i, candidate.head):
        return ""
    persons = (noun, *(sentence.tokens[s] for s in candidate.sources))
    between = len(persons) > 1 and all(t.ent == "PERSON" or t.tag == "PRP" for t in persons)
    return "struck-by-person" if between else "struck"


def _answerable(sentence: Sentence, noun: int, verb: int) -> bool:
    """What can be dismissed in words: a claim, plan or demand, or anything "as" something; not a minister or a suit."""
    lemma = sentence.tokens[noun].lemma.lower()
    named = any(lemma in load_words(f"{kind}_nouns") for kind in ("claim", "proposal", "plan", "demand"))
    below = [*children(sentence, verb, "prep"), *children(sentence, noun, "prep")]
    judged = any(sentence.tokens[p].text.lower() == "as" for p in below)
    return judged or named or lemma in load_words("governed_by")


def _can_speak(candidate: Candidate) -> bool:
    """A person, a government or a body: not troops, not a river."""
    tokens = candidate.sentence.tokens
    if not candidate.sources:
        return candidate.clause is not None and candidate.clause.passive
    return all(
        tokens[s].lemma.lower() not in load_words("forces")
        and (
            tokens[s].ent in ("PERSON", "ORG", "GPE", "NORP")
            or tokens[s].pos in ("PRON", "PROPN")
            or _speaks(tokens[s])
        )
        for s in candidate.sources
    )


def _speaks(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma.lower() in load_words("speakers")


def _in_words(sentence: Sentence, noun: int, verb: int) -> bool:
    """What can only be attacked in words: what was said, decided or planned; or anything "for" or "over" something."""
    token = sentence.tokens[noun]
    lemma = token.lemma.lower()
    named = ("claim_nouns", "proposal_nouns", "plan_nouns", "demand_nouns", "documents", "governed_by")
    if any(lemma in load_words(name) for name in named):
        return True
    around = {sentence.tokens[p].text.lower() for p in children(sentence, verb, "prep")}
    bodily = lemma in load_words("targets") | load_words("forces") or token.ent in ("GPE", "LOC", "FAC", "NORP")
    if around & {"for", "over", "as"}:
        return lemma not in load_words("targets")
    by_name = all(sentence.tokens[s].ent == "PERSON" for s in children(sentence, verb, "nsubj"))
    return by_name and not bodily and not around & {"with", "in", "at", "near", "from"}


def _neither_nor(candidate: Candidate) -> bool:
    sentence, head = candidate.sentence, candidate.head
    above = sentence.tokens[head].head
    words = [head, above] if sentence.tokens[head].dep == "conj" and above >= 0 else [head]
    return any(
        sentence.tokens[c].text.lower() in ("neither", "nor") and sentence.tokens[c].dep in ("cc", "preconj")
        for i in words
        for c in sentence.children[i]
    )
