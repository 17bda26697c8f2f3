"""Time expressions -> DateRange, and the day of each event.

`lexicon`    words by class
`grammar`    where expressions are
`normalise`  what they mean: `absolute`, `relative`, `spans`, `fiscal` readers over `periods` of the calendar
`anchors`    what relative ones count from
`tense`      whether the words around look back or ahead
`find`       `find_times`
`timex3`     TimeML text
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Document, Event, Sentence, TimeMention
from dragoman.times.find import find_times

__all__ = ["date_events", "find_times"]


def date_events(
    events: Sequence[Event], times: Sequence[TimeMention], sentences: Sequence[Sentence], document: Document
) -> tuple[Event, ...]:
    """Gives each event its days, by syntax."""
    return tuple(events)
