"""JSON as a `Record`. What people have written is checked key by key: msgspec would drop a misspelt key silently."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

import msgspec
from msgspec import Struct

from dragoman.codec import shapes
from dragoman.errors import InputError
from dragoman.records import (
    Actor,
    ActorMention,
    Claim,
    Dateline,
    DateRange,
    Document,
    Event,
    Failure,
    Place,
    PlaceMention,
    Position,
    PositionObject,
    Record,
    Span,
    Step,
    TimeMention,
)

Noun = TypeVar("Noun")

GOLD_KEYS = frozenset({"optional", "contested", "either", "both", "occ"})
"""What annotators of gold records add (record.md, "Gold"); known, and not kept in a `Record`."""


def decode_record(line: str | bytes | Mapping[str, Any], *, where: str = "record") -> Record:
    """Reads one record.

    What record.md does not ask for may be absent: an index or offset that nobody gave is -1, a quad class 0.

    Args:
        line: JSON, or what JSON says as dictionaries and lists.
        where: what to call it in messages ("gold.jsonl line 12").

    Returns:
        The record.

    Raises:
        InputError: not JSON, an unknown key, a value of the wrong kind, or a span that does not quote the text.
    """
    try:
        raw = msgspec.json.decode(line) if isinstance(line, str | bytes) else line
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{where} is not JSON: {error}") from None
    if not isinstance(raw, Mapping):
        raise InputError(f"{where} is not a JSON object", hint="a record is written {...}")
    _check_keys(raw, shapes.RecordShape, where=where, path="")
    try:
        shape = msgspec.convert(raw, shapes.RecordShape)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {_in_words(str(error))}") from None
    _check_spans(raw, shape.text, where=where, path="")
    return _record(shape)


def decode_failure(line: str | bytes, *, where: str = "failure") -> Failure:
    """Reads one failure, as `encode_failure` writes it.

    Args:
        line: JSON.
        where: what to call it in messages.

    Returns:
        The failure.

    Raises:
        InputError: not JSON, a key is unknown or missing, or a value is of the wrong kind.
    """
    try:
        return msgspec.convert(_known(msgspec.json.decode(line), where=where), Failure)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{where} is no failure: {_in_words(str(error))}") from None


def _known(raw: Any, *, where: str) -> Any:
    odd = set(raw) - {field.name for field in dataclasses.fields(Failure)} if isinstance(raw, Mapping) else set()
    if odd:
        raise InputError(f"{where}: unknown key {min(odd)!r}")
    return raw


def read_records(path: Path) -> Iterator[Record]:
    """Reads the records in a JSON Lines file, a JSON file (one record or a list), or a folder of JSON files.

    Args:
        path: the file or folder.

    Yields:
        Records in order of lines, of files by name.

    Raises:
        InputError: it can't be read, or a record in it is refused; the line is named.
    """
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield from read_records(file)
        return
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from None
    if path.suffix == ".json":
        yield from _whole(content, name=str(path))
        return
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            yield decode_record(line, where=f"{path} line {number}")


def _whole(content: bytes, *, name: str) -> Iterator[Record]:
    try:
        raw = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{name} is not JSON: {error}") from None
    if isinstance(raw, list):
        for number, item in enumerate(raw, start=1):
            yield decode_record(item, where=f"{name} item {number}")
    else:
        yield decode_record(raw, where=name)


def _check_keys(raw: Mapping[str, Any], shape: type[Struct], *, where: str, path: str) -> None:
    inner = _fields(shape)
    for key, value in raw.items():
        if key not in inner:
            if key in GOLD_KEYS:
                continue
            close = difflib.get_close_matches(str(key), inner, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(inner)}"
            raise InputError(f"{where}: unknown key {path + str(key)!r}", hint=hint)
        below = inner[key]
        if below is None:
            continue
        if isinstance(value, Mapping):
            _check_keys(value, below, where=where, path=f"{path}{key}.")
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, Mapping):
                    _check_keys(item, below, where=where, path=f"{path}{key}[{number}].")


@cache
def _fields(shape: type[Struct]) -> dict[str, type[Struct] | None]:
    """The keys of a shape, each with the shape inside it."""
    return {field.encode_name: _shape_in(field.type) for field in msgspec.structs.fields(shape)}


def _shape_in(kind: Any) -> type[Struct] | None:
    if isinstance(kind, type) and issubclass(kind, Struct):
        return kind
    return next(filter(None, map(_shape_in, get_args(kind))), None)


def _check_spans(raw: Any, text: str, *, where: str, path: str) -> None:
    if isinstance(raw, list):
        for number, item in enumerate(raw):
            _check_spans(item, text, where=where, path=f"{path}[{number}]")
    elif isinstance(raw, Mapping):
        start, end, quote = raw.get("start"), raw.get("end"), raw.get("text")
        if start is not None and end is not None and (start > end or text[start:end] != quote):
            found = f"{path}: [{start}, {end}) reads {text[start:end][:40]!r}, not {str(quote)[:40]!r}"
            raise InputError(f"{where}: {found}", hint="offsets count code points of 'text'")
        for key, value in raw.items():
            if isinstance(value, dict | list):
                _check_spans(value, text, where=where, path=f"{path}.{key}".lstrip("."))


def _in_words(message: str) -> str:
    """msgspec's "... - at `$.events[0].status`" with the path as people write it."""
    return message.replace("`$.", "`").replace("`$`", "the record")


