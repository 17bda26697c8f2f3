"""Expressions that name their place in the calendar: dates, months, years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dragoman.times.choose import candidate_years, chosen_by_tense, nearest, seen_from, way_chosen
from dragoman.times.eras import is_before_christ
from dragoman.times.grammar import Expression
from dragoman.times.lexicon import load_lexicon
from dragoman.times.periods import Period, safe_date, shift
from dragoman.times.reading import Context, Reading, dated, edge_of, unknown
from dragoman.times.remembered import remembered
from dragoman.times.tense import load_contexts

_NEAR = 40
"""Years ahead of publication that a two-digit year may lie; else it is of the century before."""


_SPANNED = 20
"""Years that "1988-89" may span; "1914-1918" is read as two years."""


def read_iso(c: Context) -> Reading | None:
    """2019-09-23 and 20190923."""
    written = c.expression.word("iso")
    parts = written.split("-") if "-" in written else (written[:4], written[4:6], written[6:])
    year, month, day = map(int, parts)
    found = safe_date(year, month, day)
    return dated(Period("D", found), how="written in full") if found else None


def read_slash(c: Context) -> Reading | None:
    """23/09/2019, 09/23/2019, 23.09.2019; where both orders are days, none is taken unless dots put the day first."""
    written = c.expression.word("slash")
    a, b, year = map(int, written.replace(".", "/").replace("-", "/").split("/"))
    if "." in written:
        found = safe_date(year, b, a)
        return dated(Period("D", found), how="written in full") if found else None
    if 100 <= year < 1000:  # "24/7/365"
        return None
    if year < 100:
        base = c.anchor.published.year if c.anchor.published else 2000
        year += base // 100 * 100
        year -= 100 if year > base + _NEAR else 0
    days = {d for d in (safe_date(year, a, b), safe_date(year, b, a)) if d}
    if len(days) == 1:
        return dated(Period("D", days.pop()), how="written in full")
    return unknown(f"{year:04d}-XX-XX", how="day and month can't be told apart") if days else None


def read_day(c: Context) -> Reading | None:
    """ "November 27", "the 3rd of May", "Monday, September 23, 2019", "May 16-17"."""
    e = c.expression
    month, day = e.value("month", "month"), e.number("day") or e.value("nth", "nth")
    if month is None or day is None:
        return None
    if e.rule == "month-day" and e.word("nth") and not _alone(e):  # "in May second thoughts came"
        return None
    month, day = int(month), int(day)
    year = e.number("year")
    if year is None and e.word("whichyear") and c.anchor.published:
        year = c.anchor.published.year - (e.word("whichyear") != "this")
    if year is not None:
        found = safe_date(int(year), month, day)
        return _to_second_day(dated(Period("D", found), how="written in full"), e) if found else _no_such_day()
    days = [d for d in (safe_date(y, month, day) for y in candidate_years(c)) if d]
    if (known := remembered(e, month, day)) is not None and c.anchor.published and known <= c.anchor.published:
        return dated(Period("D", known), how="the day known by that name")
    weekday = e.value("weekday", "weekday")
    agreeing = [d for d in days if weekday is not None and d.weekday() == weekday]
    if e.word("which"):
        chosen = seen_from(c.anchor.published, [Period("D", d) for d in days], e.word("which"))
    elif agreeing and c.anchor.published is not None:
        chosen = nearest([Period("D", d) for d in agreeing], c.anchor.published)
    else:
        chosen = chosen_by_tense(c, [Period("D", d) for d in days])
    if chosen is None:
        return unknown(f"XXXX-{month:02d}-{day:02d}") if safe_date(2000, month, day) else _no_such_day()
    return _to_second_day(dated(chosen, how=way_chosen(c)), e)


def _alone(e: Expression) -> bool:
    return (e.after[:1] or ("",))[0] in load_contexts()["goes_on"]


def _no_such_day() -> Reading:
    """ "February 30": taken, so that no part of it is read as something else, but no day."""
    return unknown("XXXX-XX-XX", how="there is no such day")


def _to_second_day(reading: Reading, e: Expression) -> Reading:
    day = e.number("day2")
    if day is None or reading.first is None:
        return reading
    last = safe_date(reading.first.year, reading.first.month, int(day))
    if last is None or last <= reading.first:
        return reading
    return Reading(
        kind="DATE", value=reading.value, first=reading.first, last=last, period=reading.period, how=reading.how
    )


def read_second_day(c: Context) -> Reading | None:
    """The 25 of "April 24 and 25"."""
    day, spoken = c.expression.number("day"), c.spoken
    if day is None or spoken is None or spoken.unit != "D" or c.anchor.spoken_sentence != c.sentence.index:
        return None
    found = safe_date(spoken.first.year, spoken.first.month, int(day))
    return dated(Period("D", found), how=f"of the month of {spoken.first}") if found else None


def read_month(c: Context) -> Reading | None:
    """ "March", "in early March", "October 1998", "September of last year"."""
    e = c.expression
    month = int(e.value("month", "month") or 0)
    if not month or not _is_month(c):
        return None
    year = e.number("year")
    if year is None and e.word("whichyear") and c.anchor.published:
        year = c.anchor.published.year + {"last": -1, "next": 1}.get(e.word("whichyear"), 0)
    year = year or _shared_year(e)
    if year is not None:
        return dated(Period("M", date(int(year), month, 1)), edge=edge_of(e), how="month and year written")
    chosen = chosen_by_tense(c, [Period("M", date(y, month, 1)) for y in candidate_years(c)])
    return dated(chosen, edge=edge_of(e), how=way_chosen(c)) if chosen else unknown(f"XXXX-{month:02d}")


def _shared_year(e: Expression) -> int | None:
    """The year of "June and July 1998": told once, after the last month."""
    if len(e.after) < 3 or e.after[0] not in ("and", "or", "to", "through", "-") or e.after[1] not in _months():
        return None
    year = e.after[2]
    return int(year) if len(year) == 4 and year.isdecimal() and 1000 <= int(year) <= 2199 else None


def _months() -> Mapping[str, int | str]:
    return load_lexicon().values["month"]


def read_which_month(c: Context) -> Reading | None:
    """ "last April", "next June", "this May"."""
    e, published = c.expression, c.anchor.published
    month = int(e.value("month", "month") or 1)
    if published is None:
        return unknown(f"XXXX-{month:02d}")
    which = e.word("which").split()[-1]
    this = Period("M", date(published.year, month, 1))
    if which in ("last", "past", "previous", "preceding"):
        found = this if this.last < published else shift(this, -12)
    elif which == "this":
        found = this
    else:
        found = this if this.first > published else shift(this, 12)
    return dated(found, edge=edge_of(e), how=f"the {which} one seen from {published}")


def _is_month(c: Context) -> bool:
    """ "may" and "march" are months only where the words around make them so; nobody's name is a month."""
    e = c.expression
    low = e.word("month")
    token = c.sentence.tokens[c.head]
    if token.ent in ("PERSON", "GPE", "ORG") and len(e.text) == len(low):
        return False
    before = c.sentence.tokens[c.head - 1] if c.head > 0 else None
    if len(e.text) == len(low) and before is not None and before.pos == "PROPN" and before.ent != "DATE":
        return False
    if low not in ("may", "march") or e.number("year") is not None:
        return True
    return (
        token.tag not in ("MD", "VB", "VBP", "VBD") and (token.pos == "PROPN" or token.ent == "DATE") and bool(e.before)
    )


