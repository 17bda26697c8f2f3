"""Unusual rises against a pair's own past."""

from __future__ import annotations

from datetime import date
from itertools import islice
from math import exp, lgamma, log, log1p
from typing import Any

from dragoman.analysis.asked import asked
from dragoman.analysis.series import Period, periods
from dragoman.analysis.table import Table
from dragoman.errors import InputError
from dragoman.store import Query, Store

COLUMNS = ("actor", "recipient", "period", "events", "expected", "times", "p")

PAST = 12
"""Periods before a period against which it is held."""

LEAST = 3
"""Events a period must have to be called a rise."""


def changes(
    store: Store,
    query: Query | None = None,
    *,
    by: Period = "month",
    past: int = PAST,
    false_rate: float = 0.05,
    **filters: Any,
) -> Table:
    """Finds periods in which a pair had more events than its own past lets expect.

    A period's count is held against the past periods' by the predictive distribution of a Poisson rate that they
    leave uncertain (Jeffreys' prior: a negative binomial). Over all pairs and periods the Benjamini-Hochberg rule keeps
    the expected share of false alarms at `false_rate`.

    Args:
        store: where the events are.
        query: which events; narrow the type or quad class to ask for rises of conflict.
        by: the period.
        past: periods a period is held against; a pair's first `past` periods are not judged.
        false_rate: share of false alarms among what is reported, above 0 and below 1.
        filters: the query's fields by name.

    Returns:
        Columns `actor`, `recipient`, `period`, `events`, `expected` (mean of the past), `times` (events over that),
        `p` (chance of as many or more). The least likely first.

    Raises:
        InputError: `past` is under 3, or `false_rate` is no rate.

    Source:
        Jeffreys' prior for a Poisson rate: Gamma(1/2, 0); Benjamini and Hochberg 1995.
    """
    if past < 3:
        raise InputError(f"a past of {past} periods tells nothing", hint="3 or more")
    if not 0 < false_rate < 1:
        raise InputError(f"{false_rate} is no rate of false alarms", hint="above 0, below 1")
    found = store.bursts(asked(query, filters), by=by, past=past, least=LEAST)
    if found.first is None or found.periods <= past:
        return Table(COLUMNS, ())
    start = next(islice(periods(found.first, date.max, by=by), past, None))
    judged = [
        (tail(row.count, row.before, past), row.actor, row.recipient, row.period, row.count, row.before / past)
        for row in found.rows
        if row.period >= start
    ]
    judged.sort(key=lambda one: one[:4])
    tests = found.pairs * (found.periods - past)
    kept = max((n for n, one in enumerate(judged, 1) if one[0] <= false_rate * n / tests), default=0)
    rows = tuple(
        (actor, recipient, period, events, round(mean, 2), round(events / mean, 1) if mean else None, p)
        for p, actor, recipient, period, events, mean in judged[:kept]
    )
    return Table(COLUMNS, rows)


def tail(count: int, total: int, past: int) -> float:
    """The chance of `count` events or more in a period after `total` in `past` periods.

    The rate is Gamma(total + 1/2, past); a period's count is then negative binomial.
    """
    if count <= 0:
        return 1.0
    rest = 1.0 - sum(_chance(k, total + 0.5, past) for k in range(count))
    if rest > _LOST:
        return rest
    # 1 less a sum near 1 keeps no digits: add the far side up instead
    return sum(_chance(k, total + 0.5, past) for k in range(count, count + _FAR))


_LOST, _FAR = 1e-6, 200


def _chance(count: int, shape: float, past: int) -> float:
    """The chance of exactly `count`."""
    ways = lgamma(count + shape) - lgamma(shape) - lgamma(count + 1)
    return exp(ways - shape * log1p(1 / past) - count * log(past + 1))
