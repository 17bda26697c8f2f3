"""Expressions that count from the publication day or from the day last spoken of."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.times.grammar import Expression
from dragoman.times.periods import Period, around, shift, shift_day
from dragoman.times.reading import MEMORY, Context, Reading, dated, edge_of, in_part, unknown, unread
from dragoman.times.spans import amount, span_value
from dragoman.times.tense import load_contexts
from dragoman.times.weekdays import AHEAD, BACK, SPOKEN_BACK, weekend

_COARSE = {"D": "D", "W": "W", "2W": "W", "M": "M", "Q": "Q", "H": "M", "Y": "Y", "E": "Y", "C": "Y"}
"""How exact "two units ago" is: a decade ago is a year, six weeks ago a week."""

_STRETCHES = (("over",), ("within",), ("for",), ("during",))

_STEP = {"2W": ("W", 2)}


def read_day_word(c: Context) -> Reading | None:
    """ "yesterday", "tomorrow morning", "earlier today"."""
    published = c.today
    if published is None:
        return unknown("PRESENT_REF")
    day = published + timedelta(days=int(c.expression.value("today", "today") or 0))
    return in_part(dated(Period("D", day), how=f"counted from {published}"), c)


def read_beside_day_word(c: Context) -> Reading | None:
    """ "the day before yesterday"."""
    published = c.today
    if published is None:
        return unknown("PRESENT_REF")
    step = -1 if c.expression.word("dir") in ("before", "earlier") else 1
    day = published + timedelta(days=int(c.expression.value("today", "today") or 0) + step)
    return dated(Period("D", day), how=f"counted from publication, {published}")


def read_unit(c: Context) -> Reading | None:
    """ "last week", "later this year", "the following day", "that month"."""
    e, published = c.expression, c.anchor.published
    unit, which = str(e.value("unit", "unit")), e.word("which")
    edge, article = edge_of(e), _has_article(e)
    if e.word("unit") == "night":  # a part of a day: "that night" is read by `clock`
        return None
    if unit.startswith("T") or unit in ("L", "2W"):
        return _rolling_one(c, unit, which)
    if which in ("same", "that", "following") or which in SPOKEN_BACK or (which == "next" and article and unit == "D"):
        return _from_spoken(c, unit, which, edge)
    if which in ("latest",):
        return read_the_unit(c)
    if published is None:
        return unknown("PRESENT_REF" if which in ("this", "current") else "PAST_REF" if which in BACK else "FUTURE_REF")
    if (which == "past" and unit != "WE") or (which == "last" and article and unit in ("E", "Y", "C")):
        return _rolling_one(c, unit, which)
    if which in BACK and unit == "D":
        return None
    if article and which in ("last", "next") and unit in ("W", "M", "Y", "E") and e.before[-1:] in _STRETCHES:
        return _rolling_one(c, unit, which)  # "over the next year"
    this = around(published, unit)
    if unit == "WE":
        this = weekend(c, published)
        step = 1 if which in AHEAD else 0
        if which in BACK:
            this, step = around(published, "WE"), -1
        return dated(shift(this, step), how=f"counted from publication, {published}")
    step = -1 if which in BACK else 1 if which in AHEAD else 0
    cut = published if step == 0 and e.word("edge").split()[:1] in (["earlier"], ["later"]) else None
    return dated(shift(this, step), edge=edge, cut=cut, how=f"counted from publication, {published}")


def _has_article(e: Expression) -> bool:
    """ "The last year" is the twelve months past, "last year" and "the end of last year" the calendar's."""
    first = e.groups["which"][0].start - e.start
    return e.text[:first].lower().split()[-1:] in (["the"], ["very"])


def _from_spoken(c: Context, unit: str, which: str, edge: str | None) -> Reading | None:
    spoken = c.spoken
    if which == "that" and unit == "D" and (spoken is None or spoken.unit != "D"):
        return None
    if spoken is None and which not in SPOKEN_BACK:
        return unknown("XXXX-XX-XX" if unit == "D" else "PRESENT_REF", how="no day spoken of before")
    day = spoken.first if spoken else c.anchor.published
    if day is None or (unit == "D" and spoken is not None and spoken.unit != "D"):
        return unknown("XXXX-XX-XX" if unit == "D" else "PRESENT_REF", how="no day spoken of before")
    step = 0 if which in ("same", "that") else -1 if which in SPOKEN_BACK else 1
    return dated(shift(around(day, unit), step), edge=edge, how=f"counted from {day}, spoken of before")