def read_year(c: Context) -> Reading | None:
    """ "2014", "early 2016"; no year is "2000 people" or "resolution 1973"."""
    e = c.expression
    year = int(e.number("year") or 0)
    if not 1000 <= year <= 2199 or is_before_christ(e):
        return None
    before, after = (e.before[-1:] or ("",))[0], (e.after[:1] or ("",))[0]
    near = load_contexts()
    if before == "at" and not e.word("year").isdecimal():  # "at ten thirty"
        return None
    if after in near["counted"] or after in ("%", "-day") or before in near["numbered"]:
        return None
    token = c.sentence.tokens[c.head]
    if (
        not (1900 <= year <= 2059 and (before in near["year_leads"] or not e.before))
        and token.ent != "DATE"
        and not e.word("edge")
    ):
        return None
    if year < 1900 and before not in ("in", "since", "of", "from", "until", "by", "to") and token.ent != "DATE":
        return None
    reading = dated(Period("Y", date(year, 1, 1)), edge=edge_of(e), how="year written")
    return _to_second_year(reading, e, year) if e.word("toyear") else reading


def _to_second_year(reading: Reading, e: Expression, year: int) -> Reading:
    """ "1988-89"; where the second number is no later year the first stands alone."""
    to = year // 100 * 100 + int(e.number("toyear") or 0)
    if len(e.word("toyear")) != 2 or not year < to <= year + _SPANNED:
        return replace(reading, end=e.groups["year"][0].end)
    return replace(reading, last=date(to, 12, 31), how="two years written")


def read_week_of_month(c: Context) -> Reading | None:
    """ "the first week of May 2019", "the last days of June": a month's days 1 to 7, 8 to 14 ...; its last seven."""
    month = read_month(c)
    e = c.expression
    if month is None or month.first is None or month.last is None:
        return month
    last = e.word("nth") in ("last", "final")
    number = 1 if last else int(e.value("nth", "nth") or 1)
    if number > 4 or (e.word("unit") == "days" and number > 1):
        return None
    first = month.last - timedelta(days=6) if last else month.first + timedelta(days=7 * (number - 1))
    return replace(month, first=first, last=first + timedelta(days=6), how=month.how + ", seven days of it")
