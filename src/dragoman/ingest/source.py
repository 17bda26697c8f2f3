"""The front door: what kind of thing is it, and which reader takes it."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal, cast

from dragoman.ingest.contents import decode_text, open_file, read_stream
from dragoman.ingest.document import Given, document_from_text
from dragoman.ingest.fetch import fetch
from dragoman.ingest.html import document_from_html
from dragoman.ingest.jsonl import documents_from_json
from dragoman.ingest.published import parse_published
from dragoman.records import Document, Failure

Kind = Literal["text", "html", "jsonl"]

_SUFFIXES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
}  # fmt: skip
_PLAIN = frozenset({".txt", ".text", ".md"})
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"\s*(?:\[\s*)?\{\s*(?:\"|\})")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def read_source(
    source: str | Path,
    *,
    published: date | str | None = None,
    encoding: str | None = None,
    fields: Mapping[str, str] | None = None,
    kind: Kind | None = None,
    id: str | None = None,
    title: str = "",
    outlet: str = "",
    url: str = "",
    check_language: bool = True,
) -> Iterator[Document | Failure]:
    """Reads the reports in a file, on standard input or at an address.

    Args:
        source: a path, "-" for standard input, or an address ("https://...").
        published: the day of publication. It wins over what a text or a page says; of JSON Lines, it is the day of the
            documents that have none.
        encoding: the encoding of the bytes; UTF-8, a byte order mark or the page's own word when None.
        fields: of JSON Lines: our names to theirs, as in {"text": "body", "published": "date"}.
        kind: "text", "html" or "jsonl" (JSON documents too); told by name and content when None.
        id: the id of a text or page; a hash of its text when None.
        title: the headline of a text or page; read from it when "".
        outlet: who published a text or page; read from it when "".
        url: the address of a text or page; read from it when "".
        check_language: False reads texts that are not English all the same.

    Returns:
        Documents, and a `Failure` for each JSON line that holds none; the others are still read.

    Raises:
        InputError: the source can't be read, or holds no report. Raised at once, not with the first document.
    """
    day = parse_published(published) if published is not None else None
    given = Given(id=id, published=day, title=title, outlet=outlet, url=url, check_language=check_language)
    opened = _open(source)
    given = replace(given, url=url or opened.url)
    chosen = kind or kind_of_content(opened.stream.peek(2048), suffix=opened.suffix)
    name, code = opened.name, encoding or opened.encoding
    if chosen == "jsonl":
        whole = opened.suffix == ".json"
        return documents_from_json(opened.stream, given, name=name, fields=fields or {}, encoding=code, whole=whole)
    with opened.stream as stream:
        content = read_stream(stream, name=name, size=opened.size)
    if chosen == "html":
        return iter([document_from_html(content, given, name=name, encoding=code)])
    text = decode_text(content, name=name, encoding=code)
    return iter([document_from_text(text, name=name, **given.as_arguments())])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A source to read from: its bytes, what to call it, and what is known before reading."""

    stream: io.BufferedReader
    name: str
    size: int = 0
    suffix: str = ""
    encoding: str | None = None
    url: str = ""


def _open(source: str | Path) -> _Opened:
    if str(source) == "-":
        return _Opened(stream=_peekable(sys.stdin.buffer), name="standard input")
    if _ADDRESS.match(str(source)):
        page = fetch(str(source))
        stream = _peekable(io.BytesIO(page.content))
        return _Opened(stream=stream, name=str(source), suffix=page.suffix, encoding=page.encoding, url=page.url)
    path = Path(source)
    stream = _peekable(open_file(path))
    return _Opened(stream=stream, name=str(source), size=path.stat().st_size, suffix=path.suffix.lower())


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream))


def kind_of_content(head: bytes, *, suffix: str) -> Kind:
    """Says what a source is: by its name; by its first bytes where the name does not say or says text of a page.

    Args:
        head: its first bytes.
        suffix: its file suffix in small letters, "" for none.
    """
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(head):
        return "html"
    return "jsonl" if suffix not in _PLAIN and _JSON.match(head) else "text"
