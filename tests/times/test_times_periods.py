from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.times.periods import Period, around, easter, safe_date, shift

UNITS = ["D", "W", "WE", "M", "Q", "H", "Y", "E", "C"]
DAYS = st.dates(min_value=date(1200, 1, 1), max_value=date(2800, 1, 1))


@given(day=DAYS, unit=st.sampled_from([u for u in UNITS if u != "WE"]))
def test_the_stretch_around_a_day_holds_it(day, unit):
    period = around(day, unit)
    assert period.first <= day <= period.last


@given(day=DAYS, unit=st.sampled_from(UNITS), count=st.integers(-5, 5))
def test_shifting_forth_and_back_is_nothing(day, unit, count):
    period = around(day, unit)
    assert shift(shift(period, count), -count) == period


@given(day=DAYS, unit=st.sampled_from([u for u in UNITS if u != "WE"]))
def test_stretches_follow_each_other_without_gap(day, unit):
    period = around(day, unit)
    assert (shift(period, 1).first - period.last).days == 1


@pytest.mark.parametrize(("year", "month", "day"), [(2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2025, 4, 20)])
def test_easter_is_where_the_calendar_has_it(year, month, day):
    assert easter(year) == date(year, month, day)


def test_february_30_is_no_day():
    assert safe_date(2021, 2, 30) is None


def test_a_year_outside_the_calendar_is_refused():
    with pytest.raises(ValueError, match="calendar"):
        shift(Period("Y", date(1, 1, 1)), -1)
