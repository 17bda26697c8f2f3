"""A shard's results into the store: who is a duplicate of whom is decided here, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import CountError, InputError
from dragoman.ingest.unit import SKIPPED
from dragoman.records import Failure, Record
from dragoman.scale.ledger import Became, Ledger
from dragoman.scale.outcome import Outcome, decode_outcome
from dragoman.scale.shards import Shard, read_lines
from dragoman.scale.summary import Tally

if TYPE_CHECKING:
    from dragoman.store import Store


@dataclass(frozen=True, slots=True)
class _Settled:
    became: Became
    rows: tuple[Failure, ...]
    record: Record | None
    before: bool = False


def settle_shard(
    path: Path, shard: Shard, *, run: str, store: Store, ledger: Ledger, tally: Tally, strict: bool = False
) -> None:
    """Puts a shard's file into the ledger and the store, then takes the file away.

    The ledger comes first: what it alone knows is forgotten at the next start, so a kill between the two loses nothing.

    Args:
        path: the shard's file.
        shard: what was read.
        run: the run's id.
        store: where results go.
        ledger: what was read before.
        tally: counts, which grow.
        strict: the first report that can't be read ends the run.

    Raises:
        InputError: something failed and the run is strict; the shard is not stored.
        DiskFullError: there is no room; the shard's file stays, for the next start.
    """
    results: list[Record | Failure] = []
    counted = Tally()
    with ledger.transaction():
        for settled in _settled(path, shard, ledger):
            if strict and settled.became == "failed":
                row = settled.rows[0]
                raise InputError(f"{row.source} {row.at}".rstrip() + f": {row.reason}", hint=row.hint)
            counted.became[settled.became] += 1
            counted.before += settled.before
            counted.kinds.update(row.kind for row in settled.rows)
            results += map(_storable, settled.rows)
            results += [settled.record] if settled.record else []
    store.add_shard(run, shard.number, results)
    tally.became.update(counted.became)
    tally.before += counted.before
    tally.kinds.update(counted.kinds)
    path.unlink()


def _settled(path: Path, shard: Shard, ledger: Ledger) -> Iterator[_Settled]:
    for number, (unit, line) in enumerate(zip(shard.units, read_lines(path), strict=True), start=2):
        outcome, record = decode_outcome(line)
        if outcome.unit != unit.digest():
            raise CountError(f"{path} line {number} is not about {unit.name}", hint="a fault of ours")
        became = ledger.became(outcome.unit)
        if became is not None:  # the same place was named twice
            yield _Settled(became, (), None, before=True)
            continue
        source, at = unit.source, unit.at
        settled = _settle(outcome, record, ledger, source=source, at=at)
        ledger.add_unit(outcome.unit, shard=shard.number, became=settled.became)
        if settled.became == "read":
            ledger.add_document(outcome.document, shard=shard.number, text=outcome.text, sketch=outcome.sketch)
        yield settled


def _settle(outcome: Outcome, record: Record | None, ledger: Ledger, *, source: str, at: str) -> _Settled:
    if not outcome.text:
        return _Settled("skipped" if outcome.rows[0].kind in SKIPPED else "failed", outcome.rows, None)
    same = ledger.document_of(outcome.text)
    if same is not None:
        reason = f"the same text as document {same}"
        return _Settled("skipped", (Failure(source=source, at=at, kind="duplicate", reason=reason),), None)
    if ledger.has_id(outcome.document):
        reason = f"this run has read another text under the id '{outcome.document}'"
        hint = "give it an id of its own, or take ids from the texts with --id-field ''"
        return _Settled("failed", (Failure(source=source, at=at, kind="changed", reason=reason, hint=hint),), None)
    if record is None:
        raise CountError(f"{source} {at}: taken for read, but it was not", hint="a fault of ours")
    return _Settled("read", (*outcome.rows, *_likeness(outcome, ledger, source=source, at=at)), record)


def _likeness(outcome: Outcome, ledger: Ledger, *, source: str, at: str) -> Iterator[Failure]:
    nearest = ledger.nearest(outcome.sketch)
    if nearest is not None:
        document, share = nearest
        reason = f"document {outcome.document} reads like document {document}: {share:.0%} of their runs of words"
        yield Failure(source=source, at=at, kind="near-duplicate", reason=reason)


def _storable(row: Failure) -> Failure:
    """A row without half characters, which names of files and broken JSON may hold and no database takes."""
    words = {name: getattr(row, name) for name in ("source", "at", "reason", "hint")}
    return replace(row, **{name: _whole(value) for name, value in words.items() if value})


def _whole(words: str) -> str:
    return words.encode("utf-8", "replace").decode("utf-8")
