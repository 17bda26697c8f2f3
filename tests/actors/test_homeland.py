from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dragoman.actors import Register, find_actors, load_register
from dragoman.parse import find_quotations
from dragoman.records import Dateline, Document, Span


@cache
def register() -> Register:
    return load_register()


@pytest.fixture
def codes(parsed):
    def find(text: str, words: str, place: str = "", on: str = "2024-05-20") -> list[str]:
        """Codes of the last mention made of exactly these words, in a report from a place."""
        told = Dateline(span=Span(start=0, end=0, text=""), place=place, day=None, agency=None) if place else None
        document = Document(id="t", text=text, published=date.fromisoformat(on), dateline=told)
        mentions = find_actors(document, parsed(text), find_quotations(text), register())
        at = text.rindex(words)
        return [m.actor.code for m in mentions if (m.span.start, m.span.end) == (at, at + len(words))]

    return find


ESTONIA = (
    "Estonia expelled a Russian diplomat on Friday. The Foreign Ministry summoned the ambassador of Russia. Police "
    "arrested two men who had worked for Russian intelligence."
)
NIGER = (
    "Thousands camped outside the French base on Tuesday. The generals who toppled President Bazoum have torn up "
    "agreements with Paris. Police stopped the French ambassador's car. The foreign ministry accused France of "
    "sabotage. The army blocked the road."
)


def test_police_and_ministry_are_those_of_the_state_that_acts_first(codes):
    assert codes(ESTONIA, "Police") == ["EST"]
    assert codes(ESTONIA, "The Foreign Ministry") == ["EST"]


def test_a_dateline_tells_where_crowds_police_and_army_are(codes):
    assert codes(NIGER, "Thousands", "NIAMEY") == ["NER"]
    assert codes(NIGER, "Police", "NIAMEY") == ["NER"]
    assert codes(NIGER, "The foreign ministry", "NIAMEY") == ["NER"]
    assert codes(NIGER, "The army", "NIAMEY") == ["NER"]


def test_a_toppled_president_is_still_known_by_the_register(codes):
    assert codes(NIGER, "President Bazoum", "NIAMEY", "2023-09-12") == ["NER"]


def test_a_president_the_register_does_not_know_is_not_of_a_state_whose_president_it_knows(codes):
    text = "France sent troops. French troops landed in Paris. French police cheered. President Ondo wept."
    assert codes(text, "President Ondo") == ["UNK"]


def test_a_ministry_is_not_of_the_state_it_accuses(codes):
    text = "Iran and Iraq quarrel. Iranian boats left. The foreign ministry accused Iran of theft."
    assert codes(text, "The foreign ministry") == ["UNK"]


def test_a_dateline_of_a_hub_tells_nothing_where_another_state_acts_first(codes):
    text = "Israeli jets struck Gaza. Police made arrests."
    assert codes(text, "Police", "DOHA") != ["QAT"]


def test_people_belong_to_the_country_of_the_place_they_act_in(codes):
    assert codes("Villagers near Goma fled on Sunday.", "Villagers") == ["COD"]
    assert codes("Demonstrators in Baghdad stormed the Swedish embassy.", "Demonstrators in Baghdad") == ["IRQ"]
    assert codes("Thousands of people marched through Dakar.", "Thousands of people") == ["SEN"]


def test_foreign_before_ministry_does_not_make_it_a_foreign_body(codes):
    text = "Lithuania passed a law. The foreign ministry said Belarus had sent balloons. Police seized four."
    assert codes(text, "The foreign ministry", "VILNIUS") == ["LTU"]
    assert codes(text, "Police", "VILNIUS") == ["LTU"]
