from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dragoman.actors import Register, find_actors, load_register
from dragoman.parse import find_quotations
from dragoman.records import Document


@cache
def register() -> Register:
    return load_register()


@pytest.fixture
def codes(parsed):
    def find(text: str, words: str) -> list[str]:
        """Codes of the mentions made of exactly these words."""
        document = Document(id="t", text=text, published=date(2024, 3, 1))
        mentions = find_actors(document, parsed(text), find_quotations(text), register())
        at = text.index(words)
        return sorted(m.actor.code for m in mentions if (m.span.start, m.span.end) == (at, at + len(words)))

    return find


def test_two_neighbours_are_those_whose_troops_fought(codes):
    text = "The Ethiopian army shelled an Eritrean post. The two neighbours fought a war two decades ago."
    assert codes(text, "The two neighbours") == ["ERI", "ETH"]


def test_two_foreign_ministers_are_of_the_two_states_just_named(codes):
    text = "Relations between Armenia and Azerbaijan have soured again. The two foreign ministers will meet on Friday."
    assert codes(text, "The two foreign ministers") == ["ARM", "AZE"]


def test_two_governments_stay_unknown_after_three_states(codes):
    text = "Chad, Niger and Mali signed a pact on Friday. The two governments declined to comment."
    assert codes(text, "The two governments") == ["UNK"]
