"""A unit as a `Document`, with what should be known about it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dragoman.errors import DragomanError, EmptyError, InputError
from dragoman.ingest.contents import decode_text
from dragoman.ingest.document import Given, document_from_text
from dragoman.ingest.fields import document_from_fields, words_of, written_in
from dragoman.ingest.html import document_from_html
from dragoman.ingest.published import parse_published
from dragoman.ingest.unit import Unit, failure_of
from dragoman.records import Document, Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is told about all reports of a run.

    Args:
        fields: our names of fields to theirs, as pairs.
        published: the day of reports that have none of their own.
        check_language: False reads what is not English all the same.
    """

    fields: tuple[tuple[str, str], ...] = ()
    published: date | None = None
    check_language: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A unit taken in: its document, None where it could not be read, and rows about it."""

    document: Document | None
    rows: tuple[Failure, ...] = ()


def take(unit: Unit, wanted: Wanted) -> Taken:
    """Makes a document of a unit.

    A day that can't be read or is not there does not refuse a report: it is read without one, and a "no-date" row says
    so, for its "last week" can then not be dated.

    Args:
        unit: the report's bytes.
        wanted: what is told about all of them.

    Returns:
        The document or None, and a row for each thing that should be known.
    """
    if unit.refusal is not None:
        return Taken(document=None, rows=(unit.refusal,))
    try:
        document, fault = _READERS[unit.kind](unit, wanted)
    except DragomanError as error:
        return Taken(document=None, rows=(failure_of(error, source=unit.source, at=unit.at),))
    if document.published is not None:
        return Taken(document=document)
    reason = fault or "no day of publication"
    hint = "relative dates stay open; give the day with --published, or its field with --published-field"
    row = Failure(source=unit.source, at=unit.at, kind="no-date", reason=reason, hint=hint)
    return Taken(document=document, rows=(row,))


def _text(unit: Unit, wanted: Wanted) -> tuple[Document, str | None]:
    given, fault = _given(unit, wanted)
    text = decode_text(unit.content, name=unit.name, encoding=unit.encoding)
    return document_from_text(text, name=unit.name, **given.as_arguments()), fault


def _page(unit: Unit, wanted: Wanted) -> tuple[Document, str | None]:
    given, fault = _given(unit, wanted)
    # a day for reports without one must not win over the page's own
    document = _article(unit.content, replace(given, published=None), unit, encoding=unit.encoding)
    if document.published is None and given.published is not None:
        document = replace(document, published=given.published, published_source="given")
    return document, fault


def _article(content: bytes, given: Given, unit: Unit, *, encoding: str | None) -> Document:
    if not content.strip():
        raise EmptyError(f"{unit.name} is empty")
    return document_from_html(content, given, name=unit.name, encoding=encoding)


def _object(unit: Unit, wanted: Wanted) -> tuple[Document, str | None]:
    text = decode_text(unit.content, name=unit.name, encoding=unit.encoding)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = f"{error.msg.lower()}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise InputError(f"not JSON: {reason}", hint="one whole {...} a line") from None
    fields = dict(wanted.fields)
    fault = None
    if isinstance(value, dict):
        try:
            written_in(value, where=unit.name, fields=fields)
        except InputError as error:
            fault = error.message.removeprefix(f"{unit.name}: ")
            value = {**value, fields.get("published", "published"): None}
    if isinstance(value, dict) and isinstance(value.get("fault"), str) and not {"text", "html"} & value.keys():
        raise InputError(value["fault"])  # a watch could not have the page
    if _is_page(value, fields):
        return _page_in(value, unit, wanted, fields), fault
    given = Given(published=wanted.published, check_language=wanted.check_language)
    return document_from_fields(value, given, where=unit.name, fields=fields), fault


def _is_page(value: Any, fields: dict[str, str]) -> bool:
    return isinstance(value, dict) and fields.get("text", "text") not in value and isinstance(value.get("html"), str)


def _page_in(value: dict[str, Any], unit: Unit, wanted: Wanted, fields: dict[str, str]) -> Document:
    """A page that stands in an object, which may know more about it than the page does."""
    said = {field: words_of(value, field, where=unit.name, fields=fields) for field in ("title", "outlet", "url", "id")}
    day = written_in(value, where=unit.name, fields=fields)
    given = Given(
        id=said["id"] or None, title=said["title"], outlet=said["outlet"], url=said["url"],
        check_language=wanted.check_language, published=day,
    )  # fmt: skip
    document = _article(value["html"].encode("utf-8", "replace"), given, unit, encoding="utf-8")
    if document.published is None and wanted.published is not None:
        return replace(document, published=wanted.published, published_source="given")
    return replace(document, published_source="field") if day is not None else document


def _given(unit: Unit, wanted: Wanted) -> tuple[Given, str | None]:
    said = dict(unit.given)
    fault = None
    day = wanted.published
    if "published" in said:
        try:
            day = parse_published(said["published"])
        except InputError as error:
            fault = error.message
    given = Given(
        published=day,
        title=said.get("title", ""),
        outlet=said.get("outlet", ""),
        url=said.get("url", ""),
        check_language=wanted.check_language,
    )
    return given, fault


_READERS = {"text": _text, "html": _page, "json": _object}


def plain_text(unit: Unit, fields: dict[str, str]) -> str | None:
    """Gives a unit's text where that costs nothing: of a JSON object, not of a page. None where it can't be told."""
    if unit.kind != "json" or unit.encoding is not None or unit.refusal is not None:
        return None
    try:
        value = json.loads(unit.content)
    except (ValueError, RecursionError):
        return None
    text = value.get(fields.get("text", "text")) if isinstance(value, dict) else None
    return text.removeprefix("\ufeff") if isinstance(text, str) else None
