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
    def find(text: str, words: str, on: str = "2024-05-20") -> list[tuple[str, str]]:
        """Code and sector of the last mention made of exactly these words."""
        document = Document(id="t", text=text, published=date.fromisoformat(on))
        mentions = find_actors(document, parsed(text), find_quotations(text), register())
        at = text.rindex(words)
        return [(m.actor.code, m.actor.sector) for m in mentions if (m.span.start, m.span.end) == (at, at + len(words))]

    return find


BELARUS = (
    "Lithuania closed a crossing with Belarus on Monday. Minsk protested. The Belarusian president, Alexander "
    "Lukashenko, sacked two ministers. Crowds marched in Minsk against Lukashenko's rule. "
)


def test_police_belong_to_the_country_the_report_is_mostly_about(who):
    text = BELARUS + "Police detained 40 demonstrators."
    assert who(text, "Police") == [("BLR", "COP")]
    assert who(text, "40 demonstrators") == [("BLR", "OPP")]


def test_police_belong_to_nobody_where_another_state_is_named_beside_them(who):
    text = BELARUS + "Latvia and Estonia said police were on alert."
    assert who(text, "police") == [("UNK", "COP")]


def test_police_of_two_equal_countries_are_unknown(who):
    text = "Peru and Chile signed a treaty. Lima and Santiago were pleased. Security forces raided a market."
    assert who(text, "Security forces") == [("UNK", "COP")]


def test_security_council_of_a_state_is_not_the_united_nations(who):
    text = "The White House said it was worried. A spokesman for the National Security Council declined to say more."
    assert who(text, "the National Security Council") == [("USA", "GOV")]


def test_parliament_is_that_of_the_minister_who_speaks_to_it(who):
    text = "Poland shot down Russian drones, Prime Minister Donald Tusk told parliament."
    assert who(text, "parliament") == [("POL", "LEG")]


def test_bloc_is_the_one_named_before(who):
    text = "European Union ministers met in Riga. A vote followed, the bloc's foreign policy chief said."
    assert who(text, "the bloc") == [("IGO", "GOV")]
    assert who(text, "the bloc's foreign policy chief") == [("IGO", "GOV")]


def test_alliance_is_nato_not_the_union(who):
    text = "NATO and the European Union met in Riga. Turkey left the alliance out of its speech."
    assert who(text, "the alliance") == [("IGO", "GOV")]


def test_north_is_a_state_where_the_koreas_are_spoken_of(who):
    text = "North Korea fired a missile. China, which trades with the North, called for calm. The North said nothing."
    assert who(text, "The North") == [("PRK", "GOV")]


def test_acronym_explained_in_the_report_beats_the_register(who):
    text = "Brazil's National Tariff Commission (NTC) raised duties. The NTC gave no reason."
    assert who(text, "The NTC") != [("LBY", "GOV")]


def test_own_parliament_gets_its_full_name(parsed):
    text = "Ministers in Denmark met late. Denmark is tired of delays. Parliament will vote today."
    document = Document(id="t", text=text, published=date(2024, 5, 20))
    names = {m.actor.name for m in find_actors(document, parsed(text), find_quotations(text), register())}
    assert "Parliament of Denmark" in names


def test_soldiers_and_crowds_are_at_home_in_a_one_country_report(who):
    text = "Gabon's government resigned. Gabon has been tense for weeks. Soldiers fired at the crowds."
    assert who(text, "Soldiers") == [("GAB", "MIL")]
    assert who(text, "the crowds") == [("GAB", "CVL")]


def test_military_is_nobody_s_where_two_states_are_spoken_of_alike(who):
    text = (
        "Palestinian officials spoke in Ramallah. Israeli officials answered. Palestinian envoys left. "
        "Benjamin Netanyahu met Israeli mayors. The opposition leader called for restraint."
    )
    assert who(text, "The opposition leader") == [("UNK", "OPP")]


def test_counterpart_is_of_the_other_state(who):
    text = "Narendra Modi spoke first. He has invited his Pakistani counterpart."
    assert who(text, "his Pakistani counterpart") == [("PAK", "GOV")]


def test_spokesman_of_a_body_named_before_is_its(who):
    text = "The European Commission met. The commission's spokesman, Peter Stano, was brief. Then Stano left."
    assert who(text, "Peter Stano") == [("IGO", "GOV")]
    assert who(text, "Stano") == [("IGO", "GOV")]
