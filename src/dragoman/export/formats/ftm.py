"""FollowTheMoney: entities as JSON lines, for OpenAleph and yente."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.export.formats.base import Choices, Exporter, Written, whole_file
from dragoman.export.formats.codes import state_codes
from dragoman.export.phrases import one_line
from dragoman.records import Actor, ActorMention, Claim, Document, Event, Position, Record

_PUBLIC = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY"})
"""Sectors whose bodies are a state's own."""


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes Articles, Events, Notes (claims and positions) and those involved; each entity once.

    FollowTheMoney has no Claim: a claim is a Note on its Article. Events that are not asserted say so in their
    summary; who they involve is told, who did what to whom stands in the description.
    """
    seen: set[str] = set()
    counts: dict[str, int] = {}
    with whole_file(output) as file:
        for record in records:
            for entity in _entities(record):
                if entity["id"] in seen:
                    continue
                seen.add(entity["id"])
                counts[entity["schema"]] = counts.get(entity["schema"], 0) + 1
                file.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")
    return Written(rows=counts, paths=(output,))


def _entities(record: Record) -> Iterator[dict[str, Any]]:
    document = record.document
    article = _article(document)
    yield article
    for event in record.events:
        yield from map(_person, (*event.actors, *event.recipients))
        yield _event(event, document, article["id"])
    for claim in record.claims:
        yield from map(_person, claim.sources)
        yield _claim(claim, document, article["id"])
    for position in record.positions:
        yield from map(_person, position.holders)
        yield _position(position, document, article["id"])


def _entity(schema: str, id: str, **properties: Iterable[object]) -> dict[str, Any]:
    filled = {name: sorted({one_line(str(v)) for v in values if v}) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in filled.items() if values}}


def _id(*parts: str) -> str:
    return "dragoman-" + hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _article(document: Document) -> dict[str, Any]:
    article = _entity(
        "Article",
        _id("document", document.id),
        title=[document.title],
        publisher=[document.outlet],
        publishedAt=[document.published],
        sourceUrl=[document.url if document.url.startswith(("http://", "https://")) else ""],
        language=["eng"],
    )
    article["properties"]["bodyText"] = [document.text]
    return article


def _actor_id(actor: Actor, fallback: str) -> str:
    return actor.wikidata or _id("actor", actor.code, actor.name or fallback)


def _person(mention: ActorMention) -> dict[str, Any]:
    actor = mention.actor
    state = state_codes().get(actor.code)
    own = state is not None and actor.sector in _PUBLIC and actor.name in (state.name, "")
    return _entity(
        "PublicBody" if own else "LegalEntity",
        _actor_id(actor, mention.span.text),
        name=[actor.name or mention.span.text],
        country=[state.iso2.lower() if state else ""],
        wikidataId=[actor.wikidata],
        notes=[f"{actor.code} {actor.sector}"],
    )


def _ids(mentions: Iterable[ActorMention]) -> list[str]:
    return [_actor_id(mention.actor, mention.span.text) for mention in mentions]


def _names(mentions: Iterable[ActorMention]) -> str:
    return ", ".join(dict.fromkeys(mention.actor.name or mention.span.text for mention in mentions)) or "somebody"


def _event(event: Event, document: Document, article: str) -> dict[str, Any]:
    place, days = event.place, event.date
    state = state_codes().get(place.country or "") if place else None
    whom = f" → {_names(event.recipients)}" if event.recipients else ""
    return _entity(
        "Event",
        _id("event", document.id, event.id),
        name=[f"{event.type}: {_names(event.actors)}{whom}"],
        summary=[f"{event.status}; " + ("attributed" if event.attributed_to else "told by the writer")],
        description=[f"{_names(event.actors)} {event.type}{whom}, read from “{event.anchor.text}”"],
        keywords=[event.type, event.mode],
        startDate=[days.first if days else ""],
        endDate=[days.last if days else ""],
        location=[place.name if place else ""],
        country=[state.iso2.lower() if state else ""],
        involved=_ids((*event.actors, *event.recipients)),
        proof=[article],
        sourceUrl=[document.url if document.url.startswith(("http://", "https://")) else ""],
    )


def _claim(claim: Claim, document: Document, article: str) -> dict[str, Any]:
    return _entity(
        "Note",
        _id("claim", document.id, claim.id),
        name=[f"{_names(claim.sources)} ({claim.act})"],
        description=[claim.content.text],
        keywords=["claim", claim.act, claim.form, "challenged" if claim.challenged else ""],
        entity=[article, *_ids(claim.sources)],
    )


def _position(position: Position, document: Document, article: str) -> dict[str, Any]:
    about = position.object
    return _entity(
        "Note",
        _id("position", document.id, position.id),
        name=[f"{_names(position.holders)} ({position.stance})"],
        description=[f"{about.kind} of {about.owner}: {about.text}"],
        keywords=["position", position.stance, about.kind],
        entity=[article, *_ids(position.holders)],
    )


FTM = Exporter(name="ftm", suffix=".ftm.json", what="FollowTheMoney entities, one a line", write=write)
