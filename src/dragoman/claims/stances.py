"""Which verbs and nouns take a side, and on which noun phrase: "rejected the plan", "cast doubt on the claim"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.claims.candidates import speakers
from dragoman.claims.lexicon import load_cues, load_words
from dragoman.claims.stance_nouns import SIDE_NOUNS, Side, is_which, kind_of
from dragoman.claims.stands import ASSENTS, half_refused, joined, refused, turns_of
from dragoman.claims.turns import answers, dismissed_as
from dragoman.parse import Clause
from dragoman.parse.tree import child, children, conjuncts
from dragoman.records import Sentence
from dragoman.records.findings import Stance

OPPOSITE: dict[str, Stance] = {"endorse": "reject"}
"""What denying a stance gives: not accepting is rejecting, but not rejecting is nothing."""


def sides(sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[Side]:
    """Gives the sides that a sentence's verbs take on claims, proposals, plans and demands.

    Args:
        sentence: a parsed sentence.
        clauses: its clauses.

    Yields:
        Sides in token order, one for each object that is a claim, proposal, plan or demand.
    """
    for clause in clauses:
        if _only_for(sentence, clause.head) or _urged(sentence, clause) or half_refused(sentence, clause.head):
            continue
        turned = list(turns_of(sentence, clause))
        yield from turned
        stance, objects = _stance(sentence, clause)
        if stance is None or any(side.anchor == clause.head for side in turned):
            continue
        anchor = refused(sentence, clause)
        if clause.negation is not None or anchor is not None:
            if stance not in OPPOSITE:
                continue
            stance = OPPOSITE[stance]
        elif sentence.tokens[clause.head].lemma.lower() in ASSENTS:
            continue
        holders = tuple(dict.fromkeys((*joined(sentence, clause), *speakers(sentence, clause))))
        for noun in (*objects, *_further_up(sentence, clause)):
            if kind_of(sentence, noun) is not None and holders:
                at = clause.head if anchor is None else anchor
                yield Side(holders=holders, stance=stance, anchor=at, object=noun, clause=clause)
                break


def _urged(sentence: Sentence, clause: Clause) -> bool:
    """ "called on Egypt to join the plan": who is urged to has not."""
    tokens = sentence.tokens
    if clause.governor < 0 or clause.relation not in ("xcomp", "ccomp", "advcl"):
        return False
    if not any(tokens[a].tag == "TO" for a in children(sentence, clause.head, "aux")):
        return False
    above = load_cues().get(("v", tokens[clause.governor].lemma.lower()))
    called = any(tokens[p].text.lower() in ("on", "upon", "for") for p in children(sentence, clause.governor, "prep"))
    return above is not None and (above.kind in ("urge", "ask", "demand") or (above.lemma == "call" and called))


def _further_up(sentence: Sentence, clause: Clause) -> tuple[int, ...]:
    """ "a plan to guard the Gulf, which was joined by X": the noun that the relative clause should hang on."""
    tokens = sentence.tokens
    which = child(sentence, clause.head, "nsubjpass")
    if clause.relation != "relcl" or which is None or tokens[which].tag != "WDT":
        return ()
    above = tokens[tokens[tokens[clause.head].head].head] if tokens[tokens[clause.head].head].head >= 0 else None
    return (above.head,) if above is not None and above.dep in ("relcl", "acl") else ()


def _only_for(sentence: Sentence, verb: int) -> bool:
    """ "no evidence to support the claim": an infinitive at a noun takes nobody's side."""
    helpers = children(sentence, verb, "aux")
    return sentence.tokens[verb].dep == "acl" and any(sentence.tokens[a].tag == "TO" for a in helpers)


def _hangs_on_noun(sentence: Sentence, verb: int) -> bool:
    """ "a view that observers dispute", "a charge the office rejected" without an object of its own."""
    token = sentence.tokens[verb]
    if token.dep not in ("acl", "relcl") or token.head > verb or not answers(sentence, verb):
        return False
    subject = child(sentence, verb, "nsubj", "compound")
    return subject is not None and sentence.tokens[subject].tag not in ("WP", "WDT")


def _stance(sentence: Sentence, clause: Clause) -> tuple[Stance | None, tuple[int, ...]]:
    lemma = clause.lemma
    if lemma in load_words("voting"):
        return _vote(clause)
    entry = load_cues().get(("v", lemma))
    noun = _side_noun(sentence, clause)
    if noun is not None:
        return noun
    if lemma in ASSENTS:
        return "endorse", clause.objects
    if entry is None or not entry.stance:
        return None, ()
    after = tuple(o for p, o in clause.obliques if p in entry.prepositions)
    after += tuple(o for h in clause.objects for o in _below(sentence, h, entry.prepositions) if entry.kind == "thank")
    objects = after if entry.kind in ("thank", "agree") else clause.objects + after
    called = dismissed_as(sentence, clause.head)
    if called is not None:
        objects = (called[1],)
    which = [c for c in children(sentence, clause.head, "dobj") if is_which(sentence, c)]
    if which:
        objects = tuple(which)
    if not objects and _hangs_on_noun(sentence, clause.head):
        objects = (sentence.tokens[clause.head].head,)
    return _as_stance(entry.stance), objects


def _as_stance(word: str) -> Stance:
    return (
        "endorse"
        if word == "endorse"
        else "reject"
        if word == "reject"
        else "dispute"
        if word == "dispute"
        else "neutral"
    )


def _vote(clause: Clause) -> tuple[Stance | None, tuple[int, ...]]:
    for preposition, stance in (("against", "reject"), ("for", "endorse")):
        objects = tuple(o for p, o in clause.obliques if p == preposition)
        if objects:
            return _as_stance(stance), objects
    return None, ()


def _side_noun(sentence: Sentence, clause: Clause) -> tuple[Stance, tuple[int, ...]] | None:
    """ "voiced support for the plan", "cast doubt on the claim", "took note of the proposal"."""
    if clause.lemma not in load_words("light_verbs") and clause.lemma not in ("cast", "take", "throw", "announce"):
        return None
    for o in clause.objects:
        known = SIDE_NOUNS.get(sentence.tokens[o].lemma.lower())
        if known is not None:
            below = _below(sentence, o, known[1]) + [h for p, h in clause.obliques if p in known[1]]
            return known[0], tuple(below)
    return None


def _below(sentence: Sentence, noun: int, prepositions: Sequence[str] | frozenset[str]) -> list[int]:
    found = []
    for p in children(sentence, noun, "prep"):
        c = child(sentence, p, "pobj")
        if c is not None and sentence.tokens[p].text.lower() in prepositions:
            found += conjuncts(sentence, c)
    return found