def _rolling_one(c: Context, unit: str, which: str) -> Reading | None:
    if which not in BACK and which not in AHEAD:
        return None
    return _rolling(c, 1, unit, back=which in BACK)


def read_rolling(c: Context) -> Reading | None:
    """ "the past three months", "the next few days"."""
    e = c.expression
    count, unit, which = amount(e), str(e.value("unit", "unit") or e.value("unit", "units")), e.word("which")
    if which in ("following", *SPOKEN_BACK, "latest") or e.after[:1] == ("of",):  # "the last two months of 1990"
        return Reading(kind="DURATION", value=span_value(count, unit), how="how long, not when")
    if len([x for x in e.groups["count"] if x.number is not None]) > 1:  # "the next 24 to 48 hours"
        return unknown(span_value(count, unit), kind="DURATION")
    return _rolling(c, count, unit, back=which in BACK)


def _rolling(c: Context, count: float | None, unit: str, *, back: bool) -> Reading:
    value, published = span_value(count, unit), c.anchor.published
    unit, factor = _STEP.get(unit, (unit, 1))
    if count is None or published is None or count != int(count) or unit == "L":
        return unknown(value, kind="DURATION")
    if unit.startswith("T"):
        other = published - timedelta(days=1) if back else published + timedelta(days=1)
        first, last = min(other, published), max(other, published)
        return Reading(kind="DURATION", value=value, first=first, last=last, how=f"counted from {published}")
    steps = int(count) * factor * (-1 if back else 1)
    other = shift_day(published, steps, unit)
    return Reading(
        kind="DURATION",
        value=value,
        first=min(other, published),
        last=max(other, published),
        how=f"counted from publication, {published}",
    )


def read_ago(c: Context) -> Reading | None:
    """ "two weeks ago", "a year ago", "years ago"."""
    e, published = c.expression, c.anchor.published
    unit = str(e.value("unit", "unit") or e.value("unit", "units") or "")
    count = amount(e)
    if e.word("halved"):
        unit, count = _halved(e)
    if e.word("bare") or count is None or published is None:
        return unknown("PAST_REF")
    if e.word("weekday"):
        return _weeks_before(c, published, int(count))
    if e.word("half") and unit == "Y":
        unit, count = "M", count * 12
    spoken = c.anchor.quarter
    if unit == "Y" and count == 1 and spoken is not None and c.sentence.index - c.anchor.quarter_sentence <= MEMORY:
        return unread(dated(shift(spoken, -4), how=f"the same quarter a year before {spoken.value}"))
    return _counted(c, published, -count, unit, how=f"counted from publication, {published}")


def _halved(e: Expression) -> tuple[str, float | None]:
    """The unit and count of "half a century", "a quarter-century"."""
    unit = str(e.value("halved", "unit"))
    if e.word("quarters"):
        return "Y", 25
    return {"C": ("Y", 50), "E": ("Y", 5), "Y": ("M", 6)}.get(unit, ("TH", None))


def _weeks_before(c: Context, published: date, weeks: int) -> Reading:
    """ "A week ago Friday", "the Friday before last": the Friday a week before the last one."""
    weekday = int(c.expression.value("weekday", "weekday") or 0)
    back = (published.weekday() - weekday) % 7
    if c.expression.word("dir"):
        back = back or 7
    day = published - timedelta(days=back + 7 * weeks)
    return dated(Period("D", day), how=f"{weeks} weeks before the last one seen from {published}")


def read_before_last(c: Context) -> Reading | None:
    """ "The week before last", "the Friday before last", "the year after next", "a week from Monday"."""
    e, published = c.expression, c.anchor.published
    unit = str(e.value("unit", "unit") or "")
    sign = 1 if "next" in e.word("dir") else -1
    if published is not None and e.word("dir") in ("from", "on"):
        ahead = (int(e.value("weekday", "weekday") or 0) - published.weekday()) % 7 or 7
        return dated(Period("D", published + timedelta(days=ahead + 7)), how="a week after the next one")
    if published is None or unit.startswith("T") or unit in ("D", "L", "2W", "Q", "H"):
        return unknown("FUTURE_REF" if sign > 0 else "PAST_REF")
    if e.word("weekday"):
        return _weeks_before(c, published, 1) if sign < 0 else unknown("FUTURE_REF")
    return dated(shift(around(published, unit), 2 * sign), how=f"counted from {published}")


