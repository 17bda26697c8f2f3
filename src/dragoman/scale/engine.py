"""What reads shards, behind one protocol: in this process, in several, on a Ray cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from dragoman.errors import InputError
from dragoman.scale.reader import Reader, ReaderSpec
from dragoman.scale.shards import Shard

Stop = Callable[[], bool]
Told = Callable[[int], None]

ENGINES = ("serial", "processes", "ray")


@dataclass(frozen=True, slots=True)
class Finished:
    """A shard that was read: one line an outcome, in its units' order."""

    shard: Shard
    lines: tuple[bytes, ...]


class Engine(Protocol):
    """Reads shards."""

    def map(self, shards: Iterator[Shard], *, stop: Stop, told: Told) -> Iterator[Finished]:
        """Reads shards, taking no more of them than it has workers and one waiting each.

        Args:
            shards: what to read.
            stop: says whether to leave off; what is at work is then given up.
            told: called with the number of reports just read.

        Yields:
            Shards as they are finished, in whatever order.
        """
        ...


def open_engine(name: str, spec: ReaderSpec, *, workers: int) -> Engine:
    """Opens an engine by its name.

    Args:
        name: one of `ENGINES`.
        spec: how to read.
        workers: reports read at the same time.

    Returns:
        The engine; workers start when it is given shards.

    Raises:
        InputError: no such engine, or it is not installed.
    """
    if name == "serial":
        return Serial(spec)
    if name == "processes":
        from dragoman.scale.processes import Processes

        return Processes(spec, workers=workers)
    if name == "ray":
        from dragoman.scale.cluster import Cluster

        return Cluster(spec, workers=workers)
    raise InputError(f"no engine is called {name!r}", hint=f"there are {', '.join(ENGINES)}")


class Serial:
    """Reads in this process, one report after another.

    Args:
        spec: how to read.
    """

    def __init__(self, spec: ReaderSpec) -> None:
        self._spec = spec

    def map(self, shards: Iterator[Shard], *, stop: Stop, told: Told) -> Iterator[Finished]:
        """Reads shards in order; as `Engine.map`."""
        read: Reader | None = None
        for shard in shards:
            read = read or Reader(self._spec)
            lines: list[bytes] = []
            for unit in shard.units:
                if stop():
                    return
                lines.append(read(unit, shard.known))
                told(1)
            yield Finished(shard, tuple(lines))
