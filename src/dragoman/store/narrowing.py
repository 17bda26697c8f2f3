"""What narrows an answer: each filter of a `Query` as a condition, and what an index could walk instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    FromClause,
    Select,
    and_,
    exists,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    union_all,
)

from dragoman.errors import InputError
from dragoman.records import ItemKind
from dragoman.store import fulltext
from dragoman.store.filters import Column, Filter, Walk, hidden
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
    participants,
    positions,
    stories,
    story_members,
)

ITEMS_A_REPORT = 10
"""Events of a report, roughly; measured on Wikinews reports."""


@dataclass(slots=True)
class Narrowing:
    """The filters of a query.

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

    @property
    def table(self) -> Any:
        """The table of the items."""
        return ITEMS[self.kind]

    @property
    def sqlite(self) -> bool:
        """True where SQLite answers."""
        return self.connection.dialect.name == "sqlite"

    def every_filter(self) -> list[Filter]:
        """Gives the filters, the most telling first, but for that on the sources of attributed acts."""
        return [*self._who(), *self._own(), *self._around()]

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

    def unindexed(self, column: Column) -> Column:
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
            found.append(Filter("min_confidence", self.unindexed(t.c.confidence) >= q.min_confidence))
        if q.verdict == "none":
            found.append(Filter("verdict", self.unindexed(t.c.verdict).is_(None)))
        elif q.verdict != "any":
            found.append(self._in("verdict", t.c.verdict, (q.verdict,), index=True))
        return found

    def _in(self, name: str, column: Column, values: Sequence[Any], *, index: bool) -> Filter:
        """One of several values; only a single value's index is in the order of days."""
        drive = column == values[0] if len(values) == 1 else column.in_(values)
        hidden = self.unindexed(column)
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
            here = words.where(words.selected_columns.key == self.unindexed(t.c.passage)).exists()
            found.append(replace(self._among("text", t.c.passage, words), paged=here if self.sqlite else None))
        if q.document:
            reports = select(documents.c.key).where(documents.c.id == q.document)
            found.append(self._among("document", t.c.document, reports, each=ITEMS_A_REPORT))
        if q.outlet:
            reports = select(documents.c.key).where(documents.c.outlet.in_(q.outlet))
            found.append(self._among("outlet", t.c.document, reports, each=ITEMS_A_REPORT))
        return found

    def _among(self, name: str, column: Column, keys: Select[Any], *, each: int = 1) -> Filter:
        return Filter(name, self.unindexed(column).in_(keys), column.in_(keys), keys, each=each)

    def _answered(self, wanted: bool) -> Filter:
        """On which a side is taken, which is told again, or which the writer contradicts."""
        t, p, m, s, d = claims, positions.alias(), story_members.alias(), stories.alias(), documents.alias()
        side = (
            p.c.run == self.unindexed(t.c.run),
            p.c.document == t.c.document,
            p.c.claim == t.c.id,
            self.shown(p.c.shown),
        )
        member = (m.c.item == t.c.id, m.c.document == d.c.id, d.c.key == t.c.document)
        story = (s.c.key == m.c.story, s.c.run == self.run, s.c.kind == "claim")
        challenged: Column = literal_column("claims.challenged IS TRUE")  # the words of its index
        test = or_(challenged, exists().where(*side), exists().where(*member, *story))
        if not wanted:
            return Filter("answered", not_(test))
        told, sided = m.join(s, story[0]), (p.c.run == self.run, p.c.claim.is_not(None))
        tellers = told.join(d, member[1]).join(t, and_(member[0], member[2]))
        ways: list[tuple[FromClause, FromClause, tuple[Column, ...]]] = [
            (t, t, (self.unindexed(t.c.run) == self.run, challenged)),
            (p, p.join(t, and_(*side)), sided),
            (told, tellers, story[1:]),
        ]
        drive = union_all(*(select(t.c.key).select_from(whole).where(*own) for _, whole, own in ways))
        some = union_all(*(select(literal(1)).select_from(short).where(*own) for short, _, own in ways))
        return Filter(
            "answered", test, t.c.key.in_(drive), select(literal(1)).select_from(some.subquery()), costly=True
        )

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
