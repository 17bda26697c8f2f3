"""Where a claim's words begin and end: edges of subtrees, trimming, and quotation marks kept whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dragoman.records import Quotation, Sentence

Extent = tuple[int, int]
"""Document offsets `[start, end)`."""

MARKS = "“”„‟«»\"`‘’‚‛'"
_LEAD = re.compile(r"(?:[\s,;:–—-]+|that\b(?=[\s,])|(?:earlier|later|today|yesterday)\s(?=\w+\s))+", re.IGNORECASE)
_TRAIL = re.compile(r"[\s,;:–—-]+$")
_STOP = re.compile(r"(?<!\.)[.]$")
_OPEN_BEFORE = re.compile(r"[“„«\"`‘'\[(]+$")


class Edges:
    """The first and last token of every subtree of a sentence, worked out once."""

    def __init__(self, sentence: Sentence) -> None:
        n = len(sentence.tokens)
        self.left, self.right = list(range(n)), list(range(n))
        for i in _bottom_up(sentence):
            for c in sentence.children[i]:
                self.left[i] = min(self.left[i], self.left[c])
                self.right[i] = max(self.right[i], self.right[c])


def _bottom_up(sentence: Sentence) -> Iterable[int]:
    order = [t.i for t in sentence.tokens if t.head < 0]
    for i in order:
        order.extend(sentence.children[i])
    return reversed(order)


def trimmed(text: str, extent: Extent) -> Extent:
    """Takes leading "that" and commas, and trailing commas and full stops, off an extent; quotation marks stay.

    Args:
        text: the document's text.
        extent: where the words are.

    Returns:
        The trimmed extent; empty where nothing was left.
    """
    start, end = extent
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while True:
        body = text[start:end]
        tail = _TRAIL.search(body) or _STOP.search(body)
        if tail is None or not body or _abbreviation(body):
            return start, max(start, end)
        end -= len(tail.group())


def _abbreviation(body: str) -> bool:
    return bool(re.search(r"(?:\b[A-Z]|\b(?:Mr|Ms|Dr|Inc|Corp|Co|Jr|Sr|St))\.$", body))


class Quoted:
    """Looks up the quotation that covers an offset."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._all = quotations
        self._starts = [q.start for q in quotations]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that covers `offset`, None where none does."""
        k = bisect_right(self._starts, offset) - 1
        return self._all[k] if k >= 0 and offset < self._all[k].end else None

    def within(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that begin in `[start, end)`."""
        return self._all[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def whole(self, extent: Extent, cue: int) -> Extent:
        """Widens an extent that cuts a quotation to all of it, unless the cue stands in that quotation too."""
        start, end = extent
        first, last = self.at(start), self.at(max(start, end - 1))
        if first is not None and not first.start <= cue < first.end:
            start = first.start
        if last is not None and not last.start <= cue < last.end:
            end = max(end, last.end)
        behind = self.at(end) if end > start else None
        if behind is not None and behind.start < end and not behind.start <= cue < behind.end:
            end = behind.end
        return start, end
