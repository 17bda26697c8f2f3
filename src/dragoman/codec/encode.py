"""A `Record` as JSON."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct

from dragoman.codec import shapes
from dragoman.records import (
    ActorMention,
    Claim,
    DateRange,
    Document,
    Event,
    Failure,
    Place,
    Position,
    Record,
    Span,
    Step,
)

DIGITS = 4
"""Decimals of a score: more say nothing, and differ between machines."""

Shape = TypeVar("Shape", bound=Struct)


def encode_record(record: Record, *, layers: bool = False) -> str:
    """Gives a record as one line of JSON.

    Args:
        record: what was read from a report.
        layers: True adds every mention, time and place, whether an event uses it or not.

    Returns:
        The line, without its line end; `record_schema` describes it.
    """
    return msgspec.json.encode(_record(record, layers=layers)).decode("utf-8")


def record_json(record: Record, *, layers: bool = False) -> dict[str, Any]:
    """Gives what `encode_record` writes as dictionaries, lists, strings and numbers."""
    decoded: dict[str, Any] = msgspec.json.decode(encode_record(record, layers=layers))
    return decoded


def encode_failure(failure: Failure) -> str:
    """Gives a report that was not read as one line of JSON: its fields by their names."""
    return msgspec.json.encode(failure).decode("utf-8")


def _record(record: Record, *, layers: bool) -> shapes.RecordShape:
    document = record.document
    return shapes.RecordShape(
        **{name: getattr(document, name) for name in ("id", "published", "published_source", "title", "outlet", "url")},
        text=document.text,
        dateline=_dateline(document),
        events=tuple(map(_event, record.events)),
        claims=tuple(map(_claim, record.claims)),
        positions=tuple(map(_position, record.positions)),
        notes=record.notes,
        mentions=tuple(map(_actor, record.mentions)) if layers else UNSET,
        times=tuple(
            _like(shapes.TimeShape, t, span=_span(t.span), range=_date(t.range), steps=_steps(t.steps))
            for t in record.times
        )
        if layers
        else UNSET,
        places=tuple(
            _like(shapes.PlaceMentionShape, p, span=_span(p.span), place=_place(p.place), steps=_steps(p.steps))
            for p in record.places
        )
        if layers
        else UNSET,
    )


def _dateline(document: Document) -> shapes.DatelineShape | None:
    dateline = document.dateline
    return _like(shapes.DatelineShape, dateline, span=_span(dateline.span)) if dateline else None


def _event(event: Event) -> shapes.EventShape:
    return _like(
        shapes.EventShape,
        event,
        anchor=_span(event.anchor),
        actors=_actors(event.actors),
        recipients=_actors(event.recipients),
        date=_date(event.date),
        place=_place(event.place),
        status_cue=_span(event.status_cue),
        confidence=round(event.confidence, DIGITS),
        quad=event.quad or None,
        sentence=_index(event.sentence),
        trigger=_index(event.trigger),
        steps=_steps(event.steps),
    )


def _claim(claim: Claim) -> shapes.ClaimShape:
    return _like(
        shapes.ClaimShape,
        claim,
        sources=_actors(claim.sources),
        cue=_span(claim.cue),
        content=_span(claim.content),
        challenged_by=_span(claim.challenged_by),
        addressees=_actors(claim.addressees),
        about=_actors(claim.about),
        confidence=round(claim.confidence, DIGITS),
        sentence=_index(claim.sentence),
        steps=_steps(claim.steps),
    )


def _position(position: Position) -> shapes.PositionShape:
    start, end = position.object.start, position.object.end
    return _like(
        shapes.PositionShape,
        position,
        holders=_actors(position.holders),
        object=_like(shapes.ObjectShape, position.object, start=_index(start), end=_index(end)),
        anchor=_span(position.anchor),
        reason=_span(position.reason),
        confidence=round(position.confidence, DIGITS),
        sentence=_index(position.sentence),
        steps=_steps(position.steps),
    )


def _actors(mentions: tuple[ActorMention, ...]) -> tuple[shapes.ActorShape, ...]:
    return tuple(map(_actor, mentions))


def _actor(mention: ActorMention) -> shapes.ActorShape:
    return shapes.ActorShape(
        start=mention.span.start,
        end=mention.span.end,
        text=mention.span.text,
        code=mention.actor.code,
        sector=mention.actor.sector,
        name=mention.actor.name,
        wikidata=mention.actor.wikidata,
        kind=mention.kind,
        sentence=_index(mention.sentence),
        head=_index(mention.head),
        steps=_steps(mention.steps),
    )


def _date(range: DateRange | None) -> shapes.DateShape | None:
    return _like(shapes.DateShape, range, start=_index(range.start), end=_index(range.end)) if range else None


def _place(place: Place | None) -> shapes.PlaceShape | None:
    return _like(shapes.PlaceShape, place, start=_index(place.start), end=_index(place.end)) if place else None


def _span(span: Span | None) -> Any:
    return _like(shapes.SpanShape, span) if span else None


def _steps(steps: tuple[Step, ...]) -> tuple[shapes.StepShape, ...]:
    return tuple(
        shapes.StepShape(by=s.by, saw=s.saw, score=None if s.score is None else round(s.score, DIGITS)) for s in steps
    )


def _index(number: int) -> int | None:
    """A negative index or offset is one that nobody gave."""
    return number if number >= 0 else None


def _like(shape: type[Shape], noun: object, **changed: Any) -> Shape:
    """The noun's attributes of the same names, some of them changed."""
    kept = {name: getattr(noun, name) for name in shape.__struct_fields__ if name not in changed}
    return shape(**kept, **changed)
