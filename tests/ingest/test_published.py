from __future__ import annotations

from datetime import date, datetime

import pytest

from dragoman.errors import InputError
from dragoman.ingest.published import address_day, parse_published


@pytest.mark.parametrize(
    "value",
    [
        "2024-05-20",
        " 2024-05-20 ",
        "2024-05-20T23:30:00-10:00",
        "20240520",
        "2024/5/20",
        "20240520T093000Z",
        "May 20, 2024",
        "20 May 2024",
        "Mon, 20 May 2024 10:00:00 GMT",
        "Monday, May 20th, 2024",
        date(2024, 5, 20),
        datetime(2024, 5, 20, 23, 59),
    ],
)
def test_days_are_read_as_people_and_machines_write_them(value):
    assert parse_published(value) == date(2024, 5, 20)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("2024-02-31", "no such day"),
        ("2024-13-01", "no such day"),
        ("February 30, 2024", "no such day"),
        ("05/06/2024", "not clear"),
        ("yesterday", "not a day"),
        ("", "not a day"),
        (1716163200, "no publication day"),
    ],
)
def test_what_is_no_day_is_refused_in_words(value, found):
    with pytest.raises(InputError, match=found) as refused:
        parse_published(value)
    assert refused.value.hint == "write the day as YYYY-MM-DD"


def test_addresses_that_carry_a_day_give_it():
    assert address_day("https://example.org/world/2024/05/20/talks.html") == date(2024, 5, 20)
    assert address_day("https://example.org/2024/may/20/talks") == date(2024, 5, 20)
    assert address_day("https://example.org/2024/5/talks") is None
    assert address_day("https://example.org/2024/15/40/talks") is None
