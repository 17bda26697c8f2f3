"""The front door: what kind of thing is it, and which reader takes it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal

from dragoman.errors import InputError
from dragoman.ingest.contents import decode_text, open_file, read_file, read_stream
from dragoman.ingest.document import document_from_text
from dragoman.ingest.published import parse_published
from dragoman.records import Document, Failure

Kind = Literal["text", "html", "jsonl"]

_SUFFIXES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
}  # fmt: skip


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
        published: the day of publication. It wins over what one text or page says; of JSON Lines, it is the day of the
            documents that have none.
        encoding: the encoding of the bytes; UTF-8, a byte order mark or the page's own word when None.
        fields: of JSON Lines: our names to theirs, as in {"text": "body", "published": "date"}.
        kind: "text", "html" or "jsonl" (JSON documents too); told by name and content when None.
        id, title, outlet, url: of one text or page; what is not given is read from it.
        check_language: False reads texts that are not English all the same.

    Yields:
        Documents, and a `Failure` for each JSON line that holds none; the others are still read.

    Raises:
        InputError: the source can't be read, or holds no report. Raised at once, not on the first document.
    """
    raise NotImplementedError
