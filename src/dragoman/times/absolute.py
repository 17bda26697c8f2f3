"""Expressions that name their place in the calendar: dates, months, years, quarters, seasons, decades, holidays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.times.grammar import Expression
from dragoman.times.lexicon import load_holidays
from dragoman.times.periods import Period, around, easter, safe_date, shift
from dragoman.times.reading import Context, Reading, dated, edge_of, unknown
from dragoman.times.tense import load_contexts

_NEAR = 40
"""Years ahead of publication that a two-digit year may lie; else it is of the century before."""

_SOON, _LONG_AGO = 100, 200
"""Days: where one candidate is so near and the other so far, the near one is meant whatever the tense ("extended the
deadline to Dec. 14"). Chosen on the TBAQ development half."""


def read_iso(c: Context) -> Reading | None:
    """2019-09-23."""
    year, month, day = map(int, c.expression.word("iso").split("-"))
    found = safe_date(year, month, day)
    return dated(Period("D", found), how="written in full") if found else None


def read_slash(c: Context) -> Reading | None:
    """23/09/2019 and 09/23/2019; where both orders are days, none is taken."""
    a, b, year = map(int, c.expression.word("slash").split("/"))
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
    month, day = int(month), int(day)
    year = e.number("year")
    if year is None and e.word("whichyear") and c.anchor.published:
        year = c.anchor.published.year - (e.word("whichyear") != "this")
    if year is not None:
        found = safe_date(int(year), month, day)
        return _to_second_day(dated(Period("D", found), how="written in full"), e) if found else _no_such_day()
    days = [d for d in (safe_date(y, month, day) for y in _years(c)) if d]
    weekday = e.value("weekday", "weekday")
    agreeing = [d for d in days if weekday is not None and d.weekday() == weekday]
    if e.word("which"):
        chosen = _seen_from(c.anchor.published, [Period("D", d) for d in days], e.word("which"))
    elif agreeing and c.anchor.published is not None:
        chosen = _nearest([Period("D", d) for d in agreeing], c.anchor.published)
    else:
        chosen = _chosen(c, [Period("D", d) for d in days])
    if chosen is None:
        return unknown(f"XXXX-{month:02d}-{day:02d}") if safe_date(2000, month, day) else _no_such_day()
    return _to_second_day(dated(chosen, how=_how(c)), e)


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


def read_month(c: Context) -> Reading | None:
    """ "March", "in early March", "October 1998", "September of last year"."""
    e = c.expression
    month = int(e.value("month", "month") or 0)
    if not month or not _is_month(c):
        return None
    year = e.number("year")
    if year is None and e.word("whichyear") and c.anchor.published:
        year = c.anchor.published.year + {"last": -1, "next": 1}.get(e.word("whichyear"), 0)
    if year is not None:
        return dated(Period("M", date(int(year), month, 1)), edge=edge_of(e), how="month and year written")
    chosen = _chosen(c, [Period("M", date(y, month, 1)) for y in _years(c)])
    return dated(chosen, edge=edge_of(e), how=_how(c)) if chosen else unknown(f"XXXX-{month:02d}")


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
    before, after = (e.before[-1:] or ("",))[0], (e.after[:1] or ("",))[0]
    near = load_contexts()
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
    return dated(Period("Y", date(year, 1, 1)), edge=edge_of(e), how="year written")


def read_decade(c: Context) -> Reading | None:
    """ "the 1990s", "the early '80s", "the nineties"."""
    e = c.expression
    year = e.number("decade")
    if year is None:
        short = e.number("short")
        tens = e.value("short", "decadeword")
        if short is None and (tens is None or (e.before[-1:] or ("",))[0] in ("his", "her", "their", "my")):
            return None
        year = 1900 + (int(short) if short is not None else int(tens or 0) * 10)
    if year < 1:
        return None
    return dated(Period("E", date(int(year), 1, 1)), edge=edge_of(e), how="decade written")


def read_century(c: Context) -> Reading | None:
    """ "the 20th century"."""
    e = c.expression
    number = int(e.number("nth") or e.value("nth", "nth") or 0)
    if not 2 <= number <= 30:
        return None
    return dated(Period("C", date((number - 1) * 100, 1, 1)), edge=edge_of(e), how="century written")


def read_season(c: Context) -> Reading | None:
    """ "last spring", "the summer of 1914", "this winter", "in autumn"."""
    e = c.expression
    unit = str(e.value("season", "season"))
    bare = not any(e.word(g) for g in ("which", "year", "whichyear", "edge"))
    if e.word("season") in ("fall", "spring") and bare and not _in_season(c):
        return None
    year = e.number("year")
    published = c.anchor.published
    if year is None and e.word("whichyear") and published:
        year = published.year - 1
    if year is not None:
        return dated(around(date(int(year), 6, 1), unit), edge=edge_of(e), how="season and year written")
    if published is None:
        return unknown(f"XXXX-{unit}")
    this = around(published, unit)
    which = e.word("which")
    if which in ("last", "past", "previous"):
        found = this if this.last < published else shift(this, -1)
    elif which in ("next", "coming", "following", "upcoming"):
        found = this if this.first > published else shift(this, 1)
    elif which == "this":
        found = this
    else:
        found = _chosen(c, [shift(this, -1), this, shift(this, 1)]) or this
    return dated(found, edge=edge_of(e), how=_how(c))


def _in_season(c: Context) -> bool:
    token = c.sentence.tokens[c.head]
    before = (c.expression.before[-1:] or ("",))[0]
    return token.pos in ("NOUN", "PROPN") and (
        before in ("in", "by", "since", "until") or c.expression.text.lower().startswith("the ")
    )


def read_holiday(c: Context) -> Reading | None:
    """ "Christmas", "New Year's Day", "Easter Monday"."""
    e = c.expression
    if e.text[0].islower():
        return None
    rule = load_holidays()[tuple(x.low for x in e.groups["holiday"])]
    year = e.number("year")
    if year is not None:
        found = _holiday(int(year), rule)
        return dated(Period("D", found), how="holiday")
    periods = [Period("D", _holiday(y, rule)) for y in _years(c)]
    chosen = _chosen(c, periods)
    return dated(chosen, how=_how(c)) if chosen else unknown("XXXX-XX-XX")


def _holiday(year: int, rule: str) -> date:
    if rule.startswith("easter"):
        return date.fromordinal(easter(year).toordinal() + int(rule.removeprefix("easter")))
    month, _, rest = rule.partition("-")
    if "-" not in rest:
        return date(year, int(month), int(rest))
    weekday, _, nth = rest.partition("-")
    first = date(year, int(month), 1)
    days = [d for d in (safe_date(year, int(month), k) for k in range(1, 32)) if d and d.weekday() == int(weekday)]
    return days[int(nth) - 1] if int(nth) > 0 else days[int(nth)] if days else first


def _years(c: Context) -> Iterable[int]:
    published = c.anchor.published
    if published is not None:
        return range(max(1, published.year - 4), min(9999, published.year + 4) + 1)
    spoken = c.spoken
    return (spoken.first.year,) if spoken else ()


def _chosen(c: Context, periods: list[Period]) -> Period | None:
    """The one meant: of the year spoken of just before, else the last past or the next to come, by tense."""
    if not periods:
        return None
    published = c.anchor.published
    if published is None:
        return periods[0] if len(periods) == 1 else None
    facing = c.direction
    spoken = c.spoken
    if (
        spoken
        and facing != "future"
        and spoken.first.year < published.year - 1
        and c.sentence.index == c.anchor.spoken_sentence
    ):
        same = [p for p in periods if p.first.year == spoken.first.year]
        if same:
            return same[0]
    past = [p for p in periods if p.first <= published]
    ahead = [p for p in periods if p.last >= published]
    if periods[0].unit == "D" and past and ahead:
        back, forth = max(past, key=lambda p: p.first), min(ahead, key=lambda p: p.first)
        since, to = (published - back.first).days, (forth.first - published).days
        if min(since, to) <= _SOON and max(since, to) >= _LONG_AGO:
            return back if since < to else forth
    if facing == "future":
        return min(ahead, key=lambda p: p.first, default=None)
    if facing == "past" or not ahead:
        return max(past, key=lambda p: p.first, default=None)
    return _nearest(periods, published)


def _nearest(periods: list[Period], day: date) -> Period:
    return min(periods, key=lambda p: abs(p.first.toordinal() - day.toordinal()))


def _seen_from(published: date | None, periods: list[Period], which: str) -> Period | None:
    if published is None:
        return None
    if which in ("last", "past"):
        return max((p for p in periods if p.last < published), key=lambda p: p.first, default=None)
    if which == "this":
        return next((p for p in periods if p.first.year == published.year), None)
    return min((p for p in periods if p.first > published), key=lambda p: p.first, default=None)


def _how(c: Context) -> str:
    facing = {"future": "the next", "past": "the last"}.get(c.direction or "", "the nearest")
    return (
        f"{facing} one seen from {c.anchor.published} by the tense of its verb"
        if c.anchor.published
        else "no day to count from"
    )
