"""Time expressions -> DateRange, and the day of each event."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Document, Event, Sentence, TimeMention


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeMention, ...]:
    """Finds and normalises the time expressions of a document."""
    return ()


def date_events(
    events: Sequence[Event], times: Sequence[TimeMention], sentences: Sequence[Sentence], document: Document
) -> tuple[Event, ...]:
    """Gives each event its days, by syntax."""
    return tuple(events)
