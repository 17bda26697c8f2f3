"""Sources as units: folders, globs and files, one report after another, in an order that never changes."""

from __future__ import annotations

import codecs
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import DragomanError, InputError
from dragoman.ingest.archive import zip_units
from dragoman.ingest.contents import read_stream
from dragoman.ingest.feeds import FEED_HEAD, feed_units
from dragoman.ingest.folders import files_of
from dragoman.ingest.lines import json_units, line_units
from dragoman.ingest.packed import PACKED, open_packed
from dragoman.ingest.parquet import parquet_units
from dragoman.ingest.source import kind_of_content
from dragoman.ingest.tables import table_units
from dragoman.ingest.unit import Unit, failure_of, refused
from dragoman.ingest.warc import warc_units

_TABLES = frozenset({".csv", ".tsv", ".urls"})
_FEEDS = frozenset({".xml", ".rss", ".atom", ".rdf"})
_LINES = frozenset({".jsonl", ".ndjson"})
_ARCHIVES = frozenset({".zip", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".parquet", ".warc", *PACKED})
_BINARY = re.compile(
    rb"%PDF|PK\x03\x04|\xd0\xcf\x11\xe0|\x1f\x8b|\x28\xb5\x2f\xfd|\{\\rtf|\x89PNG|\xff\xd8\xff|GIF8|\x7fELF"
    rb"|SQLite format 3|PAR1|BZh|\xfd7zXZ|7z\xbc\xaf|RIFF|OggS|ID3|MZ\x90"
)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_NULS = 0.1
"""Share of zero bytes in a head from which it is no text (UTF-16 has its mark)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How sources name things.

    Args:
        fields: our names of fields to theirs, as pairs.
        encoding: the encoding of texts, pages and JSON; told by the bytes themselves when None.
    """

    fields: tuple[tuple[str, str], ...] = ()
    encoding: str | None = None


def expand(sources: Sequence[str], naming: Naming | None = None) -> Iterator[Unit]:
    """Gives the reports of some sources, lazily: what is held is one report and one folder's names.

    Args:
        sources: paths of files and folders, globs.
        naming: what fields are called, and the encoding; as usual when None.

    Yields:
        Units, sources in the order given, files by name, reports as they stand in their file. What holds no report
        (a file cut short, a picture, a link in a circle) is a unit with a refusal.

    Raises:
        InputError: a source is no file or folder, an address, or standard input.
    """
    naming = naming or Naming()
    for source in sources:
        if source == "-" or source.startswith(("http://", "https://")):
            what = "standard input" if source == "-" else source
            hint = "save it to a file first, so that a run can go on where it stopped"
            raise InputError(f"{what} can't be the source of a run", hint=hint)
        for found in files_of(source):
            yield from [found] if isinstance(found, Unit) else units_of_file(found, naming)


def units_of_file(path: Path, naming: Naming) -> Iterator[Unit]:
    """Gives the reports of one file; whatever is wrong with it becomes a refused unit after those before it."""
    source = str(path)
    last = ""
    try:
        for unit in _units(path, source, naming):
            last = unit.at
            yield unit
    except DragomanError as error:
        at = f"after {last}" if last else ""
        yield Unit(source=source, at=at, refusal=failure_of(error, source=source, at=at))
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield refused(source, "unreadable", reason, at=f"after {last}" if last else "")


def _units(path: Path, source: str, naming: Naming) -> Iterator[Unit]:
    fields = dict(naming.fields)
    if not path.is_file():
        kind = "missing" if path.is_symlink() or not path.exists() else "binary"
        return iter([refused(source, kind, "a link to nothing" if kind == "missing" else "not a regular file")])
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes[-1:] == [".parquet"]:
        return parquet_units(path, source=source, fields=fields)
    if ".warc" in suffixes and (suffixes[-1] == ".warc" or suffixes[-1] in PACKED):
        return warc_units(path, source=source)
    if suffixes[-1:] == [".zip"]:
        read = partial(_member, source=source, naming=naming)
        return zip_units(path, source=source, read=read)
    return _opened(path, source, naming)


def _opened(path: Path, source: str, naming: Naming) -> Iterator[Unit]:
    stream, suffix = open_packed(path)
    with stream:
        yield from stream_units(stream, suffix, source=source, naming=naming, folder=path.parent)


def _member(stream: BinaryIO, suffix: str, inside: str, *, source: str, naming: Naming) -> Iterator[Unit]:
    if suffix in _ARCHIVES:
        return iter([refused(source, "binary", "an archive inside an archive", at=inside)])
    return stream_units(stream, suffix, source=source, inside=inside, naming=naming)


def stream_units(
    stream: BinaryIO, suffix: str, *, source: str, inside: str = "", naming: Naming, folder: Path | None = None
) -> Iterator[Unit]:
    """Gives the reports of a stream: by its suffix, else by its first bytes.

    Args:
        stream: where to read.
        suffix: ".html", ".jsonl" …; "" where nothing is known.
        source: the name of the file.
        inside: where in the file the stream stands, for a file inside an archive.
        naming: what fields are called, and the encoding.
        folder: what paths in a list of pages start from; None where there can be none.

    Returns:
        Its units.
    """
    peekable = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
    head = peekable.peek(4096)[:4096]
    if _is_binary(head, told=suffix in _LINES | _TABLES):
        return iter([refused(source, "binary", "not text", at=inside)])
    if suffix in _LINES:
        return line_units(peekable, source=source, inside=inside, encoding=naming.encoding)
    if suffix in _TABLES:
        return table_units(peekable, source=source, inside=inside, fields=dict(naming.fields), folder=folder)
    if suffix in _FEEDS or FEED_HEAD.match(head.removeprefix(codecs.BOM_UTF8)):
        return feed_units(peekable, source=source, inside=inside)
    kind = kind_of_content(head, suffix=suffix)
    if kind == "jsonl":
        whole = suffix == ".json" or head.lstrip()[:1] == b"["
        read = json_units if whole else line_units
        return read(peekable, source=source, inside=inside, encoding=naming.encoding)
    content = read_stream(peekable, name=f"{source} {inside}".rstrip())
    return iter([Unit(source=source, at=inside, kind=kind, content=content, encoding=naming.encoding)])


def _is_binary(head: bytes, *, told: bool) -> bool:
    """Whether it is no text; of lines and rows (`told`) each is judged alone, whatever the first ones are full of."""
    if head.startswith(_WIDE):
        return False
    return bool(_BINARY.match(head)) or (not told and head.count(0) > _NULS * len(head) > 0)


def count_units(units: Iterable[Unit]) -> Mapping[str, tuple[int, int]]:
    """Counts units without reading them.

    Args:
        units: what `expand` gave.

    Returns:
        What there is ("text", "html", "json", or the kind of refusal) -> how many, and their bytes.
    """
    found: dict[str, tuple[int, int]] = {}
    for unit in units:
        kind = unit.refusal.kind if unit.refusal else unit.kind
        number, size = found.get(kind, (0, 0))
        found[kind] = number + 1, size + len(unit.content)
    return found
