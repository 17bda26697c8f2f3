"""Times of day: "9 a.m. Tuesday", "noon", "overnight", "that evening"."""

from __future__ import annotations

from datetime import timedelta

from dragoman.times.absolute import read_day
from dragoman.times.grammar import Expression
from dragoman.times.periods import Period, around
from dragoman.times.reading import Context, Reading, unknown
from dragoman.times.relative import read_day_word
from dragoman.times.weekdays import read_weekday


def read_clock(c: Context) -> Reading | None:
    """ "10:35 a.m.", "noon", "9 a.m. EST Tuesday", "1300 GMT"."""
    e = c.expression
    at = clock_value(e)
    if at is None:
        return None
    day: Reading | None = None
    if e.word("month"):
        day = read_day(c)
    elif e.word("weekday"):
        day = read_weekday(c)
    elif e.word("today"):
        day = read_day_word(c)
    elif e.word("part") or e.word("tonight") or e.word("night"):
        day = read_tonight(c)
    elif c.anchor.published is not None:
        period = c.spoken if c.spoken is not None and c.spoken.unit == "D" else Period("D", c.anchor.published)
        if period.first > c.anchor.published and c.direction == "past":
            period = Period("D", c.anchor.published)
        known = c.anchor.spoken_sentence == c.sentence.index and c.spoken is not None
        first = period.first if known else None
        day = Reading(kind="TIME", value=period.value, first=first, last=first, how=f"of {period.value}")
    if day is None:
        return unknown("XXXX-XX-XX" + at, kind="TIME")
    value = day.value.partition("T")[0] + _in_part(at, e)
    return Reading(kind="TIME", value=value, first=day.first, last=day.last, period=day.period, how=day.how)


def _in_part(at: str, e: Expression) -> str:
    """The T22:30 of "10:30 tonight": hours of an afternoon, evening or night are the second twelve."""
    late = e.word("tonight") or e.word("night") or e.value("part", "part") in ("AF", "EV", "NI")
    hour = int(at[1:3])
    return f"T{hour + 12:02d}{at[3:]}" if late and 3 < hour < 12 and not e.word("noon") else at


def clock_value(e: Expression) -> str | None:
    """ "T22:00" of "10 p.m."; None where it is no time of day."""
    noon = e.value("noon", "clock")
    if noon:
        return str(noon) if e.text[0].islower() or not e.before else None
    words = e.word("clock")
    if words.endswith("o'clock"):
        told = e.number("clock") or 0
        return f"T{int(told):02d}:00" if 1 <= told <= 12 else None
    if words and not words[0].isdecimal():  # "nine a.m.", but not "five AM stations"
        if e.text.endswith("AM"):
            return None
        words = words.replace(words.split()[0], f"{int(e.number('clock') or 99)}", 1)
    if words.endswith("hours") and len(words.split()[0]) != 4:
        return None
    digits = words.split()[0].split(":") if words else e.text.split()[0].split(":")
    if not digits[0].isdigit() or (len(digits) > 1 and not digits[1].isdigit()):
        return None
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in words and "m" in words and hour < 12:
        hour += 12
    elif words.replace(".", "").replace(" ", "").find("am") > 0 and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def read_tonight(c: Context) -> Reading | None:
    """ "tonight", "overnight", "this morning", "last night"."""
    e, published = c.expression, c.today
    part = str(e.value("part", "part") or e.value("night", "part") or "NI")
    if published is None:
        return unknown(f"XXXX-XX-XXT{part}", kind="TIME")
    if e.word("night") and part != "NI":
        return None
    first = published - timedelta(days=1) if e.word("night") or e.text.lower() == "overnight" else published
    last = published if e.text.lower() == "overnight" else first
    return Reading(
        kind="TIME",
        value=f"{first.isoformat()}T{part}",
        first=first,
        last=last,
        period=Period("D", first),
        how=f"counted from publication, {published}",
    )


def read_relative_part(c: Context) -> Reading | None:
    """ "the following morning", "that night"."""
    e = c.expression
    part = str(e.value("part", "part") or e.value("thatpart", "part"))
    spoken = c.spoken
    if spoken is None or spoken.unit != "D":
        return unknown(f"XXXX-XX-XXT{part}", kind="TIME")
    words = e.text.lower()
    step = 1 if "following" in words or "next" in words else -1 if "previous" in words else 0
    day = spoken.first + timedelta(days=step)
    return Reading(
        kind="TIME",
        value=f"{day.isoformat()}T{part}",
        first=day,
        last=day,
        period=around(day, "D"),
        how=f"counted from {spoken.first}, spoken of before",
    )
