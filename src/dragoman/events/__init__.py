"""Sentences and mentions -> Events: who did what to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.codebooks import Codebook
from dragoman.parse import Clause
from dragoman.records import ActorMention, Document, Event, Sentence


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    mentions: Sequence[ActorMention],
    codebook: Codebook,
) -> tuple[Event, ...]:
    """Finds every reported act of a type in the codebook, with its roles, mode and status."""
    return ()
