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
    fresh = not store.runs()
    run = store.start_run({"made_by": "workbench"}) if fresh else store.run("latest")
    # below 0, where a run that goes on in another terminal never numbers its shards
    shard = min([0, *store.loaded_shards(run.id)]) - 1
    added = store.add_shard(run.id, shard, [record])
    if fresh:  # nothing else is to come: a run left open would wait for its end
        store.finish_run(run.id)
    store.count_more(run.id, read=added.documents, failed=added.failures)
