"""Document -> TimeMentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dragoman.records import DateRange, Document, Sentence, Span, Step, TimeMention
from dragoman.times.anchors import Anchor, publication
from dragoman.times.grammar import Expression, find_expressions
from dragoman.times.national import only_country
from dragoman.times.normalise import normalise
from dragoman.times.reading import Context, Reading

_PRENOMINAL = frozenset({"nmod", "compound", "amod", "poss"})


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """Finds and normalises the time expressions of a document.

    Args:
        document: the report; `published`, or a date line at its head, is what relative expressions count from.
        sentences: its sentences.

    Returns:
        Mentions in order, none overlapping; `range` is None where no days can be told.

    Source: kinds and values follow TIMEX3 (TimeML 1.2.1).
    """
    anchor = publication(document, tuple(sentences[:4]))
    reader = _Reader(replace(anchor, home=only_country(document.text)))
    return tuple(m for sentence in sentences for m in find_expressions(sentence, partial(reader.read, sentence)))


class _Reader:
    """Reads expressions in order; each one read moves the day that the next may count from."""

    def __init__(self, anchor: Anchor) -> None:
        self._anchor = anchor

    def read(self, sentence: Sentence, expression: Expression) -> TimeMention | None:
        head = head_token(sentence, expression.start, expression.end)
        reading = normalise(Context(expression, sentence, head, self._anchor)) if head is not None else None
        if head is None or reading is None:
            return None
        if reading.end is not None:
            head = head_token(sentence, expression.start, reading.end) or head
        told = sentence.tokens[head].dep not in _PRENOMINAL
        self._anchor = self._anchor.after(reading.period, sentence.index, told=told)
        return _mention(expression, reading, sentence, head)


def head_token(sentence: Sentence, start: int, end: int) -> int | None:
    """The token within document offsets `[start, end)` by which they hang in the tree."""
    inside = [t.i for t in sentence.tokens if t.start < end and t.end > start]
    members = set(inside)
    return next((i for i in inside if sentence.tokens[i].head not in members), None)


def _mention(expression: Expression, reading: Reading, sentence: Sentence, head: int) -> TimeMention:
    start, end = expression.start, min(expression.end, reading.end or expression.end)
    text = sentence.text[start - sentence.start : end - sentence.start].rstrip()
    end = start + len(text)
    days = None
    if reading.first is not None and reading.last is not None:
        days = DateRange(first=reading.first, last=reading.last, text=text, start=start, end=end)
    return TimeMention(
        span=Span(start=start, end=end, text=text),
        sentence=sentence.index,
        head=head,
        kind=reading.kind,
        value=reading.value,
        range=days,
        steps=(Step(by=f"times:{expression.rule}", saw=f"{text!r}: {reading.how}"),),
    )
