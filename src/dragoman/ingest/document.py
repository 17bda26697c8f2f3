"""A text as a `Document`: checked, named, and with what its head says about it."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.errors import EmptyError, InputError, TooLargeError
from dragoman.ingest.dateline import find_dateline
from dragoman.ingest.header import read_header
from dragoman.ingest.language import check_english
from dragoman.ingest.published import address_day, parse_published, written_day
from dragoman.records import Document

MAX_CHARACTERS = 1_000_000
"""Characters of one report (some 170,000 words); spaCy's own limit, and far above any report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a reader was told about a report; "" and None where it was not told. As in `document_from_text`."""

    id: str | None = None
    published: date | None = None
    title: str = ""
    outlet: str = ""
    url: str = ""
    check_language: bool = True

    def as_arguments(self) -> dict[str, Any]:
        """Gives it as keyword arguments of `document_from_text`."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}


_SURROGATE = re.compile(r"[\ud800-\udfff]")


def document_from_text(
    text: str,
    *,
    id: str | None = None,
    published: date | str | None = None,
    title: str = "",
    outlet: str = "",
    url: str = "",
    check_language: bool = True,
    published_source: str = "given",
    name: str = "the text",
) -> Document:
    """Makes a document of a text.

    What is not given is read from the head of the text where it clearly stands there: headline, day, outlet, dateline.
    The text itself is kept as it is, but for a byte order mark before it.

    Args:
        text: the report; offsets count its code points.
        id: the id to keep; a hash of the text when None.
        published: the day it was published, as a `date` or in words (`parse_published`).
        title: the headline.
        outlet: who published it.
        url: its address.
        check_language: False reads the text whatever language it is in.
        published_source: where a given `published` was read.
        name: what to call the text in messages.

    Returns:
        The document.

    Raises:
        InputError: the text is empty, no text, or `published` is no day.
        TooLargeError: it is over `MAX_CHARACTERS`.
        LanguageError: it is not English.
    """
    day = parse_published(published) if published is not None else None
    text = text.removeprefix("\ufeff")
    _check_text(text, name=name)
    if check_language:
        check_english(text, name=name)
    header = read_header(text)
    dateline = find_dateline(text, starts=header.paragraphs)
    source: str | None = published_source
    if day is None:
        day, source = _day_from_text(header.published, dateline.day if dateline else None, url)
    return Document(
        id=id or content_id(text),
        text=text,
        published=day,
        published_source=source,
        title=title or header.title,
        outlet=outlet or header.outlet or (dateline.agency if dateline else None) or "",
        url=url,
        dateline=dateline,
    )


def content_id(text: str) -> str:
    """Gives the id of a text that has none: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _check_text(text: str, *, name: str) -> None:
    if not text.strip():
        raise EmptyError(f"{name} is empty", hint="a report needs at least a sentence")
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(
            f"{name} has {len(text):,} characters; a report may have {MAX_CHARACTERS:,}",
            hint="give one report at a time, or many as JSON Lines",
        )
    half = _SURROGATE.search(text)
    if half:
        raise InputError(f"{name} holds half a character (U+{ord(half[0]):04X}) at character {half.start()}")


def _day_from_text(head: date | None, dateline: str | None, url: str) -> tuple[date | None, str | None]:
    day = head or (written_day(dateline) if dateline else None)
    if day:
        return day, "text"
    day = address_day(url)
    return (day, "url") if day else (None, None)
