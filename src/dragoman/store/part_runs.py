"""The store's runs: started, filled, ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from dragoman.records import Failure, Record, Run, RunState
from dragoman.store import loading, running
from dragoman.store.figures import Counts
from dragoman.store.opened import PAGE, Opened
from dragoman.store.rows import FailureRow, Page


class Runs(Opened):
    """What is put in."""

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

    def counts(self, run: str = "latest", *, beside: bool = False) -> Counts:
        """Counts what a run has put into the store.

        Args:
            run: the run.
            beside: True counts only what came to it one by one, beside its sources (shards below 0).
        """
        with self._database.reading() as connection:
            return running.counts_of(connection, run, beside=beside)
