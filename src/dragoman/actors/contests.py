"""Who is shown fighting or talking with whom in a sentence: the words that join two, and the tokens they join."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.lexicon import Lexicon
from dragoman.parse.tree import ancestors, children, conjuncts, first_conjunct
from dragoman.records import Sentence

_CLAUSES = frozenset({"advcl", "acl", "relcl", "ccomp", "parataxis"})
_LONGEST = 300
"""Tokens of the longest sentence looked at: no written one is longer, and the work grows with the square."""


@dataclass(frozen=True, slots=True)
class Contest:
    """What one word of fighting or talking joins: tokens of those who do it and of those it is done to or with.

    `verbs` are the words above it, whose coordinated subjects (`together`, one group a subject) may be the two.
    """

    first: frozenset[int]
    second: frozenset[int]
    further: frozenset[int]
    joined: frozenset[int]
    together: tuple[frozenset[int], ...]


def contests(sentence: Sentence, lexicon: Lexicon) -> tuple[Contest, ...]:
    """Finds the words of fighting or talking in a sentence, and whom by syntax they can join.

    Args:
        sentence: any sentence; of one longer than any real one nothing is told.
        lexicon: which words those are.
    """
    if len(sentence.tokens) > _LONGEST:
        return ()
    found = []
    for token in sentence.tokens:
        if token.lemma.lower() in lexicon.hostile and token.pos in ("VERB", "NOUN"):
            found.append(_contest(sentence, token.i, lexicon))
    return tuple(found)


def _contest(sentence: Sentence, at: int, lexicon: Lexicon) -> Contest:
    token = sentence.tokens[at]
    under = _clause_below(sentence, at)
    first = {k for k in under if sentence.tokens[first_conjunct(sentence, k)].dep in ("nsubj", "poss")}
    above = [at, *ancestors(sentence, at)] if token.pos == "NOUN" or token.dep != "ROOT" else []
    further = {c for k in above for c in children(sentence, k, "nsubj") if c not in under or k == at}
    together = tuple(
        frozenset(conjuncts(sentence, c))
        for k in above
        if sentence.tokens[k].lemma in lexicon.joint_acts
        for c in children(sentence, k, "nsubj")
    )
    return Contest(
        frozenset(first), frozenset(under), frozenset(further),
        frozenset(k for k in under if between(sentence, k)), together,
    )  # fmt: skip


def _clause_below(sentence: Sentence, i: int) -> set[int]:
    """What hangs below a token, other clauses left out."""
    found: set[int] = set()
    stack = [c for c in sentence.children[i] if sentence.tokens[c].dep not in _CLAUSES]
    while stack:
        k = stack.pop()
        found.add(k)
        stack += [c for c in sentence.children[k] if sentence.tokens[c].dep not in _CLAUSES]
    return found - {k for k in found if sentence.tokens[k].dep == "conj" and sentence.tokens[k].pos == "VERB"}


def between(sentence: Sentence, head: int) -> bool:
    """Tells whether a phrase stands in "between X and Y"."""
    token = sentence.tokens[first_conjunct(sentence, head)]
    return token.dep == "pobj" and sentence.tokens[token.head].text.lower() == "between"
