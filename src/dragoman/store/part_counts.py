"""The store's counts: by value, by pair, by period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from dragoman.records import ItemKind
from dragoman.store import bursts, counting, stances
from dragoman.store.figures import (
    Bursts,
    DyadRow,
    Facet,
    PairRow,
    SeriesRow,
    StanceRow,
    TypeRow,
)
from dragoman.store.opened import Opened, asked
from dragoman.store.query import Query

Period = Literal["day", "week", "month", "quarter", "year"]


class Tallies(Opened):
    """What is asked for in numbers."""

    def count(self, query: Query | None = None, kind: ItemKind = "event", **filters: Any) -> int:
        """Counts the items that a query wants."""
        with self._database.reading() as connection:
            return counting.count(self._selection(connection, kind, asked(query, filters)))

    def facets(
        self,
        query: Query | None = None,
        kind: ItemKind = "event",
        field: str = "type",
        *,
        limit: int = 50,
        **filters: Any,
    ) -> list[Facet]:
        """Counts the items that a query wants by the values of a field, most first.

        Args:
            query: what is wanted.
            kind: which items.
            field: "type", "quad", "mode", "status", "country", "actor", "recipient", "dyad", "attributed", "source",
                "act", "form", "challenged", "stance", "holder", "owner", "outlet", "document", "verdict", "year",
                "month".
            limit: values at most.
            filters: the query's fields by name.

        Raises:
            InputError: items of this kind have no such field.
        """
        with self._database.reading() as connection:
            return counting.facets(self._selection(connection, kind, asked(query, filters)), field, limit=limit)

    def dyad_rows(self, query: Query | None = None, **filters: Any) -> Iterator[DyadRow]:
        """Gives the pairs of the events that a query wants, lightly, in no order, one at a time."""
        with self._database.reading() as connection:
            yield from counting.dyad_rows(self._selection(connection, "event", asked(query, filters)))

    def series(
        self, query: Query | None = None, *, by: Period = "month", pairs: bool = False, **filters: Any
    ) -> list[SeriesRow]:
        """Counts events by period, with their mean scores, in order of days.

        Args:
            query: what is wanted; with `dyad`, only that pair's.
            by: the period.
            pairs: True tells each (actor, recipient) apart.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            return counting.series(self._selection(connection, "event", asked(query, filters)), by=by, pairs=pairs)

    def pairs(
        self, query: Query | None = None, *, directed: bool = True, limit: int | None = None, **filters: Any
    ) -> list[PairRow]:
        """Counts events by pair and quad class, the most frequent pairs first; who acts on nobody is left out.

        Args:
            query: what is wanted.
            directed: True tells who acts on whom, and an act that both share counts in either direction; False counts
                each event once between two, whoever acted.
            limit: pairs at most; None for all.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            selection = self._selection(connection, "event", asked(query, filters))
            return counting.pairs(selection, directed=directed, limit=limit)

    def types(self, query: Query | None = None, *, by: Period = "month", **filters: Any) -> list[TypeRow]:
        """Counts events by type and period, in order of days.

        Args:
            query: what is wanted.
            by: the period.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            return counting.types(self._selection(connection, "event", asked(query, filters)), by=by)

    def bursts(
        self, query: Query | None = None, *, by: Period = "month", past: int = 12, least: int = 3, **filters: Any
    ) -> Bursts:
        """Gives the periods in which a pair had many events, each with what it had before.

        Args:
            query: which events.
            by: the period.
            past: how many periods before are added up.
            least: events that a period must have.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            selection = self._selection(connection, "event", asked(query, filters))
            return bursts.bursts(selection, by=by, past=past, least=least)

    def stances(self, query: Query | None = None, *, names: bool = False, **filters: Any) -> list[StanceRow]:
        """Counts positions by who holds them, whose it is that they are on, and which side is taken, in no order.

        Args:
            query: which positions.
            names: True tells holders apart by name, False by code.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            return stances.stances(self._selection(connection, "position", asked(query, filters)), names=names)
