"""The store's lists: reports, events, claims, positions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.records import Document, ItemKind, Record
from dragoman.store import reading
from dragoman.store.listing import list_items
from dragoman.store.opened import PAGE, Opened, asked
from dragoman.store.query import Query
from dragoman.store.rows import ClaimRow, DocumentRow, EventRow, Hit, Page, PositionRow


class Lists(Opened):
    """What is asked for row by row."""

    def document(self, id: str, *, run: str | None = None) -> Document | None:
        """Gives a report as it was given.

        Args:
            id: its id.
            run: the run that read it; None for the version added last.
        """
        with self._database.reading() as connection:
            return reading.document(connection, id, run)

    def record(self, document: str, *, run: str | None = None) -> Record | None:
        """Gives a report's record as coded, with all its layers and steps.

        Args:
            document: the report's id.
            run: the run that read it; None for the last one that did.
        """
        with self._database.reading() as connection:
            return reading.record(connection, document, run)

    def documents(
        self, query: Query | None = None, *, limit: int = PAGE, after: str | None = None, **filters: Any
    ) -> Page[DocumentRow]:
        """Gives the reports of a run, newest first; of the filters those that a report has: text, outlet, days, run."""
        with self._database.reading() as connection:
            return reading.documents_page(connection, asked(query, filters), limit=limit, after=after)

    def search(
        self, text: str, query: Query | None = None, *, limit: int = 20, after: str | None = None, **filters: Any
    ) -> Page[Hit]:
        """Gives the reports that hold some words, best first, each with a snippet.

        Args:
            text: words, all of which must be there; "a phrase", -without, begin*.
            query: outlet, days and run narrow.
            limit: rows of a page.
            after: where the page before ended.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            return reading.search(connection, text, asked(query, filters), limit=limit, after=after)

    def events(
        self,
        query: Query | None = None,
        *,
        limit: int = PAGE,
        after: str | None = None,
        counted: bool = True,
        **filters: Any,
    ) -> Page[EventRow]:
        """Gives events.

        Args:
            query: what is wanted; everything of the latest run when None.
            limit: rows of a page.
            after: the `next` of the page before.
            counted: False leaves the total out.
            filters: the query's fields by name, as `query_from` reads them.

        Raises:
            InputError: a filter is unknown or has no sense here.
        """
        return self._items("event", asked(query, filters), limit, after, counted)

    def claims(
        self,
        query: Query | None = None,
        *,
        limit: int = PAGE,
        after: str | None = None,
        counted: bool = True,
        **filters: Any,
    ) -> Page[ClaimRow]:
        """Gives claims; arguments as in `events`."""
        return self._items("claim", asked(query, filters), limit, after, counted)

    def positions(
        self,
        query: Query | None = None,
        *,
        limit: int = PAGE,
        after: str | None = None,
        counted: bool = True,
        **filters: Any,
    ) -> Page[PositionRow]:
        """Gives positions; arguments as in `events`."""
        return self._items("position", asked(query, filters), limit, after, counted)

    def items(
        self, kind: ItemKind, query: Query | None = None, *, limit: int | None = None, **filters: Any
    ) -> Iterator[Any]:
        """Gives all items of a kind one after the other, in the query's order, page by page behind the scenes.

        Args:
            kind: "event", "claim" or "position".
            query: what is wanted.
            limit: how many at most; None for all.
            filters: the query's fields by name.
        """
        wanted, after, left = asked(query, filters), None, limit
        while left is None or left > 0:
            size = 1000 if left is None else min(1000, left)
            page = self._items(kind, wanted, size, after, counted=False)
            yield from page.rows
            after, left = page.next, None if left is None else left - len(page.rows)
            if after is None:
                return

    def event(self, id: str, *, document: str | None = None, run: str = "latest", raw: bool = False) -> EventRow | None:
        """Gives an event.

        Args:
            id: its id, or the beginning of it; "DOCUMENT#ID" names the document too.
            document: the id of its report, where several reports have an item of that id.
            run: the run.
            raw: True gives it as coded, False as the reviews leave it (a rejected one too, with its verdict).

        Raises:
            InputError: several begin so; the documents are named.
        """
        found: EventRow | None = self._item("event", id, document, run, raw)
        return found

    def claim(self, id: str, *, document: str | None = None, run: str = "latest", raw: bool = False) -> ClaimRow | None:
        """Gives a claim; arguments as in `event`."""
        found: ClaimRow | None = self._item("claim", id, document, run, raw)
        return found

    def position(
        self, id: str, *, document: str | None = None, run: str = "latest", raw: bool = False
    ) -> PositionRow | None:
        """Gives a position; arguments as in `event`."""
        found: PositionRow | None = self._item("position", id, document, run, raw)
        return found

    def _items(self, kind: ItemKind, query: Query, limit: int, after: str | None, counted: bool) -> Page[Any]:
        with self._database.reading() as connection:
            selection = self._selection(connection, kind, query)
            return list_items(selection, limit=limit, after=after, counted=counted)

    def _item(self, kind: ItemKind, id: str, document: str | None, run: str, raw: bool) -> Any:
        with self._database.reading() as connection:
            return reading.item(connection, kind, id, document=document, run=run, raw=raw)
