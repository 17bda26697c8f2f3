from __future__ import annotations

import re
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
def meant(parsed):
    def find(text: str, words: str, on: str = "2024-05-20") -> list[tuple[str, str]]:
        """Codes and names of whom the last mention made of exactly these words stands for."""
        document = Document(id="t", text=text, published=date.fromisoformat(on))
        mentions = find_actors(document, parsed(text), find_quotations(text), register())
        at = [m.start() for m in re.finditer(rf"\b{words}\b", text)][-1]
        return [(m.actor.code, m.actor.name) for m in mentions if (m.span.start, m.span.end) == (at, at + len(words))]

    return find


PUTIN_AND_XI = [("CHN", "Xi Jinping"), ("RUS", "Vladimir Putin")]


def test_a_leader_can_be_one_of_two_presidents(meant):
    text = "China's leader, Xi Jinping, welcomed Vladimir Putin in Harbin, and the two presidents signed a treaty."
    assert meant(text, "the two presidents") == PUTIN_AND_XI


def test_who_is_named_in_an_aside_is_no_president_meant(meant):
    text = (
        "Vladimir Putin met Xi Jinping in Harbin. Putin spoke of Ukraine, although Volodymyr Zelenskyy, who leads it, "
        "was not invited. Neither president took questions."
    )
    assert sorted(meant(text, "Neither president")) == PUTIN_AND_XI


def test_neither_alone_is_the_two_just_named(meant):
    text = "Vladimir Putin met Xi Jinping in Harbin. While both presidents wanted a deal, neither made an offer."
    assert sorted(meant(text, "neither")) == PUTIN_AND_XI


def test_the_leaders_are_the_two_spoken_of_before(meant):
    text = (
        "Vladimir Putin met Xi Jinping in Harbin, where the two leaders signed a treaty. It covers gas and grain. "
        "Prices fell at once. Traders were not surprised. While the leaders talked, Germany complained."
    )
    assert sorted(meant(text, "the leaders")) == PUTIN_AND_XI


def test_two_heads_of_state_are_persons(meant):
    text = "Andrzej Duda met Emmanuel Macron in Lyon. The two heads of state dined alone."
    assert sorted(meant(text, "The two heads of state")) == [("FRA", "Emmanuel Macron"), ("POL", "Andrzej Duda")]


def test_both_sides_are_the_army_and_its_foe_not_who_urges_them(meant):
    text = "Sudan's army attacked the Rapid Support Forces near Khartoum. Chad and Egypt urged both sides to stop."
    assert meant(text, "both sides") == [("SDN", "Sudanese Army"), ("SDN", "Rapid Support Forces")]


def test_warring_parties_are_the_two_who_fight(meant):
    text = "Sudan's army attacked the Rapid Support Forces near Khartoum. Norway invited the warring parties to Oslo."
    assert [code for code, _ in meant(text, "the warring parties")] == ["SDN", "SDN"]


def test_both_sides_without_a_pair_in_conflict_are_unknown(meant):
    text = "Brazil and Mexico urged both sides to show restraint."
    assert meant(text, "both sides") == [("UNK", "sides")]


def test_two_states_who_fight_are_both_sides_though_a_third_speaks(meant):
    text = "Russia invaded Ukraine in 2022. Xi Jinping said China would host a meeting that both sides accept."
    assert meant(text, "both sides") == [("RUS", "Russia"), ("UKR", "Ukraine")]


def test_two_armies_are_those_of_two_states(meant):
    text = "Poland and Lithuania signed a pact. The two armies will train together."
    assert [code for code, _ in meant(text, "The two armies")] == ["POL", "LTU"]


def test_both_is_nobody_where_a_third_was_just_named(meant):
    text = "Andrzej Duda met Emmanuel Macron. Then Olaf Scholz arrived. Both smiled."
    assert meant(text, "Both") == []


def test_who_sign_a_truce_together_are_the_two_sides(meant):
    text = "Ethiopia's government and Tigrayan rebels agreed to a truce in Pretoria. The two sides will disarm."
    assert [code for code, _ in meant(text, "The two sides")] == ["ETH", "ETH"]
