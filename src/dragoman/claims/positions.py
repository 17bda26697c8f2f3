"""Sentences -> positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.parse import Clause
from dragoman.records import ActorMention, Claim, Document, Event, Position, Sentence


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
