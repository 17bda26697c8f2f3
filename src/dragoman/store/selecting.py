"""A `Query` as SQL: which items, in which order, from where on.

One filter drives: its index is walked and the others are tested row by row. Which one, is decided by looking: each
filter's index is counted up to `PROBE` entries. A filter with fewer is walked whole and sorted; where all have more, an
index that is already in the wanted order is walked until the page is full. PostgreSQL's planner does that by itself;
SQLite's has no statistics of single values, so that indices it must not take are hidden from it (`+column`).
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from dragoman.errors import InputError
from dragoman.records import ItemKind
from dragoman.store import edits, fulltext
from dragoman.store.flatten import pair_of
from dragoman.store.query import DYAD, WHO, Query
from dragoman.store.tables import (
    CODED,
    ITEMS,
    ROLES,
    STANDING,
    UNDATED,
    claims,
    codes,
    documents,
    dyads,
    events,
    participants,
    positions,
    stories,
    story_members,
)

PROBE = 20_000
"""Entries of an index that are counted before it is called long: two milliseconds."""

ITEMS_A_REPORT = 10
"""Events of a report, roughly; measured on Wikinews reports."""

Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Walk:
    """Another table to start from.

    Args:
        table: the table.
        on: how the items' table is joined to it.
        key: the column of the items' key.
        day: the column of the items' day.
        conditions: what narrows it.
        alone: True where a row of it is an item, so that it can be counted by itself.
    """

    table: FromClause
    on: Column
    key: Column
    day: Column
    conditions: tuple[Column, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One narrowing of a query.

    Args:
        name: what it is called in plans.
        test: the condition on a row of items, not to be driven by.
        drive: the same as a condition an index serves; None where none does.
        probe: a selection whose rows are counted to see how long its index is.
        walk: another table to start from.
        ordered: True where walking it gives the order of days.
        each: items that a row of `probe` stands for, roughly.
    """

    name: str
    test: Column
    drive: Column | None = None
    probe: Select[Any] | None = None
    walk: Walk | None = None
    ordered: bool = False
    each: int = 1


