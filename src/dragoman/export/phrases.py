"""How a date, an actor, a status is put in a few words: the same on the terminal and on the page."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from dragoman.export.layers import Labelled
from dragoman.records import ActorMention, DateRange, Document, Event, Place

STATUS_WORDS = {"asserted": "", "negated": "no", "future": "to come", "hypothetical": "possible"}

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """Replaces characters that would command a terminal or turn the writing direction, one for one.

    Args:
        text: anything from a report.

    Returns:
        The text with as many code points; control, direction and lone surrogate characters are U+FFFD.
    """
    return _UNSAFE.sub("�", text.replace("\r\n", " \n").replace("\r", "\n"))


def one_line(text: str, limit: int | None = None) -> str:
    """Puts text on one line, cut at a blank when it is longer than `limit` characters."""
    line = " ".join(safe(text).split())
    if limit is None or len(line) <= limit:
        return line
    cut = line[: limit - 1]
    blank = cut.rfind(" ")
    return (cut[:blank] if blank > limit // 2 else cut).rstrip(" ,;:") + "…"


def headline(document: Document) -> str:
    """Names a report: its title, else its day, else its id."""
    if document.title.strip():
        return one_line(document.title, 300)
    day = document.published
    return f"Report of {day.day} {day:%B} {day.year}" if day else f"Report {one_line(document.id, 60)}"


def opens_with_title(document: Document) -> bool:
    """Tells whether the text's first paragraph is the title, so that it is not shown twice."""
    first = next((line for line in document.text.splitlines() if line.strip()), "")
    return bool(document.title.strip()) and first.split() == document.title.split()


def short_range(when: DateRange | None) -> str:
    """Puts days in as few characters as tell them: "2024-05-16", "2024-05", "2023", "2024-05-13…19"."""
    if when is None:
        return ""
    first, last = when.first, when.last
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}" if first.year == last.year else f"{first.year:04}…{last.year:04}"
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return _month(first)
        return f"{_month(first)}…{_month(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.isoformat()}…{last.day:02}"
    return f"{first.isoformat()}…{last.isoformat()}"


def long_range(when: DateRange | None) -> str:
    """Puts days as people write them: "16 May 2024", "13–19 May 2024", "February 2022", "2023"."""
    if when is None:
        return ""
    first, last = when.first, when.last
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    if len(short := short_range(when)) == 4:
        return short
    if len(short) == 7:
        return f"{first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%B} {first.year}"
    left = f"{first.day} {first:%B}" + ("" if first.year == last.year else f" {first.year}")
    return f"{left} – {last.day} {last:%B} {last.year}"


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def actor_words(mention: ActorMention) -> str:
    """Names an actor with its code: "Vladimir Putin RUS"; an actor nobody can name goes by the words of the text."""
    name = mention.actor.name or mention.span.text
    return f"{one_line(name)}\u00a0{mention.actor.code}"


def distinct(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Drops mentions of an actor already there."""
    seen: dict[tuple[str, str], ActorMention] = {}
    for mention in mentions:
        seen.setdefault((mention.actor.code, mention.actor.name or mention.span.text), mention)
    return list(seen.values())


def place_words(place: Place | None) -> str:
    """Names a place with its country: "Beijing CHN"; a country alone by its name."""
    if place is None:
        return ""
    name = one_line(place.name or place.text)
    return f"{name} {place.country}" if place.country and place.precision != "country" else name


def status_words(event: Event, labelled: Labelled) -> list[str]:
    """Says whether an act holds and who vouches for it: "to come", "c3 says"; nothing where the writer tells it."""
    words = [STATUS_WORDS[event.status]]
    if event.attributed_to:
        words.append(f"{labelled.label_of(event.attributed_to) or event.attributed_to} says")
    return [word for word in words if word]
