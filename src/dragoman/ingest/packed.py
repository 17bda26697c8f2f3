"""Compressed streams, read within limits: what is cut short or swells beyond reason is refused, not swallowed."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import Any, BinaryIO, cast

from dragoman.errors import ArchiveError, InputError
from dragoman.ingest.contents import open_file

PACKED = frozenset({".gz", ".zst"})
"""Suffixes of compressed single files."""

FREE_BYTES = 64_000_000
"""Unpacked bytes up to which no ratio is asked for: small files of one repeated line are common and harmless."""

MAX_RATIO = 200
"""Unpacked to packed bytes beyond `FREE_BYTES`. News as text has 3 to 5, JSON Lines full of markup some 20; gzip's most
is 1,032. Chosen by us."""

MAX_WINDOW = 1 << 27
"""Bytes of zstd window: 128 MiB, what `zstd --long` uses by default."""

_CHUNK = 2048
"""Packed bytes decompressed at once: zstd's densest block makes some 64 MB of these, not more."""


def open_packed(path: Path) -> tuple[BinaryIO, str]:
    """Opens a file for reading, unpacked where its name ends in `.gz` or `.zst`.

    Args:
        path: the file.

    Returns:
        The stream, and the suffix that says what it holds (".jsonl" of "a.jsonl.gz"), in small letters. Reading it
        raises `ArchiveError` where it is cut short, damaged or a bomb.

    Raises:
        InputError: it can't be opened, or zstandard is not installed.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    last = suffixes[-1] if suffixes else ""
    if last not in PACKED:
        return open_file(path), last
    raw = open_file(path)
    inner = suffixes[-2] if len(suffixes) > 1 else ""
    unpacked: Any = gzip.GzipFile(fileobj=raw) if last == ".gz" else _Zstd(raw, name=str(path))
    return io.BufferedReader(Watched(unpacked, raw, name=str(path)), 1 << 16), inner


class Watched(io.RawIOBase):
    """A stream of unpacked bytes that keeps an eye on how many they become.

    Args:
        unpacked: where unpacked bytes are read.
        packed: what they come from; its position says how much was used.
        name: what to call it in messages.
    """

    def __init__(self, unpacked: Any, packed: BinaryIO, *, name: str) -> None:
        self._unpacked, self._packed, self._name, self._out = unpacked, packed, name, 0

    def readable(self) -> bool:
        """Says that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Reads into a buffer.

        Raises:
            ArchiveError: the packed bytes are cut short or damaged, or they swell beyond `MAX_RATIO`.
        """
        try:
            piece = self._unpacked.read1(len(buffer))  # what is there, before an error over what is not
        except EOFError:
            raise cut_short(self._name) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise ArchiveError(f"{self._name} is damaged: {error}", hint="fetch it again") from None
        self._out += len(piece)
        check_ratio(self._out, max(1, self._packed.tell()), name=self._name)
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Closes both streams."""
        if not self.closed:
            self._unpacked.close()
            self._packed.close()
        super().close()


def check_ratio(unpacked: int, packed: int, *, name: str) -> None:
    """Refuses what swells beyond `MAX_RATIO` when it is larger than `FREE_BYTES`.

    Raises:
        ArchiveError: it is a bomb.
    """
    if unpacked > FREE_BYTES and unpacked > MAX_RATIO * packed:
        found = f"{packed:,} bytes become more than {unpacked:,}"
        raise ArchiveError(
            f"{name} swells beyond reason: {found}", hint="unpack it yourself if you trust it", swells=True
        )


def cut_short(name: str) -> ArchiveError:
    """Gives the error of a file whose end is missing."""
    return ArchiveError(f"{name} is cut short: its end is missing", hint="what came before was read; fetch it again")


class _Zstd(io.RawIOBase):
    """Zstandard frames one after another; unlike the library's own reader it notices a missing end."""

    def __init__(self, raw: BinaryIO, *, name: str) -> None:
        try:
            import zstandard
        except ImportError:
            raise InputError(f"{name} needs zstandard", hint="pip install 'dragoman[corpus]'") from None
        self._library = zstandard
        self._raw, self._name = raw, name
        self._frame: Any = None
        self._waiting, self._ready, self._at = b"", b"", 0

    def readable(self) -> bool:
        return True

    def read1(self, size: int) -> bytes:
        while self._at >= len(self._ready):
            packed = self._waiting or self._raw.read(_CHUNK)
            if not packed:
                if self._frame is not None:
                    raise cut_short(self._name)
                return b""
            self._ready, self._at = self._unpack(packed), 0
        piece = self._ready[self._at : self._at + size]
        self._at += len(piece)  # a bomb's piece is large: it is not cut again and again
        return piece

    def _unpack(self, packed: bytes) -> bytes:
        if self._frame is None:
            decompressor = self._library.ZstdDecompressor(max_window_size=MAX_WINDOW)
            self._frame = decompressor.decompressobj()
        try:
            unpacked = self._frame.decompress(packed)
        except self._library.ZstdError as error:
            raise ArchiveError(f"{self._name} is damaged: {error}", hint="fetch it again") from None
        self._waiting = b""
        if self._frame.eof:
            self._waiting, self._frame = self._frame.unused_data, None
        return cast(bytes, unpacked)
