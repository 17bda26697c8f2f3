from dataclasses import replace
from datetime import date

import pytest

from dragoman.events import foresee_events
from dragoman.records import DateRange, Document

TEXT = "Kenya met Peru on Friday."


def told(events, day: date, basis="stated"):
    (event,) = events(TEXT)
    days = DateRange(first=day, last=day, text="Friday", start=18, end=24, basis=basis)
    report = Document(id="t", text=TEXT, published=date(2024, 3, 7))
    (seen,) = foresee_events([replace(event, date=days)], report)
    return seen


def test_an_act_dated_after_the_report_is_to_come(events):
    seen = told(events, date(2024, 3, 8))
    assert (seen.status, seen.status_cue.text) == ("future", "Friday")
    assert seen.steps[-1].by == "events:status"


@pytest.mark.parametrize(
    ("day", "basis"), [(date(2024, 3, 7), "stated"), (date(2024, 3, 1), "stated"), (date(2024, 3, 8), "inferred")]
)
def test_an_act_of_the_day_or_before_or_whose_day_is_inferred_stands_as_told(events, day, basis):
    assert told(events, day, basis).status == "asserted"


def test_without_the_reports_day_nothing_changes(events):
    found = events(TEXT)
    assert foresee_events(found, Document(id="t", text=TEXT)) == found
