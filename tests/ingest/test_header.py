from __future__ import annotations

from datetime import date

import pytest

from dragoman.ingest.header import read_header

BODY = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."


def test_headline_byline_and_day_are_read_from_the_head():
    header = read_header(f"Ministers agree to open border\n\nBy Jane Doe\nPublished May 20, 2024\n\n{BODY}")
    assert (header.title, header.published) == ("Ministers agree to open border", date(2024, 5, 20))


@pytest.mark.parametrize(
    "line",
    [
        "Published May 20, 2024",
        "Published: 20 May 2024, 09:30 GMT",
        "Posted on Mon, May 20, 2024 at 9:30 a.m.",
        "Monday, May 20, 2024",
        "2024-05-20",
        "Last updated: May 20th, 2024",
        "Date: 2024-05-20",
    ],
)
def test_a_line_that_only_tells_the_day_gives_the_day(line):
    assert read_header(f"{line}\n\n{BODY}").published == date(2024, 5, 20)


@pytest.mark.parametrize(
    "line",
    [
        "The border was closed on May 20, 2024.",
        "Timeline of the war since May 20, 2024 and what may follow",
        "Published in the journal",
        "Friday, February 31, 2024",
    ],
)
def test_other_lines_give_no_day(line):
    assert read_header(f"{line}\n\n{BODY}").published is None


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\n{BODY}",
        f"“We will not go,” he said\n\n{BODY}",
        f"The talks failed.\n\n{BODY}",
        f"Ministers agree to open border\n{BODY}",
        "",
    ],
)
def test_a_text_without_a_clear_headline_has_no_title(text):
    assert read_header(text).title == ""


def test_labels_for_title_and_source_are_understood():
    header = read_header(f"Title: Border opens\nSource: The Daily Bugle\n\n{BODY}")
    assert (header.title, header.outlet) == ("Border opens", "The Daily Bugle")
