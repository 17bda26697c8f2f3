"""Runs: started, found, ended; what they put in and what they failed to read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, select, text, tuple_, update

from dragoman.errors import InputError
from dragoman.records import Run, RunState
from dragoman.store.figures import Counts
from dragoman.store.inserting import insert, next_key
from dragoman.store.rows import FailureRow, Page
from dragoman.store.tables import ITEMS, STANDING, failures, records, runs, shards
from dragoman.version import __version__

ID_LENGTH = 12
"""Characters of a run's id: enough for a name, 48 bits of its digest."""


def now(at: datetime | None = None) -> datetime:
    """A time as the database keeps it: UTC, without saying so; the clock's when None."""
    return (at or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)


def start(connection: Connection, config: Mapping[str, Any], *, at: datetime | None) -> Run:
    """Starts the run of a configuration, or goes on with it."""
    said = json.dumps(config, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(f"{__version__}\n{said}".encode()).hexdigest()
    key = connection.scalar(select(runs.c.key).where(runs.c.digest == digest))
    if key is None:
        row = {"id": digest[:ID_LENGTH], "digest": digest, "config": said, "version": __version__, "state": "running"}
        insert(connection, runs, [{"key": next_key(connection, runs), **row, "started": now(at)}])
    else:
        connection.execute(update(runs).where(runs.c.key == key).values(state="running", finished=None))
    return find(connection, digest[:ID_LENGTH])[1]


def finish(connection: Connection, id: str, state: RunState, counts: Mapping[str, int], *, at: datetime | None) -> Run:
    """Ends a run, or notes that it stopped."""
    key, run = find(connection, id)
    finished = now(at) if state == "finished" else None
    connection.execute(update(runs).where(runs.c.key == key).values(state=state, finished=finished, **counts))
    return find(connection, run.id)[1]


def count_more(connection: Connection, id: str, *, read: int, failed: int) -> Run:
    """Raises a run's counts by reports given to it one by one."""
    key, run = find(connection, id)
    raised = {"given": runs.c.given + read + failed, "read": runs.c.read + read, "failed": runs.c.failed + failed}
    connection.execute(update(runs).where(runs.c.key == key).values(**raised))
    return find(connection, run.id)[1]


def find(connection: Connection, id: str) -> tuple[int, Run]:
    """Gives a run's key and the run.

    Raises:
        InputError: there is none, or several begin so.
    """
    rows = select(runs).order_by(runs.c.started.desc(), runs.c.key.desc())
    if id != "latest":
        rows = rows.where(runs.c.id.startswith(id, autoescape=True))
    found = connection.execute(rows.limit(2)).all()
    if not found:
        raise InputError("no run yet" if id == "latest" else f"no run '{id}'", hint="'dragoman runs' lists them")
    if id != "latest" and len(found) > 1 and found[0].id != id:
        raise InputError(f"several runs begin with '{id}'", hint="'dragoman runs' lists them")
    return found[0].key, _run(found[0])


def key_of(connection: Connection, id: str) -> int:
    """Gives a run's key; where "latest" is asked for and there is none, one that nothing has."""
    if id == "latest":
        rows = select(runs.c.key).order_by(runs.c.started.desc(), runs.c.key.desc()).limit(1)
        return connection.scalar(rows) or 0
    return find(connection, id)[0]


def all_runs(connection: Connection) -> list[Run]:
    """Gives all runs, the one started last first."""
    return [_run(row) for row in connection.execute(select(runs).order_by(runs.c.started.desc(), runs.c.key.desc()))]


def _run(row: Any) -> Run:
    names = ("id", "digest", "config", "version", "state", "given", "read", "failed", "skipped")
    finished = row.finished.replace(tzinfo=UTC) if row.finished else None
    values = {name: getattr(row, name) for name in names}
    return Run(**values, started=row.started.replace(tzinfo=UTC), finished=finished)


def loaded_shards(connection: Connection, run: str) -> set[int]:
    """Gives the numbers of the shards that a run has added."""
    return set(connection.scalars(select(shards.c.shard).where(shards.c.run == find(connection, run)[0])))


def counts_of(connection: Connection, run: str, *, beside: bool = False) -> Counts:
    """Counts what a run has put into the store; `beside` only what came to it one by one, beside its sources."""
    key = key_of(connection, run)
    sums = [func.coalesce(func.sum(shards.c[name]), 0) for name in Counts.__slots__]
    rows = select(*sums).where(shards.c.run == key)
    row = connection.execute(rows.where(shards.c.shard < 0) if beside else rows).one()
    return Counts(**dict(zip(Counts.__slots__, map(int, row), strict=True)))


def failures_of(connection: Connection, run: str, *, limit: int, after: str | None) -> Page[FailureRow]:
    """Gives a page of the reports that a run did not read."""
    key = key_of(connection, run)
    order = (failures.c.shard, failures.c.source, failures.c.at, failures.c.id)
    rows = select(failures, runs.c.id.label("run_id")).join(runs, runs.c.key == failures.c.run)
    rows = rows.where(failures.c.run == key).order_by(*order)
    if after is not None:
        rows = rows.where(tuple_(*order) > tuple_(*_place(after)))
    found = connection.execute(rows.limit(limit + 1)).all()
    total = connection.scalar(select(func.count()).select_from(failures).where(failures.c.run == key))
    names = ("shard", "kind", "source", "at", "reason", "hint")
    page = tuple(FailureRow(run=row.run_id, **{n: getattr(row, n) for n in names}) for row in found[:limit])
    last = found[limit - 1] if len(found) > limit else None
    following = json.dumps([last.shard, last.source, last.at, last.id]) if last else None
    return Page(rows=page, total=total, next=following)


def _place(after: str) -> list[Any]:
    try:
        shard, source, at, id = json.loads(after)
        return [int(shard), str(source), str(at), str(id)]
    except (ValueError, TypeError):
        raise InputError(f"'{after}' is no place to go on from", hint="give a page's own 'next'") from None


def check(connection: Connection) -> list[str]:
    """Looks for damage; gives what is wrong in words."""
    wrong = []
    if connection.dialect.name == "sqlite":
        found = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
        wrong += [line for line in found if line != "ok"]
        wrong += [
            f"{row[0]} row {row[1]} points to no {row[2]}"
            for row in connection.execute(text("PRAGMA foreign_key_check"))
        ]
    for run in all_runs(connection):
        ended = run.read + run.failed + run.skipped
        if run.state == "finished" and ended != run.given:
            wrong.append(f"run {run.id}: {run.given} reports were given, {ended} read, failed or skipped")
    for name, table in ((f"{kind}s", table) for kind, table in ITEMS.items()):
        kept = select(table.c.run, func.count().label("n")).where(table.c.shown != STANDING).group_by(table.c.run)
        said = select(records.c.run, func.sum(records.c[name])).group_by(records.c.run)
        there: dict[int, int] = dict(connection.execute(kept).tuples().all())
        for number, n in connection.execute(said).tuples():
            if int(n) != there.get(number, 0):
                wrong.append(f"run {number}: its records have {n} {name}, the table {there.get(number, 0)}")
    return wrong
