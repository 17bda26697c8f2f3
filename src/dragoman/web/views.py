"""An event, claim or position as pages show it, whether it comes from a record or from the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from dragoman.export.layers import Item, Labelled
from dragoman.export.phrases import distinct, long_range, one_line, place_words, safe
from dragoman.records import ActorMention, Claim, DateRange, Event, Position
from dragoman.store import ClaimRow, EventRow, ItemRow, PositionRow
from dragoman.store.rows import Party
from dragoman.web.addresses import document_address, item_address
from dragoman.web.names import actor_name
from dragoman.web.shown import STANCE_VERBS, STATUS_BADGES, day_words

COUNTRIES = frozenset({"country", "area"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a part in an item."""

    name: str
    code: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One item, ready to be shown.

    `word` is its type, act or stance, `detail` its mode or form; `left` act, speak or hold, `right` are acted on.
    """

    kind: str
    id: str
    document: str
    quad: int
    word: str
    detail: str
    status: str = ""
    left: tuple[Person, ...]
    right: tuple[Person, ...] = ()
    quote: Markup
    date: str = ""
    place: str = ""
    confidence: float
    label: str = ""
    attributed: str = ""
    challenged: str = ""
    extra: str = ""
    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()
    verdict: str | None = None
    edited: tuple[str, ...] = ()
    source: str = ""
    source_day: str = ""
    row: ItemRow | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Its own page."""
        return item_address(self.kind, self.id)

    @property
    def in_text(self) -> str:
        """Its words in the report."""
        return document_address(self.document, self.start, self.end)


def view_of_item(item: Item, label: str, labelled: Labelled, document: str) -> View:
    """Makes the view of an item of a record."""
    match item:
        case Event():
            return _event(item, label, labelled, document)
        case Claim():
            return _claim(item, label, document)
        case Position():
            return _position(item, label, labelled, document)


def _event(event: Event, label: str, labelled: Labelled, document: str) -> View:
    return View(
        kind="event", id=event.id, document=document, label=label, quad=event.quad, word=event.type,
        detail=event.mode or "", status=STATUS_BADGES[event.status], left=_mentioned(event.actors),
        right=_mentioned(event.recipients), quote=Markup("“{}”").format(one_line(event.anchor.text, 60)),
        date=long_range(event.date), place=place_words(event.place), confidence=event.confidence,
        attributed=labelled.label_of(event.attributed_to) or "", start=event.anchor.start, end=event.anchor.end,
        spans=((event.anchor.start, event.anchor.end),),
    )  # fmt: skip


def _claim(claim: Claim, label: str, document: str) -> View:
    return View(
        kind="claim", id=claim.id, document=document, label=label, quad=0, word=claim.act, detail=claim.form,
        left=_mentioned(claim.sources), right=_mentioned(claim.addressees),
        quote=escape(one_line(claim.content.text, 320)), confidence=claim.confidence,
        challenged=_challenge(claim.challenged, claim.challenged_by.text if claim.challenged_by else None),
        start=claim.content.start, end=claim.content.end,
        spans=((claim.content.start, claim.content.end), (claim.cue.start, claim.cue.end)),
    )  # fmt: skip


def _position(position: Position, label: str, labelled: Labelled, document: str) -> View:
    about = position.object
    whose = labelled.label_of(about.claim)
    return View(
        kind="position", id=position.id, document=document, label=label, quad=0, word=position.stance,
        detail=_object_words(about.kind, about.owner) + (f", {whose}" if whose else ""),
        left=_mentioned(position.holders),
        quote=escape(one_line(about.text, 320)), confidence=position.confidence,
        extra=one_line(position.reason.text, 320) if position.reason else "",
        start=position.anchor.start, end=position.anchor.end,
        spans=((position.anchor.start, position.anchor.end),),
    )  # fmt: skip


def view_of_row(row: ItemRow) -> View:
    """Makes the view of a row of the store."""
    match row:
        case EventRow():
            return _event_row(row)
        case ClaimRow():
            return _claim_row(row)
        case PositionRow():
            return _position_row(row)
        case _:
            raise TypeError(f"no view of {type(row).__name__}")


