"""A document written as named fields: a JSON object, a row of a table, an entry of a feed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import date
from typing import Any

from dragoman.errors import EmptyError, InputError
from dragoman.ingest.document import Given, document_from_text
from dragoman.ingest.published import parse_published
from dragoman.records import Document

FIELDS = ("id", "published", "title", "text", "url", "outlet")
"""What a document may carry; everything else in a line is ignored (gold records carry events, for instance)."""

ALSO = {"outlet": "publisher"}
"""Other names of our fields, taken where ours is not there."""


def check_fields(fields: Mapping[str, str]) -> None:
    """Refuses a mapping of names that names a field we don't have.

    Args:
        fields: our names (`FIELDS`) to theirs.

    Raises:
        InputError: one of ours is none.
    """
    for ours in fields:
        if ours not in FIELDS:
            close = difflib.get_close_matches(ours, FIELDS, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"it has {', '.join(FIELDS)}"
            raise InputError(f"a document has no field {ours!r}", hint=hint)


def document_from_fields(value: Any, given: Given, *, where: str, fields: Mapping[str, str]) -> Document:
    """Makes a document of its fields.

    Args:
        value: the fields, by name; anything else is refused.
        given: the day of documents that have none, and whether to check their language.
        where: what to call the document in messages.
        fields: our names (`FIELDS`) to theirs.

    Returns:
        The document.

    Raises:
        InputError: it is no mapping, a field is of another kind, or its day is none.
        EmptyError: it has no text.
        LanguageError, TooLargeError: as of a text.
    """
    if not isinstance(value, dict):
        raise InputError(f"{where} is not a document", hint='a document is written {"text": "..."}')
    text = value.get(fields.get("text", "text"))
    if not isinstance(text, str):
        raise _no_text(value, where=where, key=fields.get("text", "text"))
    own = written_in(value, where=where, fields=fields)
    return document_from_text(
        text,
        id=words_of(value, "id", where=where, fields=fields) or None,
        published=own if own is not None else given.published,
        published_source="field" if own is not None else "given",
        title=words_of(value, "title", where=where, fields=fields),
        outlet=words_of(value, "outlet", where=where, fields=fields),
        url=words_of(value, "url", where=where, fields=fields),
        check_language=given.check_language,
        name=where,
    )


def written_in(value: Mapping[str, Any], *, where: str, fields: Mapping[str, str]) -> date | None:
    """Gives the day that a document's fields name, None where they name none.

    Raises:
        InputError: what stands there is no day.
    """
    day = value.get(fields.get("published", "published")) or None
    try:
        return parse_published(day) if day is not None else None
    except InputError as error:
        raise InputError(f"{where}: {error.message}", hint=error.hint) from None


def words_of(value: Mapping[str, Any], field: str, *, where: str, fields: Mapping[str, str]) -> str:
    """Gives a field that holds words, "" where there is none.

    Raises:
        InputError: it holds something else.
    """
    key = fields.get(field, field)
    found = value.get(key, value.get(ALSO.get(field, key)))
    if found is None:
        return ""
    if isinstance(found, int) and field == "id" and not isinstance(found, bool):
        return str(found)
    if not isinstance(found, str):
        raise InputError(f"{where}: {key!r} is {type(found).__name__}, not words")
    return found.strip() if field != "id" else found


def _no_text(value: Mapping[str, Any], *, where: str, key: str) -> EmptyError:
    if key in value:
        return EmptyError(f"{where}: {key!r} is {type(value[key]).__name__}, not text")
    long = max((k for k, v in value.items() if isinstance(v, str)), key=lambda k: len(value[k]), default=None)
    has = f"it has {', '.join(value) or 'nothing'}"
    hint = f"rename {long!r} with --text-field {long}" if long and long != key else has
    return EmptyError(f"{where}: no {key!r}", hint=hint)
