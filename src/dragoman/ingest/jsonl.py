"""JSON Lines, one document a line; a JSON file with one document or a list of them too."""

from __future__ import annotations

import codecs
import difflib
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest.contents import MAX_BYTES, decode_text, read_stream
from dragoman.ingest.document import Given, document_from_text
from dragoman.ingest.published import parse_published
from dragoman.records import Document, Failure

FIELDS = ("id", "published", "title", "text", "url", "outlet")
"""What a document may carry; everything else in a line is ignored (gold records carry events, for instance)."""

_ALSO = {"outlet": "publisher"}
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
        fields: our names (`FIELDS`) to theirs.
        encoding: the encoding of the bytes; UTF-8 when None.
        whole: True for one JSON value (a document or a list of them) instead of lines. A first line that only opens
            a value says the same.

    Returns:
        Documents in order, and a `Failure` for each that can't be read.

    Raises:
        InputError: the stream is empty, `fields` names a field we don't have, or (`whole`) it is not JSON.
    """
    _check_fields(fields)
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


def _check_fields(fields: Mapping[str, str]) -> None:
    for ours in fields:
        if ours not in FIELDS:
            close = difflib.get_close_matches(ours, FIELDS, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"it has {', '.join(FIELDS)}"
            raise InputError(f"a document has no field {ours!r}", hint=hint)


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
    return iter([_document(value, given, where=name, fields=fields)])


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
        return _document(value, given, where=where, fields=fields)
    except InputError as error:
        return Failure(source=where, reason=error.message, hint=error.hint)


def _document(value: Any, given: Given, *, where: str, fields: Mapping[str, str]) -> Document:
    if not isinstance(value, dict):
        raise InputError(f"{where} is not a document", hint='a document is written {"text": "..."}')
    text = value.get(fields.get("text", "text"))
    if not isinstance(text, str):
        raise _no_text(value, where=where, key=fields.get("text", "text"))
    id = _words(value, "id", where=where, fields=fields)
    day = value.get(fields.get("published", "published")) or None
    try:
        published = parse_published(day) if day is not None else given.published
    except InputError as error:
        raise InputError(f"{where}: {error.message}", hint=error.hint) from None
    return document_from_text(
        text,
        id=id or None,
        published=published,
        published_source="field" if day is not None else "given",
        title=_words(value, "title", where=where, fields=fields),
        outlet=_words(value, "outlet", where=where, fields=fields),
        url=_words(value, "url", where=where, fields=fields),
        check_language=given.check_language,
        name=where,
    )


def _words(value: Mapping[str, Any], field: str, *, where: str, fields: Mapping[str, str]) -> str:
    key = fields.get(field, field)
    found = value.get(key, value.get(_ALSO.get(field, key)))
    if found is None:
        return ""
    if isinstance(found, int) and field == "id" and not isinstance(found, bool):
        return str(found)
    if not isinstance(found, str):
        raise InputError(f"{where}: {key!r} is {type(found).__name__}, not words")
    return found.strip() if field != "id" else found


def _no_text(value: Mapping[str, Any], *, where: str, key: str) -> InputError:
    if key in value:
        return InputError(f"{where}: {key!r} is {type(value[key]).__name__}, not text")
    long = max((k for k, v in value.items() if isinstance(v, str)), key=lambda k: len(value[k]), default=None)
    has = f"it has {', '.join(value) or 'nothing'}"
    hint = f"rename {long!r} with --text-field {long}" if long and long != key else has
    return InputError(f"{where}: no {key!r}", hint=hint)
