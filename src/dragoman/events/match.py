"""Which words of a sentence name an act, by the codebook's triggers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from dragoman.codebooks import ANYTHING, Codebook, Trigger
from dragoman.events.light import QUANTITIES
from dragoman.events.scene import Scene
from dragoman.parse.tree import children

_PAST = frozenset({"did", "has", "have", "had", "was", "were"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_WHEN = frozenset({"DATE", "TIME"})
_DAYS = frozenset({"eve", "anniversary", "occasion"})
"""Phrases of days say when, not at what: "fired a missile on Sunday"."""


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger that fits a token of the sentence."""

    token: int
    trigger: Trigger


def match_triggers(scene: Scene, codebook: Codebook) -> Iterator[list[Match]]:
    """Finds the tokens that name an act.

    The most specific trigger whose conditions are met comes first (the codebook's order); those after it are for
    where its participants are not found. A stop ("NONE") silences the token for all that would come after it.

    Args:
        scene: the sentence.
        codebook: the ontology.

    Yields:
        The matches of each token that has any, most specific first; tokens in order.
    """
    for token in scene.tokens:
        clause = scene.clauses.get(token.i)
        if clause is not None:
            adjective = scene.predicative(token.i)
            name = clause.lemma if adjective is None else scene.lemma(adjective)
            triggers = codebook.verbs.get(name) or codebook.verbs.get(token.lemma.lower(), ())
            fitting = [t for t in triggers if _verb_fits(scene, token.i, t)]
        elif token.pos in _NOMINAL or (token.tag == "VBG" and token.dep in ("dobj", "pobj", "nsubj", "compound")):
            fitting = _nominal(scene, token.i, codebook)
        else:
            continue
        matches = [Match(token.i, t) for t in takewhile(lambda t: t.type != "NONE", fitting)]
        if matches:
            yield matches


def _nominal(scene: Scene, i: int, codebook: Codebook) -> list[Trigger]:
    token = scene.tokens[i]
    if token.ent == "DATE":
        return []  # "March" is a month
    if token.dep == "compound" and token.head >= 0 and scene.tokens[token.head].pos in _NOMINAL:
        # "attack helicopter", "peace talks": the head names the thing; a modifier alone names no act
        return []
    above = scene.tokens[token.head].head if token.dep == "pobj" else -1
    if above >= 0 and scene.lemma(above) == "one":
        return []  # "one of the worst attacks" says of what kind an act already told is
    if token.dep == "pobj" and scene.lemma(token.head) == "as":
        return []  # "rejected the text as an assault on its rights" likens, and names no act
    lemma = scene.lemma(i)
    for m in scene.modifiers(i):
        pair = codebook.nouns.get(f"{scene.lemma(m)} {lemma}")
        fitting = [t for t in pair or () if _noun_fits(scene, i, t)]
        if fitting:
            return fitting
    return [t for t in codebook.nouns.get(lemma, ()) if _noun_fits(scene, i, t)]


def _verb_fits(scene: Scene, i: int, trigger: Trigger) -> bool:
    clause = scene.clauses[i]
    objects = _words(scene, clause.objects or (children(scene.sentence, i, "npadvmod") if clause.indirect else ()))
    subjects = _words(scene, clause.subjects)
    if trigger.object is not None and not _any_in(objects, trigger.object):
        return False
    if trigger.not_object is not None and objects & trigger.not_object:
        return False
    if trigger.subject is not None and not _any_in(subjects, trigger.subject):
        return False
    if trigger.not_subject is not None and subjects & trigger.not_subject:
        return False
    complement = scene.complement(i)
    if trigger.complement == "required" and complement is None:
        return False
    if trigger.complement == "forbidden" and complement is not None:
        return False
    if trigger.xcomp is not None and not _predicates(scene, i, complement) & trigger.xcomp:
        return False
    if trigger.negated and not _refuses(scene, i):
        return False
    return _phrases_fit(scene, i, trigger)


def _predicates(scene: Scene, i: int, complement: int | None) -> set[str]:
    """Lemmas of what a verb says of its object: "called the move a threat", "declared him guilty"."""
    said = children(scene.sentence, i, "oprd")
    for o in children(scene.sentence, i, "dobj"):  # where the parser hung it on the object
        said += children(scene.sentence, o, "dobj", "appos")
    return {scene.lemma(k) for k in (*said, *(() if complement is None else (complement,)))}


def _refuses(scene: Scene, i: int) -> bool:
    """A negation that speaks of no past: "will not accept" refuses, "has not accepted" only tells that it did not."""
    clause = scene.clauses[i]
    past = any(scene.tokens[a].text.lower() in _PAST for a in clause.auxiliaries)
    return clause.negation is not None and not past and scene.tokens[i].tag != "VBD"


def _noun_fits(scene: Scene, i: int, trigger: Trigger) -> bool:
    """For a noun, `object` speaks of its "of" and "on" phrases and modifiers, `subject` of its owner."""
    near = {scene.lemma(k) for k in scene.modifiers(i)}
    near |= {scene.lemma(k) for name in ("of", "on", "against", "for") for k in scene.prepositional(i, name)}
    if trigger.object is not None and not _any_in(near, trigger.object):
        return False
    if trigger.not_object is not None and near & trigger.not_object:
        return False
    if trigger.subject is not None or trigger.not_subject is not None:
        owners = {scene.lemma(k) for k in children(scene.sentence, i, "poss", "compound", "amod")}
        if trigger.subject is not None and not _any_in(owners, trigger.subject):
            return False
        if trigger.not_subject is not None and owners & trigger.not_subject:
            return False
    return _phrases_fit(scene, i, trigger)


def _words(scene: Scene, heads: Iterable[int]) -> set[str]:
    """Lemmas of some heads, and the classes of those that are names: "#person", "#gpe", "#org", "#norp".

    A quantity stands for what it counts: "hundreds of protesters" are protesters.
    """
    heads = tuple(heads)
    heads += tuple(c for k in heads if scene.lemma(k) in QUANTITIES for c in scene.prepositional(k, "of"))
    return {scene.lemma(k) for k in heads} | {f"#{scene.tokens[k].ent.lower()}" for k in heads if scene.tokens[k].ent}


def _any_in(lemmas: set[str], wanted: frozenset[str]) -> bool:
    return bool(lemmas) if wanted is ANYTHING or wanted == ANYTHING else bool(lemmas & wanted)


def _phrases_fit(scene: Scene, i: int, trigger: Trigger) -> bool:
    if not trigger.with_:
        return True
    clause = scene.clauses.get(i)
    phrases = set(clause.obliques) if clause is not None else set()
    adjective = scene.predicative(i)
    holders = [i, *(clause.objects if clause is not None else ()), *([] if adjective is None else [adjective])]
    for name, wanted in trigger.with_.items():
        heads = {h for p, h in phrases if p == name}
        heads |= {h for k in holders for h in scene.prepositional(k, name)}
        heads |= {h for k in holders for h in scene.gerunds(k, name)}
        if wanted == ANYTHING:
            heads = {h for h in heads if scene.tokens[h].ent not in _WHEN and scene.lemma(h) not in _DAYS}
        if heads and (wanted == ANYTHING or _words(scene, heads) & wanted):
            return True
    return False
