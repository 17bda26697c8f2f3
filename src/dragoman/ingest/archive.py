"""ZIP archives as units: their texts, pages and tables; never an archive inside an archive."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from dragoman.errors import ArchiveError
from dragoman.ingest.packed import check_ratio
from dragoman.ingest.unit import Unit, refused

Reader = Callable[[BinaryIO, str, str], Iterator[Unit]]
"""Takes a stream, the suffix that says what it holds, and where it stands inside the archive."""


def zip_units(path: Path, *, source: str, read: Reader) -> Iterator[Unit]:
    """Gives what a ZIP archive holds.

    Args:
        path: the archive.
        source: its name.
        read: gives the units of one file in it.

    Yields:
        Units of its files, in the archive's order.

    Raises:
        ArchiveError: it is cut short or damaged, or swells beyond reason as a whole.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = 0
            for entry in archive.infolist():
                if not entry.is_dir():
                    unpacked += entry.file_size
                    check_ratio(unpacked, path.stat().st_size, name=source)
                    yield from _members(archive, entry, source=source, read=read)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise ArchiveError(f"{source} is cut short or damaged: {error}", hint="fetch it again") from None


def _members(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, *, source: str, read: Reader) -> Iterator[Unit]:
    name = entry.filename
    if PurePosixPath(name).name.startswith(".") or name.startswith("__MACOSX/"):
        yield refused(source, "hidden", "a hidden file", at=name)
    elif entry.flag_bits & 1:
        yield refused(source, "unreadable", "is encrypted", at=name, hint="unpack the archive with its password")
    else:
        check_ratio(entry.file_size, max(1, entry.compress_size), name=f"{source} {name}")
        with archive.open(entry) as stream:
            yield from read(cast(BinaryIO, stream), PurePosixPath(name).suffix.lower(), name)
