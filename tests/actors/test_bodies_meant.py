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
def who(parsed):
    def find(text: str, words: str) -> list[tuple[str, str]]:
        """Code and name of the last mention made of exactly these words."""
        document = Document(id="t", text=text, published=date(2024, 6, 24))
        mentions = find_actors(document, parsed(text), find_quotations(text), register())
        at = text.rindex(words)
        return [(m.actor.code, m.actor.name) for m in mentions if (m.span.start, m.span.end) == (at, at + len(words))]

    return find


COURT = (
    "The International Court of Justice ordered Israel to let in aid. The judges also told Israel to report back. "
    "Israel rejected the ruling. The court will rule later."
)


def test_judges_are_of_the_international_court_just_named(who):
    assert who(COURT, "The judges") == [("IGO", "judges of International Court of Justice")]


def test_the_court_is_the_international_one_though_the_report_is_on_one_state(who):
    assert who(COURT, "The court") == [("IGO", "International Court of Justice")]


def test_a_court_in_small_letters_is_no_court_of_the_state_it_sits_in(who):
    text = "A man tried to enter the international criminal court in The Hague. The court thanked the Dutch police."
    assert who(text, "The court") == [("IGO", "International Criminal Court")]


def test_the_council_is_the_european_one_in_a_report_of_the_union(who):
    text = "The Council today adopted sanctions against Belarus. The European Union will keep up its support."
    assert who(text, "The Council") == [("IGO", "European Council")]


def test_the_council_is_the_only_one_named(who):
    text = "The UN Security Council met on Gaza. The European Union welcomed it. The Council voted at noon."
    assert who(text, "The Council")[0][0] == "IGO"


def test_our_forces_are_of_the_state_whose_army_speaks(who):
    text = "Two drones were shot down by our air force. The Turkish Armed Forces struck camps in northern Iraq."
    assert who(text, "our air force") == [("TUR", "Turkish Air Force")]


def test_it_that_has_also_frozen_assets_is_the_bloc_before(who):
    text = "Ecowas gave the generals in Niger a week to free the president. It has also frozen the country's assets."
    assert who(text, "It")[0][0] == "IGO"


def test_it_after_a_treaty_may_be_the_treaty(who):
    text = "Kenya signed a treaty with Somalia. It bans weapons at sea."
    assert who(text, "It") == []


def test_a_court_of_justice_in_small_letters_keeps_its_whole_name(who):
    text = "The international court of justice ordered Israel to let in aid."
    assert who(text, "The international court of justice") == [("IGO", "International Court of Justice")]
