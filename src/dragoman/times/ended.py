"""Stretches told by the day they end or begin on: "the fiscal year ended June 30", "the three months through March"."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from dragoman.times.grammar import Expression
from dragoman.times.periods import Period, around, safe_date, shift, shift_day
from dragoman.times.reading import Context, Reading
from dragoman.times.spans import span_value

_DAY = timedelta(days=1)


def read_ended(c: Context) -> Reading | None:
    """ "the quarter ended July 31", "the fiscal year that began Oct. 1", "the six months through March"."""
    e = c.expression
    unit = str(e.value("unit", "unit") or e.value("unit", "units"))
    count = int(e.number("count") or 1)
    begins = e.word("way").split()[-1].startswith(("beg", "start"))
    edge = _edge(c, begins=begins)
    if unit not in ("Q", "Y", "M", "W", "H") or edge is None or count > 100:
        return None
    first = edge if begins else shift_day(edge + _DAY, -count, unit)
    last = shift_day(edge, count, unit) - _DAY if begins else edge
    if unit == "Y" and not begins:
        first = _whole_year(edge)
    kind, value = _value(e, count, unit, last)
    return Reading(kind=kind, value=value, first=first, last=last, how=f"{'from' if begins else 'to'} {edge}")


def read_ended_week(c: Context) -> Reading | None:
    """ "The week ended Friday", "the year ending tomorrow"."""
    value = span_value(1, str(c.expression.value("unit", "unit")))
    return Reading(kind="DURATION", value=value, how="how long, not when")


def _edge(c: Context, *, begins: bool) -> date | None:
    """The day it ends or begins on: the last past one ("ended", "began"), the next ("ending", "starts")."""
    e, published = c.expression, c.anchor.published
    month = int(e.value("month", "month") or 0)
    year = e.number("year")
    if year is not None:
        return _day(e, int(year), month, begins=begins)
    if published is None:
        return None
    days = [d for d in (_day(e, published.year + k, month, begins=begins) for k in (-1, 0, 1)) if d]
    if e.word("way").split()[-1] in ("ending", "begins", "starts", "starting", "beginning"):
        return next((d for d in days if d >= published), None)
    return max((d for d in days if d <= published), default=None)


def _day(e: Expression, year: int, month: int, *, begins: bool) -> date | None:
    day = e.number("day")
    return safe_date(year, month, int(day) if day else 1 if begins else monthrange(year, month)[1])


def _whole_year(last: date) -> date:
    """The day after the same day a year before (a year to 29 February begins on 1 March)."""
    start = shift_day(last, -12, "M") + _DAY
    return (
        start if start.month != last.month or last.day < monthrange(last.year, last.month)[1] else start.replace(day=1)
    )


def _value(e: Expression, count: int, unit: str, last: date) -> tuple[str, str]:
    nth = int(e.number("nth") or e.value("nth", "nth") or 0)
    if unit == "Q" and count == 1:
        if 1 <= nth <= 4:
            return "DATE", f"{last.year:04d}-Q{nth}"
        return "DATE", _nearest_quarter(last).value
    if unit == "Y" and count == 1 and e.word("fiscal"):
        return "DATE", f"{last.year:04d}"
    return "DURATION", span_value(count, unit)


def _nearest_quarter(last: date) -> Period:
    this = around(last, "Q")
    before = shift(this, -1)
    return this if this.last - last <= last - before.last else before
