"""Puts a report that was read in the workbench into the workspace."""

from __future__ import annotations

from dragoman.records import Record
from dragoman.store import Store


def keep_record(store: Store, record: Record) -> None:
    """Adds a record to the latest run, or to a first one; nothing changes where it is already there.

    Args:
        store: the workspace's store.
        record: the record.
    """
    run = store.run("latest") if store.runs() else store.start_run({"made_by": "workbench"})
    shard = max(store.loaded_shards(run.id), default=-1) + 1
    store.add_shard(run.id, shard, [record])
