"""The store: everything that can be put in, asked, and decided about what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from sqlalchemy import Connection

from dragoman.records import (
    Document,
    Failure,
    ItemKind,
    Record,
    Review,
    Run,
    RunState,
    Story,
    StoryKind,
)
from dragoman.store import canonical, counting, differing, loading, reading, reviewing, running, telling
from dragoman.store.engine import Database
from dragoman.store.listing import list_items
from dragoman.store.query import Query, query_from
from dragoman.store.rows import (
    ClaimRow,
    Counts,
    Difference,
    DocumentRow,
    DyadRow,
    EventRow,
    Facet,
    FailureRow,
    Hit,
    ItemRow,
    Page,
    PairRow,
    PositionRow,
    SeriesRow,
    StoryRow,
    TypeRow,
)
from dragoman.store.selecting import Selection

PAGE = 50
"""Rows of a page."""

Period = Literal["day", "week", "month", "quarter", "year"]
Order = Literal["least-certain", "most-certain", "newest", "oldest", "text"]


class Store:
    """A workspace's database. `open_store` opens one; it may be used by several threads.

    Questions take a `Query`, or its fields by name: `store.events(actor="RUS", since="2024-01-01")`.

    Args:
        database: an open database with our schema.
        folder: the workspace; None for a server.
    """

    def __init__(self, database: Database, *, folder: Path | None) -> None:
        self._database = database
        self.folder = folder

    @property
    def place(self) -> str:
        """The file or address, for messages."""
        return self._database.place

    @property
    def path(self) -> Path | None:
        """The database file; None for a server."""
        return self._database.path

    @property
    def readonly(self) -> bool:
        """True where it was opened for questions only."""
        return self._database.readonly

    def close(self) -> None:
        """Lets go of the database."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # -- runs

    def start_run(self, config: dict[str, Any], *, at: datetime | None = None) -> Run:
        """Starts a run, or goes on with the one of the same configuration and version.

        Args:
            config: what the reports are read with; plain values.
            at: now, UTC; the clock's when None.

        Returns:
            The run, in state "running".
        """
        with self._database.writing() as connection:
            return running.start(connection, config, at=at)

    def run(self, id: str = "latest") -> Run:
        """Gives a run by its id, the beginning of it, or "latest" (the one started last).

        Raises:
            InputError: there is none, or several begin so.
        """
        with self._database.reading() as connection:
            return running.find(connection, id)[1]

    def runs(self) -> list[Run]:
        """Gives all runs, the one started last first."""
        with self._database.reading() as connection:
            return running.all_runs(connection)

    def finish_run(
        self,
        id: str,
        state: RunState = "finished",
        *,
        given: int = 0,
        read: int = 0,
        failed: int = 0,
        skipped: int = 0,
        at: datetime | None = None,
    ) -> Run:
        """Ends a run, or notes that it stopped, with the counts of reports so far; arguments as in `records.Run`."""
        counts = {"given": given, "read": read, "failed": failed, "skipped": skipped}
        with self._database.writing() as connection:
            return running.finish(connection, id, state, counts, at=at)

    def count_more(self, id: str, *, read: int = 0, failed: int = 0) -> Run:
        """Raises a run's counts by reports that were given to it one by one, after or beside its sources.

        Args:
            id: the run.
            read: reports read.
            failed: reports not read.
        """
        with self._database.writing() as connection:
            return running.count_more(connection, id, read=read, failed=failed)

    def add_shard(self, run: str, shard: int, results: Iterable[Record | Failure]) -> Counts:
        """Adds a shard's results in one transaction: all of them or, whatever happens, none.

        Args:
            run: the run's id.
            shard: the shard's number in its run.
            results: records and failures; what the run has already is left as it is.

        Returns:
            What was new; for a shard that is there, what it held when it was added.

        Raises:
            DiskFullError: there is no room; nothing of the shard was added.
        """
        flats, failed = loading.prepare(results)
        with self._database.writing() as connection:
            return loading.load_shard(connection, running.find(connection, run)[0], shard, flats, failed)

    def loaded_shards(self, run: str) -> set[int]:
        """Gives the numbers of the shards that a run has added."""
        with self._database.reading() as connection:
            return running.loaded_shards(connection, run)

    def failures(self, run: str = "latest", *, limit: int = PAGE, after: str | None = None) -> Page[FailureRow]:
        """Gives the reports that a run did not read, in order of shard and source."""
        with self._database.reading() as connection:
            return running.failures_of(connection, run, limit=limit, after=after)

    def counts(self, run: str = "latest") -> Counts:
        """Counts what a run has put into the store."""
        with self._database.reading() as connection:
            return running.counts_of(connection, run)

    # -- documents

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
            return reading.documents_page(connection, _query(query, filters), limit=limit, after=after)

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
            return reading.search(connection, text, _query(query, filters), limit=limit, after=after)

    # -- items

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
        return self._items("event", _query(query, filters), limit, after, counted)

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
        return self._items("claim", _query(query, filters), limit, after, counted)

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
        return self._items("position", _query(query, filters), limit, after, counted)

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
        asked, after, left = _query(query, filters), None, limit
        while left is None or left > 0:
            size = 1000 if left is None else min(1000, left)
            page = self._items(kind, asked, size, after, counted=False)
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

    def count(self, query: Query | None = None, kind: ItemKind = "event", **filters: Any) -> int:
        """Counts the items that a query wants."""
        with self._database.reading() as connection:
            return counting.count(self._selection(connection, kind, _query(query, filters)))

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
            return counting.facets(self._selection(connection, kind, _query(query, filters)), field, limit=limit)

    def dyad_rows(self, query: Query | None = None, **filters: Any) -> Iterator[DyadRow]:
        """Gives the pairs of the events that a query wants, lightly, in no order, one at a time."""
        with self._database.reading() as connection:
            yield from counting.dyad_rows(self._selection(connection, "event", _query(query, filters)))

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
            return counting.series(self._selection(connection, "event", _query(query, filters)), by=by, pairs=pairs)

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
            selection = self._selection(connection, "event", _query(query, filters))
            return counting.pairs(selection, directed=directed, limit=limit)

    def types(self, query: Query | None = None, *, by: Period = "month", **filters: Any) -> list[TypeRow]:
        """Counts events by type and period, in order of days.

        Args:
            query: what is wanted.
            by: the period.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            return counting.types(self._selection(connection, "event", _query(query, filters)), by=by)

    # -- reviews

    def add_review(self, review: Review) -> None:
        """Adds a review; it stands from now on, in every run and listing. One that is there is left as it is.

        Raises:
            InputError: no run has read such an item, or a change is of a field or to a value that it can't have.
        """
        with self._database.writing() as connection:
            reviewing.add(connection, review)

    def undo_review(self, id: str, by: str, *, at: datetime | None = None, note: str = "") -> Review:
        """Takes a review back by adding another; taking that back in turn brings the first one back (redo).

        Args:
            id: the review to take back.
            by: who takes it back.
            at: now, UTC; the clock's when None.
            note: why.

        Returns:
            The review added.

        Raises:
            InputError: there is no such review.
        """
        with self._database.writing() as connection:
            return reviewing.undo(connection, id, by, at=at, note=note)

    def reviews(
        self, *, item: str | None = None, document: str | None = None, reviewer: str | None = None
    ) -> list[Review]:
        """Gives reviews in the order in which they came; None does not narrow."""
        with self._database.reading() as connection:
            return reviewing.listed(connection, item=item, document=document, reviewer=reviewer)

    def reviews_page(
        self,
        *,
        item: str | None = None,
        document: str | None = None,
        reviewer: str | None = None,
        id: str | None = None,
        newest: bool = False,
        limit: int = PAGE,
        after: str | None = None,
    ) -> Page[Review]:
        """Gives some reviews in the order in which they came.

        Args:
            item: None does not narrow; so the others.
            document: the id of a report.
            reviewer: who decided.
            id: a review's own.
            newest: True gives the last first.
            limit: rows of a page.
            after: the `next` of the page before.
        """
        wanted = {"item": item, "document": document, "reviewer": reviewer, "id": id}
        with self._database.reading() as connection:
            return reviewing.page(connection, wanted, newest=newest, limit=limit, after=after)

    def standing_review(self, item: str, *, document: str) -> Review | None:
        """Gives the review that stands for an item: the last that nobody has taken back."""
        with self._database.reading() as connection:
            return reviewing.standing_of(connection, item=item, document=document)

    def queue(
        self,
        query: Query | None = None,
        kind: ItemKind = "event",
        *,
        order: Order = "least-certain",
        reviewer: str | None = None,
        limit: int = PAGE,
        after: str | None = None,
        counted: bool = True,
        **filters: Any,
    ) -> Page[Any]:
        """Gives items to review.

        Args:
            query: which are wanted.
            kind: which items.
            order: what comes first.
            reviewer: None for what nobody has decided; a name for what this person has not, whatever others did.
            limit: rows of a page.
            after: the `next` of the page before.
            counted: False leaves the total out.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            asked = reviewing.queue_query(_query(query, filters), order=order, reviewer=reviewer)
            selection = self._selection(connection, kind, asked)
            selection = reviewing.without_reviews_of(selection, reviewer)
            return list_items(selection, limit=limit, after=after, counted=counted)

    # -- stories

    def save_stories(self, run: str, stories: Iterable[Story]) -> int:
        """Keeps a run's stories in place of those it had.

        Returns:
            How many there are.
        """
        with self._database.writing() as connection:
            return telling.save(connection, running.find(connection, run)[0], stories)

    def stories(
        self,
        query: Query | None = None,
        kind: StoryKind = "event",
        *,
        least: int = 2,
        limit: int = PAGE,
        after: str | None = None,
        **filters: Any,
    ) -> Page[StoryRow]:
        """Gives stories that have a telling which a query wants, most told first.

        Args:
            query: what is wanted of a telling.
            kind: stories of events or of claims.
            least: tellings at least.
            limit: rows of a page.
            after: the `next` of the page before.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            selection = self._selection(connection, kind, _query(query, filters))
            return telling.page(selection, least=least, limit=limit, after=after)

    def story_of(self, item: str, *, document: str, run: str = "latest") -> Story | None:
        """Gives the story that an item is a telling of."""
        with self._database.reading() as connection:
            return telling.story_of(connection, running.find(connection, run)[0], document, item)

    # -- whole runs

    def export_canonical(self, run: str, out: Path) -> int:
        """Writes a run as text equal byte for byte for equal content: in order of ids, without clocks or keys.

        Args:
            run: the run.
            out: the file, JSON Lines; written whole or not at all.

        Returns:
            Lines written.
        """
        with self._database.reading() as connection:
            return canonical.export(connection, run, out)

    def write_parquet(self, run: str = "latest", folder: Path | None = None) -> dict[str, int]:
        """Writes a run as Parquet: documents, events, claims, positions, participants; reviews applied.

        Args:
            run: the run.
            folder: where; `parquet/RUN` of the workspace when None. It is exchanged whole.

        Returns:
            Rows of each file.

        Raises:
            InputError: pyarrow is not installed, or there is no folder to write to.
        """
        from dragoman.store.parquet import write_run

        return write_run(self, run, folder)

    def diff(self, before: str, after: str) -> Iterator[Difference]:
        """Gives what two runs read differently, in order of documents and places in their texts.

        Args:
            before: a run.
            after: another.

        Yields:
            One for each item that is only in one of them, or reads differently.
        """
        with self._database.reading() as connection:
            yield from differing.differences(connection, before, after)

    def check(self) -> list[str]:
        """Looks for damage: of the file, of references, of counts. Reads all of it.

        Returns:
            What is wrong, in words; nothing where all is well.
        """
        with self._database.reading() as connection:
            return running.check(connection)

    # -- behind the scenes

    def _selection(self, connection: Connection, kind: ItemKind, query: Query) -> Selection:
        return Selection(connection, kind, query, running.key_of(connection, query.run))

    def _items(self, kind: ItemKind, query: Query, limit: int, after: str | None, counted: bool) -> Page[Any]:
        with self._database.reading() as connection:
            selection = self._selection(connection, kind, query)
            return list_items(selection, limit=limit, after=after, counted=counted)

    def _item(self, kind: ItemKind, id: str, document: str | None, run: str, raw: bool) -> Any:
        with self._database.reading() as connection:
            return reading.item(connection, kind, id, document=document, run=run, raw=raw)


def _query(query: Query | None, filters: dict[str, Any]) -> Query:
    """The query with the filters given by name over it."""
    if not filters:
        return query or Query()
    named = {name: value for name, value in filters.items() if value is not None}
    return query_from({**(query.to_mapping() if query else {}), **named})


__all__ = ["ItemRow", "Store"]
