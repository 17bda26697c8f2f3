"""Who is subject and object of what."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A predicate (verb, or adjective/noun after a copula) with its deep arguments, as token indices of its sentence.

    Args:
        sentence: index of the sentence.
        head: the predicate's token.
        lemma: its lemma; with its particle where it has one ("carry out").
        passive: True where the surface verb is passive.
        subjects: heads of the logical subjects (the agent of a passive; the controller of an infinitive; every conjunct).
        objects: heads of the logical objects (the surface subject of a passive).
        indirect: heads of the dative objects ("gave Kyiv arms").
        obliques: (preposition, head of its object), conjuncts included, of the verb itself.
        complement: head of the clausal complement (ccomp, xcomp), None where there is none.
        negation: token that negates it ("not", "never", "neither", "failed" governing it), None where asserted.
        auxiliaries: its auxiliaries' tokens.
        governor: head of the clause it is the complement of (or -1), e.g. "said" for "shelled" in "said X shelled Y".
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


def find_clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """Finds every predicate of a sentence with its deep arguments, in token order."""
    return ()
