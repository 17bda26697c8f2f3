"""Results of reading -> rows, a shard in one transaction; what is there already is left as it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from dragoman.records import Failure, Record
from dragoman.store import fulltext, standing
from dragoman.store.figures import Counts
from dragoman.store.filters import run_of
from dragoman.store.flatten import Flat, flatten
from dragoman.store.inserting import Rows, chunks, insert, next_key
from dragoman.store.tables import documents, failures, records, shards


def prepare(results: Iterable[Record | Failure]) -> tuple[list[Flat], list[Failure]]:
    """Makes rows of results before a transaction begins, so that others wait for writing only."""
    flats, failed = [], []
    for result in results:
        if isinstance(result, Failure):
            failed.append(result)
        else:
            flats.append(flatten(result))
    return flats, failed


def load_shard(
    connection: Connection, run: int, shard: int, flats: Sequence[Flat], failed: Sequence[Failure]
) -> Counts:
    """Puts a shard's rows into the store.

    Args:
        connection: of a transaction that writes.
        run: the run's key.
        shard: the shard's number in its run.
        flats: its records, flattened.
        failed: its failures.

    Returns:
        What was new. A report that the run has already counts nothing; one whose text differs under the same id is a
        failure of kind "changed".
    """
    known = _loaded(connection, run, shard)
    if known is not None:
        return known
    keys, added = _documents(connection, flats)
    fresh, changed = _fresh(connection, run, flats, keys)
    rows = Rows(connection)
    for flat, document in fresh:
        rows.add_record(run, document, flat)
    rows.insert()
    fulltext_rows = [
        {"key": key, "title": flat.document["title"], "text": flat.document["text"]} for key, flat in added
    ]
    if fulltext_rows:
        fulltext.add_documents(connection, fulltext_rows)
    standing.apply_known(connection, run, [flat.document["id"] for flat, _ in fresh])
    failures_added = _failures(connection, run, shard, [*failed, *changed])
    counts = Counts(documents=len(fresh), failures=failures_added, **rows.counts)
    row = {"run": run, "shard": shard, **{name: getattr(counts, name) for name in Counts.__slots__}}
    connection.execute(shards.insert(), [row])
    return counts


def _loaded(connection: Connection, run: int, shard: int) -> Counts | None:
    row = connection.execute(select(shards).where(shards.c.run == run, shards.c.shard == shard)).mappings().first()
    return Counts(**{name: row[name] for name in Counts.__slots__}) if row else None


def _documents(
    connection: Connection, flats: Sequence[Flat]
) -> tuple[dict[tuple[str, str], int], list[tuple[int, Flat]]]:
    """Adds the documents that are not there; gives all their keys by (id, digest), and those added."""
    keys: dict[tuple[str, str], int] = {}
    for ids in chunks(sorted({flat.document["id"] for flat in flats})):
        found = select(documents.c.id, documents.c.digest, documents.c.key).where(documents.c.id.in_(ids))
        keys |= {(id, digest): key for id, digest, key in connection.execute(found)}
    added = []
    key = next_key(connection, documents)
    for flat in flats:
        name = (flat.document["id"], flat.document["digest"])
        if name not in keys:
            keys[name] = key
            added.append((key, flat))
            key += 1
    insert(connection, documents, [{"key": key, **flat.document} for key, flat in added])
    return keys, added


def _fresh(
    connection: Connection, run: int, flats: Sequence[Flat], keys: dict[tuple[str, str], int]
) -> tuple[list[tuple[Flat, int]], list[Failure]]:
    """The records that the run lacks, and the reports whose text is another than the run has read under their id."""
    read: dict[str, str] = {}
    for ids in chunks(sorted({flat.document["id"] for flat in flats})):
        joined = select(documents.c.id, documents.c.digest).join(records, records.c.document == documents.c.key)
        read |= dict(
            connection.execute(joined.where(run_of(connection, records) == run, documents.c.id.in_(ids))).tuples().all()
        )
    fresh, changed = [], []
    for flat in flats:
        id, digest = flat.document["id"], flat.document["digest"]
        if id not in read:
            read[id] = digest
            fresh.append((flat, keys[id, digest]))
        elif read[id] != digest:
            changed.append(
                Failure(
                    source=flat.document["url"] or id,
                    kind="changed",
                    at=id,
                    reason=f"this run has read another text under the id '{id}'",
                    hint="give it an id of its own, or read it in another run",
                )
            )
    return fresh, changed


def _failures(connection: Connection, run: int, shard: int, failed: Sequence[Failure]) -> int:
    rows = {}
    for failure in failed:
        named = {name: getattr(failure, name) for name in ("kind", "source", "at", "reason", "hint")}
        id = hashlib.sha256(json.dumps(named, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]
        rows[id] = {"run": run, "id": id, "shard": shard, **named}
    for ids in chunks(sorted(rows)):
        there = select(failures.c.id).where(failures.c.run == run, failures.c.id.in_(ids))
        for id in connection.scalars(there):
            del rows[id]
    insert(connection, failures, list(rows.values()))
    return len(rows)
