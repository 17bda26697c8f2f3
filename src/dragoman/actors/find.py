"""Mentions of actors, resolved for the report's day."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.register import Register
from dragoman.records import ActorMention, Document, Quotation, Sentence


def find_actors(
    document: Document, sentences: Sequence[Sentence], quotations: Sequence[Quotation], register: Register
) -> tuple[ActorMention, ...]:
    """Finds and resolves every mention of an actor, pronouns and descriptions included."""
    return ()
