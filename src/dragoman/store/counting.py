"""How many: of a query, by a field's values, by period and pair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, case, cast, func, or_, select
from sqlalchemy import Text as TextType

from dragoman.errors import InputError
from dragoman.records import ItemKind
from dragoman.store.figures import DyadRow, Facet, PairRow, SeriesRow, TypeRow
from dragoman.store.filters import hidden
from dragoman.store.flatten import pair_of
from dragoman.store.listing import known_day
from dragoman.store.query import WHO
from dragoman.store.selecting import Selection
from dragoman.store.tables import ROLES, UNDATED, codes, documents, dyads, events

Column = ColumnElement[Any]

_PLAIN: dict[ItemKind, tuple[str, ...]] = {
    "event": ("type", "quad", "mode", "status", "country", "precision", "date_basis", "verdict"),
    "claim": ("act", "form", "challenged", "verdict"),
    "position": ("stance", "object_kind", "owner", "verdict"),
}
_WHO: dict[ItemKind, tuple[str, ...]] = {
    "event": ("actor", "recipient"),
    "claim": ("source", "addressee", "about"),
    "position": ("holder",),
}
_EVERY = ("outlet", "document", "year", "month")
_PERIODS = {"day": 10, "week": 10, "month": 7, "quarter": 7, "year": 4}
"""Characters of an ISO day that periods are grouped by in the database; weeks and quarters are put together after."""


def count(selection: Selection) -> int:
    """Counts the items that are wanted."""
    alone = selection.filters[0] if len(selection.filters) == 1 else None
    if alone is not None and alone.walk is not None and alone.walk.alone:  # the index itself says it
        walk = alone.walk
        rows = select(func.count(walk.key)).select_from(walk.table).where(*walk.conditions, *selection.days(walk.day))
        return selection.connection.scalar(rows.where(selection.shown(walk.table.c.shown))) or 0
    return selection.connection.scalar(selection.counted(func.count(selection.table.c.key))) or 0


def facets(selection: Selection, field: str, *, limit: int) -> list[Facet]:
    """Counts the items that are wanted by the values of a field, most first."""
    value, rows = _grouped(selection, field)
    n = func.count().label("n")
    rows = rows.add_columns(n).group_by(value).order_by(n.desc(), value).limit(limit)
    return [Facet(value=_words(field, row[0]), n=row.n) for row in selection.connection.execute(rows)]


def _grouped(selection: Selection, field: str) -> tuple[Column, Select[Any]]:
    """The column of a field's values, and a selection of it for all items that are wanted."""
    t, kind = selection.table, selection.kind
    if field in _PLAIN[kind]:
        return t.c[field], selection.counted(t.c[field])
    if field == "attributed" and kind == "event":
        vouched = t.c.attributed_to.is_(None)
        value: Column = case((vouched, "vouched"), else_="attributed")
        return value, selection.counted(value)
    if field in ("outlet", "document"):
        value = documents.c[field if field == "outlet" else "id"]
        return value, selection.counted(value, also=[(documents, documents.c.key == t.c.document)])
    if field in ("year", "month"):
        value = _period(selection, t.c.day, _PERIODS[field])
        return value, selection.counted(value)
    if field in _WHO[kind]:
        has = codes.c.roles.op("&")(ROLES[field]) != 0
        if not selection.filters:
            own: list[Column] = [
                codes.c.kind == kind,
                codes.c.run == selection.run,
                has,
                selection.shown(codes.c.shown),
            ]
            return codes.c.code, select(codes.c.code).where(*own, *selection.days(codes.c.day))
        on = and_(codes.c.kind == kind, codes.c.item == t.c.key, has)
        return codes.c.code, selection.counted(codes.c.code, also=[(codes, on)])
    if field == "dyad" and kind == "event":
        pair = dyads.c.pair
        if not selection.filters:
            mine = (dyads.c.run == selection.run, dyads.c.lead.is_(True), selection.shown(dyads.c.shown))
            return pair, select(pair).where(*mine, *selection.days(dyads.c.day))
        on = and_(dyads.c.event == t.c.key, dyads.c.lead.is_(True))
        return pair, selection.counted(pair, also=[(dyads, on)])
    raise InputError(f"{kind}s can't be counted by '{field}'", hint=f"one of {', '.join(fields_of(kind))}")


