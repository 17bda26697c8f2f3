"""Records as they stand: what a query wants of them, with reviewers' corrections applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dragoman.analysis.asked import asked
from dragoman.export.formats import Telling
from dragoman.records import (
    Actor,
    ActorMention,
    Claim,
    DateRange,
    Event,
    ItemKind,
    Place,
    Position,
    Record,
    Span,
    Step,
    Story,
)
from dragoman.store import ClaimRow, EventRow, Party, PositionRow, Query, Store, every_row

_PAGE = 500
_KINDS: tuple[ItemKind, ...] = ("event", "claim", "position")
_BY_REVIEW = "review"


def records_of(store: Store, query: Query | None = None, **filters: Any) -> Iterator[Record]:
    """Gives the records of a run, one at a time, in order of documents.

    Args:
        store: where they are.
        query: which items; a filter that only events have (`type`) leaves claims and positions out, and so on.
        filters: the query's fields by name.

    Yields:
        A record for each document that has an item wanted; where nothing narrows, for each document. What reviewers
        rejected is not in it, what they changed has their values and a step that says so.
    """
    wanted = asked(query, filters, asserted=False)
    narrows = set(wanted.to_mapping()) - {"run", "sort", "reviewed"}
    as_coded = not narrows and (wanted.reviewed == "raw" or not store.reviews())
    for document in _documents(store, wanted):
        record = store.record(document, run=wanted.run)
        if record is None:
            continue
        found = record if as_coded else _as_standing(store, record, wanted)
        if as_coded or not narrows or found.events or found.claims or found.positions:
            yield found


def tellings_of(store: Store, *, run: str = "latest") -> dict[tuple[str, str], Telling]:
    """Gives each told-again event its place in its story, for an export that counts stories once.

    Returns:
        (document id, event id) -> its telling; events of no story are not in it.
    """
    found: dict[tuple[str, str], Telling] = {}
    for row in every_row(lambda after: store.stories(kind="event", run=run, limit=_PAGE, after=after)):
        found |= _tellings(row.story, row.documents)
    return found


def _tellings(story: Story, documents: int) -> Iterator[tuple[tuple[str, str], Telling]]:
    for n, member in enumerate(story.members):
        telling = Telling(
            story=story.id, mentions=len(story.members), articles=documents, outlets=documents, first=not n
        )
        yield (member.document, member.item), telling


def _documents(store: Store, query: Query) -> Iterator[str]:
    asked_for = Query(run=query.run, document=query.document, outlet=query.outlet)
    return (row.id for row in every_row(lambda after: store.documents(asked_for, limit=_PAGE, after=after)))


def _as_standing(store: Store, record: Record, query: Query) -> Record:
    here = replace(query, document=record.document.id)
    rows: dict[ItemKind, dict[str, Any]] = {kind: {} for kind in _KINDS}
    there: dict[ItemKind, Sequence[object]] = {
        "event": record.events, "claim": record.claims, "position": record.positions,
    }  # fmt: skip
    lists = {"event": store.events, "claim": store.claims, "position": store.positions}
    for kind in _KINDS:
        if there[kind] and not query.foreign_to(kind):
            page = lists[kind](here, limit=len(there[kind]), counted=False)
            rows[kind] = {row.id: row for row in page.rows}
    return replace(
        record,
        events=tuple(_event(e, rows["event"][e.id]) for e in record.events if e.id in rows["event"]),
        claims=tuple(_claim(c, rows["claim"][c.id]) for c in record.claims if c.id in rows["claim"]),
        positions=tuple(_position(p, rows["position"][p.id]) for p in record.positions if p.id in rows["position"]),
    )


def _step(edited: Sequence[str]) -> Step:
    return Step(by=_BY_REVIEW, saw=f"a reviewer changed {', '.join(edited)}")


def _event(event: Event, row: EventRow) -> Event:
    if not row.edited:
        return event
    return replace(
        event,
        type=row.type,
        mode=row.mode,
        quad=row.quad,
        status=row.status,  # type: ignore[arg-type]
        attributed_to=row.attributed_to,
        mutual=row.mutual,
        actors=_parties(row.actors, event.actors, event.anchor),
        recipients=_parties(row.recipients, event.recipients, event.anchor),
        date=_days(row, event.date),
        place=_place(row, event.place),
        cameo=row.cameo,
        goldstein=row.goldstein,
        intensity=row.intensity,
        steps=(*event.steps, _step(row.edited)),
    )


def _claim(claim: Claim, row: ClaimRow) -> Claim:
    if not row.edited:
        return claim
    return replace(
        claim,
        act=row.act,
        form=row.form,  # type: ignore[arg-type]
        challenged=row.challenged,
        sources=_parties(row.sources, claim.sources, claim.cue),
        addressees=_parties(row.addressees, claim.addressees, claim.cue),
        steps=(*claim.steps, _step(row.edited)),
    )


def _position(position: Position, row: PositionRow) -> Position:
    if not row.edited:
        return position
    return replace(
        position,
        stance=row.stance,  # type: ignore[arg-type]
        object=replace(position.object, owner=row.owner),
        holders=_parties(row.holders, position.holders, position.anchor),
        steps=(*position.steps, _step(row.edited)),
    )


def _parties(rows: Sequence[Party], coded: Sequence[ActorMention], at: Span) -> tuple[ActorMention, ...]:
    """The parties as they stand; one a reviewer named whom the text does not has the words of the act."""
    known = {(mention.span.start, mention.span.end): mention for mention in coded}
    found = []
    for party in rows:
        actor = Actor(code=party.code, sector=party.sector, name=party.name, wikidata=party.wikidata)
        mention = known.get((party.start, party.end))
        if mention is None:
            span = Span(start=party.start, end=party.end, text=party.text) if party.text else at
            mention = ActorMention(span=span, sentence=0, head=0, kind="name", actor=actor)
        found.append(mention if mention.actor == actor else replace(mention, actor=actor, steps=(_step(("who",)),)))
    return tuple(found)


def _days(row: EventRow, coded: DateRange | None) -> DateRange | None:
    if row.first is None or row.last is None:
        return None
    if coded is not None and (coded.first, coded.last) == (row.first, row.last):
        return coded
    return DateRange(first=row.first, last=row.last, text="", start=row.start, end=row.start)


def _place(row: EventRow, coded: Place | None) -> Place | None:
    if row.place is None and row.country is None:
        return None
    base = coded or Place(text="", start=row.start, end=row.start, name="", country=None)
    return replace(
        base,
        name=row.place_name or base.name,
        country=row.country,
        admin1=row.admin1,
        lat=row.lat,
        lon=row.lon,
        geonames_id=row.geonames_id,
        precision=row.precision or "country",  # type: ignore[arg-type]
    )
