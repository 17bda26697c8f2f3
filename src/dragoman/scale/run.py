"""A run: sources in, a store filled; it may be stopped or killed at any moment and goes on where it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dragoman.errors import DiskFullError, InputError
from dragoman.ingest.expand import Naming, expand
from dragoman.ingest.sketch import text_digest
from dragoman.ingest.take import plain_text
from dragoman.ingest.unit import Unit
from dragoman.scale.config import run_config
from dragoman.scale.engine import Engine, open_engine
from dragoman.scale.ledger import Ledger
from dragoman.scale.reader import ReaderSpec
from dragoman.scale.settle import settle_shard
from dragoman.scale.shards import SIZE, Shard, disk_errors, holds, pack, shard_file, write_shard
from dragoman.scale.summary import Summary, Tally

if TYPE_CHECKING:
    from dragoman.store import Store

SHARDS = "shards"
Progress = Callable[[Tally, int], None]
"""Takes the counts so far and how many reports were just read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a run goes; none of it but `spec` and `naming` changes what is read.

    Args:
        spec: how reports are read.
        naming: what fields are called, and the encoding.
        engine: "serial", "processes" or "ray".
        workers: reports read at the same time.
        shard_size: reports of a shard, which are lost together in a kill.
        resume: goes on with a run that was stopped; without it such a run is refused.
        strict: the first report that can't be read ends the run.
        folder: where shards are kept; the workspace's when None.
    """

    spec: ReaderSpec = field(default_factory=ReaderSpec)
    naming: Naming = field(default_factory=Naming)
    engine: str = "serial"
    workers: int = 1
    shard_size: int = SIZE
    resume: bool = False
    strict: bool = False
    folder: Path | None = None


def run_corpus(
    sources: Sequence[str],
    store: Store,
    options: Options | None = None,
    *,
    progress: Progress = lambda tally, read: None,
    stop: Callable[[], bool] = lambda: False,
) -> Summary:
    """Reads the reports of some sources into a store.

    Args:
        sources: files, folders, globs.
        store: where records and failures go.
        options: how; as usual when None.
        progress: called after each report and each shard.
        stop: asked often; True leaves off, keeping what is stored.

    Returns:
        What became of them; `check`ed.

    Raises:
        InputError: a source or a setting is refused, another process is at work on this run, or it was stopped before
            and `resume` is not asked for.
        DiskFullError: a disk has no room; what was stored is kept.
        CountError: something was lost: a fault of ours.
    """
    options = options or Options()
    _check(options)
    began = time.monotonic()
    engine = open_engine(options.engine, options.spec, workers=options.workers)
    unfinished = {run.id for run in store.runs() if run.state != "finished"}
    run = store.start_run(run_config(options.spec, options.naming))
    folder = _folder(options, store) / SHARDS / run.id
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(folder / "ledger.db")
    try:
        ledger.keep_only(store.loaded_shards(run.id))
        if run.id in unfinished and not options.resume:
            _note(store, ledger, run.id, "stopped")
            raise InputError(f"run {run.id} was stopped before its end", hint="go on with it: --resume")
        work = _Work(
            run=run.id, store=store, ledger=ledger, folder=folder, options=options, progress=progress, stop=stop
        )
        try:
            work.read(sources, engine)
        except DiskFullError:
            raise  # nothing can be noted; the run is taken for running until it goes on
        except BaseException:
            ledger.keep_only(store.loaded_shards(run.id))
            _note(store, ledger, run.id, "stopped")
            raise
        state: Literal["finished", "stopped"] = "stopped" if stop() else "finished"
        _note(store, ledger, run.id, state)
    finally:
        ledger.close()
    return _summed(work.tally, run.id, state, seconds=time.monotonic() - began)


def _note(store: Store, ledger: Ledger, run: str, state: Literal["finished", "stopped"]) -> None:
    totals, kept = ledger.totals(), store.counts(run, beside=True)  # the ledger knows nothing of a pasted report
    read, failed, skipped = totals["read"] + kept.documents, totals["failed"] + kept.failures, totals["skipped"]
    store.finish_run(run, state, given=read + failed + skipped, read=read, failed=failed, skipped=skipped)


def _summed(tally: Tally, run: str, state: Literal["finished", "stopped"], *, seconds: float) -> Summary:
    summary = Summary(
        run=run,
        state=state,
        # when stopped, what was handed out and given up was not given yet
        given=tally.given if state == "finished" else tally.settled,
        read=tally.became["read"],
        failed=tally.became["failed"],
        skipped=tally.became["skipped"],
        before=tally.before,
        kinds=dict(sorted(tally.kinds.items())),
        seconds=seconds,
    )
    summary.check()
    return summary


def _check(options: Options) -> None:
    for name in ("workers", "shard_size"):
        if getattr(options, name) < 1:
            raise InputError(f"--{name.replace('_', '-')} {getattr(options, name)}: at least 1")
    if options.engine == "serial" and options.workers > 1:
        raise InputError("the engine 'serial' has one worker", hint="take --engine processes")


def _folder(options: Options, store: Store) -> Path:
    folder = options.folder or store.folder
    if folder is None:
        raise InputError(f"{store.place} has no folder for shards", hint="name one with --workspace DIR")
    return folder


@dataclass(slots=True)
class _Work:
    """One pass over the sources."""

    run: str
    store: Store
    ledger: Ledger
    folder: Path
    options: Options
    progress: Progress
    stop: Callable[[], bool]
    tally: Tally = field(default_factory=Tally)
    waiting: dict[int, Shard] = field(default_factory=dict)
    """Shards whose file is there, and which wait for one before them: the order decides who is the duplicate."""
    next: int = 0

    def read(self, sources: Sequence[str], engine: Engine) -> None:
        self.next = max(self.ledger.last_shard(), *self.store.loaded_shards(self.run), -1) + 1
        shards = self._to_read(self._shards(expand(sources, self.options.naming)))
        for finished in engine.map(shards, stop=self.stop, told=lambda read: self.progress(self.tally, read)):
            write_shard(shard_file(self.folder, finished.shard.number), finished.shard, finished.lines)
            self.waiting[finished.shard.number] = finished.shard
            self._settle()
        self._settle()

    def _new(self, units: Iterator[Unit]) -> Iterator[Unit]:
        """Counts all, gives those that the run has not read."""
        for unit in units:
            if self.stop():
                return
            self.tally.given += 1
            became = self.ledger.became(unit.digest())
            if became is None:
                yield unit
            else:
                self.tally.before += 1
                self.tally.became[became] += 1

    def _shards(self, units: Iterator[Unit]) -> Iterator[Shard]:
        fields = dict(self.options.naming.fields)
        for number, pack_ in enumerate(pack(self._new(units), size=self.options.shard_size), start=self.next):
            texts = (plain_text(unit, fields) for unit in pack_)
            known = self.ledger.known(text_digest(text) for text in texts if text)
            yield Shard(number=number, units=pack_, known=known)

    def _to_read(self, shards: Iterator[Shard]) -> Iterator[Shard]:
        """Gives the shards whose results are not there from before a kill."""
        for shard in shards:
            if holds(shard_file(self.folder, shard.number), shard):
                self.waiting[shard.number] = shard
                self.progress(self.tally, len(shard.units))
            else:
                yield shard

    def _settle(self) -> None:
        while self.next in self.waiting:
            shard = self.waiting.pop(self.next)
            settle_shard(
                shard_file(self.folder, self.next),
                shard,
                run=self.run,
                store=self.store,
                ledger=self.ledger,
                tally=self.tally,
                strict=self.options.strict,
            )
            self.next += 1
            self.progress(self.tally, 0)
