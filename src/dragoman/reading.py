"""The front door: a report's text or file in, a `Reading` out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from dragoman.errors import InputError
from dragoman.records import (
    ActorMention,
    Claim,
    Document,
    Event,
    Failure,
    PlaceMention,
    Position,
    Record,
    TimeMention,
)

if TYPE_CHECKING:
    import pandas

    from dragoman.actors.register import Register
    from dragoman.actors.who import Reading as Named
    from dragoman.pipeline import Tools

Kind = Literal["events", "claims", "positions"]
PathLike = str | Path


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one report.

    Args:
        record: everything found, each item with its characters and its reasons.
    """

    record: Record

    @property
    def document(self) -> Document:
        """The report as it was given."""
        return self.record.document

    @property
    def text(self) -> str:
        """The report's text; every offset counts its code points."""
        return self.record.document.text

    @property
    def events(self) -> tuple[Event, ...]:
        """Who did what to whom."""
        return self.record.events

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who said what."""
        return self.record.claims

    @property
    def positions(self) -> tuple[Position, ...]:
        """Who takes which side on whose claim or proposal."""
        return self.record.positions

    @property
    def mentions(self) -> tuple[ActorMention, ...]:
        """Every actor where the text names it."""
        return self.record.mentions

    @property
    def times(self) -> tuple[TimeMention, ...]:
        """Every expression of time."""
        return self.record.times

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        """Every name of a place."""
        return self.record.places

    def to_json(self) -> str:
        """Gives the record as one line of JSON; `dragoman schema` describes it."""
        from dragoman.codec import encode_record

        return encode_record(self.record, layers=True)

    def to_html(self) -> str:
        """Gives one self-contained page: the text with its layers marked, the record beside it."""
        from dragoman.export.html import html_page

        return html_page(self.record)

    def to_frame(self, kind: Kind = "events") -> pandas.DataFrame:
        """Gives a pandas table with one row an item.

        Args:
            kind: "events", "claims" or "positions".

        Raises:
            InputError: another kind, or pandas is not installed.
        """
        from dragoman.export.frames import to_frame

        return to_frame(self.record, kind)

    def explain(self, item: str) -> str:
        """Says why the record holds an item: its sentence, its words, the rules and models that decided.

        Args:
            item: its id, the beginning of its id, or its label ("e3": the third event in the text).

        Raises:
            InputError: there is no such item; the message names those there are.
        """
        from dragoman.export.explain import explain_item

        return explain_item(self.record, item)

    def _repr_html_(self) -> str:
        from dragoman.export.html import html_fragment

        return html_fragment(self.record)

    def __repr__(self) -> str:
        counts = (f"{len(self.events)} events", f"{len(self.claims)} claims", f"{len(self.positions)} positions")
        return f"<Reading {self.document.id!r}: {', '.join(counts)}>"


def read(
    text: str,
    *,
    published: date | str | None = None,
    title: str = "",
    id: str | None = None,
    url: str = "",
    actors: PathLike | None = None,
    codebook: PathLike | None = None,
    gazetteer: PathLike | None = None,
) -> Reading:
    """Reads one report.

    Args:
        text: the report, plain text in English.
        published: the day it was published, a date or words ("2024-05-20"); relative dates ("last week") need it.
        title: its headline.
        id: its id; a hash of the text when None.
        url: its address.
        actors: your own actors file, which wins over the register.
        codebook: your own codebook instead of PLOVER 2.0.
        gazetteer: a gazetteer built by `dragoman gazetteer build` instead of the embedded one.

    Returns:
        What was read. The first call loads the parser and the data (two to four seconds); later calls reuse them.

    Raises:
        InputError: the text is empty, not English or over the limit, or the date is none.
        CodebookError, RegisterError, GazetteerError, ModelError: a file is refused.
    """
    from dragoman.ingest import document_from_text

    document = document_from_text(text, id=id, published=published, title=title, url=url)
    return _read(document, actors=actors, codebook=codebook, gazetteer=gazetteer)


def who(text: str, *, on: date | str | None = None, actors: PathLike | None = None) -> Named:
    """Tells whom a phrase names: code, sector and name, with the candidates and the reasons.

    Args:
        text: a noun phrase: "Foreign Minister Lavrov", "a senior Iranian official", "the Kremlin".
        on: the day it is read on, a date or "YYYY-MM-DD"; offices are then read as they were held.
        actors: as in `read`.

    Returns:
        The reading; its code is "UNK" where nobody can be told or two candidates are too close.

    Raises:
        InputError: `on` is no day.
        RegisterError: the actors file is refused.
    """
    from dragoman.actors.who import who as name
    from dragoman.ingest import parse_published

    return name(text, on=parse_published(on) if on is not None else None, register=_register(_path(actors)))


def read_file(
    source: PathLike,
    *,
    published: date | str | None = None,
    encoding: str | None = None,
    actors: PathLike | None = None,
    codebook: PathLike | None = None,
    gazetteer: PathLike | None = None,
) -> Reading:
    """Reads the one report a file holds: plain text, HTML, or JSON Lines of one line.

    Args:
        source: the file's path, or an http(s) address.
        published: the day it was published; found in the file when None.
        encoding: the file's encoding; UTF-8 when None.
        actors: as in `read`.
        codebook: as in `read`.
        gazetteer: as in `read`.

    Returns:
        What was read.

    Raises:
        InputError: the file can't be read, or holds several reports (`read_files` reads those).
    """
    from dragoman.ingest import read_source

    documents = read_source(source, published=published, encoding=encoding)
    first = next(documents, None)
    if first is None:
        raise InputError(f"{source}: holds no report")
    if isinstance(first, Failure):
        raise InputError(f"{first.source}: {first.reason}", hint=first.hint)
    if next(documents, None) is not None:
        raise InputError(f"{source}: holds more than one report", hint="use dragoman.read_files")
    return _read(first, actors=actors, codebook=codebook, gazetteer=gazetteer)


def read_files(
    sources: Sequence[PathLike],
    *,
    published: date | str | None = None,
    encoding: str | None = None,
    fields: dict[str, str] | None = None,
    actors: PathLike | None = None,
    codebook: PathLike | None = None,
    gazetteer: PathLike | None = None,
) -> Iterator[Reading | Failure]:
    """Reads every report in some files, one at a time; one that can't be read gives a `Failure` and the rest go on.

    Args:
        sources: paths, http(s) addresses, or "-" for standard input.
        published: the day they were published; found in the files when None.
        encoding: the files' encoding; UTF-8 when None.
        fields: what the fields of JSON Lines are called: {"text": "body"}.
        actors: as in `read`.
        codebook: as in `read`.
        gazetteer: as in `read`.

    Yields:
        A Reading or a Failure for each report, in order.

    Raises:
        InputError: `published` is no day.
        CodebookError, RegisterError, GazetteerError, ModelError: a file is refused.
    """
    from dragoman.ingest import parse_published, read_source

    day = parse_published(published) if published is not None else None
    for source in sources:
        try:
            documents = read_source(source, published=day, encoding=encoding, fields=fields)
        except InputError as error:
            yield Failure(source=str(source), reason=error.message, hint=error.hint)
            continue
        for document in documents:
            if isinstance(document, Failure):
                yield document
            else:
                yield _read(document, actors=actors, codebook=codebook, gazetteer=gazetteer)


def _read(
    document: Document, *, actors: PathLike | None, codebook: PathLike | None, gazetteer: PathLike | None
) -> Reading:
    from dragoman.pipeline import read_document

    tools = _tools(_path(actors), _path(codebook), _path(gazetteer))
    try:
        return Reading(read_document(document, tools))
    except Exception as error:
        error.add_note(f"while reading {document.id}")
        raise


def _path(path: PathLike | None) -> Path | None:
    return None if path is None else Path(path)


@lru_cache(maxsize=2)
def _tools(actors: Path | None, codebook: Path | None, gazetteer: Path | None) -> Tools:
    """Loads the parser and the data, once for each choice of files."""
    from dragoman.pipeline import load_tools

    return load_tools(actors=actors, codebook=codebook, gazetteer=gazetteer)


@lru_cache(maxsize=2)
def _register(actors: Path | None) -> Register:
    """Loads whom there is to name, without the parser, once for each actors file."""
    from dragoman.actors import load_register

    return load_register(actors)
