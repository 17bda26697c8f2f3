from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.phrases import long_range, one_line, safe, short_range
from dragoman.records import DateRange


@pytest.mark.parametrize(
    ("first", "last", "short", "long"),
    [
        ("2024-05-16", "2024-05-16", "2024-05-16", "16 May 2024"),
        ("2024-05-13", "2024-05-19", "2024-05-13…19", "13–19 May 2024"),
        ("2022-02-01", "2022-02-28", "2022-02", "February 2022"),
        ("2022-02-01", "2022-03-31", "2022-02…2022-03", "1 February – 31 March 2022"),
        ("2023-01-01", "2023-12-31", "2023", "2023"),
        ("2014-01-01", "2016-12-31", "2014…2016", "1 January 2014 – 31 December 2016"),
        ("2024-04-29", "2024-05-05", "2024-04-29…2024-05-05", "29 April – 5 May 2024"),
    ],
)
def test_days_are_told_in_few_characters(first: str, last: str, short: str, long: str) -> None:
    when = DateRange(first=date.fromisoformat(first), last=date.fromisoformat(last), text="", start=0, end=0)
    assert short_range(when) == short
    assert long_range(when) == long


@given(st.text())
def test_safe_text_is_as_long_and_commands_no_terminal(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not any(ord(c) < 32 and c not in "\t\n" for c in shown)
    assert not set(shown) & set("\x1b\x9b\u202e\u2066\x7f")


@given(st.text(), st.integers(2, 40))
def test_one_line_keeps_to_its_limit(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert "\n" not in line