def views_of(rows: Iterable[ItemRow]) -> list[View]:
    """Makes the views of some rows."""
    return [view_of_row(row) for row in rows]


def _event_row(row: EventRow) -> View:
    days = ""
    if row.first and row.last:
        days = long_range(DateRange(first=row.first, last=row.last, text="", start=0, end=0))
    name = one_line(row.place_name or row.place or "")
    country = f" {row.country}" if row.country and row.precision not in COUNTRIES else ""
    return View(
        **_common(row, "event"), quad=row.quad, word=row.type, detail=row.mode or "", status=STATUS_BADGES[row.status],
        left=_parties(row.actors), right=_parties(row.recipients), quote=marked_sentence(row, row.start, row.end),
        date=days, place=f"{name}{country}" if name else "", attributed=row.attributed_to or "",
    )  # fmt: skip


def _claim_row(row: ClaimRow) -> View:
    return View(
        **_common(row, "claim"), quad=0, word=row.act, detail=row.form, left=_parties(row.sources),
        right=_parties(row.addressees), quote=claimed_words(row),
        challenged=_challenge(row.challenged, row.challenged_by),
    )  # fmt: skip


def _position_row(row: PositionRow) -> View:
    return View(
        **_common(row, "position"), quad=0, word=row.stance, detail=_object_words(row.object_kind, row.owner),
        left=_parties(row.holders), quote=marked_sentence(row, row.start, row.end),
        extra=one_line(row.reason, 320) if row.reason else "",
    )  # fmt: skip


def _common(row: ItemRow, kind: str) -> dict[str, Any]:
    return {
        "kind": kind, "id": row.id, "document": row.document, "confidence": row.confidence, "start": row.start,
        "end": row.end, "verdict": row.verdict, "edited": row.edited, "row": row,
        "source": one_line(row.title or f"Report {row.document}", 140), "source_day": day_words(row.published),
    }  # fmt: skip


def marked_sentence(row: ItemRow, start: int, end: int) -> Markup:
    """Gives an item's sentence with characters `[start, end)` of the report marked in it."""
    sentence = safe(row.sentence)
    left, right = start - row.sentence_start, end - row.sentence_start
    if not 0 <= left < right <= len(sentence):
        return escape(sentence)
    return Markup("{}<mark>{}</mark>{}").format(sentence[:left], sentence[left:right], sentence[right:])


def claimed_words(row: ClaimRow) -> Markup:
    """Gives a claim's sentence with the words claimed standing out in it; those alone where they go beyond it."""
    sentence = safe(row.sentence)
    left, right = row.start - row.sentence_start, row.end - row.sentence_start
    if not 0 <= left < right <= len(sentence):
        return escape(one_line(row.content, 600))
    return Markup('<span class="around">{}</span><span class="said">{}</span><span class="around">{}</span>').format(
        sentence[:left], sentence[left:right], sentence[right:]
    )


def _object_words(kind: str, owner: str) -> str:
    return kind if owner == "UNK" else f"{kind} of {actor_name(owner)}"


def sentence_about(view: View) -> str:
    """Puts an item in one plain line, for titles and for what a screen reader is told."""
    left = ", ".join(p.name for p in view.left) or "somebody"
    right = ", ".join(p.name for p in view.right)
    if view.kind == "position":
        return f"{left} {STANCE_VERBS[view.word]} the {view.detail}"
    if view.kind == "claim":
        return f"{left}: {view.word}"
    return f"{view.word} {left}" + (f" → {right}" if right else "")


def same_day(day: date | None) -> str:
    """A day for a sortable column."""
    return day.isoformat() if day else ""


def _mentioned(mentions: Iterable[ActorMention]) -> tuple[Person, ...]:
    return tuple(
        Person(one_line(m.actor.name or m.span.text), m.actor.code, m.actor.sector) for m in distinct(tuple(mentions))
    )


def _parties(parties: Iterable[Party]) -> tuple[Person, ...]:
    seen = {(p.code, p.name or p.text): Person(one_line(p.name or p.text), p.code, p.sector) for p in parties}
    return tuple(seen.values())


def _challenge(challenged: bool, words: str | None) -> str:
    return (one_line(words, 160) if words else "by the writer") if challenged else ""
