"""What relative expressions count from: the day of publication, and the day that the text last spoke of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dragoman.records import Document, Sentence
from dragoman.times.periods import Period, safe_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HEAD = 400
"""Characters at the head of a report where its own day may be written."""

_LINE = re.compile(
    r"^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    r"(?:(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})|(?P<day2>\d{1,2})\s+(?P<month2>[a-z]{3,9})\.?),?\s+(?P<year>\d{4})\W*$"
    r"|^\W*(?P<iso>\d{4}-\d\d-\d\d)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where reading stands.

    Args:
        published: the report's own day, None where nobody says.
        source: where that was read: "published", "date line".
        spoken: the stretch that the text last spoke of, None before the first.
        spoken_sentence: its sentence.
        quarter: the quarter last spoken of, None before the first.
        quarter_sentence: its sentence.
        home: the one country that the report names, "" where it names several (see `national`).
    """

    published: date | None
    source: str
    spoken: Period | None = None
    spoken_sentence: int = -9
    quarter: Period | None = None
    quarter_sentence: int = -9
    home: str = ""

    def after(self, period: Period | None, sentence: int, *, told: bool) -> Anchor:
        """The anchor once an expression has been read.

        Args:
            period: its stretch.
            sentence: its sentence.
            told: False where it only tells one thing from another ("the May 3 accord"): the story does not move there.
        """
        if period is None:
            return self
        here = replace(self, quarter=period, quarter_sentence=sentence) if period.unit == "Q" else self
        if not told:
            return here
        return replace(here, spoken=period, spoken_sentence=sentence)


def publication(document: Document, sentences: tuple[Sentence, ...]) -> Anchor:
    """The report's own day: given, else written as a line of its own at its head.

    Args:
        document: the report.
        sentences: its sentences.
    """
    if document.published is not None:
        return Anchor(document.published, "published")
    for sentence in sentences[:4]:
        if sentence.start > _HEAD:
            break
        day = _written(sentence.text)
        if day is not None:
            return Anchor(day, "date line")
    for line in document.text[:_HEAD].splitlines():
        day = _written(line)
        if day is not None:
            return Anchor(day, "date line")
    return Anchor(None, "")


def _written(line: str) -> date | None:
    match = _LINE.match(line.strip()) if len(line) < 60 else None
    if match is None:
        return None
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return safe_date(year, month, day)
    name = (match["month"] or match["month2"]).lower()
    number = _MONTHS.index(name[:3]) + 1 if name[:3] in _MONTHS else None
    return safe_date(int(match["year"]), number, int(match["day"] or match["day2"])) if number else None
