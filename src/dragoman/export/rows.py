"""A record as flat rows: the tables that pandas, CSV and Parquet share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.export.phrases import distinct
from dragoman.records import ActorMention, Claim, Event, Position, Record

COLUMNS = {
    "documents": ("document", "published", "published_source", "title", "outlet", "url", "characters"),
    "events": (
        "document", "id", "type", "mode", "quad", "status", "attributed_to", "mutual", "actors", "actor_codes",
        "recipients", "recipient_codes", "first", "last", "date_basis", "place", "country", "lat", "lon", "geonames_id",
        "precision", "anchor", "start", "end", "cameo", "goldstein", "intensity", "confidence",
    ),
    "claims": (
        "document", "id", "act", "form", "challenged", "sources", "source_codes", "content", "start", "end", "cue",
        "inside", "confidence",
    ),
    "positions": (
        "document", "id", "stance", "holders", "holder_codes", "kind", "object", "owner", "claim", "reason", "anchor",
        "start", "end", "confidence",
    ),
    "participants": ("document", "item", "role", "code", "sector", "name", "wikidata", "text", "start", "end"),
}  # fmt: skip
"""Names and order of each table's columns; several actors are joined by "; "."""


def table_rows(record: Record, table: str) -> Iterator[dict[str, Any]]:
    """Gives a record's rows of one table, in the record's order; a column that has no value is missing or None.

    Args:
        record: the record.
        table: one of `COLUMNS`.
    """
    makers = {"documents": _documents, "events": _events, "claims": _claims, "positions": _positions}
    for row in makers.get(table, _participants)(record):
        yield {"document": record.document.id, **row}


def _documents(record: Record) -> Iterator[dict[str, Any]]:
    document = record.document
    row = {name: getattr(document, name) for name in ("published", "published_source", "title", "outlet", "url")}
    yield row | {"characters": len(document.text)}


def _events(record: Record) -> Iterator[dict[str, Any]]:
    return map(_event, record.events)


def _claims(record: Record) -> Iterator[dict[str, Any]]:
    return map(_claim, record.claims)


def _positions(record: Record) -> Iterator[dict[str, Any]]:
    return map(_position, record.positions)


def _participants(record: Record) -> Iterator[dict[str, Any]]:
    for event in record.events:
        yield from _people(event.id, actor=event.actors, recipient=event.recipients)
    for claim in record.claims:
        yield from _people(claim.id, source=claim.sources, addressee=claim.addressees)
    for position in record.positions:
        yield from _people(position.id, holder=position.holders)


def _people(item: str, **roles: Sequence[ActorMention]) -> Iterator[dict[str, Any]]:
    for role, mentions in roles.items():
        for mention in mentions:
            actor, span = mention.actor, mention.span
            names = {"code": actor.code, "sector": actor.sector, "name": actor.name, "wikidata": actor.wikidata}
            yield {"item": item, "role": role, **names, "text": span.text, "start": span.start, "end": span.end}


def _event(event: Event) -> dict[str, Any]:
    date, place = event.date, event.place
    names = ("id", "type", "mode", "quad", "status", "attributed_to", "mutual", "goldstein", "intensity", "confidence")
    row: dict[str, Any] = {name: getattr(event, name) for name in names}
    row |= _joined("actors", "actor_codes", event.actors) | _joined("recipients", "recipient_codes", event.recipients)
    row |= {"anchor": event.anchor.text, "start": event.anchor.start, "end": event.anchor.end}
    row["cameo"] = "; ".join(event.cameo)
    if date:
        row |= {"first": date.first, "last": date.last, "date_basis": date.basis}
    if place:
        row |= {name: getattr(place, name) for name in ("country", "lat", "lon", "geonames_id", "precision")}
        row["place"] = place.name
    return row


def _claim(claim: Claim) -> dict[str, Any]:
    row = {name: getattr(claim, name) for name in ("id", "act", "form", "challenged", "inside", "confidence")}
    row |= _joined("sources", "source_codes", claim.sources)
    content = claim.content
    return row | {"content": content.text, "start": content.start, "end": content.end, "cue": claim.cue.text}


def _position(position: Position) -> dict[str, Any]:
    about, anchor = position.object, position.anchor
    return {
        "id": position.id,
        "stance": position.stance,
        **_joined("holders", "holder_codes", position.holders),
        "kind": about.kind,
        "object": about.text,
        "owner": about.owner,
        "claim": about.claim,
        "reason": position.reason.text if position.reason else None,
        "anchor": anchor.text,
        "start": anchor.start,
        "end": anchor.end,
        "confidence": position.confidence,
    }


def _joined(names: str, codes: str, mentions: Sequence[ActorMention]) -> dict[str, str]:
    people = distinct(mentions)
    return {
        names: "; ".join(mention.actor.name or mention.span.text for mention in people),
        codes: "; ".join(mention.actor.code for mention in people),
    }
