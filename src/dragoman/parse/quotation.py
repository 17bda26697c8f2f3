"""Where quotations are: marks paired by state and neighbours, paragraph by paragraph; no parse is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Literal

from dragoman.parse.paragraphs import split_paragraphs
from dragoman.records import Quotation

SCARE_WORDS = 2
"""A quotation of so many words or fewer, without a sentence's comma or capital, only holds a word at arm's length."""

MAX_MARKS, MAX_SINGLE, MAX_SINGLE_MARKS = 400, 4000, 60
"""How many marks, or characters and marks after a single one, are searched for its closing one."""

MAX_FAILURES = 40
"""So many single marks that nothing closes, and a paragraph's other single marks are taken for apostrophes."""

Side = Literal["open", "close", "either"]

_DOUBLE = re.compile(r"“|”|„|‟|«|»|\"|''|``")
_SINGLE = re.compile(r"[‘’‚‛']")
_OPENERS = frozenset("([{<—–-/…")
_CLIPPED = re.compile(r"['’‘](?:\d\d?s?\b|(?:tis|twas|em|til|cause|n|round|bout|er|im)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: Side


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Finds the quotations of a text, in order, outermost only.

    Double marks win over single ones; single marks open a quotation only where no double one is open and a closing
    mark follows in the paragraph. A quotation never crosses a paragraph's end: where it runs on, each paragraph
    opens again with its own mark and gives its own quotation, the earlier ones with `closed` False. An opening mark
    that nothing closes, in a paragraph whose successor does not reopen, is left out unless all of the rest is quoted.

    Args:
        text: the document's text.

    Returns:
        Quotations in order, none overlapping.
    """
    found: list[Quotation] = []
    paragraphs = split_paragraphs(text)
    for k, paragraph in enumerate(paragraphs):
        following = paragraphs[k + 1].start if k + 1 < len(paragraphs) else None
        reopens = following is not None and text[following] in "“\"„«`'‘"
        found += _in_paragraph(text, paragraph.start, paragraph.end, reopens=reopens)
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, *, reopens: bool) -> Iterator[Quotation]:
    marks = list(_double_marks(text, start, end))
    closed_before = [0, *accumulate(m.side != "open" for m in marks)]
    outside = start
    i = 0
    while i < len(marks):
        mark = marks[i]
        if mark.side == "close":
            i += 1
            continue
        j = _closing(marks, i, closed_before)
        if j is None and not _runs_to_end(text, mark, start, reopens=reopens, last=i + 1 == len(marks)):
            i += 1
            continue
        yield from _singles(text, outside, mark.start)
        stop = end if j is None else marks[j].end
        if any(c.isalnum() for c in text[mark.start : stop]):
            yield _quotation(text, mark.start, stop, closed=j is not None)
        outside = stop
        i = len(marks) if j is None else j + 1
    yield from _singles(text, outside, end)


def _double_marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _DOUBLE.finditer(text, start, end):
        mark = match.group()
        if mark in "“„«``":
            side: Side = "open"
        elif mark in "”»":
            side = "close"
        else:
            side = _side(text, match.start(), match.end(), start, end)
        yield _Mark(match.start(), match.end(), side)


def _side(text: str, at: int, after: int, start: int, end: int) -> Side:
    """Which way a straight mark faces, by the characters beside it."""
    left = text[at - 1] if at > start else " "
    right = text[after] if after < end else " "
    if left.isspace() or left in _OPENERS or left in "‘'“":
        return "either" if right.isspace() else "open"
    if right.isspace() or right in ".,;:!?)]}—–-…/’'”":
        return "close"
    return "either"


def _closing(marks: list[_Mark], first: int, closed_before: list[int]) -> int | None:
    """The mark that closes the one at `first`: nested openings want their own closing while enough are left.

    `closed_before[k]` counts the marks before `k` that can close.
    """
    depth = 1
    ahead = range(first + 1, min(len(marks), first + 1 + MAX_MARKS))
    closers = closed_before[ahead.stop] - closed_before[first + 1]
    if not closers:
        return None
    last = None
    for j in ahead:
        if marks[j].side == "open":
            if closers <= depth:
                return last
            depth += 1
        else:
            depth -= 1
            closers -= 1
            last = j
            if depth == 0:
                return j
    return last


def _runs_to_end(text: str, mark: _Mark, start: int, *, reopens: bool, last: bool) -> bool:
    """An unclosed mark still quotes the rest where the next paragraph reopens, or where it opens a whole sentence."""
    if not last:
        return False
    before = text[max(start, mark.start - 80) : mark.start].rstrip()
    opens = not before or before[-1] in ",:" or (reopens and before[-1] in ".!?")
    return opens and (reopens or text[mark.end : mark.end + 1].isupper())


def _singles(text: str, start: int, end: int) -> Iterator[Quotation]:
    at, failures = start, 0
    for match in _SINGLE.finditer(text, start, end):
        if match.start() < at or not _opens_single(text, match.start(), start, end):
            continue
        close = _single_closing(text, match.end(), end)
        failures += close is None
        if failures > MAX_FAILURES:
            return
        if close is not None:
            yield _quotation(text, match.start(), close, closed=True)
            at = close


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    left = text[at - 1] if at > start else " "
    right = text[at + 1] if at + 1 < end else " "
    return (
        text[at] in "‘'‚‛"
        and (left.isspace() or left in _OPENERS)
        and (right.isalnum() or right in "[$£€.…")
        and not _CLIPPED.match(text, at)
    )


def _single_closing(text: str, start: int, end: int) -> int | None:
    """The first mark that surely closes (after a stop or before one), else the first that can."""
    weak = None
    for match in islice(_SINGLE.finditer(text, start, min(end, start + MAX_SINGLE)), MAX_SINGLE_MARKS):
        left, right = text[match.start() - 1], text[match.end()] if match.end() < end else " "
        if left.isspace() or right.isalnum():
            continue
        if left in ".,!?…" or right in ".,;:!?)—–":
            return match.end()
        possessive = left == "s" and right == " "
        if not possessive:
            return match.end() if weak is None or text[weak - 2] == "s" else weak
        weak = weak or match.end()
    return weak


def _quotation(text: str, start: int, end: int, *, closed: bool) -> Quotation:
    inner = text[start:end].strip("“”„‟«»\"'`‘’‚‛ ")
    words = inner.split()
    sentence = (inner[:1].isupper() and (inner[-1:] in ".!?,")) or inner[-1:] in "!?,"
    before = text[max(0, start - 2) : start].rstrip()
    spoken = before.endswith((":", ",")) and (inner[:1].isupper() or inner[-1:] == "." or before.endswith(":"))
    scare = len(words) <= SCARE_WORDS and not sentence and not spoken
    return Quotation(start=start, end=end, closed=closed, scare=scare)
