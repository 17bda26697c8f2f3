"""Small questions to a sentence's tree; token indices in and out."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Sentence, Span


def child(sentence: Sentence, i: int, *deps: str) -> int | None:
    """The first dependent of token `i` whose relation is one of `deps`, None where there is none."""
    for c in sentence.children[i]:
        if sentence.tokens[c].dep in deps:
            return c
    return None


def children(sentence: Sentence, i: int, *deps: str) -> list[int]:
    """The dependents of token `i` whose relation is one of `deps`, in order."""
    return [c for c in sentence.children[i] if sentence.tokens[c].dep in deps]


def conjuncts(sentence: Sentence, i: int) -> list[int]:
    """Token `i` and everything coordinated below it, in order ("A", "B", "C" of "A, B and C")."""
    found = [i]
    for c in children(sentence, i, "conj"):
        found += conjuncts(sentence, c)
    return found


def first_conjunct(sentence: Sentence, i: int) -> int:
    """The head of the coordination that token `i` stands in (itself where it stands in none)."""
    while sentence.tokens[i].dep == "conj":
        i = sentence.tokens[i].head
    return i


def subtree(sentence: Sentence, i: int) -> list[int]:
    """Token `i` and all below it, in order."""
    found, stack = [], [i]
    while stack:
        k = stack.pop()
        found.append(k)
        stack += sentence.children[k]
    return sorted(found)


def ancestors(sentence: Sentence, i: int) -> list[int]:
    """The governors of token `i`, nearest first, the root last."""
    found = []
    while (i := sentence.tokens[i].head) >= 0 and i not in found:
        found.append(i)
    return found


def span_of(sentence: Sentence, tokens: Iterable[int]) -> Span:
    """The span from the first to the last of some tokens, with the sentence's own characters between.

    Raises:
        ValueError: no token is given.
    """
    tokens = list(tokens)
    start, end = sentence.tokens[min(tokens)].start, sentence.tokens[max(tokens)].end
    return Span(start=start, end=end, text=sentence.text[start - sentence.start : end - sentence.start])


def token_at(sentence: Sentence, offset: int) -> int | None:
    """The token that covers a document offset, None where none does."""
    for token in sentence.tokens:
        if token.start <= offset < token.end:
            return token.i
    return None
