"""Computes src/dragoman/data/times/moving.tsv: holidays of the Islamic, Hebrew and Chinese calendars, 1951 to 2050.

uv run --with hijridate --with convertdate --with lunardate python scripts/build_moving_holidays.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from convertdate import hebrew
from hijridate import Hijri
from lunardate import LunarDate

TARGET = Path(__file__).parents[1] / "src/dragoman/data/times/moving.tsv"
YEARS = range(1951, 2051)
ISLAMIC = {
    "eid al-fitr": (10, 1, 3),
    "eid al-adha": (12, 10, 4),
    "ashura": (1, 10, 1),
    "arbaeen": (2, 20, 1),
    "mawlid": (3, 12, 1),
    "islamic new year": (1, 1, 1),
}
HEBREW = {
    "passover": (1, 15, 8),
    "yom kippur": (7, 10, 1),
    "rosh hashanah": (7, 1, 2),
    "hanukkah": (9, 25, 8),
    "sukkot": (7, 15, 7),
}
Row = tuple[str, date, int]


def islamic() -> list[Row]:
    """Holidays of the Umm al-Qura calendar."""
    rows = []
    for year in range(1370, 1475):
        ramadan, eid = hijri(year, 9, 1), hijri(year, 10, 1)
        rows.append(("ramadan", ramadan, (eid - ramadan).days))
        rows += [(name, hijri(year, month, day), days) for name, (month, day, days) in ISLAMIC.items()]
    return rows


def hijri(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Hijri one."""
    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def jewish() -> list[Row]:
    """Holidays of the Hebrew calendar; they begin on the evening before."""
    rows = []
    for year in range(YEARS.start + 3760, YEARS.stop + 3762):
        rows += [(name, date(*hebrew.to_gregorian(year, m, d)), days) for name, (m, d, days) in HEBREW.items()]
        rows.append(("purim", date(*hebrew.to_gregorian(year, 13 if hebrew.leap(year) else 12, 14)), 1))
    return rows


def chinese() -> list[Row]:
    """New Year's Day of the Chinese calendar."""
    return [("lunar new year", LunarDate(year, 1, 1).to_solar_date(), 1) for year in YEARS if year < 2050]


def main() -> None:
    """Writes the table."""
    rows = sorted(row for row in {*islamic(), *jewish(), *chinese()} if row[1].year in YEARS)
    lines = ["holiday\tfirst\tdays", *(f"{name}\t{first}\t{days}" for name, first, days in rows)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
