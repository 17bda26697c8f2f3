"""Document -> TimeMentions."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import DateRange, Document, Sentence, Span, Step, TimeMention
from dragoman.times.anchors import Anchor, publication
from dragoman.times.grammar import Expression, find_expressions
from dragoman.times.normalise import normalise
from dragoman.times.periods import Period
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
    found: list[TimeMention] = []
    for sentence in sentences:
        for mention, period in find_expressions(sentence, lambda e, s=sentence: _judged(e, s, anchor)):  # noqa: B023
            found.append(mention)
            told = sentence.tokens[mention.head].dep not in _PRENOMINAL
            anchor = anchor.after(period, sentence.index, told=told)
    return tuple(found)


def _judged(expression: Expression, sentence: Sentence, anchor: Anchor) -> tuple[TimeMention, Period | None] | None:
    head = head_token(sentence, expression.start, expression.end)
    reading = normalise(Context(expression, sentence, head, anchor)) if head is not None else None
    if head is None or reading is None:
        return None
    if reading.end is not None:
        head = head_token(sentence, expression.start, reading.end) or head
    return _mention(expression, reading, sentence, head), reading.period


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
