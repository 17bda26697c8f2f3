"""Words about an act that tell its sides: light verbs that carry a noun, "on a visit", "in response"."""

from __future__ import annotations

from dragoman.events.lexicon import Lexicon
from dragoman.events.scene import INSIDE, Scene
from dragoman.parse import Clause
from dragoman.parse.tree import children
from dragoman.parse.words import words

QUANTITIES = words("quantities")
"""Nouns that count what stands in their "of" phrase."""

AHEAD = "ahead"
"""What stands for "ahead of" among prepositions."""

_WAY = ("on", "during", "from", "after", "before", "following")
"""Prepositions of "on a visit to", "returned from a visit to"."""

_TOWARD = ("to", "for", "against", "at", "over", "with")
"""Prepositions by which an answer tells what it answers."""


def light_verb(scene: Scene, i: int, lexicon: Lexicon) -> int | None:
    """The verb that carries act noun `i` as its object or argument, None where none does."""
    while scene.tokens[i].dep == "conj":
        i = scene.tokens[i].head
    i = _counting(scene, i, lexicon.victims)
    token = scene.tokens[i]
    above = token.head
    if above < 0:
        return None
    if token.dep in ("dobj", "nsubjpass", "attr") and above in scene.clauses:
        verb = scene.clauses[above]
        if token.dep == "attr" and scene.lemma(i) in lexicon.victims:
            return above
        return above if verb.lemma in lexicon.carrying or scene.lemma(above) in lexicon.carrying else None
    if token.dep == "relcl":
        return None
    if scene.tokens[above].dep in ("prep", "agent") and scene.tokens[above].head in scene.clauses:
        verb = scene.clauses[scene.tokens[above].head]
        names = lexicon.light_prepositions.get(verb.lemma) or lexicon.light_prepositions.get(
            scene.lemma(verb.head), frozenset()
        )
        if scene.tokens[above].text.lower() in names:
            return verb.head
    for c in scene.sentence.children[i]:  # "the attack carried out by", "sanctions imposed by X"
        if scene.tokens[c].dep not in ("acl", "relcl") or c not in scene.clauses:
            continue
        if i in scene.clauses[c].objects and scene.clauses[c].lemma in lexicon.light:
            return c
    return None


def _counting(scene: Scene, i: int, victims: frozenset[str] = frozenset()) -> int:
    """The quantity that counts noun `i` ("a series of strikes", "14 of the 24 raids"), or its victim, else the noun."""
    above = scene.tokens[i].head
    if scene.tokens[i].dep != "pobj" or scene.tokens[above].text.lower() != "of":
        return i
    count = scene.tokens[above].head
    known = scene.tokens[count].pos == "NUM" or scene.lemma(count) in QUANTITIES or scene.lemma(count) in victims
    return count if known else i


def befalls(scene: Scene, i: int, verb: int, lexicon: Lexicon) -> bool:
    """Tells whether act noun `i` befalls the subject of the light verb that carries it: "came under attack"."""
    if scene.clauses[verb].lemma in lexicon.undergoing:
        return True
    i = _counting(scene, i, lexicon.victims)
    above = scene.tokens[i].head
    under = scene.tokens[i].dep == "pobj" and scene.tokens[above].text.lower() in lexicon.befalling
    return under or scene.lemma(i) in lexicon.victims


def met_with(scene: Scene, i: int, lexicon: Lexicon) -> list[int]:
    """Whom words are directed at that are told beside what he does: "despite criticism from Chad, Togo closed ..."."""
    above = scene.tokens[i].head
    if scene.tokens[i].dep == "pobj" and scene.tokens[above].text.lower() in lexicon.defying:
        clause = scene.clauses.get(scene.tokens[above].head)
        return [] if clause is None else list(clause.objects if clause.passive else clause.subjects)
    clause = scene.clauses.get(above)
    if scene.tokens[i].dep != "dobj" or clause is None or clause.lemma not in lexicon.provoking:
        return []
    owners = [
        k for s in clause.subjects for k in (*children(scene.sentence, s, *INSIDE), *scene.prepositional(s, "by"))
    ]
    return [*clause.subjects, *owners]


def addressed(scene: Scene, clause: Clause, lexicon: Lexicon) -> list[int]:
    """Whom somebody turned to in order to do it: Chad in "phoned Chad to offer help", "wrote to Chad to complain"."""
    above = scene.clauses.get(clause.governor)
    if above is None or clause.relation not in ("advcl", "xcomp") or above.lemma not in lexicon.turning_to:
        return []
    return [*above.objects, *(h for p, h in above.obliques if p in ("to", "with"))]


def authorities(scene: Scene, clause: Clause, lexicon: Lexicon) -> list[int]:
    """Territories whose state did what a passive leaves without a doer: "deported from Chad", "outlawed in Chad"."""
    if not clause.passive or clause.subjects:
        return []
    within = [h for p, h in clause.obliques if p == "in" and clause.lemma in lexicon.outlawing][:1]
    found = within + [h for p, h in clause.obliques if p == "from" and clause.lemma in lexicon.sending_away]
    passing = scene.gerunds(clause.head, "from") if clause.lemma in lexicon.sending_away else []
    if clause.lemma in lexicon.letting and clause.complement is not None:
        passing.append(clause.complement)
    return found + [o for c in passing if scene.lemma(c) in lexicon.passing for o in scene.clauses[c].objects]


def is_reciprocal(scene: Scene, i: int) -> bool:
    """True for "other" of "each other" and "another" of "one another"."""
    before = scene.tokens[i - 1].text.lower() if i else ""
    return (before, scene.tokens[i].text.lower()) in (("each", "other"), ("one", "another"))


def leaders(scene: Scene, i: int, lexicon: Lexicon) -> list[int]:
    """Who leads act noun `i`: "the Chadian-led invasion"."""
    return _hyphened(scene, i, lexicon.leading)


def holders(scene: Scene, i: int, lexicon: Lexicon) -> list[int]:
    """Who holds place `i`: "the rebel-held town"."""
    return _hyphened(scene, i, lexicon.holding)


def _hyphened(scene: Scene, i: int, participles: frozenset[str]) -> list[int]:
    near = (c for c in children(scene.sentence, i, "amod") if scene.lemma(c) in participles)
    return [k for c in near for k in children(scene.sentence, c, "npadvmod", "compound", "nsubj")]


def on_the_way(scene: Scene, i: int) -> list[int]:
    """Who says or does something "on a visit to" a country: the subject of the clause that visit noun `i` stands in."""
    name, clause = beside(scene, i)
    return list(clause.subjects) if clause is not None and name in (*_WAY, AHEAD) else []


def beside(scene: Scene, i: int) -> tuple[str, Clause | None]:
    """The preposition and the clause that noun `i` stands beside: "after talks", "ahead of talks"."""
    above = scene.tokens[i].head
    if scene.tokens[i].dep != "pobj":
        return "", None
    name, head = scene.tokens[above].text.lower(), scene.tokens[above].head
    if name == "of" and head >= 0 and scene.tokens[head].text.lower() == AHEAD:
        name, head = AHEAD, scene.tokens[head].head
    return name, scene.clauses.get(head)


def answered(scene: Scene, clause: Clause, lexicon: Lexicon) -> list[int]:
    """What an act answers: "in retaliation for", "in response to"."""
    inside = [h for p, h in clause.obliques if p == "in"]
    inside += [h for o in clause.objects for h in scene.prepositional(o, "in")]
    answers = [h for h in inside if scene.lemma(h) in lexicon.answering]
    return [k for h in answers for name in _TOWARD for k in scene.prepositional(h, name)]
