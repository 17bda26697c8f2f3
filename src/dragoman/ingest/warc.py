"""WARC as units: the pages of its response records."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from dragoman.errors import ArchiveError, InputError
from dragoman.ingest.contents import MAX_BYTES
from dragoman.ingest.packed import cut_short, open_packed
from dragoman.ingest.unit import Unit, refused

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def warc_units(path: Path, *, source: str) -> Iterator[Unit]:
    """Gives the pages of a WARC file.

    Args:
        path: the file; compressed where its name ends in `.gz` or `.zst`.
        source: its name.

    Yields:
        A unit a response; one that is no page (another kind of content, an answer other than 200) is skipped, and so
        counted. Records other than responses are part of the format and pass without a word.

    Raises:
        ArchiveError: the file is cut short or damaged; the records before were given.
        InputError: FastWARC is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise InputError(f"{source} needs fastwarc", hint="pip install 'dragoman[corpus]'") from None
    stream, _ = open_packed(path)
    plain = _Plain(cast(io.BufferedReader, stream))
    number = 0
    with stream:
        try:
            # lengths are checked on the raw record: a missing end would else pass as a short page
            records = ArchiveIterator(
                plain, record_types=WarcRecordType.any_type, parse_http=False, auto_decode="none", stream_detect=False
            )
            for record in records:
                number += 1
                if record.record_type == WarcRecordType.response:
                    yield _unit(record, source=source, at=f"record {number}")
                elif "Content-Length" not in record.headers:
                    raise cut_short(source)
            if plain.fault:
                raise plain.fault
        except OSError as error:
            if plain.fault:
                raise plain.fault from None
            raise ArchiveError(f"{source} is damaged after record {number}: {error}", hint="fetch it again") from None


class _Plain:
    """The least of a stream that FastWARC asks of one: to be read, and to say where it is.

    A fault of the packing ends it and is kept: the whole records before it are still to be given.
    """

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream, self._position = stream, 0
        self.fault: ArchiveError | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self._stream.read1(size)
        except ArchiveError as error:
            self.fault, piece = error, b""
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        if (offset, whence) not in ((0, io.SEEK_CUR), (self._position, io.SEEK_SET)):
            raise OSError("a packed stream can't be moved about in")
        return self._position

    def close(self) -> None:
        self._stream.close()


def _unit(record: Any, *, source: str, at: str) -> Unit:
    length = record.content_length
    url = record.headers.get("WARC-Target-URI", "").strip("<>")
    if length > MAX_BYTES:
        return refused(source, "too-long", f"{url} has over {MAX_BYTES / 1e6:.0f} MB", at=at)
    record.freeze()
    if record.content_length < length or "Content-Length" not in record.headers:
        raise cut_short(source)
    record.parse_http(auto_decode="all")
    status = record.http_headers.status_code if record.http_headers else None
    kind = record.http_content_type or "no kind"
    if kind not in _PAGES or status != 200:
        return refused(source, "not-a-page", f"{url} is {kind}, answer {status}", at=at)
    content = record.reader.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return refused(source, "too-long", f"{url} has over {MAX_BYTES / 1e6:.0f} MB unpacked", at=at)
    return Unit(
        source=source, at=at, kind="html", content=content, given=(("url", url),), encoding=record.http_charset or None
    )
