"""Stretches of the calendar: a day, a week, a month, a quarter ..., their TIMEX3 values and first and last days."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each (northern, meteorological) season."""

_MONTHS = {"M": 1, "Q": 3, "H": 6, "SP": 12, "SU": 12, "FA": 12, "WI": 12, "Y": 12, "E": 120, "C": 1200}
_DAYS = {"D": 1, "W": 7, "WE": 7}


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar stretch that starts on `first`.

    `unit` is D (day), W (ISO week), WE (weekend), M, Q (quarter), H (half year), SP SU FA WI (seasons), Y, E (decade)
    or C (century).
    """

    unit: str
    first: date

    @property
    def last(self) -> date:
        """The last day of the stretch."""
        if self.unit == "WE":
            return self.first + timedelta(days=1)
        if self.unit in _DAYS:
            return self.first + timedelta(days=_DAYS[self.unit] - 1)
        months = 3 if self.unit in SEASON_MONTH else _MONTHS[self.unit]
        return _add_months(self.first, months - 1, end=True)

    @property
    def value(self) -> str:
        """The TIMEX3 value: 2019-09-23, 2019-W39, 2019-W39-WE, 2019-09, 2019-Q3, 2019-H2, 2019-SU, 2019, 201, 20."""
        d, unit = self.first, self.unit
        if unit == "D":
            return d.isoformat()
        if unit in ("W", "WE"):
            year, week, _ = d.isocalendar()
            return f"{year}-W{week:02d}" + ("-WE" if unit == "WE" else "")
        if unit == "M":
            return f"{d.year:04d}-{d.month:02d}"
        if unit == "Q":
            return f"{d.year:04d}-Q{(d.month + 2) // 3}"
        if unit == "H":
            return f"{d.year:04d}-H{1 if d.month < 7 else 2}"
        if unit in SEASON_MONTH:
            return f"{d.year:04d}-{unit}"
        return f"{d.year:04d}"[: {"Y": 4, "E": 3, "C": 2}[unit]]


def around(day: date, unit: str) -> Period:
    """The stretch of a unit that holds a day; for a season, that season of the day's year.

    Args:
        day: any day.
        unit: a `Period` unit.
    """
    if unit == "D":
        return Period(unit, day)
    if unit in ("W", "WE"):
        monday = day - timedelta(days=day.weekday())
        return Period(unit, _clamp(monday.toordinal() + (5 if unit == "WE" else 0)))
    if unit in SEASON_MONTH:
        return Period(unit, date(day.year, SEASON_MONTH[unit], 1))
    if unit in ("E", "C"):
        size = 10 if unit == "E" else 100
        return Period(unit, date(max(1, day.year // size * size), 1, 1))
    month = {"M": day.month, "Q": (day.month - 1) // 3 * 3 + 1, "H": 1 if day.month < 7 else 7, "Y": 1}[unit]
    return Period(unit, date(day.year, month, 1))


def shift(period: Period, count: int) -> Period:
    """The stretch `count` units later (earlier where negative); a season moves by years.

    Raises:
        ValueError: it lies outside years 1 to 9999.
    """
    if period.unit in _DAYS:
        return Period(period.unit, _clamp(period.first.toordinal() + count * _DAYS[period.unit]))
    return Period(period.unit, _add_months(period.first, count * _MONTHS[period.unit]))


def shift_day(day: date, count: int, unit: str) -> date:
    """The day `count` units later (earlier where negative); the 31st becomes the last of a shorter month.

    Raises:
        ValueError: it lies outside years 1 to 9999.
    """
    if unit in _DAYS:
        return _clamp(day.toordinal() + count * _DAYS[unit])
    return _add_months(day, count * _MONTHS[unit])


def easter(year: int) -> date:
    """Easter Sunday (western).

    Source: the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian computus, as a Gregorian day.

    Source: Meeus' Julian algorithm.
    """
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none ("February 30")."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _add_months(day: date, count: int, *, end: bool = False) -> date:
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is outside the calendar")
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, last if end else min(day.day, last))


def _clamp(ordinal: int) -> date:
    if not 1 <= ordinal <= date.max.toordinal():
        raise ValueError("the day is outside years 1 to 9999")
    return date.fromordinal(ordinal)
