"""Which claims are one: words that are nearly the same, the same numbers, both denied or both not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.records import Story
from dragoman.stories.likeness import Likeness
from dragoman.stories.told import ToldClaim, make_story

LIKE = 0.65
"""Least likeness of the words claimed."""

APART = timedelta(days=14)
"""Days after which the same words are taken for a new claim."""


def join_claims(told: Iterable[ToldClaim]) -> tuple[Story, ...]:
    """Joins tellings of one claim, whoever tells it: who repeats it is what a ledger shows.

    Args:
        told: tellings, in any order.

    Returns:
        Stories of two tellings or more, in order of the first telling's day.
    """
    likeness, groups = Likeness(), list[list[ToldClaim]]()
    group_of: list[int] = []
    for one in sorted(told, key=lambda one: (one.day or date.max, one.member, one.at)):
        fitting = [
            (score, -group_of[number])
            for score, number in likeness.like(one.words, least=LIKE)
            if _may_be_one(groups[group_of[number]][0], one)
        ]
        group = -max(fitting)[1] if fitting else len(groups)
        if group == len(groups):
            groups.append([])
        groups[group].append(one)
        likeness.add(one.words)
        group_of.append(group)
    return tuple(make_story("claim", group) for group in groups if len(group) > 1)


def _may_be_one(one: ToldClaim, other: ToldClaim) -> bool:
    if one.denies != other.denies or (one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers)):
        return False
    return one.day is None or other.day is None or other.day - one.day <= APART
