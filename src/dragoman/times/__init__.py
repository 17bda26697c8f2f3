"""Time expressions -> DateRange, and the day of each event.

`lexicon`    words by class
`grammar`    where expressions are
`normalise`  what they mean, over `periods`; readers: `absolute`, `relative`, `spans`, `fiscal`, `ended`, `clock` ...
`anchors`    what relative ones count from
`tense`      whether the words around look back or ahead
`find`       `find_times`
`attach`     which word a time hangs on
`scope`      which words share its day
`narrative`  what one sentence's day says about the next
`again`      the same event named again
`events`     `date_events`
`timex3`     TimeML text
"""

from __future__ import annotations

from dragoman.times.events import date_events
from dragoman.times.find import find_times

__all__ = ["date_events", "find_times"]
