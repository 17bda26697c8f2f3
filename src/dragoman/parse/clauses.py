"""Who is subject and object of what: predicates with their deep arguments.

The tree holds about a third of a report's relations directly; the rest comes with passives, control, coordination,
relative clauses and participles, which are resolved here once for every room (`arguments` does the work).
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.parse.arguments import Arguments
from dragoman.parse.tree import child, children
from dragoman.records import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A verb (or a copula) with its deep arguments, as token indices of its sentence.

    Args:
        sentence: index of the sentence.
        head: the predicate's token.
        lemma: its lemma; with its particle where it has one ("carry out").
        passive: True where the surface verb is passive.
        subjects: heads of the logical subjects (a passive's agent, an infinitive's controller; every conjunct).
        objects: heads of the logical objects (the surface subject of a passive).
        indirect: heads of the dative objects ("gave Kyiv arms").
        obliques: (preposition, head of its object), conjuncts included, of the verb itself.
        complement: head of the clausal complement (ccomp, xcomp), None where there is none.
        negation: token that negates it ("not", "never", "no", "neither", "without"), None where asserted.
        auxiliaries: its auxiliaries' tokens.
        governor: head of the clause it depends on (-1 for none), e.g. "said" for "shelled" in "said X shelled Y".
        relation: how it depends: "root", "conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis"...
    """

    sentence: int
    head: int
    lemma: str
    passive: bool
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    indirect: tuple[int, ...]
    obliques: tuple[tuple[str, int], ...]
    complement: int | None
    negation: int | None
    auxiliaries: tuple[int, ...]
    governor: int
    relation: str


def find_clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """Finds every predicate of a sentence with its deep arguments.

    Args:
        sentence: a parsed sentence.

    Returns:
        Clauses in token order.
    """
    arguments = Arguments(sentence)
    return tuple(_clause(sentence, arguments, i) for i in arguments.predicates())


_ADVERBS = frozenset({"out", "off", "away", "back", "up", "down", "over", "aside", "home"})


def _particle(sentence: Sentence, i: int) -> int | None:
    """The verb's particle, also where the parser takes it for a preposition ("pulled out of the pact")."""
    particle = child(sentence, i, "prt")
    if particle is not None:
        return particle
    for c in children(sentence, i, "prep", "advmod"):
        bare = child(sentence, c, "pobj", "pcomp") is None
        if sentence.tokens[c].text.lower() in _ADVERBS and c == i + 1 and bare:
            return c
    return None


def _clause(sentence: Sentence, arguments: Arguments, i: int) -> Clause:
    token = sentence.tokens[i]
    particle = _particle(sentence, i)
    lemma = token.lemma if particle is None else f"{token.lemma} {sentence.tokens[particle].lemma}"
    return Clause(
        sentence=sentence.index,
        head=i,
        lemma=lemma.lower(),
        passive=arguments.passive(i),
        subjects=arguments.subjects(i),
        objects=arguments.objects(i),
        indirect=arguments.indirect(i),
        obliques=arguments.obliques(i),
        complement=child(sentence, i, "ccomp", "xcomp"),
        negation=arguments.negation(i),
        auxiliaries=tuple(c for c in sentence.children[i] if sentence.tokens[c].dep in ("aux", "auxpass")),
        governor=arguments.governor(i),
        relation="root" if token.head < 0 else token.dep.lower(),
    )
