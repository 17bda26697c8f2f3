"""Sentences -> claims and positions: who said what, and who stands where on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.parse import Clause
from dragoman.records import ActorMention, Claim, Document, Event, Position, Quotation, Sentence


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    quotations: Sequence[Quotation],
    mentions: Sequence[ActorMention],
) -> tuple[Claim, ...]:
    """Finds every attribution: source, cue, content."""
    return ()


def attribute_events(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Ties each event that stands inside claim content to the innermost such claim."""
    return tuple(events)


def find_positions(
    document: Document,
    sentences: Sequence[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    mentions: Sequence[ActorMention],
    claims: Sequence[Claim],
    events: Sequence[Event],
) -> tuple[Position, ...]:
    """Finds who endorses, rejects, disputes or stays neutral on whose claim, proposal, plan or demand."""
    return ()
