"""Quarters, halves and fiscal years, as business reports count them."""

from __future__ import annotations

from datetime import date

from dragoman.times.periods import Period, around, shift, shift_day
from dragoman.times.reading import Context, Reading, dated, edge_of, unknown, unread
from dragoman.times.spans import span_value
from dragoman.times.tense import load_contexts


def read_quarter(c: Context) -> Reading | None:
    """ "the third quarter of 1989", "first-quarter", "the last half of 2012", "the 1988 quarter"."""
    e = c.expression
    unit = "Q" if e.word("quarter") == "quarter" else "H"
    nth = int(e.number("nth") or e.value("nth", "nth") or 0)
    if e.word("nth") in ("final", "last"):
        nth = 4 if unit == "Q" else 2
    year, published = _year(c), c.anchor.published
    if not nth:
        return _of_year_alone(c, year)
    if nth > (4 if unit == "Q" else 2):
        return None
    month = (nth - 1) * (3 if unit == "Q" else 6) + 1
    if year is not None:
        return dated(Period(unit, date(year, month, 1)), edge=edge_of(e), how="year written")
    if (
        unit == "H"
        and not (e.word("year") or e.word("whichyear") or e.word("which"))
        and (e.after[:1] == ("of",) or not _of_accounts(c))
    ):
        return None
    if published is None:
        return unknown(f"XXXX-{unit}{nth}")
    this = Period(unit, date(published.year, month, 1))
    found = this if this.first <= published or c.direction == "future" else shift(this, -4 if unit == "Q" else -2)
    return dated(found, edge=edge_of(e), how=f"the last one begun before {published}")


def _of_accounts(c: Context) -> bool:
    """ "Second-half profit": the half of a year, not of a match."""
    words = {t.lemma.lower() for t in c.sentence.tokens}
    return bool(words & load_contexts()["accounts"])


def _year(c: Context) -> int | None:
    e = c.expression
    if e.number("year") is not None:
        return int(e.number("year") or 0)
    which = (e.word("which") or e.word("whichyear")).split()[-1:]
    if not which or which == ["the"] or c.anchor.published is None:
        return None
    return c.anchor.published.year + {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which[0], 0)


def _of_year_alone(c: Context, year: int | None) -> Reading | None:
    """ "the 1988 quarter", "the latest quarter", "last year's quarter"."""
    published = c.anchor.published
    quarter = c.anchor.quarter or (shift(around(published, "Q"), -1) if published else None)
    if quarter is None:
        return unknown("XXXX-QX")
    if year is not None:
        quarter = Period("Q", quarter.first.replace(year=year))
    return dated(
        quarter, how="the quarter spoken of before" if c.anchor.quarter else f"the last full one before {published}"
    )


def read_quarter_code(c: Context) -> Reading | None:
    """ "Q3 2019"."""
    low = c.expression.word("q")
    unit, nth, year = low[0].upper(), int(low[1]), _year(c)
    if nth > (4 if unit == "Q" else 2):
        return None
    if year is None:
        if c.anchor.published is None:
            return unknown(f"XXXX-{unit}{nth}")
        year = c.anchor.published.year
    return dated(Period(unit, date(year, (nth - 1) * (3 if unit == "Q" else 6) + 1, 1)), how="quarter and year")


def read_year_ago(c: Context) -> Reading | None:
    """ "the year-earlier quarter", "last year's quarter", "the year-earlier nine months"."""
    e = c.expression
    if e.word("count"):
        value = span_value(e.number("count"), str(e.value("unit", "units")))
        return Reading(kind="DURATION", value=value, how="how long, not when")
    quarter, published = c.anchor.quarter, c.anchor.published
    if quarter is None:
        if published is None:
            return unknown("PAST_REF")
        quarter = shift(around(published, "Q"), -1)
    return unread(dated(shift(quarter, -4), how=f"the same quarter a year before {quarter.value}"))


def read_month_quarter(c: Context) -> Reading | None:
    """ "The June quarter": the last one that ended with that month."""
    e, published = c.expression, c.anchor.published
    month, year = int(e.value("month", "month") or 1), e.number("year")
    if year is None and published is None:
        return unknown("XXXX-QX")
    quarter = around(date(int(year or (published.year if published else 1)), month, 1), "Q")
    if year is None and published is not None and quarter.last >= published:
        quarter = shift(quarter, -4)
    return dated(quarter, how=f"the quarter that holds {quarter.first:%B}")


def read_same_of_year(c: Context) -> Reading | None:
    """ "The same quarter last year", "the comparable period a year earlier", "this time last year"."""
    unit, published = c.expression.word("span"), c.anchor.published
    if published is None:
        return unknown("PAST_REF")
    if unit in ("quarter", "period"):
        if c.anchor.quarter is None and (unit == "period" or not _of_accounts(c)):
            return None
        quarter = c.anchor.quarter or shift(around(published, "Q"), -1)
        return unread(dated(shift(quarter, -4), how=f"a year before {quarter.value}"))
    spoken = c.spoken
    if unit == "week":
        return unread(dated(around(shift_day(published, -12, "M"), "W"), how=f"a year before {published}"))
    month = spoken if unit == "month" and spoken is not None and spoken.unit == "M" else around(published, "M")
    return unread(dated(shift(month, -12), how=f"a year before {month.value}"))


def read_fiscal_year(c: Context) -> Reading | None:
    """ "fiscal 2012", "the current fiscal year": the year's number; its days differ from state to state."""
    e, published = c.expression, c.anchor.published
    year = e.number("year")
    if year is None and published is not None:
        year = published.year + {"last": -1, "past": -1, "previous": -1, "latest": -1, "next": 1, "coming": 1}.get(
            e.word("which"), 0
        )
    if year is None:
        return unknown("XXXX")
    found = dated(Period("Y", date(int(year), 1, 1)), how="a fiscal year's days are not told")
    return Reading(kind="DATE", value=found.value, how=found.how)


def read_year_end(c: Context) -> Reading | None:
    """ "year-end", "the end of the year", "the end of the month"."""
    e, published = c.expression, c.anchor.published
    unit = str(e.value("unit", "unit") or "Y")
    edge = str(e.value("end", "edge") or edge_of(e) or "END")
    year = e.number("year")
    if year is not None:
        return dated(Period("Y", date(int(year), 1, 1)), edge=edge, how="year written")
    if published is None or unit not in ("D", "W", "M", "Q", "Y", "WE", "E", "C"):
        return unknown("PRESENT_REF")
    return dated(around(published, unit), edge=edge, how=f"the one that holds {published}")
