"""Holidays whose day the country tells: "Ukraine's Independence Day", "the Republic Day of India"."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from dragoman.times.grammar import Expression


@cache
def load_national() -> dict[str, dict[str, str]]:
    """Holiday -> name of a country or people, in lower case -> `MM-DD` (data/times/national.tsv)."""
    text = (files("dragoman") / "data/times/national.tsv").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        found.setdefault(row["holiday"], {}).update({n.lower(): row["day"] for n in row["names"].split(";")})
    return found


@cache
def _namings() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Patterns of the holidays and of the countries' names, and the first name of each country's names."""
    text = (files("dragoman") / "data/times/national.tsv").read_text(encoding="utf-8")
    first = {
        name: row["names"].split(";")[0].lower()
        for row in csv.DictReader(text.splitlines(), delimiter="\t")
        for name in row["names"].split(";")
    }
    holidays = "|".join(h.title() for h in load_national())
    names = "|".join(re.escape(n) for n in sorted(first, key=len, reverse=True))
    return re.compile(rf"\b(?:{holidays})\b"), re.compile(rf"(?<!\w)(?:{names})(?!\w)"), first


def only_country(text: str) -> str:
    """The one country that a report names, "" where it names several, or no holiday that would ask for one.

    Args:
        text: the whole report.
    """
    holiday, naming, first = _namings()
    if not holiday.search(text):
        return ""
    named = {first[m.group()] for m in naming.finditer(text)}
    return named.pop() if len(named) == 1 else ""


def national_day(holiday: str, e: Expression, home: str) -> str | None:
    """The `MM-DD` of a national holiday, None where the text doesn't tell whose.

    Args:
        holiday: its name in lower case.
        e: the expression, whose neighbours may name the country.
        home: the one country that the report names, or "".
    """
    days = load_national()[holiday]
    before = e.before[:-1] if e.before[-1:] == ("'s",) else e.before
    after = e.after[1:] if e.after[:1] == ("of",) else ()
    for words in (before[-2:], before[-1:], after[:2], after[:1]):
        if (name := " ".join(words)) in days:
            return days[name]
    return days.get(home)
