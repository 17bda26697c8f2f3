"""Datelines: "BEIJING, May 16 (Reuters) -", "GAZA CITY/JERUSALEM (AP) —", "Monday, September 23, 2019"."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from dragoman.records import Dateline, Span

MAX_LENGTH = 120
"""Characters; the longest real one names three cities, a day and two agencies."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_DAY = rf"(?P<day>(?:{_WEEKDAY},?\s+)?{_DATE})"
_CAPITAL = r"[A-Z\u00c0-\u00de]"
_UPPER_WORD = rf"(?:{_CAPITAL}[{_CAPITAL[1:-1]}'’.\-]*)"
_TITLE_WORD = rf"(?:{_CAPITAL}[\w'’.\-]*)"
_UPPER = rf"{_UPPER_WORD}(?:[ /]{_UPPER_WORD}){{0,5}}"
_TITLE = rf"{_TITLE_WORD}(?:[ /]{_TITLE_WORD}){{0,4}}"
_REGION = rf"(?:,\s+(?!{_MONTH}\s)(?!{_WEEKDAY})(?:{_TITLE}|{_UPPER}))?"
_AGENCY = r"\((?P<agency>[A-Z][\w.&’' /-]{1,38})\)"
_DASH = r"\s*(?:-{1,2}|–|—|―)\s*"

_FORMS = tuple(
    re.compile(form)
    for form in (
        # BEIJING, May 16 (Reuters) -    GAZA CITY/JERUSALEM (AP) —    BEIRUT, Lebanon —    ISLAMABAD:
        rf"(?P<place>{_UPPER}{_REGION})(?:,?\s+{_DAY})?,?(?:\s+{_AGENCY})?(?P<mark>{_DASH}|:\s+)",
        # Geneva, 12 March 2020 (WHO) –
        rf"(?P<place>{_TITLE}{_REGION}),?\s+{_DAY},?(?:\s+{_AGENCY})?(?P<mark>{_DASH})",
        # Paris (AFP) –
        rf"(?P<place>{_TITLE}{_REGION})\s+{_AGENCY}(?P<mark>{_DASH})",
        # May 16 (Reuters) -    (Reuters) -
        rf"(?:{_DAY}\s+)?{_AGENCY}(?P<mark>{_DASH})",
        # 12 March 2020 –
        rf"{_DAY}(?P<mark>{_DASH})(?=[A-Z“\"])",
    )
)
_DATE_LINE = re.compile(rf"(?P<day>(?:{_WEEKDAY},\s+)?{_DATE})[^\S\n]*(?=\r?\n|$)")


def find_dateline(text: str, *, starts: tuple[int, ...]) -> Dateline | None:
    """Finds the dateline of a report.

    Args:
        text: the report.
        starts: offsets of the paragraphs it may open, in order: those of the head and the first of the body.

    Returns:
        The first dateline with a place or an agency, else the first line that is only a day ("Monday, September 23,
        2019"), else None.
    """
    days: list[Dateline] = []
    for start in starts:
        head = text[start : start + MAX_LENGTH]
        for form in _FORMS:
            match = form.match(head)
            if match and _is_dateline(match, text=text, end=start + match.end()):
                return _dateline(match, start=start)
        if match := _DATE_LINE.match(head):
            days.append(_dateline(match, start=start))
    return days[0] if days else None


def _is_dateline(match: re.Match[str], *, text: str, end: int) -> bool:
    parts = match.groupdict()
    place = parts.get("place")
    if place and place.upper().rstrip(".") in _not_places():
        return False
    # a sentence follows: "MOSCOW — The", not "NATO — the" or "Lavrov (Russia) - a profile"
    following = text[end : end + 1]
    if not (following.isupper() or following.isdigit() or following in "“\"'‘"):
        return False
    if parts.get("day") or parts.get("agency"):
        return True
    if len(place or "") < 4:
        return False
    if ":" in match["mark"]:
        # "ISLAMABAD: The" is one where the text is "in Islamabad" later; "LOOK: The" is not
        name = re.escape((place or "").title())
        return bool(re.search(rf"\b(?:in|to|from|near|at|of|visit(?:ed|ing)?|left) {name}\b", text[end : end + 10_000]))
    return match["mark"] not in "-–—"


def _dateline(match: re.Match[str], *, start: int) -> Dateline:
    parts = match.groupdict()
    words = match[0].rstrip()
    return Dateline(
        span=Span(start=start, end=start + len(words), text=words),
        place=parts.get("place"),
        day=parts.get("day"),
        agency=parts.get("agency"),
    )


@cache
def _not_places() -> frozenset[str]:
    lines = resources.files("dragoman").joinpath("data/ingest/not_places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
