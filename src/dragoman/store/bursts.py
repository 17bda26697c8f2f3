"""A pair's count in a period beside what it had in the periods before, worked out in the database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, and_, cast, extract, func, literal, select, type_coerce
from sqlalchemy import Text as TextType

from dragoman.errors import InputError
from dragoman.store.counting import pair_rows
from dragoman.store.figures import BurstRow, Bursts
from dragoman.store.selecting import Selection
from dragoman.store.tables import UNDATED, dyads

Column = ColumnElement[Any]

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"day": 1, "week": 7}
"""Months, or days, of a period. Periods are numbered from the year 0, or from 1 January of the year 1, a Monday."""


def bursts(selection: Selection, *, by: str, past: int, least: int) -> Bursts:
    """Gives the periods in which a pair had so many events or more, each with what it had in the periods before.

    Args:
        selection: the events that are wanted.
        by: the period.
        past: how many periods before.
        least: events of a period.
    """
    if by not in _MONTHS | _DAYS:
        raise InputError(f"no period '{by}'", hint=f"one of {', '.join([*_DAYS, *_MONTHS])}")
    d = dyads.c
    wanted = pair_rows(selection).where(d.day > literal(UNDATED, Date))
    number = _number(selection, d.day, by).label("number")
    wanted = wanted.add_columns(d.actor, d.recipient, number, func.count().label("n"))
    each = wanted.group_by(d.actor, d.recipient, number).cte("each").c
    both = and_(each.actor != "", each.recipient != "")
    before = func.sum(each.n).over(partition_by=(each.actor, each.recipient), order_by=each.number, range_=(-past, -1))
    beside = select(each.actor, each.recipient, each.number, each.n, before.label("before")).where(both).cte("beside").c
    pairs = select(each.actor, each.recipient).where(both).distinct().subquery()
    whole = (
        select(func.count()).select_from(pairs).scalar_subquery(),
        select(func.min(each.number)).scalar_subquery(),
        select(func.max(each.number)).scalar_subquery(),
    )
    rows = select(beside.actor, beside.recipient, beside.number, beside.n, beside.before, *whole)
    found = selection.connection.execute(rows.where(beside.n >= least)).tuples().all()
    if not found:
        return Bursts(rows=(), pairs=0, periods=0, first=None)
    pairs_n, first, last = found[0][5:]
    return Bursts(
        rows=tuple(
            BurstRow(actor=actor, recipient=recipient, period=_first_day(at, by), count=n, before=int(total or 0))
            for actor, recipient, at, n, total, *_ in found
        ),
        pairs=pairs_n,
        periods=last - first + 1,
        first=_first_day(first, by),
    )


def _number(selection: Selection, day: Column, by: str) -> Column:
    """A day's period as a number, one more for the next."""
    if by in _DAYS:
        start = literal(date(1, 1, 1), Date)
        if not selection.sqlite:
            return type_coerce(day - start, Integer) // _DAYS[by]
        return cast(func.julianday(day) - func.julianday(start), Integer) // _DAYS[by]
    if selection.sqlite:
        words = cast(day, TextType)
        year, month = (cast(func.substr(words, *part), Integer) for part in ((1, 4), (6, 2)))
    else:
        year, month = (cast(extract(part, day), Integer) for part in ("year", "month"))
    return (year * 12 + month - 1) // _MONTHS[by]


def _first_day(number: int, by: str) -> date:
    if by in _DAYS:
        return date(1, 1, 1) + timedelta(days=number * _DAYS[by])
    months = number * _MONTHS[by]
    return date(months // 12, months % 12 + 1, 1)
