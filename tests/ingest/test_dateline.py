from __future__ import annotations

import pytest

from dragoman.ingest.dateline import find_dateline


def first(text: str):
    return find_dateline(text, starts=(0,))


@pytest.mark.parametrize(
    ("text", "span", "place", "day", "agency"),
    [
        ("ANKARA, May 16 (Reuters) - The envoy left.", "ANKARA, May 16 (Reuters) -", "ANKARA", "May 16", "Reuters"),
        ("GAZA CITY/JERUSALEM (AP) — Talks failed.", "GAZA CITY/JERUSALEM (AP) —", "GAZA CITY/JERUSALEM", None, "AP"),
        ("BEIRUT, Lebanon — The army moved.", "BEIRUT, Lebanon —", "BEIRUT, Lebanon", None, None),
        ("KYIV, Ukraine (AP) — The army moved.", "KYIV, Ukraine (AP) —", "KYIV, Ukraine", None, "AP"),
        ("Geneva, 12 March 2020 (WHO) – The body", "Geneva, 12 March 2020 (WHO) –", "Geneva", "12 March 2020", "WHO"),
        ("Paris (AFP) – France said", "Paris (AFP) –", "Paris", None, "AFP"),
        ("Dec 29 (Reuters) - Iran said", "Dec 29 (Reuters) -", None, "Dec 29", "Reuters"),
        ("SEOUL, Aug. 3 (Yonhap) -- South Korea", "SEOUL, Aug. 3 (Yonhap) --", "SEOUL", "Aug. 3", "Yonhap"),
        ("ZÜRICH — Die Swiss said", "ZÜRICH —", "ZÜRICH", None, None),
    ],
)
def test_wire_datelines_are_read_in_their_parts(text, span, place, day, agency):
    found = first(text)
    assert (found.span.text, found.place, found.day, found.agency) == (span, place, day, agency)
    assert text[found.span.start : found.span.end] == span


@pytest.mark.parametrize(
    "text",
    [
        "NATO — which met on Monday — agreed.",
        "NATO — The alliance agreed.",
        "BREAKING — The palace has fallen.",
        "OPINION: The plan is dead.",
        "LOOK: These are the pictures.",
        "The president — a former general — resigned.",
        "Lavrov (Russia) - a profile",
        "A-bomb survivors met.",
        "May said on Friday that she would resign.",
    ],
)
def test_other_openings_are_no_dateline(text):
    assert first(text) is None


def test_a_place_before_a_colon_is_one_when_the_text_names_it_again():
    assert first("ISLAMABAD: The talks failed. They had opened in Islamabad on Monday.").place == "ISLAMABAD"
    assert first("BOOM: The talks failed. They had opened in Islamabad on Monday.") is None


def test_a_line_that_is_only_a_day_is_a_dateline_without_place():
    found = first("Monday, September 23, 2019\xa0\n\nThe president spoke.")
    assert (found.place, found.day) == (None, "Monday, September 23, 2019")


def test_a_dateline_with_a_place_wins_over_a_line_with_a_day():
    text = "Friday, May 17, 2024\n\nMOSCOW, May 16 (Tass) - The minister left."
    assert find_dateline(text, starts=(0, 22)).place == "MOSCOW"
