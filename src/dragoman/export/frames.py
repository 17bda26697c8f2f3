"""A record as pandas tables, one row an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError
from dragoman.export.phrases import distinct
from dragoman.records import ActorMention, Claim, Event, Position, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas

COLUMNS = {
    "events": (
        "document", "id", "type", "mode", "quad", "status", "attributed_to", "actors", "actor_codes", "recipients",
        "recipient_codes", "first", "last", "date_basis", "place", "country", "lat", "lon", "geonames_id", "precision",
        "anchor", "start", "end", "confidence",
    ),
    "claims": (
        "document", "id", "act", "form", "challenged", "sources", "source_codes", "content", "start", "end", "cue",
        "inside", "confidence",
    ),
    "positions": (
        "document", "id", "stance", "holders", "holder_codes", "kind", "object", "owner", "claim", "reason", "anchor",
        "start", "end", "confidence",
    ),
}  # fmt: skip
"""Names and order of each table's columns; several actors are joined by "; "."""


def to_frame(record: Record, kind: str) -> pandas.DataFrame:
    """Makes a table of a record's items.

    Args:
        record: the record.
        kind: "events", "claims" or "positions".

    Returns:
        One row an item, in the record's order; the columns are there also when no row is.

    Raises:
        InputError: another kind, or pandas is not installed.
    """
    if kind not in COLUMNS:
        raise InputError(f"no table of '{kind}'", hint=f"one of {', '.join(COLUMNS)}")
    try:
        import pandas
    except ImportError as error:
        raise InputError("tables need pandas", hint="pip install 'dragoman[frames]'") from error
    rows = [{"document": record.document.id, **row} for row in _rows(record, kind)]
    return pandas.DataFrame(rows, columns=list(COLUMNS[kind]))


def _rows(record: Record, kind: str) -> list[dict[str, Any]]:
    match kind:
        case "events":
            return [_event(event) for event in record.events]
        case "claims":
            return [_claim(claim) for claim in record.claims]
        case _:
            return [_position(position) for position in record.positions]


def _event(event: Event) -> dict[str, Any]:
    date, place = event.date, event.place
    row: dict[str, Any] = {
        name: getattr(event, name) for name in ("id", "type", "mode", "quad", "status", "attributed_to", "confidence")
    }
    row |= _people("actors", "actor_codes", event.actors) | _people("recipients", "recipient_codes", event.recipients)
    row |= {"anchor": event.anchor.text, "start": event.anchor.start, "end": event.anchor.end}
    if date:
        row |= {"first": date.first, "last": date.last, "date_basis": date.basis}
    if place:
        row |= {name: getattr(place, name) for name in ("country", "lat", "lon", "geonames_id", "precision")}
        row["place"] = place.name
    return row


def _claim(claim: Claim) -> dict[str, Any]:
    row = {name: getattr(claim, name) for name in ("id", "act", "form", "challenged", "inside", "confidence")}
    row |= _people("sources", "source_codes", claim.sources)
    content = claim.content
    return row | {"content": content.text, "start": content.start, "end": content.end, "cue": claim.cue.text}


def _position(position: Position) -> dict[str, Any]:
    about, anchor = position.object, position.anchor
    return {
        "id": position.id,
        "stance": position.stance,
        **_people("holders", "holder_codes", position.holders),
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


def _people(names: str, codes: str, mentions: Sequence[ActorMention]) -> dict[str, str]:
    people = distinct(mentions)
    return {
        names: "; ".join(mention.actor.name or mention.span.text for mention in people),
        codes: "; ".join(mention.actor.code for mention in people),
    }
