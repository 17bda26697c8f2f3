from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.parse.conllu import read_conllu
from dragoman.places import find_places, load_gazetteer
from dragoman.places.names import fold
from dragoman.records import Document, Sentence, Token


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more_than_a_leading_word(name):
    once = fold(name)
    assert fold(fold(once)) == fold(once)
    assert once == once.strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint Petersburg", "St. Petersburg"),
        ("the Gaza Strip", "Gaza Strip"),
        ("Deir ez-Zor", "Deir ez Zor"),
        ("Ma’rib", "Marib"),
        ("São Paulo", "Sao Paulo"),
    ],
)
def test_spellings_of_one_name_meet(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Ukraine", "UKR", "country"),
        ("the U.S.", "USA", "country"),
        ("Crimea", "UKR", "region"),
        ("Golan Heights", "SYR", "region"),
        ("Xinjiang", "CHN", "region"),
        ("Darfur", "SDN", "region"),
        ("Indo-Pacific", None, "area"),
        ("Middle East", None, "area"),
        ("Kashmir", None, "region"),
        ("Kremlin", "RUS", "point"),
        ("Ain al-Asad Air Base", "IRQ", "point"),
        ("Texas", "USA", "region"),
        ("Khan Younis", "PSE", "city"),
    ],
)
def test_the_embedded_gazetteer_knows(gazetteer, name, country, precision):
    assert (country, precision) in {(e.country, e.precision) for e in gazetteer.lookup(name)}


def test_no_country_takes_the_name_of_one_of_its_regions(gazetteer):
    for name in ("Crimea", "Texas", "West Bank", "White House", "Ontario"):
        assert all(e.kind != "country" for e in gazetteer.lookup(name)), name


def test_countries_and_world_regions_have_no_coordinates(gazetteer):
    for name in ("France", "Middle East", "Europe"):
        assert all(e.lat is None for e in gazetteer.lookup(name) if e.kind in ("country", "world"))


def test_every_shipped_file_is_under_five_megabytes():
    for file in files("dragoman.data").joinpath("gazetteer").iterdir():
        if file.is_file():
            assert len(file.read_bytes()) < 5_000_000, file.name


def test_a_text_without_an_end_is_read_in_linear_time(gazetteer):
    words = ["San", "de", "la", "al", "-", "New", "St.", "of", "in", ","] * 2000
    tokens = tuple(
        Token(
            i,
            w,
            w.lower(),
            "PROPN",
            "NNP",
            "compound",
            min(i + 1, len(words) - 1) if i + 1 < len(words) else -1,
            i * 5,
            i * 5 + len(w),
        )
        for i, w in enumerate(words)
    )
    text = "".join(w.ljust(5) for w in words)
    sentence = Sentence(index=0, paragraph=0, start=0, end=len(text), text=text, tokens=tokens)
    find_places(Document(id="t", text=text), (sentence,), (), gazetteer)


def test_an_empty_document_has_no_places(gazetteer):
    assert find_places(Document(id="t", text=""), (), (), gazetteer) == ()
    assert read_conllu("") == {}
