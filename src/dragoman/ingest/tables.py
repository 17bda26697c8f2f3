"""CSV and TSV as units: rows with a text, or rows that name pages already downloaded."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import DragomanError, InputError
from dragoman.ingest.contents import MAX_BYTES, read_stream
from dragoman.ingest.lines import bounded_lines
from dragoman.ingest.packed import open_packed
from dragoman.ingest.unit import Unit, UnitKind, failure_of, refused

_PATH_COLUMNS = ("path", "file", "filename", "local_path", "localpath")
_URL_COLUMNS = ("url", "documentidentifier", "sourceurl", "address")
_DELIMITERS = "\t,;|"


def table_units(
    stream: BinaryIO, *, source: str, inside: str = "", fields: Mapping[str, str], folder: Path | None = None
) -> Iterator[Unit]:
    """Gives the rows of a table.

    The first line names the columns. A table without a text column, with columns for an address and a path
    (or whose every row is an address and a path) lists pages already downloaded: each is read where the path says.

    Args:
        stream: where to read.
        source: its name.
        inside: where in `source` the stream stands, for a file inside an archive.
        fields: our names of columns to theirs.
        folder: what paths of pages start from; None where pages can't be read (inside an archive).

    Yields:
        A unit a row; a row with more or fewer fields than columns, and a line over the limit, is refused.
    """
    # csv's own limit of 128 KiB a field is below a long report; ours is that of one report
    csv.field_size_limit(MAX_BYTES)
    numbered = _Numbered(stream)
    first = next(numbered, "")
    delimiter = max(_DELIMITERS, key=first.count)
    columns = _row(first, delimiter) if first.strip() else []
    if folder is not None and _is_bare_list(columns):
        yield _page(columns[0], columns[1], source=source, at="line 1", folder=folder)
        pages: tuple[int, int] | None = (0, 1)
    else:
        pages = _page_columns(columns, fields) if folder is not None else None
    if not columns:
        return
    rows = csv.reader(numbered, delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield refused(source, "unreadable", f"not a row: {error}", at=numbered.at(inside))
            continue
        yield from (refused(source, "too-long", "a line over the limit", at=at) for at in numbered.passed(inside))
        if row is None:
            return
        at = numbered.at(inside)
        if not any(row):
            continue
        if len(row) != len(columns):
            yield refused(source, "unreadable", f"has {len(row)} fields, the header {len(columns)}", at=at)
        elif pages and folder is not None:
            yield _page(row[pages[0]], row[pages[1]], source=source, at=at, folder=folder)
        else:
            yield _unit(row, columns, source=source, at=at)


class _Numbered:
    """Lines for `csv`, counted, each byte as one character so that a row in another encoding spoils only itself."""

    def __init__(self, stream: BinaryIO) -> None:
        self._lines = bounded_lines(stream)
        self._number = 0
        self._passed: list[int] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            self._number += 1
            if line is None:
                self._passed.append(self._number)
                continue
            content = line.removeprefix(codecs.BOM_UTF8) if self._number == 1 else line
            return content.decode("latin-1")
        raise StopIteration

    def at(self, inside: str) -> str:
        return f"{inside} line {self._number}".lstrip()

    def passed(self, inside: str) -> list[str]:
        found, self._passed = self._passed, []
        return [f"{inside} line {number}".lstrip() for number in found]


def _row(line: str, delimiter: str) -> list[str]:
    return [name.strip() for name in next(csv.reader([line], delimiter=delimiter), [])]


def _is_bare_list(columns: Sequence[str]) -> bool:
    return len(columns) == 2 and columns[0].startswith(("http://", "https://"))


def _page_columns(columns: Sequence[str], fields: Mapping[str, str]) -> tuple[int, int] | None:
    names = [column.lower() for column in columns]
    if fields.get("text", "text").lower() in names:
        return None
    url = next((names.index(name) for name in (fields.get("url", "url").lower(), *_URL_COLUMNS) if name in names), None)
    path = next((names.index(name) for name in _PATH_COLUMNS if name in names), None)
    return (url, path) if url is not None and path is not None else None


def _page(url: str, path: str, *, source: str, at: str, folder: Path) -> Unit:
    file = folder / path.encode("latin-1").decode("utf-8", "surrogateescape")
    try:
        if not file.exists():
            return refused(source, "missing", f"{file}: no such file, for {url}", at=at)
        stream, suffix = open_packed(file)
        with stream:
            content = read_stream(stream, name=str(file))
    except DragomanError as error:
        return Unit(source=source, at=at, refusal=failure_of(error, source=source, at=at))
    except OSError as error:
        return refused(source, "unreadable", f"{file}: {error.strerror}", at=at)
    kind: UnitKind = "text" if suffix in (".txt", ".text") else "html"
    return Unit(source=source, at=at, kind=kind, content=content, given=(("url", url),))


def _unit(row: Sequence[str], columns: Sequence[str], *, source: str, at: str) -> Unit:
    try:
        named = {
            _decoded(column): _decoded(value)
            for column, value in zip(columns, row, strict=True)
            if value  # an empty field says nothing
        }
    except UnicodeDecodeError as error:
        found = f"byte 0x{error.object[error.start]:02X} is not UTF-8"
        return refused(source, "encoding", found, at=at, hint="convert the table to UTF-8")
    named.setdefault(_decoded(columns[0]), "")
    return Unit(source=source, at=at, kind="json", content=json.dumps(named).encode("ascii"))


def _decoded(words: str) -> str:
    return words.encode("latin-1").decode("utf-8")


def check_columns(columns: Sequence[str], fields: Mapping[str, str], *, name: str) -> str:
    """Gives the name of the text column.

    Raises:
        InputError: there is none; the message names those there are.
    """
    wanted = fields.get("text", "text")
    if wanted in columns or "html" in columns:
        return wanted
    raise InputError(f"{name}: no column {wanted!r}", hint=f"it has {', '.join(columns)}; name it with --text-field")
