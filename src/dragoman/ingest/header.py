"""What stands above a plain-text report: headline, day, byline, outlet. Only what is clearly there is taken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.ingest.published import find_written, written_day

MAX_LINES = 8
"""Lines looked at: a head is longer than this nowhere we have seen."""

MAX_HEADLINE = 160
"""Characters; the longest headlines of wire agencies run to about 120."""

_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)")
_LABEL = re.compile(
    r"(?:first\s+)?(?:published|posted|updated|last\s+updated|created|issued|date|publication\s+date)\b(?:\s+on|\s+at|:)?\s*",
    re.IGNORECASE,
)
_OUTLET = re.compile(r"(?:source|outlet|publisher|agency)\s*:\s*(?P<outlet>\S.{0,58}\S)\s*", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|story by|reported by|written by)\s+[A-Z]", re.IGNORECASE)
_HEADLINE_LABEL = re.compile(r"(?:title|headline)\s*:\s*", re.IGNORECASE)
_WEEKDAY_OR_TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|\d{1,2}[:.]\d\d(?::\d\d)?|\b[ap]\.?m\b\.?"
    r"|\b(?:[A-Z]{1,2}[SD]?T|UTC)\b|[\s,.|;()·–—-]",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.;:,][\"”’')\]]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of a report. `paragraphs` are offsets where its lines and the first line of the body start."""

    title: str
    published: date | None
    outlet: str
    paragraphs: tuple[int, ...]


def read_header(text: str) -> Header:
    """Reads the head of a plain-text report.

    A headline is a short first line that ends no sentence and is followed by a blank line, a date or a byline; a day is
    taken from a line that says nothing else ("Published May 20, 2024", "Monday, September 23, 2019").

    Args:
        text: the report.

    Returns:
        The header; "" and None for what is not clearly there.
    """
    lines = [(m.start() + len(m[0]) - len(m[0].lstrip()), m[0].strip()) for m in _first_lines(text)]
    title, outlet, published = "", "", None
    starts: list[int] = []
    for number, (start, line) in enumerate(lines):
        starts.append(start)
        day = _day_line(line)
        label = _OUTLET.fullmatch(line)
        if day:
            published = published or day
        elif label:
            outlet = outlet or label["outlet"]
        elif not title and _is_headline(text, lines, number):
            title = _HEADLINE_LABEL.sub("", line, count=1)
        elif not _BYLINE.match(line) and not (title and _is_headline(text, lines, number)):
            # a headline may end in a full stop; the dateline is below it
            starts += [below for below, _ in lines[number + 1 : number + 2] if len(line) <= MAX_HEADLINE]
            break
    return Header(title=title, published=published, outlet=outlet, paragraphs=tuple(starts))


def _first_lines(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in _LINE.finditer(text):
        if match[0].strip():
            found.append(match)
        if len(found) == MAX_LINES:
            break
    return found


def _day_line(line: str) -> date | None:
    """The day of a line that says nothing but a day, perhaps with a label and a time."""
    if len(line) > MAX_HEADLINE:
        return None
    bare = _LABEL.sub("", line, count=1) if _LABEL.match(line) else line
    written = find_written(bare)
    if written is None:
        return None
    labelled = bare != line
    around = _WEEKDAY_OR_TIME.sub("", bare[: written.start()] + bare[written.end() :])
    return written_day(bare) if len(around) <= (12 if labelled else 0) else None


def _is_headline(text: str, lines: list[tuple[int, str]], number: int) -> bool:
    start, line = lines[number]
    if _HEADLINE_LABEL.match(line):
        return True
    if number + 1 >= len(lines) or len(line) > MAX_HEADLINE or len(line.split()) < 3 or _ENDS_SENTENCE.search(line):
        return False
    following, below = lines[number + 1]
    if _day_line(below) or _BYLINE.match(below):
        return True
    parted = bool(_BLANK_LINE.search(text, start + len(line), following))
    return parted and (line[0].isalnum() or line[0] in "$€£")
