"""The same event told by several reports is one story; the same claim repeated is one claim with its repeaters.

`told`    a record's events and claims as what is compared: who, when, where, and the words
`events`  which events are one
`claims`  which claims are one
`keeping` a run's stories, kept in its store

Every telling is kept: a story lists them, and counting each story once is a choice at export.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.records import Story
from dragoman.stories.claims import join_claims
from dragoman.stories.events import join_events
from dragoman.stories.keeping import keep_stories
from dragoman.stories.told import ToldClaim, ToldEvent, told_claims, told_events


def find_stories(told: Iterable[ToldEvent | ToldClaim]) -> tuple[Story, ...]:
    """Finds what is told more than once, in one report or in several.

    Args:
        told: the events and claims of all reports, from `told_events` and `told_claims`.

    Returns:
        The stories of two tellings or more, events before claims, in order of their first day. The same tellings give
        the same stories, in whatever order they come.
    """
    everything = list(told)
    events = join_events(one for one in everything if isinstance(one, ToldEvent))
    claims = join_claims(one for one in everything if isinstance(one, ToldClaim))
    return (*events, *claims)


__all__ = ["ToldClaim", "ToldEvent", "find_stories", "keep_stories", "told_claims", "told_events"]
