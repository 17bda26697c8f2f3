"""A pair's periods beside those before, as the database counts them."""

from __future__ import annotations

import dataclasses
import random
from datetime import date, timedelta

import pytest
from tests.store.conftest import TEXT, fill, make_record, mention

from dragoman.errors import InputError
from dragoman.store.store import Store

DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}


def accusations(number: int, spread: int) -> list:
    """Reports of one accusation each, among three parties and nobody, some without a day."""
    draw = random.Random(5)
    parties = [(mention(word, code),) for word, code in (("Lima", "PER"), ("Santiago", "CHL"), ("Quito", "ECU"))]
    reports = []
    for at in range(number):
        day = date(2023, 12, 20) + timedelta(draw.randrange(spread)) if draw.random() < 0.95 else None
        record = make_record(f"r{at}", published=day, text=TEXT)
        actors, recipients = draw.choice(parties), draw.choice([*parties, ()])
        event = dataclasses.replace(record.events[0], actors=actors, recipients=recipients)
        reports.append(dataclasses.replace(record, events=(event,)))
    return reports


@pytest.mark.parametrize("by", list(DAYS))
def test_each_period_of_a_pair_stands_beside_those_before_it(store: Store, by: str) -> None:
    fill(store, *accusations(120, 12 * DAYS[by]))
    past = 4
    rows = [row for row in store.series(by=by, pairs=True) if row.period is not None]
    counts = {(row.actor, row.recipient, row.period): row.count for row in rows if row.actor and row.recipient}
    found = store.bursts(by=by, past=past, least=2)
    assert {(row.actor, row.recipient, row.period): row.count for row in found.rows} == {
        place: n for place, n in counts.items() if n >= 2
    }
    periods = sorted({row.period for row in store.series(by=by) if row.period is not None})
    assert (found.first, found.pairs) == (periods[0], len({place[:2] for place in counts}))
    if len(periods) == found.periods:  # none without an event between them: the next in the list is the next in time
        for row in found.rows:
            at = periods.index(row.period)
            before = sum(counts.get((row.actor, row.recipient, day), 0) for day in periods[max(0, at - past) : at])
            assert row.before == before


def test_a_gap_in_time_counts_as_periods_without_events(store: Store) -> None:
    days = [*[date(2024, 1, 5)] * 3, *[date(2024, 9, 5)] * 3]
    fill(store, *(make_record(f"r{n}", published=day) for n, day in enumerate(days)))
    near, far = ({row.period: row.before for row in store.bursts(type="ACCUSE", past=past).rows} for past in (7, 8))
    assert near == {date(2024, 1, 1): 0, date(2024, 9, 1): 0}
    assert far == {date(2024, 1, 1): 0, date(2024, 9, 1): 3}
    assert store.bursts(type="ACCUSE").periods == 9


def test_filters_narrow_and_an_empty_answer_says_so(store: Store) -> None:
    fill(store, *(make_record(f"r{n}") for n in range(4)))
    assert {row.actor for row in store.bursts(dyad="PER>CHL").rows} == {"PER"}
    assert store.bursts(text="nowhere").first is None
    with pytest.raises(InputError, match="fortnight"):
        store.bursts(by="fortnight")  # type: ignore[arg-type]