@dataclass(slots=True)
class Selection:
    """Items that a query wants.

    Args:
        connection: of a transaction that reads.
        kind: which items.
        query: what is wanted; its `run` is not looked at.
        run: the run's key.
    """

    connection: Connection
    kind: ItemKind
    query: Query
    run: int
    filters: list[Filter] = field(init=False)

    def __post_init__(self) -> None:
        foreign = self.query.foreign_to(self.kind)
        if foreign:
            raise InputError(f"{self.kind}s have no {foreign[0]}", hint=f"leave out {', '.join(foreign)}")
        self._check_codebook()
        self.filters = [*self._who(), *self._own(), *self._around()]

    @property
    def table(self) -> Any:
        """The table of the items."""
        return ITEMS[self.kind]

    @property
    def sqlite(self) -> bool:
        """True where SQLite answers."""
        return self.connection.dialect.name == "sqlite"

    @property
    def driver(self) -> Filter | None:
        """The filter that is started from when everything wanted is counted; None for none."""
        return self._driver(None)

    def keys(self, *, after: str | None, limit: int) -> Select[Any]:
        """Selects a page of keys with what they are sorted by, in order."""
        driver = self._driver(self.query.sort)
        start, key, day, conditions = self._start(driver, wide=self.query.sort == "text")
        columns, descending = self._order(key, day)
        if driver is not None and not driver.ordered:  # few rows: they are sorted, no index of the order is walked
            columns = [self._hidden(column) for column in columns]
        wanted = select(key.label("key"), *columns[:-1]).select_from(start).where(*conditions)
        if after is not None:
            here, there = tuple_(*columns), tuple_(*self._cursor(after, columns))
            wanted = wanted.where(here < there if descending else here > there)
        wanted = wanted.order_by(*(column.desc() if descending else column.asc() for column in columns))
        return wanted.limit(limit)

    def counted(
        self, *columns: Column, also: Sequence[tuple[FromClause, Column]] = (), wide: bool = False
    ) -> Select[Any]:
        """Selects something of all items that are wanted, in no order.

        Args:
            columns: what to select.
            also: tables to join, with the conditions to join them on.
            wide: True where columns are wanted that no index holds: without a filter to start from, the table is then
                read from end to end, not in the order of days.
        """
        start, _, _, conditions = self._start(self._driver(None), wide=wide)
        for table, on in also:
            start = start.join(table, on)
        return select(*columns).select_from(start).where(*conditions)

    def cursor(self, row: Any) -> str:
        """Names a row of `keys` so that `after` can go on from it."""
        return "~".join([*(str(value) for value in row[1:]), str(row[0])])

    def _check_codebook(self) -> None:
        """Refuses types and modes that neither the run nor the codebook has: codebooks of one's own have their own.

        Raises:
            InputError: a value is nowhere; what there is, is said.
        """
        for name in ("type", "mode"):
            for value in getattr(self.query, name):
                column = events.c[name]
                there = select(literal(1)).where(events.c.run == self.run, column == value).limit(1)
                if self.connection.scalar(there) is None and value not in edits.coded_names(name):
                    known = edits.coded_names(name)
                    close = difflib.get_close_matches(value, known, n=1)
                    hint = f"did you mean '{close[0]}'?" if close else f"one of {', '.join(known)}"
                    raise InputError(f"no {name} '{value}'", hint=hint)

    # -- where to start

    def _driver(self, sort: str | None) -> Filter | None:
        """Chooses the filter whose index is walked; None for the index of the order itself."""
        if not self.sqlite:
            return None
        able = [f for f in self.filters if f.probe is not None]
        lengths = {f.name: self._length(f) for f in able}
        short = [f for f in able if lengths[f.name] < PROBE]
        if short:
            return min(short, key=lambda f: lengths[f.name])
        if sort in (None, "newest", "oldest"):
            return next((f for f in able if f.ordered), None)
        return None

    def _length(self, filter: Filter) -> int:
        assert filter.probe is not None
        some = filter.probe.limit(PROBE // filter.each).subquery()
        return filter.each * (self.connection.scalar(select(func.count()).select_from(some)) or 0)

    def _start(self, driver: Filter | None, *, wide: bool = False) -> tuple[FromClause, Column, Column, list[Column]]:
        """The tables to select from, the columns of key and day, and all conditions."""
        t = self.table
        tests = [f.test for f in self.filters if f is not driver]
        if driver is not None and driver.walk is not None:
            walk = driver.walk
            conditions = [*walk.conditions, *self.days(walk.day), self.shown(t.c.shown), *tests]
            return walk.table.join(t, walk.on), walk.key, walk.day, conditions
        wide = wide and driver is None and not (self.query.since or self.query.until)
        by_index = not wide and (driver is None or driver.ordered)
        run = t.c.run if by_index else self._hidden(t.c.run)
        days = self.days(t.c.day if by_index else self._hidden(t.c.day))
        conditions = [run == self.run, *days, self.shown(t.c.shown), *tests]
        if driver is not None and driver.drive is not None:
            conditions.append(driver.drive)
        return t, t.c.key, t.c.day, conditions

    def _order(self, key: Column, day: Column) -> tuple[list[Column], bool]:
        t = self.table
        match self.query.sort:
            case "newest" | "oldest":
                return [day, key], self.query.sort == "newest"
            case "least-certain" | "most-certain":
                return [t.c.confidence, key], self.query.sort == "most-certain"
            case _:
                return [t.c.document, t.c.start, key], False

    def _cursor(self, after: str, columns: Sequence[Column]) -> list[Column]:
        parts = after.split("~")
        read: Callable[[str], Any]
        try:
            if len(parts) != len(columns):
                raise ValueError
            values: list[Column] = []
            for part, column in zip(parts, columns, strict=True):
                read = date.fromisoformat if isinstance(column.type, Date) else column.type.python_type
                values.append(literal(read(part), column.type))
        except ValueError:
            raise InputError(f"'{after}' is no place to go on from", hint="give a page's own 'next'") from None
        return values

    # -- what narrows

    def shown(self, column: Column) -> Column:
        """The condition that a row is to be seen: as the reviews leave it, or as coded."""
        return column != (CODED if self.query.reviewed == "standing" else STANDING)

    def days(self, day: Column) -> list[Column]:
        """The conditions that a day is between those wanted."""
        since, until = self.query.since, self.query.until
        found = []
        if since:
            found.append(day >= literal(since, Date))
        if until:
            found.append(day <= literal(until, Date))
            if not since:
                found.append(day > literal(UNDATED, Date))
        return found

    def _hidden(self, column: Column) -> Column:
        """The column, so that SQLite takes no index for it."""
        return hidden(column) if self.sqlite else column

    def _own(self) -> list[Filter]:
        """Filters on the items' own columns."""
        q, t = self.query, self.table
        found = []
        for name in ("country", "mode", "type", "act", "stance"):
            if values := getattr(q, name):
                found.append(self._in(name, t.c[name], values, index=True))
        for name in ("quad", "status"):
            if values := getattr(q, name):
                found.append(self._in(name, t.c[name], values, index=False))
        if q.challenged is not None:
            found.append(Filter("challenged", t.c.challenged.is_(q.challenged)))
        if q.answered is not None:
            found.append(self._answered(q.answered))
        if q.attributed != "any":
            here = t.c.attributed_to
            found.append(Filter("attributed", here.is_not(None) if q.attributed == "attributed" else here.is_(None)))
        if q.min_confidence is not None:
            found.append(Filter("min_confidence", self._hidden(t.c.confidence) >= q.min_confidence))
        if q.verdict == "none":
            found.append(Filter("verdict", self._hidden(t.c.verdict).is_(None)))
        elif q.verdict != "any":
            found.append(self._in("verdict", t.c.verdict, (q.verdict,), index=True))
        return found

    def _in(self, name: str, column: Column, values: Sequence[Any], *, index: bool) -> Filter:
        """One of several values; only a single value's index is in the order of days."""
        drive = column == values[0] if len(values) == 1 else column.in_(values)
        hidden = self._hidden(column)
        test = hidden == values[0] if len(values) == 1 else hidden.in_(values)
        if not index:
            return Filter(name, test)
        if name == "verdict":  # its index is a partial one
            drive = and_(drive, column.is_not(None))
        t = self.table
        probe = select(literal(1)).select_from(t).where(t.c.run == self.run, drive, *self.days(t.c.day))
        return Filter(name, test, drive, probe, ordered=len(values) == 1)

    def _around(self) -> list[Filter]:
        """Filters on what stands around the items: words, report, outlet, the source of an attributed act."""
        q, t = self.query, self.table
        found = []
        if q.text:
            words = fulltext.passages_with(q.text, sqlite=self.sqlite)
            found.append(self._among("text", t.c.passage, words))
        if q.document:
            reports = select(documents.c.key).where(documents.c.id == q.document)
            found.append(self._among("document", t.c.document, reports, each=ITEMS_A_REPORT))
        if q.outlet:
            reports = select(documents.c.key).where(documents.c.outlet.in_(q.outlet))
            found.append(self._among("outlet", t.c.document, reports, each=ITEMS_A_REPORT))
        if q.source and self.kind == "event":
            found.append(self._attributed_to(q.source))
        return found

    def _among(self, name: str, column: Column, keys: Select[Any], *, each: int = 1) -> Filter:
        return Filter(name, self._hidden(column).in_(keys), column.in_(keys), keys, each=each)

    def _attributed_to(self, who: str) -> Filter:
        said = Selection(self.connection, "claim", Query(actor=who, reviewed=self.query.reviewed), self.run)
        c = claims.alias()
        its_claim = and_(
            events.c.attributed_to.is_not(None),
            exists()
            .where(c.c.document == events.c.document, c.c.run == self.run, c.c.id == events.c.attributed_to)
            .where(c.c.key.in_(said.counted(claims.c.key))),
        )
        return Filter("source", its_claim)

    def _answered(self, wanted: bool) -> Filter:
        """On which a side is taken, which is told again, or which the writer contradicts."""
        t, p, m, s, d = claims, positions.alias(), story_members.alias(), stories.alias(), documents.alias()
        side = (p.c.run == t.c.run, p.c.document == t.c.document, p.c.claim == t.c.id, self.shown(p.c.shown))
        member = (m.c.item == t.c.id, m.c.document == d.c.id, d.c.key == t.c.document)
        story = (s.c.key == m.c.story, s.c.run == self.run, s.c.kind == "claim")
        challenged = t.c.challenged.is_(True)
        test = or_(challenged, exists().where(*side), exists().where(*member, *story))
        if not wanted:
            return Filter("answered", not_(test))
        told, sided = m.join(s, story[0]), (p.c.run == self.run, p.c.claim.is_not(None))
        tellers = told.join(d, member[1]).join(t, and_(member[0], member[2]))
        ways: list[tuple[FromClause, FromClause, tuple[Column, ...]]] = [
            (t, t, (t.c.run == self.run, challenged)), (p, p.join(t, and_(*side)), sided), (told, tellers, story[1:])
        ]  # fmt: skip
        drive = union_all(*(select(t.c.key).select_from(whole).where(*own) for _, whole, own in ways))
        some = union_all(*(select(literal(1)).select_from(short).where(*own) for short, _, own in ways))
        return Filter("answered", test, t.c.key.in_(drive), select(literal(1)).select_from(some.subquery()))

    def _who(self) -> list[Filter]:
        """Filters on who has a part; the first of them are the most telling."""
        q = self.query
        asked = [(q.actor, 1), (q.recipient, 2), (q.either, 3)]
        if q.source and self.kind == "claim":
            asked.append((q.source, 1))
        found = []
        if q.dyad:
            found.append(self._pair(q.dyad))
        for who, bits in asked:
            if who:
                found += self._has(who, bits)
        return found

    def _pair(self, dyad: str) -> Filter:
        match = DYAD.fullmatch(dyad)
        if not match:
            raise InputError(f"'{dyad}' is no dyad", hint="RUS-UKR for both directions, RUS>UKR for one")
        one, way, other = match.groups()
        if self.kind != "event":
            return self._both(one, other, directed=way == ">")
        d, t = dyads.alias("pairs"), self.table
        mine = [d.c.run == self.run, d.c.pair == pair_of(one, other)]
        if way == ">":
            mine += [d.c.actor == one, d.c.recipient == other, d.c.mutual.is_(False)]
        test = exists().where(*mine, d.c.day == t.c.day, d.c.event == t.c.key)
        probe = select(literal(1)).select_from(d).where(*mine, *self.days(d.c.day))
        # a mutual act has a row for either direction: one of them leads
        once = mine if way == ">" else [*mine, d.c.lead.is_(True)]
        walk = Walk(d, t.c.key == d.c.event, d.c.event, d.c.day, tuple(once), alone=True)
        return Filter("dyad", test, None, probe, walk, ordered=True)

    def _both(self, one: str, other: str, *, directed: bool) -> Filter:
        """A claim or position between two: by whom and to whom, in either direction unless directed."""
        there = and_(self._role_test(one, 1), self._role_test(other, 2))
        if directed:
            return Filter("dyad", there)
        return Filter("dyad", or_(there, and_(self._role_test(other, 1), self._role_test(one, 2))))

    def _has(self, who: str, bits: int) -> list[Filter]:
        match = WHO.fullmatch(who)
        if not match or match["wikidata"]:
            return [self._named(who, bits, wikidata=bool(match))]
        code = match["code"]
        found = [self._coded(code, bits)]
        if match["sector"]:
            p, t = participants.alias(), self.table
            there = exists().where(
                p.c.kind == self.kind, p.c.item == t.c.key, p.c.role.in_(self._roles(bits)),
                p.c.code == code, p.c.sector == match["sector"],
            )  # fmt: skip
            found.append(Filter(f"sector {bits}", there))
        return found

    def _coded(self, code: str, bits: int) -> Filter:
        k = codes.alias(f"codes_{bits}_{code.lower()}")
        mine = (k.c.kind == self.kind, k.c.run == self.run, k.c.code == code)
        has = k.c.roles.op("&")(bits) != 0
        probe = select(literal(1)).select_from(k).where(*mine, *self.days(k.c.day))
        conditions = (*mine, has, self.shown(k.c.shown))
        walk = Walk(k, self.table.c.key == k.c.item, k.c.item, k.c.day, conditions, alone=True)
        return Filter(f"code {bits}", self._role_test(code, bits), None, probe, walk, ordered=True)

    def _role_test(self, code: str, bits: int) -> Column:
        k, t = codes.alias(), self.table
        return exists().where(
            k.c.kind == self.kind, k.c.run == self.run, k.c.code == code, k.c.day == t.c.day, k.c.item == t.c.key,
            k.c.roles.op("&")(bits) != 0,
        )  # fmt: skip

    def _named(self, who: str, bits: int, *, wikidata: bool) -> Filter:
        p, t = participants, self.table
        his = p.c.wikidata == who if wikidata else func.lower(p.c.name) == func.lower(who)
        items = select(p.c.item).where(his, p.c.kind == self.kind, p.c.role.in_(self._roles(bits)))
        return self._among(f"name {bits}", t.c.key, items)

    def _roles(self, bits: int) -> list[str]:
        mine = {"event": ("actor", "recipient"), "claim": ("source", "addressee"), "position": ("holder", "owner")}
        return [role for role in mine[self.kind] if ROLES[role] & bits]


def hidden(column: Column) -> Column:
    """A column so that SQLite takes no index for it; PostgreSQL knows no such sign before text."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)
