"""The words of a name and the token by which it hangs."""

from __future__ import annotations

from dragoman.records import Sentence


def words_between(sentence: Sentence, first: int, last: int) -> str:
    """The text of tokens `[first, last)`."""
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    return sentence.text[start - sentence.start : end - sentence.start]


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of `[first, last)` whose governor is outside it."""
    for i in range(first, last):
        if not first <= sentence.tokens[i].head < last:
            return i
    return last - 1


def tokens_head(sentence: Sentence, i: int) -> int:
    """The governor of a token (itself where it is the root)."""
    head = sentence.tokens[i].head
    return head if head >= 0 else i
