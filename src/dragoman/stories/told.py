"""A record's events and claims as what is compared: who, when, where, and the words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from dragoman.actors import Register
from dragoman.parse.around import sentence_around
from dragoman.records import ActorMention, Member, Record, Span, Story
from dragoman.records.corpus import StoryKind

_WORDS = Path(__file__).parent.parent / "data" / "stories" / "words.yaml"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("ings", "ing", "edly", "ed", "ers", "es", "s", "e")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """One telling of an event.

    Args:
        member: where it is told.
        at: where in the text it is told, for order.
        kind: its type and status: only events of one kind can be one.
        actors: codes of who did it.
        recipients: codes of whom it was done to.
        doers: names of the persons among the actors; who tells of a state instead tells of nobody else.
        receivers: names of the persons among the recipients.
        first: its first day; the day of publication where it has none of its own.
        last: its last day.
        dated: whether it has days of its own.
        past: whether its days are background, two weeks or more before publication.
        place: the name of the city or spot it happened at, None where that is not known so closely.
        country: the country it happened in, None where unknown.
        anchor: the stem of the word that names it.
        words: stems of the sentence's words that are neither names of actors nor empty.
    """

    member: Member
    at: int
    kind: tuple[str, str]
    actors: frozenset[str]
    recipients: frozenset[str]
    doers: frozenset[str]
    receivers: frozenset[str]
    first: date | None
    last: date | None
    dated: bool
    past: bool
    place: str | None
    country: str | None
    anchor: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """One telling of a claim.

    Args:
        member: where it is told.
        at: where in the text it is told, for order.
        day: the day of publication.
        denies: whether it denies what its words say; "he denied that" and "he said that" are two claims.
        words: stems of its content's words, actors' codes in place of their names.
        numbers: the numbers in it: other numbers make another claim.
    """

    member: Member
    at: int
    day: date | None
    denies: bool
    words: frozenset[str]
    numbers: frozenset[str]


_NAMES = frozenset({"name", "demonym"})
"""Mentions that are only a name: whom it means is compared as a code. A description's words tell of the event."""

PAST = 14
"""Days before publication from which an act is background."""


def told_events(record: Record, *, register: Register) -> Iterator[ToldEvent]:
    """Gives a record's events as tellings.

    Args:
        record: the record.
        register: who is known, by which persons are told from states and bodies.
    """
    named = [mention.span for mention in record.mentions if mention.kind in _NAMES]
    published, line = record.document.published, record.document.dateline
    for event in record.events:
        start, end = sentence_around(record.document.text, event.anchor.start, event.anchor.end)
        start = max(start, line.span.end) if line and line.span.end <= event.anchor.start else start
        place, days = event.place, event.date
        spot = place is not None and place.precision in ("city", "point")
        yield ToldEvent(
            member=Member(document=record.document.id, item=event.id),
            at=event.anchor.start,
            kind=(event.type, event.status),
            actors=frozenset(_codes(event.actors)),
            recipients=frozenset(_codes(event.recipients)),
            doers=frozenset(_persons(event.actors, register)),
            receivers=frozenset(_persons(event.recipients, register)),
            first=days.first if days else published,
            last=days.last if days else published,
            dated=days is not None,
            past=bool(days and published and (published - days.last).days >= PAST),
            place=place.name if place and spot else None,
            country=place.country if place else None,
            anchor=stem(event.anchor.text.split()[0]) if event.anchor.text.split() else "",
            words=frozenset(
                stem(match.group())
                for match in _words(record.document.text, start, end, named)
                # "Ethiopian jets", "Ethiopia's air force": which state it is, is compared as a code
                if not (match.group()[0].isupper() and any(e.kind == "state" for e in register.named(match.group())))
            ),
        )


def told_claims(record: Record) -> Iterator[ToldClaim]:
    """Gives a record's claims as tellings; those of hardly any words are left out, as nothing tells them apart."""
    for claim in record.claims:
        start, end = claim.content.start, claim.content.end
        named = [mention for mention in record.mentions if start <= mention.span.start < end]
        spans = [mention.span for mention in named]
        plain_words = (stem(match.group()) for match in _words(record.document.text, start, end, spans))
        words = {*plain_words, *_codes(named)}
        if len(words) < LEAST_WORDS:
            continue
        plain = _WORD.findall(claim.content.text.lower().replace("’", "'"))
        negations = sum(word in _listed()["negation"] or word.endswith("n't") for word in plain)
        yield ToldClaim(
            member=Member(document=record.document.id, item=claim.id),
            at=start,
            day=record.document.published,
            denies=(claim.act == "deny") != bool(negations % 2),
            words=frozenset(words),
            numbers=frozenset(word for word in words if word[0].isdigit()),
        )


LEAST_WORDS = 5
"""Words a claim must have to be known again."""


def stem(word: str) -> str:
    """Cuts a word's ending: "shelling" and "shelled" are one. Crude, but the same for both sides of a comparison."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= 3:
            low = low[: -len(ending)]
            break
    return low[:-1] if len(low) > 4 and low[-1] == low[-2] and low[-1] not in "lsz" else low


def _words(text: str, start: int, end: int, named: list[Span]) -> Iterator[re.Match[str]]:
    """The words that tell something: neither names, nor empty, nor of mere saying."""
    inside = [span for span in named if span.start < end and span.end > start]
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower()
        if word in _listed()["empty"] or word in _listed()["saying"] or (len(word) < 3 and not word[0].isdigit()):
            continue
        if not any(span.start <= match.start() < span.end for span in inside):
            yield match


def _codes(mentions: Iterable[ActorMention]) -> set[str]:
    """Who they are; nobody knows of UNK whether it is the same."""
    return {mention.actor.code for mention in mentions if mention.actor.code != "UNK"}


def _persons(mentions: Sequence[ActorMention], register: Register) -> Iterator[str]:
    for mention in mentions:
        name = mention.actor.name
        if _PERSON.fullmatch(name) and not any(entry.kind != "person" for entry in register.named(name)):
            yield name


_PERSON = re.compile(r"[A-Z][\w.'’-]+(?: (?:[a-z]{1,3} )?[A-Z][\w.'’-]*){1,4}")
"""Two words or more with capitals."""


def make_story(kind: StoryKind, told: Sequence[ToldEvent | ToldClaim]) -> Story:
    """Makes a story of its tellings; its id is a hash of which they are."""
    members = tuple(one.member for one in told)
    parts = (kind, *(f"{member.document}\0{member.item}" for member in sorted(members)))
    return Story(id=hashlib.blake2b("\1".join(parts).encode(), digest_size=8).hexdigest(), kind=kind, members=members)


@cache
def _listed() -> dict[str, frozenset[str]]:
    lists: dict[str, str] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}
