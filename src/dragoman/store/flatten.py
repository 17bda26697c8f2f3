"""A `Record` as rows: plain values by column, without the keys that the database gives."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dragoman.codec import decode_record, encode_record
from dragoman.parse.around import sentence_around
from dragoman.records import ActorMention, Claim, Document, Event, ItemKind, Position, Record
from dragoman.store.tables import ROLES, UNDATED

DIGITS = 4
"""Decimals of a score, as in the JSON."""

PAIRS_MAX = 20
"""Parties on one side beyond which no pairs are kept: a list of all members of a body is no set of dyads."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its kind, its columns, its participants."""

    kind: ItemKind
    values: Values
    participants: tuple[Values, ...]


@dataclass(frozen=True, slots=True)
class Flat:
    """One record: its document's columns, its own, its items."""

    document: Values
    record: Values
    items: tuple[Item, ...]


def flatten(record: Record) -> Flat:
    """Makes rows of a record.

    Args:
        record: what was read from a report.

    Returns:
        The rows. An id that stands twice in a record is kept once: ids are hashes of content.
    """
    day = record.document.published or UNDATED
    found: dict[tuple[str, str], Item] = {}
    around = lru_cache(maxsize=64)(lambda start, end: sentence_around(record.document.text, start, end))
    for item in (
        *(_event(event, day) for event in record.events),
        *(_claim(claim) for claim in record.claims),
        *(_position(position) for position in record.positions),
    ):
        low, high = item.values.pop("reach")
        first, last = around(low, high)
        item.values.setdefault("day", day)
        item.values.update({"passage_start": first, "passage_end": last, "digest": _digest(item)})
        found.setdefault((item.kind, item.values["id"]), item)
    items = tuple(found.values())
    counts = {f"{kind}s": sum(item.kind == kind for item in items) for kind in ("event", "claim", "position")}
    said = "\n".join(sorted(f"{item.values['id']} {item.values['digest']}" for item in items))
    return Flat(
        document=_document(record.document),
        record={"day": day, **counts, "digest": _hash(said), "body": pack(record)},
        items=items,
    )


def pack(record: Record) -> bytes:
    """Gives a record's JSON with all layers, compressed: steps repeat themselves, nine tenths are saved."""
    return zlib.compress(encode_record(record, layers=True).encode("utf-8"), 6)


def unpack(body: bytes) -> str:
    """Gives the line of JSON that `pack` compressed."""
    return zlib.decompress(body).decode("utf-8")


def record_from(body: bytes) -> Record:
    """Gives the record that `pack` compressed."""
    return decode_record(unpack(body))


def document_digest(document: Document) -> str:
    """A hash of a document's text: another text under the same id is another version of it."""
    return _hash(document.text)


