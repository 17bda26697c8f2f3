from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.around import REACH, sentence_around

TEXT = (
    "Peru met Gen. R. Soto on Friday. The U.S. President left early. “We agreed,” he said. Nothing else.\n"
    "A heading\nAnother paragraph."
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("met", "Peru met Gen. R. Soto on Friday."),
        ("Friday", "Peru met Gen. R. Soto on Friday."),
        ("left", "The U.S. President left early."),
        ("said", "“We agreed,” he said."),
        ("heading", "A heading"),
        ("Another", "Another paragraph."),
        ("left early. “We", "The U.S. President left early. “We agreed,” he said."),
    ],
)
def test_the_sentence_around_words_is_found(words: str, sentence: str) -> None:
    at = TEXT.index(words)
    start, end = sentence_around(TEXT, at, at + len(words))
    assert TEXT[start:end] == sentence


@given(st.text("aB. \n“”", min_size=1, max_size=60), st.data())
def test_the_sentence_holds_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start < end <= last <= len(text)


def test_a_wall_of_text_is_not_shown_whole() -> None:
    text = "word " * 100_000
    start, end = sentence_around(text, 250_000, 250_004)
    assert end - start <= 2 * REACH + 4
