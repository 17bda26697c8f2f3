"""What an expression was read as, and the small questions that every reader asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.records import Sentence
from dragoman.times.anchors import Anchor
from dragoman.times.grammar import Expression
from dragoman.times.periods import Period
from dragoman.times.tense import Direction, direction, is_past_perfect, load_contexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """TIMEX3 kind and value, the days if they can be told, the stretch it puts the text at, and how it was reached.

    `end` and `start` move the expression's own ends where the reader keeps only part of the words.
    """

    kind: str
    value: str
    first: date | None = None
    last: date | None = None
    period: Period | None = None
    how: str = ""
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """An expression in its place: its sentence, the token by which it hangs, and what it counts from."""

    expression: Expression
    sentence: Sentence
    head: int
    anchor: Anchor

    @property
    def direction(self) -> Direction | None:
        """Whether the words around look back or ahead."""
        lead = self.expression.before[-1:]
        if lead == ("since",):
            return "past"
        if lead in (("until",), ("till",), ("by",)):
            if is_past_perfect(self.sentence, self.head) or (self.reached if lead == ("by",) else self.lasted):
                return "past"
            return "future"
        return direction(self.sentence, self.head)

    @property
    def reached(self) -> bool:
        """Whether "by Monday" tells what had come about by then ("rose to 40 by December")."""
        tokens = self.sentence.tokens
        by = tokens[self.head].head
        verb = tokens[by].head if by >= 0 and tokens[by].text.lower() == "by" else -1
        if verb < 0 or tokens[verb].tag != "VBD" or tokens[verb].lemma.lower() in load_contexts()["ahead"]:
            return False
        if tokens[verb].lemma.lower() not in load_contexts()["say"]:
            return True
        return by < verb and not any(t.lemma.lower() in ("will", "would") for t in tokens)

    @property
    def lasted(self) -> bool:
        """Whether "until Monday" is told of what went on till then ("stayed"), not of what was to ("closed it")."""
        tokens = self.sentence.tokens
        until = tokens[self.head].head
        verb = tokens[until].head if until >= 0 and tokens[until].pos in ("ADP", "SCONJ") else -1
        return verb >= 0 and tokens[verb].tag == "VBD" and tokens[verb].lemma.lower() in load_contexts()["goes_till"]

    @property
    def ahead(self) -> bool:
        """Whether it stands before the name of what is to come: "the March deadline"."""
        tokens, words = self.sentence.tokens, load_contexts()
        noun = tokens[self.head].head
        if noun < 0:
            return False
        beside = {tokens[k].lemma.lower() for k in self.sentence.children[noun]}
        return tokens[noun].lemma.lower() in words["ahead_noun"] - words["held"] or bool(
            beside & words["ahead_adjective"]
        )

    @property
    def told(self) -> bool:
        """Whether it is the day of what is told as done: "met on the 3rd of March", not "moved to March 3"."""
        tokens = self.sentence.tokens
        i = tokens[self.head].head
        if i >= 0 and tokens[i].text.lower() in ("on", "in", "at"):
            i = tokens[i].head
        elif i >= 0 and tokens[i].pos == "ADP":
            return False
        if i < 0 or tokens[i].pos not in ("VERB", "AUX") or tokens[i].lemma.lower() in load_contexts()["ahead"]:
            return False
        return tokens[i].tag in ("VBD", "VBN") and self.direction == "past"

    @property
    def spoken(self) -> Period | None:
        """The stretch last spoken of, if that was not long ago (`MEMORY` sentences)."""
        near = self.sentence.index - self.anchor.spoken_sentence <= MEMORY
        return self.anchor.spoken if near else None

    @property
    def today(self) -> date | None:
        """The day that "today" and "last night" count from: publication's; in a quotation, the day it was said."""
        lead = self.sentence.text[: self.expression.start - self.sentence.start]
        quoted = len(_QUOTE.findall(lead)) % 2 == 1
        spoken = self.anchor.spoken
        if (
            quoted
            and spoken is not None
            and spoken.unit == "D"
            and self.sentence.index - self.anchor.spoken_sentence <= 1
        ):
            return spoken.first
        return self.anchor.published

    @property
    def reference(self) -> date | None:
        """The day that "earlier" and "the day before" count from: the one last spoken of, else the publication day."""
        return self.spoken.first if self.spoken else self.anchor.published


_QUOTE = re.compile(r"[\"“”]|``|''")

MEMORY = 6
"""Sentences for which a day spoken of stays the one meant; longer loses more than it wins (TBAQ development half)."""


def dated(period: Period, *, edge: str | None = None, cut: date | None = None, how: str = "") -> Reading:
    """A DATE reading of a stretch.

    Args:
        period: the stretch.
        edge: START, MID or END narrows the days to its first, middle or last third.
        cut: with START or END: the day that parts them instead ("earlier this week": up to publication).
        how: what decided it.
    """
    first, last = period.first, period.last
    if edge and cut and first <= cut <= last:
        first, last = (first, cut) if edge == "START" else (cut, last)
    elif edge:
        first, last = narrowed(period, edge)
    return Reading(kind="DATE", value=period.value, first=first, last=last, period=period, how=how)


def narrowed(period: Period, edge: str) -> tuple[date, date]:
    """The first and last day of a third of a stretch: "early March" is March 1 to 10."""
    first, last = period.first, period.last
    if period.unit == "D":
        return first, last
    if period.unit == "M":
        cuts = (first.replace(day=11), first.replace(day=21))
    elif period.unit == "W":
        cuts = (first + timedelta(days=2), first + timedelta(days=4))
    elif period.unit == "Y":
        cuts = (first.replace(month=5), first.replace(month=9))
    elif period.unit == "E":
        cuts = (first.replace(year=first.year + 4), first.replace(year=first.year + 7))
    else:
        third = (last - first) // 3
        cuts = (first + third, first + 2 * third)
    day = timedelta(days=1)
    return {"START": (first, cuts[0] - day), "MID": (cuts[0], cuts[1] - day), "END": (cuts[1], last)}[edge]


def edge_of(expression: Expression) -> str | None:
    """START, MID or END where the expression says "early", "in the middle of", "late"."""
    found = expression.value("edge", "early") or expression.value("edge", "edge")
    return str(found) if found else None


def unknown(value: str, kind: str = "DATE", how: str = "no day can be told") -> Reading:
    """A reading without days."""
    return Reading(kind=kind, value=value, how=how)


def unread(reading: Reading) -> Reading:
    """The reading, but one that the text does not go on to count from."""
    return replace(reading, period=None)


def in_part(reading: Reading, c: Context) -> Reading:
    """Adds the part of the day: "Monday morning" is a TIME on that day."""
    e = c.expression
    part = e.value("part", "part")
    clock = e.value("part", "clock")
    if part is None and clock is None:
        return reading
    suffix = f"T{part}" if part else str(clock)
    return Reading(
        kind="TIME",
        value=reading.value + suffix,
        first=reading.first,
        last=reading.last,
        period=reading.period,
        how=reading.how,
    )
