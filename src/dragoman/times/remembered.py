"""Days known without their year: "the Sept. 11 attacks" are those of 2001."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from dragoman.times.grammar import Expression


@cache
def _load() -> dict[tuple[int, int], tuple[date, frozenset[str]]]:
    text = (files("dragoman") / "data/times/remembered.tsv").read_text(encoding="utf-8")
    found = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        day = date.fromisoformat(row["day"])
        found[day.month, day.day] = day, frozenset(row["words"].split(";"))
    return found


def remembered(e: Expression, month: int, day: int) -> date | None:
    """The day that "the Sept. 11 attacks" name, None for any other.

    Args:
        e: a day and month without a year.
        month: its month.
        day: its day.
    """
    known, words = _load().get((month, day), (None, frozenset[str]()))
    one_of_many = e.before[-1:] in (("a",), ("an",))
    return known if e.after[:1] and e.after[0] in words and not one_of_many else None
