"""The store: everything that can be put in, asked, and decided about what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.records import Story, StoryKind
from dragoman.store import canonical, differing, running, telling
from dragoman.store.opened import PAGE, asked
from dragoman.store.part_counts import Tallies
from dragoman.store.part_lists import Lists
from dragoman.store.part_reviews import Reviews
from dragoman.store.part_runs import Runs
from dragoman.store.query import Query
from dragoman.store.rows import Difference, Page, StoryRow


class Store(Runs, Lists, Tallies, Reviews):
    """A workspace's database. `open_store` opens one; it may be used by several threads.

    Questions take a `Query`, or its fields by name: `store.events(actor="RUS", since="2024-01-01")`.
    """

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
            selection = self._selection(connection, kind, asked(query, filters))
            return telling.page(selection, least=least, limit=limit, after=after)

    def story_of(self, item: str, *, document: str, run: str = "latest") -> Story | None:
        """Gives the story that an item is a telling of."""
        with self._database.reading() as connection:
            return telling.story_of(connection, running.find(connection, run)[0], document, item)

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
