"""An act as who-to-whom pairs, for formats that know one actor and one recipient a row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

from dragoman.export.phrases import distinct
from dragoman.records import ActorMention, Event, Record
from dragoman.records.findings import STATELESS

Pair = tuple[ActorMention | None, ActorMention | None]


def pairs(event: Event) -> Iterator[Pair]:
    """Gives an act's pairs: each actor with each recipient; of a mutual act, each two actors once.

    Two who condemn a third that nobody names are no pair: each stands alone.

    Args:
        event: the act.

    Yields:
        (actor, recipient); None where the act has none. An act of nobody on nobody gives (None, None).
    """
    actors, recipients = distinct(event.actors), distinct(event.recipients)
    if event.mutual and len(actors) > 1:
        yield from combinations(actors, 2)
    else:
        nobody: tuple[ActorMention | None, ...] = (None,)
        yield from product(actors or nobody, recipients or nobody)


def day_of(record: Record, event: Event) -> date | None:
    """Gives an act's first day, else the report's own, else None."""
    return event.date.first if event.date else record.document.published


def number_of(*parts: str) -> int:
    """Makes a whole number of 18 digits at most from text: the same text gives the same number."""
    return int.from_bytes(hashlib.blake2b("\0".join(parts).encode(), digest_size=7).digest()) % 10**18


def state_of(mention: ActorMention | None) -> str:
    """Gives an actor's ISO 3166 alpha-3 code, "" for those that are of no state."""
    code = mention.actor.code if mention else ""
    return "" if code in STATELESS else code
