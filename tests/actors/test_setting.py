from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dragoman.actors import Register, find_actors, load_register
from dragoman.parse import find_quotations
from dragoman.records import Document

DONBAS = "Shells fell in Donetsk on Monday. Two houses burned in eastern Ukraine. Russia denied any part in it. "
KENYA = "Kenya voted on Tuesday. Kenya had waited long. The Kenyan vote was calm in Nairobi. "


@cache
def register() -> Register:
    return load_register()


@pytest.fixture
def who(parsed):
    def find(text: str, words: str, title: str = "", *, last: bool = False) -> list[tuple[str, str, str]]:
        """Whom the first (or last) mention made of exactly these words stands for."""
        document = Document(id="t", text=text, title=title, published=date(2017, 3, 1))
        mentions = find_actors(document, parsed(text), find_quotations(text), register())
        at = text.rindex(words) if last else text.index(words)
        found = [m for m in mentions if (m.span.start, m.span.end) == (at, at + len(words)) and m.kind != "place"]
        return [(m.actor.code, m.actor.sector, m.actor.name) for m in found]

    return find


def test_separatists_are_of_the_country_where_things_happen_not_of_the_one_named(who):
    assert who(DONBAS + "Separatists blamed the army.", "Separatists") == [("UKR", "REB", "Separatists")]


def test_fighters_are_of_the_one_country_whose_fighters_were_named(who):
    text = "Syrian fighters left Homs. Later 40 fighters left the town by bus."
    assert who(text, "40 fighters")[0][:2] == ("SYR", "UAF")


def test_analysts_may_be_from_anywhere(who):
    assert who(KENYA + "Analysts praised the vote.", "Analysts")[0][0] == "UNK"


def test_church_leaders_are_of_the_one_country_of_a_report(who):
    assert who(KENYA + "Church leaders praised the vote.", "Church leaders")[0][:2] == ("KEN", "REL")


def test_those_from_somewhere_unsaid_are_not_at_home(who):
    text = KENYA + "Citizens from five other lands watched."
    assert who(text, "Citizens")[0][0] == "UNK"


def test_police_of_the_state_most_named_are_not_those_where_things_happen(who):
    text = "British tourists died in Sousse. British families wept. In Tunisia, shops closed. Police shot the man dead."
    assert who(text, "Police")[0][0] != "GBR"


def test_somebody_unknown_is_of_the_one_country_of_a_report(who):
    assert who(KENYA + "Otieno Wekesa, 34, voted early.", "Otieno Wekesa") == [("KEN", "CVL", "Otieno Wekesa")]


def test_somebody_of_a_foreign_body_is_not_of_the_report_s_country(who):
    text = KENYA + "Lars Holm of the Nordic Election Watch Group praised it."
    assert who(text, "Lars Holm")[0][0] == "UNK"


def test_the_headline_tells_whose_somebody_is(who):
    text = "Nabil Karam was shot dead on Monday near the port. Karam was 34."
    assert who(text, "Nabil Karam", "Yemeni journalist Nabil Karam killed") == [("YEM", "JRN", "Nabil Karam")]
    assert who(text, "Karam", "Yemeni journalist Nabil Karam killed", last=True)[0][0] == "YEM"


def test_a_bare_surname_is_of_whoever_was_named_by_then(who):
    text = "Usman Khan stabbed a man in London. Police said Khan fled. Sadiq Khan, the mayor of London, wept."
    mentions = [name for _, _, name in who(text, "Khan")]
    assert "Sadiq Khan" not in mentions


def test_initials_of_a_body_named_before_are_that_body(who):
    text = "General Motors met the union on Monday. Later GM said that it would stay."
    assert who(text, "GM")[0][2] == "General Motors"


def test_a_party_of_a_name_that_many_bear_is_of_the_state_spoken_of(who):
    text = "Australia voted on Monday. The Labor Party lost a seat in Australia."
    assert who(text, "The Labor Party")[0][:2] == ("AUS", "PTY")


def test_money_is_no_state(who):
    text = "The US dollar rose. China sold bonds. In Beijing, the government tightened its rules."
    assert who(text, "the government")[0][0] != "USA"


def test_a_state_s_envoy_to_a_body_is_the_state_s(who):
    text = "Joseph Malok, South Sudan’s deputy UN ambassador, refused."
    assert who(text, "Joseph Malok")[0][:2] == ("SSD", "GOV")


def test_an_office_before_a_comma_and_a_name(who):
    text = "Cooperation is growing well, Russia's ambassador to Egypt, Sergey Kirpichenko told TASS."
    assert who(text, "Sergey Kirpichenko")[0][:2] == ("RUS", "GOV")


def test_a_senator_by_party_and_state(who):
    text = "Congress met in the United States. Sen. Jane Roebling, D-Ohio, spoke."
    assert (who(text, "Sen. Jane Roebling") or who(text, "Jane Roebling"))[0][:2] == ("USA", "LEG")


def test_words_of_one_state_alone_tell_of_it(who):
    text = "The gardaí searched a house. The Supreme Court sat on Monday."
    assert who(text, "The Supreme Court")[0][:2] == ("IRL", "JUD")


def test_a_new_president_is_not_the_one_of_old(who):
    text = "Germany elected a president. Frank Mustermann is the new president of Germany."
    assert all(name != "Joachim Gauck" for _, _, name in who(text, "the new president"))
