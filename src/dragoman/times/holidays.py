"""Holidays: of a fixed day, of a weekday in a month, by Easter, and of other calendars."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from dragoman.times.choose import candidate_years, chosen_by_tense, way_chosen
from dragoman.times.lexicon import load_holidays
from dragoman.times.national import national_day
from dragoman.times.periods import Period, around, easter, orthodox_easter, safe_date
from dragoman.times.reading import Context, Reading, dated, unknown

_LONG = 14
"""Days beyond which a holiday's TIMEX3 value is its year: no day stands for a month of fasting."""

_BY_THE_MOON = frozenset({"ramadan", "eid al-fitr", "eid al-adha", "ashura", "arbaeen", "mawlid", "islamic new year"})
"""Where the moon is sighted the day is often one later than in the table: the range holds both."""


def read_holiday(c: Context) -> Reading | None:
    """ "Christmas", "New Year's Day 2014", "Ramadan", "Easter week", "Labor Day weekend"."""
    e = c.expression
    if e.text[0].islower():
        return None
    rule = load_holidays()[tuple(x.low for x in e.groups["holiday"])]
    if rule.startswith("national "):
        day = national_day(rule.removeprefix("national "), e, c.anchor.home)
        if day is None:
            return unknown("XXXX-XX-XX", how="whose is not told")
        rule = day
    year = e.number("year")
    years = [int(year)] if year is not None else candidate_years(c)
    starts = {day: last for y in years for day, last in holidays_of(y, rule)}
    days = [Period("D", day) for day in starts]
    chosen = days[0] if year is not None and days else chosen_by_tense(c, days)
    if chosen is None:
        return unknown("XXXX-XX-XX")
    how = "holiday" if year is not None else way_chosen(c)
    if e.word("stretch"):
        return _stretch(chosen.first, e.word("stretch"), how)
    last = starts[chosen.first]
    value = chosen.value if (last - chosen.first).days < _LONG else f"{chosen.first.year:04d}"
    return Reading(kind="DATE", value=value, first=chosen.first, last=last, period=chosen, how=how)


def _stretch(day: date, word: str, how: str) -> Reading:
    if word == "week":
        return dated(around(day, "W"), how=how)
    saturday = around(day, "WE").first if day.weekday() >= 3 else around(day, "WE").first - timedelta(days=7)
    first, last = min(day, saturday), max(day, saturday + timedelta(days=1))
    return Reading(kind="DATE", value=Period("WE", saturday).value, first=first, last=last, how=how)


def holidays_of(year: int, rule: str) -> list[tuple[date, date]]:
    """First and last day of a holiday in a year.

    Args:
        year: the calendar year it begins in.
        rule: as data/times/holidays.yaml explains.

    Returns:
        None, one, or two (a lunar year is shorter than ours).
    """
    kind, _, name = rule.partition(" ")
    if kind == "moving":
        late = 1 if name in _BY_THE_MOON else 0
        return [(day, day + timedelta(days=n - 1 + late)) for day, n in load_moving().get((name, year), ())]
    day = _day(year, rule)
    return [(day, day)]


def _day(year: int, rule: str) -> date:
    for word, sunday in (("easter", easter), ("julian", orthodox_easter)):
        if rule.startswith(word):
            return sunday(year) + timedelta(days=int(rule.removeprefix(word)))
    month, _, rest = rule.partition("-")
    if "-" not in rest:
        return date(year, int(month), int(rest))
    weekday, _, place = rest.partition("-")
    nth, _, after = place.partition("+")
    days = [d for d in (safe_date(year, int(month), k) for k in range(1, 32)) if d and d.weekday() == int(weekday)]
    return days[int(nth) - 1 if int(nth) > 0 else int(nth)] + timedelta(days=int(after or 0))


@cache
def load_moving() -> dict[tuple[str, int], tuple[tuple[date, int], ...]]:
    """Holidays of other calendars: (name, year) -> first day and number of days (data/times/moving.tsv, listed.tsv)."""
    folder = files("dragoman") / "data/times"
    found: dict[tuple[str, int], tuple[tuple[date, int], ...]] = {}
    tables = ((folder / name).read_text(encoding="utf-8").splitlines() for name in ("moving.tsv", "listed.tsv"))
    for row in (row for lines in tables for row in csv.DictReader(lines, delimiter="\t")):
        first = date.fromisoformat(row["first"])
        key = row["holiday"], first.year
        found[key] = (*found.get(key, ()), (first, int(row["days"])))
    return found
