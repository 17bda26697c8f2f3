"""Folders and globs as files, in an order that is the same everywhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from glob import iglob
from pathlib import Path

from dragoman.errors import InputError
from dragoman.ingest.unit import Unit, refused

_DATABASE = "dragoman.db"
_OWN = frozenset({_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm", "shards", "parquet", "watch.json"})
"""What a workspace keeps beside its inbox: no reports."""

_MAGIC = re.compile(r"[*?\[]")


def files_of(source: str) -> Iterator[Path | Unit]:
    """Gives the files that a source names: itself, those of a folder and the folders below, those of a glob.

    Args:
        source: a path or a glob ("news/**/*.html").

    Yields:
        Files by name, those of a folder before its folders; a refused unit for each hidden entry and for each link
        back to a folder already visited. One folder's names are held at a time.

    Raises:
        InputError: there is no such file, or nothing fits the glob.
    """
    path = Path(source)
    if path.is_dir():
        yield from _walk(path, visited=set())
    elif path.exists():
        yield path
    elif _MAGIC.search(source):
        yield from _globbed(source)
    else:
        raise InputError(f"{source}: no such file or folder", hint="name files, folders or globs in quotes")


def _globbed(pattern: str) -> Iterator[Path | Unit]:
    found = sorted(iglob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        raise InputError(f"{pattern}: nothing fits this", hint="** stands for any folders, * for any name")
    visited: set[tuple[int, int]] = set()
    for name in found:
        path = Path(name)
        # "**" names folders as well as what is in them: only files count
        if path.is_dir() and "**" not in pattern:
            yield from _walk(path, visited=visited)
        elif not path.is_dir():
            yield path


def _walk(top: Path, *, visited: set[tuple[int, int]]) -> Iterator[Path | Unit]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in visited:
                yield refused(str(folder), "link", "a link to a folder that was already visited")
                continue
            visited.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                names = sorted((entry.name, _is_folder(entry)) for entry in entries)
        except OSError as error:
            yield refused(str(folder), "unreadable", f"can't be listed: {error.strerror}")
            continue
        own = _OWN if any(name == _DATABASE for name, _ in names) else frozenset[str]()
        for name, is_folder in names:
            if name in own or name.startswith("."):
                what = "Dragoman's own" if name in own else "a hidden folder" if is_folder else "a hidden file"
                yield refused(str(folder / name), "hidden", what)
        shown = [(name, is_folder) for name, is_folder in names if not (name in own or name.startswith("."))]
        yield from (folder / name for name, is_folder in shown if not is_folder)
        waiting += reversed([folder / name for name, is_folder in shown if is_folder])


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False
