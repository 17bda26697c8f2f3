from __future__ import annotations

from datetime import date

import pytest

from dragoman.analysis import series
from dragoman.analysis.series import periods
from dragoman.errors import InputError
from dragoman.store import Store


def test_a_series_has_every_period_and_counts_what_is_asserted(store: Store) -> None:
    table = series(store, by="month")
    assert table.column("period") == [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)]
    assert table.column("events") == [2, 0, 2]
    assert table.column("material_conflict") == [2, 0, 0]


def test_a_named_status_is_counted_instead(store: Store) -> None:
    assert series(store, status="future").column("events") == [1]


@pytest.mark.parametrize(
    ("measure", "values"), [("count", [2, 0, 2]), ("intensity", [-5.0, None, 5.0]), ("cooperation", [0.0, None, 1.0])]
)
def test_a_month_without_events_has_no_mean(store: Store, measure: str, values: list[float]) -> None:
    assert series(store, measure=measure).column("value") == values


def test_a_dyad_counts_both_directions_and_what_is_shared(store: Store) -> None:
    assert series(store, dyad="CHL-PER").column("events") == [2, 0, 2]
    assert series(store, dyad="PER>CHL").column("events") == [2]
    assert len(series(store, dyad="CHL-BOL")) == 0


def test_an_unknown_measure_names_those_there_are(store: Store) -> None:
    with pytest.raises(InputError, match="cooperation"):
        series(store, measure="peace")


def test_an_unknown_filter_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="actr"):
        series(store, actr="PER")


@pytest.mark.parametrize(
    ("by", "last", "number"),
    [("day", date(2024, 3, 1), 61), ("month", date(2025, 1, 1), 13), ("quarter", date(2025, 1, 1), 5)],
)
def test_periods_run_without_gaps(by: str, last: date, number: int) -> None:
    found = list(periods(date(2024, 1, 1), last, by=by))
    assert (len(found), found[-1]) == (number, last)
