from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.models.wordpiece import WordPiece

PIECES = ["[UNK]", "[CLS]", "[SEP]", "peru", "chile", "##an", "cafe", ",", "“", "北", "a", "##a", "i"]
SPLITTER = WordPiece({piece: number for number, piece in enumerate(PIECES)})


def pieces_of(text: str, *, longest: int = 64) -> list[str]:
    return [PIECES[number] for number in SPLITTER.split(text, longest=longest).ids[1:-1]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Peru, Chile", ["peru", ",", "chile"]),
        ("Chilean", ["chile", "##an"]),
        ("“Café", ["“", "cafe"]),
        ("Chilexyz Peru", ["[UNK]", "peru"]),
        ("北北", ["北", "北"]),
        ("Pe\u200bru", ["peru"]),
        ("", []),
        (" \t\n", []),
        ("a" * 101, ["[UNK]"]),
    ],
)
def test_words_become_the_longest_known_pieces(text: str, pieces: list[str]) -> None:
    assert pieces_of(text) == pieces


def test_offsets_are_those_of_the_text_with_its_accents() -> None:
    text = "“Café, İ Peru"
    found = SPLITTER.split(text, longest=64)
    assert [text[start:end] for start, end in found.offsets[1:-1]] == ["“", "Café", ",", "İ", "Peru"]


def test_a_long_text_is_cut_and_still_closed() -> None:
    found = SPLITTER.split("peru " * 500, longest=10)
    assert len(found.ids) == len(found.offsets) == 10
    assert PIECES[found.ids[-1]] == "[SEP]"


@given(st.text(max_size=60))
def test_any_text_gives_ordered_offsets_within_it(text: str) -> None:
    found = SPLITTER.split(text, longest=32)
    inner = found.offsets[1:-1]
    assert all(0 <= start < end <= len(text) for start, end in inner)
    assert list(inner) == sorted(inner)
    assert found.offsets[0] == found.offsets[-1] == (0, 0)