def fields_of(kind: ItemKind) -> tuple[str, ...]:
    """Names the fields that items of a kind can be counted by."""
    return (*_PLAIN[kind], *_WHO[kind], *(("dyad", "attributed") if kind == "event" else ()), *_EVERY)


def _words(field: str, value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or (field in ("year", "month") and str(value).startswith("0001")):
        return None
    return str(value)


def _period(selection: Selection, day: Column, characters: int) -> Column:
    """The first characters of an ISO day: its year, its month, itself."""
    if selection.sqlite:
        return func.substr(cast(day, TextType), 1, characters)
    return func.to_char(day, {4: "YYYY", 7: "YYYY-MM", 10: "YYYY-MM-DD"}[characters])


def dyad_rows(selection: Selection) -> Iterator[DyadRow]:
    """Gives the pairs of the events that are wanted, one at a time."""
    d = dyads
    own = (d.c.day, d.c.actor, d.c.recipient, d.c.type, d.c.quad, d.c.goldstein, d.c.intensity, d.c.status)
    columns = (*own, d.c.attributed, d.c.mutual, d.c.country, events.c.id, documents.c.id.label("document"))
    also: list[tuple[FromClause, Column]] = [
        (d, d.c.event == events.c.key), (documents, documents.c.key == events.c.document)
    ]  # fmt: skip
    rows = selection.counted(*columns, also=also).where(*_sides(selection))
    streamed = selection.connection.execution_options(stream_results=True, yield_per=2000).execute(rows)
    for day, *rest in streamed.tuples():
        yield DyadRow(known_day(day), *rest)


def _sides(selection: Selection) -> list[Column]:
    """Of an event of several pairs only those that the query names."""
    d, q = dyads.c, selection.query
    found: list[Column] = []
    for who, columns in ((q.actor, (d.actor,)), (q.recipient, (d.recipient,)), (q.either, (d.actor, d.recipient))):
        match = WHO.fullmatch(who) if who else None
        if match and match["code"]:
            found.append(or_(*(column == match["code"] for column in columns)))
    if q.dyad:
        one, way, other = q.dyad[:3], q.dyad[3], q.dyad[4:]
        there = and_(d.actor == one, d.recipient == other)
        found.append(
            and_(there, d.mutual.is_(False)) if way == ">" else or_(there, and_(d.actor == other, d.recipient == one))
        )
    return found


def series(selection: Selection, *, by: str, pairs: bool) -> list[SeriesRow]:
    """Counts events by period, and by pair where that is wanted."""
    characters = _characters(by)
    if pairs:
        source, rows = dyads, pair_rows(selection)
        group: tuple[Column, ...] = (_period(selection, dyads.c.day, characters), dyads.c.actor, dyads.c.recipient)
    else:
        source, rows = events, selection.counted(wide=True)
        group = (_period(selection, events.c.day, characters),)
    quads = _quads(source.c.quad)
    scores = [f(source.c[name]) for name in ("goldstein", "intensity") for f in (func.sum, func.count)]
    rows = rows.add_columns(*group, func.count(), *quads, *scores).group_by(*group)
    sums: dict[tuple[Any, ...], list[float]] = {}
    for row in selection.connection.execute(rows).tuples():
        name = (_first_day(row[0], by), *(row[1:3] if pairs else ("", "")))
        more = [value or 0 for value in row[len(group) :]]
        there = sums.get(name)  # weeks and quarters are put together
        sums[name] = more if there is None else [one + other for one, other in zip(there, more, strict=True)]
    return [_series_row(name, sums[name]) for name in sorted(sums, key=lambda name: (name[0] or UNDATED, *name[1:]))]


def pairs(selection: Selection, *, directed: bool, limit: int | None) -> list[PairRow]:
    """Counts events by pair and quad class, the most frequent pairs first; pairs without both sides are left out."""
    d, q = dyads.c, selection.query
    sides: tuple[Column, ...] = (d.actor, d.recipient) if directed else (d.pair,)
    rows = pair_rows(selection, sides=directed or bool(q.dyad)).where(d.actor != "", d.recipient != "")
    if not directed and ">" not in (q.dyad or ""):
        rows = rows.where(d.lead.is_(True))
    rows = rows.add_columns(*sides, *_quads(d.quad)).group_by(d.pair, *(sides if directed else ()))
    found = selection.connection.execute(rows.order_by(func.count().desc(), *sides).limit(limit)).tuples()
    if directed:
        return [PairRow(actor=row[0], recipient=row[1], quads=row[2:]) for row in found]
    halves = ((row[0].partition("-"), row[1:]) for row in found)
    return [PairRow(actor=one, recipient=other, quads=quads) for (one, _, other), quads in halves]


def types(selection: Selection, *, by: str) -> list[TypeRow]:
    """Counts events by type and period, in order of days; those without a day have no period."""
    period = _period(selection, events.c.day, _characters(by))
    # the index of days covers all of it; that of types would read the wide table for the rest
    kind = hidden(events.c.type) if selection.sqlite else events.c.type
    sums: dict[tuple[date | None, str], int] = {}
    for first, name, n in selection.connection.execute(
        selection.counted(period, kind, func.count()).group_by(period, kind)
    ).tuples():
        place = (_first_day(first, by), name)
        sums[place] = sums.get(place, 0) + n  # weeks and quarters are put together
    order = sorted(sums, key=lambda place: (place[0] or UNDATED, place[1]))
    return [TypeRow(period=period, type=name, count=sums[period, name]) for period, name in order]


def _characters(by: str) -> int:
    if by not in _PERIODS:
        raise InputError(f"no period '{by}'", hint=f"one of {', '.join(_PERIODS)}")
    return _PERIODS[by]


def _quads(column: Column) -> list[Column]:
    return [func.sum(case((column == quad, 1), else_=0)) for quad in (1, 2, 3, 4)]


_PAIRS_KNOW = {"dyad", "type", "quad", "status", "country", "attributed"}
"""Filters that the table of pairs can answer by itself."""


def pair_rows(selection: Selection, *, sides: bool = True) -> Select[Any]:
    """The pairs of all events that are wanted; from their own table where it alone can answer.

    Its key is in the order of pairs, so that counting by pair sorts nothing. Where a filter of few events is there to
    start from, they are looked up instead.
    """
    mine = {f.name for f in selection.filters}
    driver = selection.driver
    if mine <= _PAIRS_KNOW and (driver is None or driver.name == "dyad"):
        rows = select().select_from(dyads).where(*_pairs_own(selection))
    else:
        rows = selection.counted(also=[(dyads, dyads.c.event == events.c.key)])
    return rows.where(*_sides(selection)) if sides else rows


def _pairs_own(selection: Selection) -> list[Column]:
    """The conditions of a query whose filters the table of pairs knows, on its own columns."""
    d, q = dyads.c, selection.query
    found = [d.run == selection.run, selection.shown(d.shown), *selection.days(d.day)]
    for name in ("type", "quad", "status", "country"):
        if values := getattr(q, name):
            found.append(d[name].in_(values))
    if q.attributed != "any":
        found.append(d.attributed.is_(q.attributed == "attributed"))
    if q.dyad:
        found.append(d.pair == pair_of(q.dyad[:3], q.dyad[4:]))
    return found


@lru_cache(maxsize=4096)
def _first_day(period: str, by: str) -> date | None:
    if period.startswith("0001"):
        return None
    year, month, day = (int(part) for part in (period + "-01-01")[:10].split("-"))
    if by == "quarter":
        month = 3 * ((month - 1) // 3) + 1
    first = date(year, month, day)
    return first - timedelta(days=first.weekday()) if by == "week" else first


def _series_row(name: tuple[Any, ...], sums: list[float]) -> SeriesRow:
    n, *rest = sums
    quads, (goldstein, scored, intensity, rated) = rest[:4], rest[4:]
    return SeriesRow(
        period=name[0],
        actor=name[1],
        recipient=name[2],
        count=int(n),
        quads=(int(quads[0]), int(quads[1]), int(quads[2]), int(quads[3])),
        goldstein=goldstein / scored if scored else None,
        intensity=intensity / rated if rated else None,
    )
