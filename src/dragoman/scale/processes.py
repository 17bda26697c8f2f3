"""Several processes on this machine. A report that kills its process is read once more, alone, then given up."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Literal

from dragoman.errors import DragomanError
from dragoman.scale.engine import Finished, Stop, Told
from dragoman.scale.reader import Reader, ReaderSpec, crashed
from dragoman.scale.shards import Shard

GROWTH = 768_000_000
"""Bytes by which a worker may grow before a fresh one takes its place: spaCy keeps every word it has ever seen."""

GRACE = 15.0
"""Seconds over the time limit after which a worker that does not answer (it is deep in compiled code) is killed."""

TRIES = 2
"""Processes that a report may take with it before it is given up; the first may have been killed from outside."""

START_TRIES = 3
_TICK = 0.2


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    shard: Shard | None = None
    lines: list[bytes] = field(default_factory=list)
    since: float = 0.0
    ready: bool = False
    overdue: bool = False
    first_size: int = 0
    size: int = 0


class Processes:
    """Reads in processes of their own, started afresh (spawn): the same on every system.

    Args:
        spec: how to read.
        workers: how many.
    """

    def __init__(self, spec: ReaderSpec, *, workers: int) -> None:
        self._spec, self._count = spec, max(1, workers)
        self._workers: list[_Worker] = []
        self._deaths: dict[tuple[int, int], int] = {}
        self._failed_starts = 0

    def map(self, shards: Iterator[Shard], *, stop: Stop, told: Told) -> Iterator[Finished]:
        """Reads shards; as `Engine.map`."""
        waiting: deque[Shard] = deque()
        exhausted = False
        try:
            while not stop():
                while not exhausted and len(waiting) < self._count:
                    shard = next(shards, None)
                    exhausted = shard is None
                    waiting.extend([shard] if shard else [])
                self._hand_out(waiting)
                if not any(worker.shard for worker in self._workers):
                    if exhausted and not waiting:
                        return
                    continue
                for worker in self._heard():
                    told(1)
                    if worker.shard and len(worker.lines) == len(worker.shard.units):
                        yield self._finished(worker)
                self._end_overdue(told)
                yield from self._replaced(told)
        finally:
            self._end_all()

    def _hand_out(self, waiting: deque[Shard]) -> None:
        busy = sum(worker.shard is not None for worker in self._workers)
        while len(self._workers) < min(self._count, busy + len(waiting)):
            self._workers.append(self._started())
        for worker in self._workers:
            if worker.shard is None and waiting:
                self._give(worker, waiting.popleft())

    def _started(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, self._spec), daemon=True)
        with _deaf_to_ctrl_c():
            process.start()
        theirs.close()
        return _Worker(process, ours, since=time.monotonic())

    def _give(self, worker: _Worker, shard: Shard, *, done: list[bytes] | None = None) -> None:
        worker.shard, worker.lines = shard, done or []
        worker.since = time.monotonic()
        with suppress(OSError):  # it has died meanwhile: found and replaced with the others
            worker.pipe.send((shard, len(worker.lines)))

    def _heard(self) -> Iterator[_Worker]:
        """Takes what workers have sent; gives each worker that sent an outcome."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for pipe in wait([*pipes, *(worker.process.sentinel for worker in self._workers)], timeout=_TICK):
            worker = pipes.get(pipe)  # type: ignore[call-overload]
            if worker is not None and self._take(worker) == "line":
                yield worker

    def _take(self, worker: _Worker) -> Literal["line", "ready", "closed"]:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            return "closed"
        if isinstance(message, DragomanError):
            raise message
        line, worker.size = message
        worker.since = time.monotonic()
        if line is None:
            worker.ready, worker.first_size, self._failed_starts = True, worker.size, 0
            return "ready"
        worker.lines.append(line)
        return "line"

    def _finished(self, worker: _Worker) -> Finished:
        shard, lines = worker.shard, tuple(worker.lines)
        assert shard is not None
        worker.shard, worker.lines = None, []
        if worker.size > worker.first_size + GROWTH:
            self._workers.remove(worker)
            _end(worker)
        return Finished(shard, lines)

    def _end_overdue(self, told: Told) -> None:
        for worker in self._workers:
            over = time.monotonic() - worker.since - self._spec.time_limit - GRACE
            if worker.ready and worker.shard and len(worker.lines) < len(worker.shard.units) and over > 0:
                unit = worker.shard.units[len(worker.lines)]
                worker.process.kill()
                worker.process.join()
                worker.overdue = True
                worker.lines.append(crashed(unit, f"took more than {self._spec.time_limit:g} seconds"))
                told(1)

    def _replaced(self, told: Told) -> Iterator[Finished]:
        """Puts a new worker in place of each that has died; it goes on with the shard where the other was."""
        for worker in [worker for worker in self._workers if not worker.process.is_alive()]:
            while worker.pipe.poll() and (heard := self._take(worker)) != "closed":  # what it sent before it died
                told(heard == "line")
            self._workers.remove(worker)
            worker.pipe.close()
            if not worker.ready:
                self._check_start(worker)
            shard, lines = worker.shard, worker.lines
            if shard is None:
                continue
            if worker.ready and not worker.overdue and len(lines) < len(shard.units):
                self._count_death(worker, shard, lines, told)
            if len(lines) == len(shard.units):
                yield Finished(shard, tuple(lines))
                continue
            fresh = self._started()
            self._workers.append(fresh)
            self._give(fresh, shard, done=lines)

    def _count_death(self, worker: _Worker, shard: Shard, lines: list[bytes], told: Told) -> None:
        place = (shard.number, len(lines))
        self._deaths[place] = self._deaths.get(place, 0) + 1
        if self._deaths[place] >= TRIES:
            del self._deaths[place]
            code = worker.process.exitcode or 0
            how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
            lines.append(crashed(shard.units[len(lines)], f"the process that read it ended with {how}, twice"))
            told(1)

    def _check_start(self, worker: _Worker) -> None:
        self._failed_starts += 1
        if self._failed_starts >= START_TRIES:
            code = worker.process.exitcode
            hint = "is there memory enough? some 600 MB a worker; try --workers 1"
            raise DragomanError(f"a worker ended with code {code} before it could read, {START_TRIES} times", hint=hint)

    def _end_all(self) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers = []


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """A process started in here does not hear Ctrl-C, not even while it is loading: it is its parent's to handle."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end(worker: _Worker) -> None:
    worker.process.kill()  # it holds nothing that must be put away
    worker.process.join()
    worker.pipe.close()


def work(pipe: Connection, spec: ReaderSpec) -> None:
    """Reads what comes through a pipe until it closes.

    Args:
        pipe: takes (shard, index of the first unit to read); gives (outcome line, bytes of memory in use).
        spec: how to read.
    """
    try:
        try:
            read = Reader(spec)
        except DragomanError as error:
            pipe.send(error)
            return
        pipe.send((None, memory_in_use()))
        while True:
            shard, first = pipe.recv()
            for unit in shard.units[first:]:
                pipe.send((read(unit, shard.known), memory_in_use()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent has gone


def memory_in_use() -> int:
    """Gives the bytes of memory this process holds now, 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
