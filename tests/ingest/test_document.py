from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError, TooLargeError
from dragoman.ingest import MAX_CHARACTERS, document_from_text

BODY = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."


def test_what_is_given_wins_over_what_the_text_says():
    text = f"Ministers agree to open border\n\nMay 20, 2024\n\nSEOUL (Yonhap) - {BODY}"
    read = document_from_text(text)
    assert (read.title, read.published, read.published_source) == (
        "Ministers agree to open border",
        date(2024, 5, 20),
        "text",
    )
    assert (read.outlet, read.dateline.place) == ("Yonhap", "SEOUL")
    told = document_from_text(text, id="x", published="2024-05-21", title="T", outlet="O", url="https://example.org")
    assert (told.id, told.title, told.outlet, told.published_source) == ("x", "T", "O", "given")


def test_a_dateline_below_a_headline_that_ends_in_a_full_stop_is_found():
    assert document_from_text(f"Ministers agree to open border.\n\nSEOUL (AP) — {BODY}").dateline.place == "SEOUL"


def test_a_dateline_with_its_year_tells_the_day():
    assert document_from_text(f"Geneva, 12 March 2020 (WHO) – {BODY}").published == date(2020, 3, 12)


def test_an_address_tells_the_day_when_nothing_else_does():
    read = document_from_text(BODY, url="https://example.org/2024/05/20/border")
    assert (read.published, read.published_source) == (date(2024, 5, 20), "url")


def test_without_a_day_there_is_none():
    read = document_from_text(BODY)
    assert (read.published, read.published_source) == (None, None)


def test_the_same_text_has_the_same_id():
    assert document_from_text(BODY).id == document_from_text(BODY, title="other").id
    assert document_from_text(BODY).id != document_from_text(BODY + " ").id


@given(st.text(min_size=1).filter(lambda text: text.strip("\ufeff").strip()))
def test_the_text_is_kept_to_the_character(text):
    assert document_from_text(text, check_language=False).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff"])
def test_an_empty_text_is_refused(text):
    with pytest.raises(InputError, match="the text is empty"):
        document_from_text(text)


def test_a_text_over_the_limit_is_refused_with_the_limit_named():
    with pytest.raises(TooLargeError, match="1,000,001 characters; a report may have 1,000,000"):
        document_from_text("a" * (MAX_CHARACTERS + 1))


def test_half_a_surrogate_pair_is_refused_with_its_place():
    with pytest.raises(InputError, match=r"U\+D83D.*at character 3"):
        document_from_text("abc\ud83d def")