def _record(shape: shapes.RecordShape) -> Record:
    names = ("id", "text", "published", "published_source", "title", "outlet", "url")
    dateline = shape.dateline
    return Record(
        document=Document(
            **{name: getattr(shape, name) for name in names},
            dateline=_like(Dateline, dateline, span=_span(dateline.span)) if dateline else None,
        ),
        events=tuple(map(_event, shape.events)),
        claims=tuple(map(_claim, shape.claims)),
        positions=tuple(_position(p, number) for number, p in enumerate(shape.positions, start=1)),
        mentions=_mentions(shape.mentions or ()),
        times=tuple(
            _like(TimeMention, t, span=_span(t.span), range=_date(t.range), steps=_steps(t.steps))
            for t in shape.times or ()
        ),
        places=tuple(
            _like(PlaceMention, p, span=_span(p.span), place=_place(p.place), steps=_steps(p.steps))
            for p in shape.places or ()
        ),
        notes=shape.notes,
    )


def _event(event: shapes.EventShape) -> Event:
    return _like(
        Event,
        event,
        quad=event.quad or 0,
        anchor=_span(event.anchor),
        sentence=_index(event.sentence),
        trigger=_index(event.trigger),
        actors=_mentions(event.actors),
        recipients=_mentions(event.recipients),
        mutual=event.mutual,
        status_cue=_span(event.status_cue),
        date=_date(event.date),
        place=_place(event.place),
        steps=_steps(event.steps),
    )


def _claim(claim: shapes.ClaimShape) -> Claim:
    return _like(
        Claim,
        claim,
        sources=_mentions(claim.sources),
        cue=_span(claim.cue),
        content=_span(claim.content),
        sentence=_index(claim.sentence),
        challenged_by=_span(claim.challenged_by),
        addressees=_mentions(claim.addressees),
        about=_mentions(claim.about),
        steps=_steps(claim.steps),
    )


def _position(position: shapes.PositionShape, number: int) -> Position:
    start, end = position.object.start, position.object.end
    return _like(
        Position,
        position,
        id=position.id or f"p{number}",
        holders=_mentions(position.holders),
        object=_like(PositionObject, position.object, start=_index(start), end=_index(end)),
        anchor=_span(position.anchor),
        sentence=_index(position.sentence),
        reason=_span(position.reason),
        steps=_steps(position.steps),
    )


def _mentions(actors: tuple[shapes.ActorShape, ...]) -> tuple[ActorMention, ...]:
    return tuple(
        ActorMention(
            span=Span(start=a.start, end=a.end, text=a.text),
            sentence=_index(a.sentence),
            head=_index(a.head),
            kind=a.kind,
            actor=Actor(code=a.code, sector=a.sector, name=a.name, wikidata=a.wikidata),
            steps=_steps(a.steps),
        )
        for a in actors
    )


def _date(date: shapes.DateShape | None) -> DateRange | None:
    return _like(DateRange, date, start=_index(date.start), end=_index(date.end)) if date else None


def _place(place: shapes.PlaceShape | None) -> Place | None:
    if place is None:
        return None
    return _like(
        Place,
        place,
        name=place.name or place.text,
        start=_index(place.start),
        end=_index(place.end),
        precision=place.precision or ("city" if place.lat is not None else "area"),
    )


def _span(span: shapes.SpanShape | None) -> Any:
    return _like(Span, span) if span else None


def _steps(steps: tuple[shapes.StepShape, ...]) -> tuple[Step, ...]:
    return tuple(_like(Step, step) for step in steps)


def _index(number: int | None) -> int:
    return -1 if number is None else number


def _like(noun: type[Noun], shape: Struct, **changed: Any) -> Noun:
    """A noun with the shape's values of the same names, some of them changed."""
    kept = {name: getattr(shape, name) for name in _names(cast(Hashable, noun)) if name not in changed}
    return noun(**kept, **changed)


@cache
def _names(noun: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(noun))
