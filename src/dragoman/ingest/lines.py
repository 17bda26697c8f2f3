"""JSON Lines and JSON files as units, one object each; nothing longer than one report is ever held."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import DragomanError
from dragoman.ingest.contents import MAX_BYTES, decode_text, read_stream
from dragoman.ingest.unit import Unit, failure_of, refused

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def line_units(stream: BinaryIO, *, source: str, inside: str = "", encoding: str | None = None) -> Iterator[Unit]:
    """Gives the objects of JSON Lines.

    Args:
        stream: where to read.
        source: its name.
        inside: where in `source` the stream stands, for a file inside an archive: "a.jsonl".
        encoding: the encoding of the bytes; UTF-8, or what a byte order mark says, when None.

    Yields:
        A unit a line, blank ones left out; a line of more than `MAX_BYTES` is passed over, and refused.
    """
    for number, line in enumerate(_lines(stream, source=source, encoding=encoding), start=1):
        at = f"{inside} line {number}".lstrip()
        if line is None:
            yield refused(source, "too-long", f"a line of more than {MAX_BYTES / 1e6:.0f} MB", at=at)
        elif line.strip():
            yield Unit(source=source, at=at, kind="json", content=line, encoding=encoding)


def bounded_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Gives a stream's lines with their ends, None for one of more than `MAX_BYTES`."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield None


def _lines(stream: BinaryIO, *, source: str, encoding: str | None) -> Iterator[bytes | None]:
    first = stream.readline(MAX_BYTES + 1) if encoding is None else b""
    if first.startswith(_WIDE):  # its lines do not end at a byte 0x0A
        text = decode_text(first + read_stream(stream, name=source), name=source)
        yield from (line.encode("utf-8") for line in text.split("\n"))
        return
    head = io.BytesIO(first.removeprefix(codecs.BOM_UTF8))
    if len(first) > MAX_BYTES:
        while first and not first.endswith(b"\n"):
            first = stream.readline(1 << 20)
        yield None
    else:
        yield from bounded_lines(head)
    yield from bounded_lines(stream)


def json_units(stream: BinaryIO, *, source: str, inside: str = "", encoding: str | None = None) -> Iterator[Unit]:
    """Gives the objects of a JSON file: one, a list of them, or JSON Lines under the name of JSON.

    Args:
        stream: where to read.
        source: its name.
        inside: as in `line_units`.
        encoding: the encoding of the bytes; UTF-8, or what a byte order mark says, when None.

    Yields:
        A unit an object; one refused unit where it is no JSON, or more than `MAX_BYTES`.
    """
    try:
        text = decode_text(read_stream(stream, name=source), name=source, encoding=encoding)
    except DragomanError as error:
        failure = failure_of(error, source=source, at=inside)
        yield Unit(source=source, at=inside, refusal=failure)
        return
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if text.lstrip().startswith("{") and "}\n" in text:
            lines = io.BytesIO(text.encode("utf-8", "surrogatepass"))
            yield from line_units(lines, source=source, inside=inside)
        else:
            yield refused(source, "unreadable", f"not JSON: {error}", at=inside)
        return
    if not isinstance(value, list):
        yield Unit(source=source, at=inside, kind="json", content=_dumped(value))
        return
    for number, item in enumerate(value, start=1):
        yield Unit(source=source, at=f"{inside} item {number}".lstrip(), kind="json", content=_dumped(item))


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True).encode("ascii")
