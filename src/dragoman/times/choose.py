"""Which of several years a date without one means: by tense, by nearness, by the year spoken of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.times.periods import Period
from dragoman.times.reading import Context
from dragoman.times.tense import is_past_perfect

_SOON, _LONG_AGO = 100, 200
"""Days: where one candidate is so near and the other so far, the near one is meant whatever the tense ("extended the
deadline to Dec. 14"). Chosen on the TBAQ development half."""


def candidate_years(c: Context) -> Iterable[int]:
    """Years that an expression without one may mean; none where there is nothing to count from."""
    published, spoken = c.anchor.published, c.spoken
    years = {spoken.first.year} if spoken else set()
    if published is not None:
        years |= set(range(max(1, published.year - 4), min(9999, published.year + 4) + 1))
    return sorted(years)


def chosen_by_tense(c: Context, periods: list[Period]) -> Period | None:
    """The one meant: of the year spoken of just before, else the last past or the next to come, by tense."""
    if not periods:
        return None
    published = c.anchor.published
    if published is None:
        return periods[0] if len(periods) == 1 else None
    facing = c.direction
    beside = periods[0].unit == "M" and c.sentence.tokens[c.head].dep in ("compound", "nmod", "poss")
    if beside and not c.ahead:  # "the January raid": the verb's tense is not the raid's
        facing = "past"
    spoken = c.spoken
    if spoken and facing != "future" and spoken.first.year < published.year - 1 and _same_story(c):
        same = [p for p in periods if p.first.year == spoken.first.year]
        if same:
            return same[0]
    past = [p for p in periods if p.first <= published]
    ahead = [p for p in periods if p.last >= published]
    if (beside or periods[0].unit == "D") and past and ahead:
        back, forth = max(past, key=lambda p: p.first), min(ahead, key=lambda p: p.first)
        since, to = (published - back.first).days, (forth.first - published).days
        if min(since, to) <= _SOON and max(since, to) >= _LONG_AGO and not c.told:
            return back if since < to else forth
    if facing == "future":
        return min(ahead, key=lambda p: p.first, default=None)
    if facing == "past" or not ahead:
        return max(past, key=lambda p: p.first, default=None)
    return nearest(periods, published)


def _same_story(c: Context) -> bool:
    """Whether a year spoken of is this one's too: in the same sentence, or where "had done" goes on with the past."""
    return c.sentence.index == c.anchor.spoken_sentence or is_past_perfect(c.sentence, c.head)


def nearest(periods: list[Period], day: date) -> Period:
    """The stretch that begins nearest to a day."""
    return min(periods, key=lambda p: abs(p.first.toordinal() - day.toordinal()))


def seen_from(published: date | None, periods: list[Period], which: str) -> Period | None:
    """The last, this year's or the next of some stretches, seen from publication."""
    if published is None:
        return None
    if which in ("last", "past"):
        return max((p for p in periods if p.last < published), key=lambda p: p.first, default=None)
    if which == "this":
        return next((p for p in periods if p.first.year == published.year), None)
    return min((p for p in periods if p.first > published), key=lambda p: p.first, default=None)


def way_chosen(c: Context) -> str:
    """How it was chosen, in words."""
    facing = {"future": "the next", "past": "the last"}.get(c.direction or "", "the nearest")
    return (
        f"{facing} one seen from {c.anchor.published} by the tense of its verb"
        if c.anchor.published
        else "no day to count from"
    )
