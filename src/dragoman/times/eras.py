"""Decades, centuries and seasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dragoman.times.choose import chosen_by_tense, way_chosen
from dragoman.times.grammar import Expression
from dragoman.times.periods import Period, around, shift
from dragoman.times.reading import Context, Reading, dated, edge_of, unknown
from dragoman.times.tense import load_contexts

_FIRST_SHORT = 50
"""The first decade that two digits without an apostrophe name: "the 20s" and "the 30s" are ages or temperatures."""


def read_decade(c: Context) -> Reading | None:
    """ "the 1990s", "the early '80s", "the nineties"."""
    e = c.expression
    year = e.number("decade")
    if year is None:
        short = e.number("short")
        tens = e.value("short", "decadeword")
        if short is None and (tens is None or (e.before[-1:] or ("",))[0] in ("his", "her", "their", "my")):
            return None
        if short is not None and "'" not in e.word("short") and not _of_years(c, int(short)):
            return None
        hundreds = e.number("hundreds") or 19
        if not 10 <= hundreds <= 20:
            return None
        year = hundreds * 100 + (int(short) if short is not None else int(tens or 0) * 10)
    if year < 1:
        return None
    decade = Period("E", date(int(year), 1, 1))
    if e.word("halves"):
        middle = date(decade.first.year + 4, 12, 31)
        first_half = e.value("nth", "nth") == 1
        first, last = (decade.first, middle) if first_half else (middle + timedelta(days=1), decade.last)
        return replace(dated(decade, how="half of a decade written"), first=first, last=last)
    return dated(decade, edge=edge_of(e), how="decade written")


def _of_years(c: Context, tens: int) -> bool:
    """ "In the 80s", where neither an age nor a temperature is meant."""
    the = c.expression.text.lower().startswith("the ") or c.expression.before[-1:] == ("the",)
    words = {t.lemma.lower() for t in c.sentence.tokens}
    return the and tens >= _FIRST_SHORT and not words & load_contexts()["degrees"]


def read_century(c: Context) -> Reading | None:
    """ "the 20th century"."""
    e = c.expression
    number = int(e.number("nth") or e.value("nth", "nth") or 0)
    if not 2 <= number <= 30:
        return None
    if is_before_christ(e):
        return unknown(f"BC{(number - 1):02d}", how="before Christ: no day can be told")
    return dated(Period("C", date((number - 1) * 100, 1, 1)), edge=edge_of(e), how="century written")


def is_before_christ(e: Expression) -> bool:
    """ "The 2nd century BC", "in 206 B.C."."""
    after = "".join(e.after).replace(".", "")
    return after.startswith(("bc", "bce"))


def read_season(c: Context) -> Reading | None:
    """ "last spring", "the summer of 1914", "this winter", "in autumn"."""
    e = c.expression
    unit = str(e.value("season", "season"))
    bare = not any(e.word(g) for g in ("which", "year", "whichyear", "edge"))
    if e.word("season") in ("fall", "spring") and bare and (e.after[:1] == ("of",) or not _in_season(c)):
        return None  # "the fall of Aleppo"
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
        found = chosen_by_tense(c, [shift(this, -1), this, shift(this, 1)]) or this
    return dated(found, edge=edge_of(e), how=way_chosen(c))


def _in_season(c: Context) -> bool:
    token = c.sentence.tokens[c.head]
    before = (c.expression.before[-1:] or ("",))[0]
    return token.pos in ("NOUN", "PROPN") and (
        before in ("in", "by", "since", "until") or c.expression.text.lower().startswith("the ")
    )
