"""Shards: some reports read together; their results are one file, written whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DiskFullError, InputError
from dragoman.ingest.unit import Unit

SIZE = 32
"""Reports of a shard: some five seconds' work, so that a kill loses little and files are few."""

MAX_BYTES = 4_000_000
"""Bytes of reports in a shard of several: memory is bounded by this, or by one report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Some reports to read together.

    Args:
        number: counted from 0 in the run.
        units: the reports, in order.
        known: digests of texts among them that the run has read; they need no second reading.
    """

    number: int
    units: tuple[Unit, ...]
    known: frozenset[bytes] = frozenset()

    def digest(self) -> str:
        """Gives what names its reports: a file of results is used again only for the very same."""
        digest = hashlib.blake2b(digest_size=16)
        for unit in self.units:
            digest.update(unit.digest())
        return digest.hexdigest()


def pack(units: Iterable[Unit], *, size: int) -> Iterator[tuple[Unit, ...]]:
    """Packs reports together, in order.

    Args:
        units: the reports.
        size: the most reports of a pack.

    Yields:
        Packs of at most `size` reports and, of several reports, at most `MAX_BYTES` bytes.
    """
    pending: list[Unit] = []
    held = 0
    for unit in units:
        if pending and (len(pending) >= size or held + len(unit.content) > MAX_BYTES):
            yield tuple(pending)
            pending, held = [], 0
        pending.append(unit)
        held += len(unit.content)
    if pending:
        yield tuple(pending)


def shard_file(folder: Path, number: int) -> Path:
    """Names a shard's file."""
    return folder / f"{number:05}.jsonl"


def write_shard(path: Path, shard: Shard, lines: Sequence[bytes]) -> None:
    """Writes a shard's results: the file is there whole, and on the disk, or it is not there.

    Args:
        path: the file.
        shard: what was read.
        lines: its outcomes, one a report, in order.

    Raises:
        DiskFullError: there is no room; nothing is left behind.
    """
    head = json.dumps({"shard": shard.number, "units": shard.digest(), "reports": len(lines)}).encode()
    temporary = path.with_suffix(".tmp")
    with disk_errors(path):
        try:
            with temporary.open("wb") as file:
                for line in (head, *lines):
                    file.write(line + b"\n")
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
            sync_folder(path.parent)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def holds(path: Path, shard: Shard) -> bool:
    """Says whether a file holds the results of just this shard."""
    try:
        with path.open("rb") as file:
            head = json.loads(file.readline())
    except (FileNotFoundError, ValueError):
        return False
    return bool(head == {"shard": shard.number, "units": shard.digest(), "reports": len(shard.units)})


def read_lines(path: Path) -> Iterator[bytes]:
    """Gives the outcomes in a shard's file, one at a time."""
    with path.open("rb") as file:
        next(file)
        for line in file:
            yield line.rstrip(b"\n")


def sync_folder(folder: Path) -> None:
    """Puts a folder's names on the disk, where the system lets one."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Puts what a disk refuses into words: a full disk is named, with the room left on it.

    Raises:
        DiskFullError: no room, or over the user's quota.
        InputError: the folder can't be written.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise InputError(
                f"{path} can't be written: {error.strerror}", hint="check the folder and its owner"
            ) from error
        hint = "make room, then go on with 'dragoman run … --resume'; what was stored before is kept"
        raise DiskFullError(f"no room left on {disk_of(path)} for {path}", hint=hint) from error


def disk_of(path: Path) -> str:
    """Names the disk a file lies on, with the room left: "/data (0.0 GB free)"."""
    import shutil

    folder = path.absolute().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 1e9
    while folder.parent != folder and folder.stat().st_dev == folder.parent.stat().st_dev:
        folder = folder.parent
    return f"{folder} ({free:.1f} GB free)"