def read_beside(c: Context) -> Reading | None:
    """ "two days earlier", "a week later"; before a noun or a clause ("a week after the strike") only how long."""
    e = c.expression
    unit = str(e.value("unit", "unit") or e.value("unit", "units") or "")
    count, way = amount(e), e.word("dir").split()[0]
    if way in ("before", "after", "prior") and (e.after[:1] or ("",))[0] not in load_contexts()["goes_on"]:
        end = e.groups["dir"][0].start
        return Reading(kind="DURATION", value=span_value(count, unit), how="how long, not when", end=end)
    if way in ("hence", "from"):
        base = c.anchor.published
    else:
        base = c.reference
    if count is None or base is None:
        return unknown("PAST_REF" if way in ("earlier", "before") else "FUTURE_REF")
    sign = -1 if way in ("earlier", "before", "prior", "previously", "beforehand") else 1
    if (
        unit == "Y"
        and count == 1
        and sign < 0
        and c.anchor.quarter is not None
        and c.sentence.index - c.anchor.quarter_sentence <= MEMORY
    ):
        return unread(dated(shift(c.anchor.quarter, -4), how="the same quarter a year before"))
    if unit.startswith("T"):
        return Reading(kind="DURATION", value=span_value(count, unit), first=base, last=base, how=f"on {base}")
    reading = _counted(c, base, sign * count, unit, how=f"counted from {base}")
    rough = c.spoken.unit if c.spoken is not None and c.spoken.unit in ("W", "M", "Y") else ""
    if rough and reading.period is not None and reading.period.unit == "D":
        reading = dated(around(reading.period.first, rough), how=reading.how)  # no finer than what it counts from
    published = c.anchor.published
    if c.direction == "past" and published is not None and reading.first is not None and reading.first > published:
        return unknown("FUTURE_REF", how="no day spoken of before that it could follow")
    return reading


def read_then(c: Context) -> Reading | None:
    """ "since then": the stretch last spoken of."""
    spoken, published = c.spoken, c.anchor.published
    if spoken is not None and published is not None and spoken.first > published and c.direction == "past":
        return unknown("PAST_REF", how="what was last spoken of is yet to come")
    return unread(dated(spoken, how=f"{spoken.value}, spoken of before")) if spoken else unknown("PAST_REF")


def read_the_unit_beside(c: Context) -> Reading | None:
    """ "the day before", "the week after"; before a noun or clause it waits for that event's day."""
    e = c.expression
    unit, way = str(e.value("unit", "unit")), e.word("dir")
    base = c.reference
    anchored = way in ("before", "after") and (e.after[:1] or ("",))[0] not in load_contexts()["goes_on"]
    if base is None or anchored or unit.startswith("T") or unit == "L":
        return unknown("XXXX-XX-XX" if unit == "D" else "PAST_REF", how="counts from what follows")
    return _counted(
        c, base, -1 if way in ("before", "earlier", "previously", "prior") else 1, unit, how=f"counted from {base}"
    )


def _counted(c: Context, base: date, count: float, unit: str, *, how: str) -> Reading:
    unit, factor = _STEP.get(unit, (unit, 1))
    if unit.startswith("T"):
        return Reading(kind="TIME", value=base.isoformat(), first=base, last=base, how=how)
    if count != int(count) or unit not in _COARSE:
        return unknown("PAST_REF" if count < 0 else "FUTURE_REF")
    steps = int(count) * factor
    coarse = _COARSE[unit]
    day = shift_day(base, steps, unit)
    if coarse == "W" and (abs(steps) == 1 or c.expression.word("dir") == "from today"):
        coarse = "D"
    reading = dated(around(day, coarse), how=how)
    if (
        not (c.expression.word("approx") or (c.expression.before[-1:] or ("",))[0] in ("about", "around", "some"))
        or coarse != "D"
    ):
        return reading
    slack = timedelta(days=1)
    return Reading(
        kind="DATE",
        value=reading.value,
        first=day - slack,
        last=day + slack,
        period=reading.period,
        how=how + ", about",
    )


def read_the_unit(c: Context) -> Reading | None:
    """ "the quarter", "the latest quarter", "the year": the one spoken of, else the last full quarter or this year."""
    unit = str(c.expression.value("unit", "unit") or "Q")
    published = c.anchor.published
    if unit == "Q":
        if c.anchor.quarter is not None:
            return dated(c.anchor.quarter, how="the quarter spoken of before")
        return (
            dated(shift(around(published, "Q"), -1), how=f"the last full one before {published}")
            if published
            else unknown("XXXX-QX")
        )
    if published is None:
        return unknown("XXXX")
    return dated(around(published, unit), how=f"the one that holds {published}")