def code_roles(participants: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Gives each code that has a part in an item, with its roles as bits (`tables.ROLES`)."""
    found: dict[str, int] = {}
    for participant in participants:
        found[participant["code"]] = found.get(participant["code"], 0) | ROLES[participant["role"]]
    return found


def pairs_of(participants: Sequence[Mapping[str, Any]], *, mutual: bool) -> list[tuple[str, str, bool]]:
    """Gives the pairs of an event as (actor, recipient, mutual).

    Args:
        participants: who has a part in it.
        mutual: whether its actors do it with one another (they met, they clashed); those who do something side by side
            (two who condemn an attack) are no pair.

    Returns:
        Each actor with each recipient; of a mutual act, each pair in both directions. A side that nobody is named for
        is "".
    """
    actors = [p for p in participants if p["role"] == "actor"]
    recipients = {p["code"] for p in participants if p["role"] == "recipient"}
    codes = {p["code"] for p in actors}
    if max(len(codes), len(recipients)) > PAIRS_MAX:
        return [("", "", False)]
    if not mutual or recipients or len(actors) < 2:
        return [(a, b, False) for a in sorted(codes) or [""] for b in sorted(recipients) or [""]]
    among = [(a, b, True) for a in sorted(codes) for b in sorted(codes) if a != b]
    # two parties of one country: the pair is the country with itself
    named: dict[str, set[str]] = {}
    for actor in actors:
        named.setdefault(actor["code"], set()).add(actor["name"] or actor["text"])
    return among + [(code, code, True) for code in sorted(named) if len(named[code]) > 1] or [(min(codes), "", False)]


def pair_of(one: str, other: str) -> str:
    """Names two codes whatever their order: "CHN-USA"; "RUS-" where one side is nobody."""
    first, second = sorted((one, other), key=lambda code: (not code, code))
    return f"{first}-{second}"


def _document(document: Document) -> Values:
    line = document.dateline
    where = (
        {
            "start": line.span.start,
            "end": line.span.end,
            "place": line.place,
            "day": line.day,
            "agency": line.agency,
        }
        if line
        else None
    )
    return {
        "id": document.id,
        "digest": document_digest(document),
        "title": _storable(document.title),
        "text": _storable(document.text),
        "published": document.published,
        "published_source": document.published_source,
        "outlet": _storable(document.outlet),
        "url": _storable(document.url),
        "dateline": json.dumps(where, ensure_ascii=False) if where else None,
        "characters": len(document.text),
    }


def _storable(text: str) -> str:
    # PostgreSQL takes no NUL, SQLite's functions end at one; the record's own JSON keeps it
    return text.replace("\x00", "\ufffd")


def _event(event: Event, published: date) -> Item:
    when, where = event.date, event.place
    values: Values = {
        name: getattr(event, name)
        for name in ("id", "type", "mode", "quad", "status", "attributed_to", "mutual", "goldstein", "intensity")
    }
    values |= {
        "day": when.first if when else published,
        "anchor": _storable(event.anchor.text),
        "start": event.anchor.start,
        "end": event.anchor.end,
        "reach": (event.anchor.start, event.anchor.end),
        "confidence": round(event.confidence, DIGITS),
        "first": when.first if when else None,
        "last": when.last if when else None,
        "date_text": _storable(when.text) if when else None,
        "date_basis": when.basis if when else None,
        "place": _storable(where.text) if where else None,
        "place_name": where.name if where else None,
        "cameo": " ".join(event.cameo),
    }
    for name in ("country", "admin1", "lat", "lon", "geonames_id", "precision"):
        values[name] = getattr(where, name) if where else None
    return Item("event", values, _people(actor=event.actors, recipient=event.recipients))


def _claim(claim: Claim) -> Item:
    cue, content = claim.cue, claim.content
    values = {
        "id": claim.id,
        "act": claim.act,
        "form": claim.form,
        "challenged": claim.challenged,
        "inside": claim.inside,
        "content": _storable(content.text),
        "start": content.start,
        "end": content.end,
        "reach": (min(cue.start, content.start), max(cue.end, content.end)),
        "cue": _storable(cue.text),
        "cue_start": cue.start,
        "cue_end": cue.end,
        "challenged_by": _storable(claim.challenged_by.text) if claim.challenged_by else None,
        "confidence": round(claim.confidence, DIGITS),
    }
    return Item("claim", values, _people(source=claim.sources, addressee=claim.addressees, about=claim.about))


def _position(position: Position) -> Item:
    about, anchor = position.object, position.anchor
    values = {
        "id": position.id,
        "stance": position.stance,
        "owner": about.owner,
        "object_kind": about.kind,
        "object": _storable(about.text),
        "object_start": about.start,
        "object_end": about.end,
        "claim": about.claim,
        "anchor": _storable(anchor.text),
        "start": anchor.start,
        "end": anchor.end,
        "reach": (anchor.start, anchor.end),
        "reason": _storable(position.reason.text) if position.reason else None,
        "confidence": round(position.confidence, DIGITS),
    }
    return Item("position", values, (*_people(holder=position.holders), *owner_of(about.owner, values)))


def owner_of(code: str, values: Values) -> tuple[Values, ...]:
    """Gives the owner of what a side is taken on as a participant: a code, read from the object's words."""
    if not code:
        return ()
    words = {"text": values["object"], "start": values["object_start"], "end": values["object_end"]}
    return ({"role": "owner", "rank": 0, "code": code, "sector": "UNK", "name": "", "wikidata": None, **words},)


def _people(**roles: Sequence[ActorMention]) -> tuple[Values, ...]:
    return tuple(
        {
            "role": role,
            "rank": rank,
            "code": mention.actor.code,
            "sector": mention.actor.sector,
            "name": _storable(mention.actor.name),
            "wikidata": mention.actor.wikidata,
            "text": _storable(mention.span.text),
            "start": mention.span.start,
            "end": mention.span.end,
        }
        for role, mentions in roles.items()
        for rank, mention in enumerate(mentions)
    )


def _digest(item: Item) -> str:
    """A hash of what an item says; how sure it is does not count, so that a run differs where its reading does."""
    said = {name: value for name, value in item.values.items() if name not in ("confidence", "digest")}
    return _hash(json.dumps([said, item.participants], sort_keys=True, default=str))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
