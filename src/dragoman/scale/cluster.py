"""A Ray cluster: the same shard function, one Ray task a shard. The one door to Ray."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dragoman.errors import InputError
from dragoman.scale.engine import Finished, Stop, Told
from dragoman.scale.reader import Reader, ReaderSpec, crashed
from dragoman.scale.shards import Shard

RETRIES = 3
"""Times a shard whose node or process was lost is read anew before its reports are tried one by one."""

STORE_BYTES = 200_000_000
"""Ray's own memory for what travels between tasks: shards are small."""

_TICK = 0.2


class Cluster:
    """Reads on a Ray cluster: that at RAY_ADDRESS, else one of this machine's own.

    A shard's reports travel to the task and its outcomes back: nodes need no common disk. Files named in the spec (an
    actors file, a codebook) must be there under the same path on every node.

    Args:
        spec: how to read.
        workers: shards read at the same time.

    Raises:
        InputError: Ray is not installed.
    """

    def __init__(self, spec: ReaderSpec, *, workers: int) -> None:
        try:
            import ray
        except ImportError:
            raise InputError("the engine 'ray' needs Ray", hint="pip install 'dragoman[ray]'") from None
        self._ray: Any = ray
        self._spec, self._workers = spec, max(1, workers)

    def map(self, shards: Iterator[Shard], *, stop: Stop, told: Told) -> Iterator[Finished]:
        """Reads shards; as `Engine.map`."""
        own = self._joined()
        task = self._ray.remote(max_retries=RETRIES, scheduling_strategy="SPREAD")(read_shard)
        at_work: dict[Any, Shard] = {}
        exhausted = False
        try:
            while not stop():
                # one more than there are workers, so that none waits for its next
                while not exhausted and len(at_work) <= self._workers:
                    shard = next(shards, None)
                    exhausted = shard is None
                    if shard is not None:
                        at_work[task.remote(self._spec, shard)] = shard
                if not at_work:
                    return
                done, _ = self._ray.wait([*at_work], num_returns=1, timeout=_TICK)
                for reference in done:
                    shard = at_work.pop(reference)
                    lines = self._lines(reference, shard, task)
                    told(len(lines))
                    yield Finished(shard, lines)
        finally:
            for reference in at_work:
                self._ray.cancel(reference, force=True)
            if own:
                self._ray.shutdown()

    def _joined(self) -> bool:
        """Joins a cluster; True where it is one of our own, to be ended when we are done."""
        if self._ray.is_initialized():
            return False
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        address = os.environ.get("RAY_ADDRESS")
        alone: dict[str, Any] = {"num_cpus": self._workers, "object_store_memory": STORE_BYTES}
        self._ray.init(
            address=address, include_dashboard=False, log_to_driver=False, logging_level="ERROR",
            **({} if address else alone),
        )  # fmt: skip
        return True

    def _lines(self, reference: Any, shard: Shard, task: Any) -> tuple[bytes, ...]:
        failures = self._ray.exceptions
        try:
            return tuple(self._ray.get(reference))
        except (failures.WorkerCrashedError, failures.NodeDiedError, failures.OutOfMemoryError) as error:
            if len(shard.units) == 1:
                said = type(error).__name__
                return (crashed(shard.units[0], f"the process that read it ended, {1 + RETRIES} times: {said}"),)
        # one of them takes the process with it: each alone
        singles = [Shard(number=shard.number, units=(unit,), known=shard.known) for unit in shard.units]
        references = [task.remote(self._spec, single) for single in singles]
        return tuple(
            line for one, single in zip(references, singles, strict=True) for line in self._lines(one, single, task)
        )


def read_shard(spec: ReaderSpec, shard: Shard) -> list[bytes]:
    """Reads a shard; runs on a node."""
    read = _reader(spec)
    return [read(unit, shard.known) for unit in shard.units]


@lru_cache(maxsize=1)
def _reader(spec: ReaderSpec) -> Reader:
    """The reader of this process: tools are loaded once, then serve all its shards."""
    return Reader(spec)
