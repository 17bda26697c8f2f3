"""What a report dates after its own day is still to come: "the minister travels to Oslo on Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Document, Event, Span, Step


def foresee_events(events: Sequence[Event], document: Document) -> tuple[Event, ...]:
    """Makes acts that are told as done but dated after the report future ones.

    Args:
        events: the report's events with their days.
        document: the report; without its day nothing is changed.

    Returns:
        The events. Only days that the act's own sentence states count; inferred ones may be another telling's.
    """
    return tuple(_foreseen(event, document) for event in events)


def _foreseen(event: Event, document: Document) -> Event:
    days, today = event.date, document.published
    if event.status != "asserted" or days is None or today is None or days.basis != "stated" or days.first <= today:
        return event
    step = Step(by="events:status", saw=f"future by “{days.text}”: {days.first} comes after the report's day")
    cue = Span(start=days.start, end=days.end, text=days.text)
    return replace(event, status="future", status_cue=cue, steps=(*event.steps, step))
