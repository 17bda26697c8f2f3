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

from sqlalchemy import Date, FromClause, Select, and_, exists, func, literal, select, tuple_

from dragoman.errors import InputError
from dragoman.store import edits
from dragoman.store.filters import Column, Filter
from dragoman.store.narrowing import Narrowing
from dragoman.store.query import Query
from dragoman.store.tables import claims, events

PROBE = 20_000
"""Entries of an index that are counted before it is called long: two milliseconds."""


@dataclass(slots=True)
class Selection(Narrowing):
    """Items that a query wants.

    Args:
        connection: of a transaction that reads.
        kind: which items.
        query: what is wanted; its `run` is not looked at.
        run: the run's key.
    """

    filters: list[Filter] = field(init=False)
    _lengths: dict[str, int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        foreign = self.query.foreign_to(self.kind)
        if foreign:
            raise InputError(f"{self.kind}s have no {foreign[0]}", hint=f"leave out {', '.join(foreign)}")
        self._check_codebook()
        self.filters = self.every_filter()
        if self.query.source and self.kind == "event":
            self.filters.append(self._attributed_to(self.query.source))

    @property
    def driver(self) -> Filter | None:
        """The filter that is started from when everything wanted is counted; None for none."""
        return self._driver(None)

    def keys(self, *, after: str | None, limit: int, total: bool = False) -> Select[Any]:
        """Selects a page of keys with what they are sorted by, in order.

        Args:
            after: where the page before ended.
            limit: keys at most.
            total: True adds a column `total`, how many there are in all, where they are all looked at anyway.
        """
        driver = self._driver(self.query.sort)
        walked = driver is None or driver.ordered
        start, key, day, conditions = self._start(driver, wide=self.query.sort == "text", paged=walked)
        columns, descending = self._order(key, day)
        if not walked:  # few rows: they are sorted, no index of the order is walked
            columns = [self.unindexed(column) for column in columns]
        wanted = select(key.label("key"), *columns[:-1]).select_from(start).where(*conditions)
        if total and after is None and not walked:
            wanted = wanted.add_columns(func.count().over().label("total"))
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
        sorted_by = row[1 : len(self._order(self.table.c.key, self.table.c.day)[0])]
        return "~".join([*(str(value) for value in sorted_by), str(row[0])])

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
        for f in able:
            if f.name not in self._lengths:
                self._lengths[f.name] = self._length(f)
        short = [f for f in able if self._lengths[f.name] < PROBE]
        if short:
            return min(short, key=lambda f: self._lengths[f.name])
        costly = [f for f in able if f.costly]
        if sort is None and costly:
            return costly[0]
        if sort in (None, "newest", "oldest"):
            return next((f for f in able if f.ordered), None)
        return None

    def _length(self, filter: Filter) -> int:
        assert filter.probe is not None
        some = filter.probe.limit(PROBE // filter.each).subquery()
        return filter.each * (self.connection.scalar(select(func.count()).select_from(some)) or 0)

    def _start(
        self, driver: Filter | None, *, wide: bool = False, paged: bool = False
    ) -> tuple[FromClause, Column, Column, list[Column]]:
        """The tables to select from, the columns of key and day, and all conditions."""
        t = self.table
        others = [f for f in self.filters if f is not driver]
        tests = [f.paged if paged and f.paged is not None else f.test for f in others]
        if driver is not None and driver.walk is not None:
            walk = driver.walk
            conditions = [*walk.conditions, *self.days(walk.day), self.shown(t.c.shown), *tests]
            return walk.table.join(t, walk.on), walk.key, walk.day, conditions
        wide = wide and driver is None and not (self.query.since or self.query.until)
        by_index = not wide and (driver is None or driver.ordered)
        run = t.c.run if by_index else self.unindexed(t.c.run)
        days = self.days(t.c.day if by_index else self.unindexed(t.c.day))
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
