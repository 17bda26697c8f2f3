"""What an expression means: one reader for each rule of the grammar."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dragoman.times import absolute, clock, ended, eras, fiscal, holidays, relative, spans, weekdays
from dragoman.times.names import in_name
from dragoman.times.reading import Context, Reading

READERS: Mapping[str, Callable[[Context], Reading | None]] = MappingProxyType(
    {
        "iso-date": absolute.read_iso,
        "slash-date": absolute.read_slash,
        "clock-day": clock.read_clock,
        "clock-date": clock.read_clock,
        "month-day": absolute.read_day,
        "second-day": absolute.read_second_day,
        "day-month": absolute.read_day,
        "month-year": absolute.read_month,
        "holiday": holidays.read_holiday,
        "which-month": absolute.read_which_month,
        "ended-period": ended.read_ended,
        "ended-week": ended.read_ended_week,
        "week-of-day": weekdays.read_week_of,
        "week-of-month": absolute.read_week_of_month,
        "quarter": fiscal.read_quarter,
        "quarter-code": fiscal.read_quarter_code,
        "month-quarter": fiscal.read_month_quarter,
        "same-of-year": fiscal.read_same_of_year,
        "year-quarter": fiscal.read_year_ago,
        "year-ago-period": fiscal.read_year_ago,
        "fiscal-year": fiscal.read_fiscal_year,
        "decade": eras.read_decade,
        "century": eras.read_century,
        "season": eras.read_season,
        "ago": relative.read_ago,
        "before-last": relative.read_before_last,
        "day-before-yesterday": relative.read_beside_day_word,
        "clock-ago": relative.read_ago,
        "span-beside": relative.read_beside,
        "unit-beside": relative.read_the_unit_beside,
        "rolling": relative.read_rolling,
        "rolling-ahead": spans.read_bare_units,
        "first-units": spans.read_first_units,
        "edge-unit": relative.read_unit,
        "edge-the-unit": fiscal.read_year_end,
        "year-end": fiscal.read_year_end,
        "which-units": spans.read_which_units,
        "day-word": relative.read_day_word,
        "weekday": weekdays.read_weekday,
        "weekend": weekdays.read_weekend,
        "tonight": clock.read_tonight,
        "relative-part": clock.read_relative_part,
        "clock": clock.read_clock,
        "set": spans.read_set,
        "compound-span": spans.read_compound,
        "period-of": spans.read_span,
        "half-unit": spans.read_half_unit,
        "long": spans.read_long,
        "bare-units": spans.read_bare_units,
        "year": absolute.read_year,
        "month": absolute.read_month,
        "the-unit": relative.read_the_unit,
        "then": relative.read_then,
        "present": spans.read_present,
        "at-the-time": spans.read_past,
        "recent": spans.read_past,
        "future": spans.read_future,
    }
)

_NAMED = frozenset(
    {"day-word", "tonight", "weekday", "set", "future", "present", "recent", "the-unit", "month", "season", "then"}
)
"""Rules whose words stand in the names of papers, programmes, films and days: "USA Today", "the Daily Mail"."""


def normalise(context: Context) -> Reading | None:
    """Reads an expression.

    Args:
        context: the expression and where it stands.

    Returns:
        None where it is no time after all ("2000 people", "February 30").
    """
    if context.expression.rule in _NAMED and in_name(context):
        return None
    try:
        return READERS[context.expression.rule](context)
    except (ValueError, OverflowError):  # a day outside years 1 to 9999: no day can be told
        return None
