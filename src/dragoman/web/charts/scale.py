"""Ticks and positions of a chart's axes."""

from __future__ import annotations

import calendar
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "quarter", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How large a chart is, in pixels, how much room its scale has at the left, how many labels stand below."""

    width: int
    height: int
    left: int
    labels: int


@dataclass(frozen=True, slots=True)
class Linear:
    """Carries numbers from `low`..`high` to pixels from `start`..`end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Gives the pixel of a number, to a tenth."""
        span = self.high - self.low or 1.0
        return round(self.start + (value - self.low) / span * (self.end - self.start), 1)


def nice_ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Gives round numbers that span `low` to `high`.

    Args:
        low: the least number to show.
        high: the greatest.
        wanted: about how many.

    Returns:
        Ticks at multiples of 1, 2 or 5 times a power of ten; the first is at most `low`, the last at least `high`.
    """
    if high <= low:
        high = low + 1
    raw = (high - low) / wanted
    power = 10 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(k * step, 10) for k in range(first, last + 1)]


def period_words(first: date, unit: Unit) -> str:
    """Names a period by its first day: "May 2024", "2024", "2nd quarter of 2024"."""
    match unit:
        case "year":
            return str(first.year)
        case "quarter":
            return f"Q{(first.month + 2) // 3} {first.year}"
        case "month":
            return f"{first:%b} {first.year}"
        case "week":
            return f"week of {first.day} {first:%b} {first.year}"
        case _:
            return f"{first.day} {first:%b} {first.year}"


def period_end(first: date, unit: Unit) -> date:
    """Gives the last day of a period."""
    match unit:
        case "year":
            return date(first.year, 12, 31)
        case "quarter":
            month = first.month + 2
            return date(first.year, month, calendar.monthrange(first.year, month)[1])
        case "month":
            return date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
        case "week":
            return first + timedelta(days=6)
        case _:
            return first


def period_start(day: date, unit: Unit) -> date:
    """Gives the first day of the period that a day lies in."""
    match unit:
        case "year":
            return date(day.year, 1, 1)
        case "quarter":
            return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
        case "month":
            return day.replace(day=1)
        case "week":
            return day - timedelta(days=day.weekday())
        case _:
            return day


def next_period(first: date, unit: Unit) -> date:
    """Gives the first day of the period after."""
    return period_end(first, unit) + timedelta(days=1)


def every_period(first: date, last: date, unit: Unit, *, most: int = 2000) -> list[date]:
    """Gives the first days of the periods from one to another, also of those in which nothing happened."""
    found = [first]
    while found[-1] < last and len(found) < most:
        found.append(next_period(found[-1], unit))
    return found


def unit_for(first: date, last: date) -> Unit:
    """Chooses a unit by which a stretch of time gives some ten to a hundred periods."""
    days = (last - first).days
    if days <= 45:
        return "day"
    if days <= 400:
        return "week"
    return "month" if days <= 365 * 9 else "quarter" if days <= 365 * 25 else "year"


def period_ticks(periods: Sequence[date], unit: Unit, *, most: int = 9) -> list[tuple[int, str]]:
    """Chooses which periods get a label: (number of the period, label), at most so many."""
    years = [n for n, day in enumerate(periods) if n == 0 or day.year != periods[n - 1].year]
    by_year = unit != "year" and len(years) > most // 2
    chosen = years if by_year else list(range(len(periods)))
    step = max(1, math.ceil(len(chosen) / most))
    return [(n, str(periods[n].year) if by_year else _short(periods[n], unit)) for n in chosen[::step]]


def _short(day: date, unit: Unit) -> str:
    if unit == "week":
        return f"{day.day} {day:%b} {day.year}"
    return period_words(day, unit)
