"""Which of many sets of words are like a new one: an index that looks only at those that share some."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import sqrt

COMMON = 2000
"""Sets a word may stand in before it is too common to look by; it still counts where others found the set."""


class Likeness:
    """Sets of words, and how like a new one they are: the cosine, 0 to 1."""

    def __init__(self) -> None:
        self._sets: list[frozenset[str]] = []
        self._holding: dict[str, list[int]] = defaultdict(list)

    def add(self, words: frozenset[str]) -> int:
        """Keeps a set; gives its number, counted from 0."""
        number = len(self._sets)
        self._sets.append(words)
        for word in words:
            self._holding[word].append(number)
        return number

    def like(self, words: frozenset[str], *, least: float, since: int = 0) -> Iterator[tuple[float, int]]:
        """Gives the sets that are at least so like a new one.

        Args:
            words: the new set.
            least: the least cosine.
            since: the number from which sets are looked at.

        Yields:
            (cosine, number), in order of number.
        """
        found: Counter[int] = Counter()
        for word in words:
            holding = self._holding.get(word, ())
            if len(holding) <= COMMON:
                found.update(number for number in holding if number >= since)
        for number in sorted(found):
            other = self._sets[number]
            score = len(words & other) / sqrt(len(words) * len(other))
            if score >= least:
                yield score, number
