"""The day a report was published, as people and machines write it."""

from __future__ import annotations

import re
from datetime import date, datetime

from dragoman.errors import InputError

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:1[89]|20)\d\d)(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?P<year>(?:1[89]|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T\d{4,6}Z?)?")
_ADDRESS = re.compile(
    r"/(?P<year>20\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})[/-](?P<day>\d{1,2})(?=[/_.-]|$)", re.IGNORECASE
)
_SLASHED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")

HINT = "write the day as YYYY-MM-DD"


def parse_published(value: object) -> date:
    """Reads a publication day.

    Args:
        value: a `date`, a `datetime`, or words: "2024-05-20", "2024-05-20T09:30:00Z", "20240520", "2024/5/20",
            "May 20, 2024", "20 May 2024", "Mon, 20 May 2024 10:00:00 GMT".

    Returns:
        The day as written; a time of day and its zone are dropped, not converted.

    Raises:
        InputError: no such day, or not clear which ("05/06/2024").
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise InputError(f"no publication day: {value!r}", hint=HINT)
    text = value.strip()
    match = _COMPACT.fullmatch(text) or _ISO.match(text) or find_written(text)
    if match is None:
        unclear = "not clear which is the month" if _SLASHED.search(text) else "not a day"
        raise InputError(f"no publication day: {value[:60]!r} ({unclear})", hint=HINT)
    day = match if isinstance(match, date) else _day(match)
    if day is None:
        raise InputError(f"no such day: {value[:60]!r}", hint=HINT)
    return day


def find_written(text: str) -> re.Match[str] | None:
    """Finds the first full day (day, month, year) written in a text: "May 20, 2024", "20 May 2024", "2024-05-20".

    Args:
        text: a line or a few.

    Returns:
        The match, None where there is none. It may name a day that is not in the calendar.
    """
    found = [m for m in (_MONTH_FIRST.search(text), _DAY_FIRST.search(text), _ISO.search(text)) if m]
    return min(found, key=re.Match.start) if found else None


def written_day(text: str) -> date | None:
    """Gives the first full day written in a text, None where there is none or no calendar has it."""
    match = find_written(text)
    return _day(match) if match else None


def address_day(url: str) -> date | None:
    """Gives the day that an address carries ("/2024/05/20/"), None where it carries none."""
    match = _ADDRESS.search(url)
    return _day(match) if match else None


def _day(match: re.Match[str]) -> date | None:
    month = match["month"].rstrip(".").lower()
    number = int(month) if month.isdigit() else _MONTHS.get(month)
    try:
        return date(int(match["year"]), number, int(match["day"])) if number else None
    except ValueError:
        return None
