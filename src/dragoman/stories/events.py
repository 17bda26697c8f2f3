"""Which events are one: the same kind, actors and days, no other place, and words that are like enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.records import Story
from dragoman.stories.likeness import Likeness
from dragoman.stories.told import ToldEvent, make_story

NEAR = timedelta(days=2)
"""Days that reports of one event may lie apart when it is dated by the report."""

LIKE, LIKE_HERE = 0.45, 0.28
"""Least likeness of the sentences; less is asked where both name one spot. Chosen on pairs of our own reports of one
event and of different events of one dyad on one day (tests/stories)."""


def join_events(told: Iterable[ToldEvent]) -> tuple[Story, ...]:
    """Joins tellings of one event.

    Args:
        told: tellings, in any order.

    Returns:
        Stories of two tellings or more, in order of the first telling's day.
    """
    joiner = _Joiner()
    for one in sorted(told, key=lambda one: (one.first or date.max, one.member, one.at)):
        joiner.add(one)
    return tuple(make_story("event", group.members) for group in joiner.groups if len(group.members) > 1)


@dataclass(slots=True)
class _Group:
    """Tellings of one event so far."""

    members: list[ToldEvent] = field(default_factory=list)
    doers: frozenset[str] = frozenset()
    receivers: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    place: str | None = None
    country: str | None = None

    def takes(self, one: ToldEvent) -> bool:
        """Whether nothing about a telling speaks against its being of this event."""
        apart = (self.place and one.place and self.place != one.place) or (
            self.country and one.country and self.country != one.country
        )
        return not apart and self._same_people(one) and self._same_days(one)

    def _same_people(self, one: ToldEvent) -> bool:
        """Somebody in common on each side that both tell of."""
        first = self.members[0]
        sides = [(one.actors, first.actors), (one.recipients, first.recipients)]
        sides += [(one.doers, self.doers), (one.receivers, self.receivers)]
        return all(mine & theirs or not mine or not theirs for mine, theirs in sides)

    def _same_days(self, one: ToldEvent) -> bool:
        if self.first is None or self.last is None or one.first is None or one.last is None:
            return self.first is None and one.first is None
        if one.dated and all(member.dated for member in self.members):
            return one.first <= self.last and self.first <= one.last
        return abs(one.first - self.first) <= NEAR or abs(one.last - self.last) <= NEAR

    def add(self, one: ToldEvent) -> None:
        self.members.append(one)
        self.doers |= one.doers
        self.receivers |= one.receivers
        self.place = self.place or one.place
        self.country = self.country or one.country
        if one.first is not None and (self.first is None or (one.dated and one.first > self.first)):
            self.first = one.first  # the closest dating wins: "in May", then "on 3 May"
        if one.last is not None and (self.last is None or (one.dated and one.last < self.last)):
            self.last = one.last


class _Joiner:
    """Puts each telling to the group it is most like, among those of its kind that share an actor or a recipient."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._blocks: dict[tuple[object, ...], _Block] = defaultdict(_Block)

    def add(self, one: ToldEvent) -> None:
        keys = [("actor", code) for code in sorted(one.actors)] + [
            ("recipient", code) for code in sorted(one.recipients)
        ]
        blocks = [self._blocks[one.kind, *key] for key in keys]
        fitting = [(score, -group.number, group.of) for block in blocks for score, group in block.fitting(one)]
        if fitting:
            group = max(fitting, key=lambda found: found[:2])[2]
        else:
            group = _Group()
            self.groups.append(group)
        group.add(one)
        for block in blocks:
            block.add(one, group)


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    of: _Group


class _Block:
    """Tellings of one kind and actor or recipient, in order of days."""

    def __init__(self) -> None:
        self._likeness = Likeness()
        self._told: list[tuple[ToldEvent, _Group]] = []
        self._since = 0
        self._known: dict[tuple[str, date | None, date | None, str | None], int] = {}

    def add(self, one: ToldEvent, group: _Group) -> None:
        number = self._likeness.add(one.words)
        self._told.append((one, group))
        if one.past or (one.dated and one.place):
            self._known.setdefault((one.anchor, one.first, one.last, one.place), number)

    def fitting(self, one: ToldEvent) -> Iterator[tuple[float, _Entry]]:
        """Groups a telling may belong to, each with how like it one of their tellings is."""
        known = self._known.get((one.anchor, one.first, one.last, one.place))
        if known is not None and self._told[known][1].takes(one):
            # the same word for an act on the same day at the same spot; background is told in passing, in sentences
            # about something else, so that its word and days alone say which it is
            yield 1.0, _Entry(known, self._told[known][1])
        self._forget(one)
        for score, number in self._likeness.like(one.words, least=LIKE_HERE, since=self._since):
            other, group = self._told[number]
            here = other.place is not None and other.place == one.place
            if (here or score >= LIKE) and group.takes(one):
                yield score, _Entry(number, group)

    def _forget(self, one: ToldEvent) -> None:
        """Tellings come in order of their first day: those that ended long before can't be of this event."""
        while self._since < len(self._told):
            other = self._told[self._since][0]
            if other.last is None or one.first is None or other.last >= one.first - NEAR:
                return
            self._since += 1
