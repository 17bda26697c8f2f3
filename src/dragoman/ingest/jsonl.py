"""JSON Lines, one document a line; a JSON file with one document or a list of them too."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest.contents import MAX_BYTES, decode_text, read_stream
from dragoman.ingest.document import Given
from dragoman.ingest.fields import check_fields, document_from_fields
from dragoman.records import Document, Failure

_WANTED = "JSON Lines have one document a line"
_LINES = re.compile(r"\s*\{.*\}[^\S\n]*\n\s*\{")


def documents_from_json(
    stream: io.BufferedReader,
    given: Given,
    *,
    name: str,
    fields: Mapping[str, str],
    encoding: str | None = None,
    whole: bool = False,
) -> Iterator[Document | Failure]:
    """Reads documents in JSON.

    Args:
        stream: where to read; closed at the end.
        given: the day of documents that have none, and whether to check their language.
        name: what to call the stream in messages.
        fields: our names (`fields.FIELDS`) to theirs.
        encoding: the encoding of the bytes; UTF-8 when None.
        whole: True for one JSON value (a document or a list of them) instead of lines. A first line that only opens
            a value says the same.

    Returns:
        Documents in order, and a `Failure` for each that can't be read.

    Raises:
        InputError: the stream is empty, `fields` names a field we don't have, or (`whole`) it is not JSON.
    """
    check_fields(fields)
    head = stream.peek(64)
    if not head:
        stream.close()
        raise InputError(f"{name} is empty", hint=_WANTED)
    opens = head.removeprefix(codecs.BOM_UTF8).lstrip()
    whole = whole or opens[:1] == b"[" or opens.partition(b"\n")[0].strip() == b"{"
    if not whole and not _is_wide(head, encoding):
        return _from_lines(stream, given, name=name, fields=fields, encoding=encoding)
    with stream:
        text = decode_text(read_stream(stream, name=name), name=name, encoding=encoding)
    return (_from_value if whole else _from_text)(text, given, name=name, fields=fields)


def _is_wide(head: bytes, encoding: str | None) -> bool:
    """True for UTF-16 and UTF-32, whose lines do not end at a byte 0x0A."""
    if encoding:
        return encoding.lower().replace("_", "-").startswith(("utf-16", "utf16", "utf-32", "utf32"))
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _from_value(text: str, given: Given, *, name: str, fields: Mapping[str, str]) -> Iterator[Document | Failure]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if _LINES.match(text):  # JSON Lines under the name of JSON
            return _from_text(text, given, name=name, fields=fields)
        raise InputError(f"{name} is not JSON: {error}", hint="one document, a list of them, or one a line") from None
    if isinstance(value, list):
        items = ((f"{name} item {number}", item) for number, item in enumerate(value, start=1))
        return (_document_or_failure(item, given, where=where, fields=fields) for where, item in items)
    return iter([document_from_fields(value, given, where=name, fields=fields)])


def _from_text(text: str, given: Given, *, name: str, fields: Mapping[str, str]) -> Iterator[Document | Failure]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _from_line(line, given, where=f"{name} line {number}", fields=fields)


def _from_lines(
    stream: io.BufferedReader, given: Given, *, name: str, fields: Mapping[str, str], encoding: str | None
) -> Iterator[Document | Failure]:
    found = False
    with stream:
        number = 0
        while line := stream.readline(MAX_BYTES + 1):
            number += 1
            where = f"{name} line {number}"
            if len(line) > MAX_BYTES:
                _skip_line(stream, line)
                found = True
                yield Failure(source=where, reason=f"{where} has over {MAX_BYTES / 1e6:.0f} MB")
            elif line.strip():
                found = True
                yield _from_bytes(line, given, where=where, fields=fields, encoding=encoding)
    if not found:
        raise InputError(f"{name} is empty", hint=_WANTED)


def _skip_line(stream: io.BufferedReader, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)


def _from_bytes(
    line: bytes, given: Given, *, where: str, fields: Mapping[str, str], encoding: str | None
) -> Document | Failure:
    try:
        text = decode_text(line, name=where, encoding=encoding)
    except InputError as error:
        return Failure(source=where, reason=error.message, hint=error.hint)
    return _from_line(text, given, where=where, fields=fields)


def _from_line(line: str, given: Given, *, where: str, fields: Mapping[str, str]) -> Document | Failure:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = f"{error.msg.lower()}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        return Failure(source=where, reason=f"{where} is not JSON: {reason}", hint="one whole {...} a line")
    return _document_or_failure(value, given, where=where, fields=fields)


def _document_or_failure(value: Any, given: Given, *, where: str, fields: Mapping[str, str]) -> Document | Failure:
    try:
        return document_from_fields(value, given, where=where, fields=fields)
    except InputError as error:
        return Failure(source=where, reason=error.message, hint=error.hint)
