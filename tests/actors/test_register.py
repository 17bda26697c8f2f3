"""The register: what is found in a text, and who held what when."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.register import Register, load_register


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def found(register: Register, text: str, on: date | None = None) -> list[tuple[str, str, str]]:
    return [(text[hit.start : hit.end], hit.form, hit.entries[0].name) for hit in register.find(text, on)]


def test_register_holds_what_was_promised(register: Register) -> None:
    counts = register.counts
    assert counts["state"] >= 190
    assert counts["term"] >= 15_000
    assert sum(counts[kind] for kind in ("body", "party", "group", "igo", "ngo", "company", "media")) >= 600


def test_names_adjectives_capitals_and_seats_are_found(register: Register) -> None:
    text = "Kenyan envoys left Nairobi while the Kremlin and Egypt waited for Yemenis."
    assert found(register, text) == [
        ("Kenyan", "adjective", "Kenya"),
        ("Nairobi", "capital", "Kenya"),
        ("Kremlin", "seat", "Kremlin"),
        ("Egypt", "name", "Egypt"),
        ("Yemenis", "demonym", "Yemen"),
    ]


def test_longest_name_wins(register: Register) -> None:
    assert found(register, "South Sudan's army") == [("South Sudan", "name", "South Sudan")]
    assert found(register, "near the West Bank") == [("West Bank", "alias", "Palestine")]


def test_names_inside_other_words_are_not_found(register: Register) -> None:
    assert found(register, "A romantic woman in Malian dress hunted for omens") == [("Malian", "adjective", "Mali")]


def test_pronoun_us_is_not_the_united_states(register: Register) -> None:
    assert found(register, "They told us that US aid goes on") == [("US", "alias", "United States")]


def test_bare_surnames_are_not_found(register: Register) -> None:
    assert found(register, "May met Brown and Bush in the green room") == []


def test_full_names_are_found_without_their_diacritics(register: Register) -> None:
    assert found(register, "Recep Tayyip Erdogan")[0][2] == "Recep Tayyip Erdoğan"
    assert found(register, "Recep Tayyip Erdoğan")[0][2] == "Recep Tayyip Erdoğan"


def test_name_broken_over_two_lines_is_found(register: Register) -> None:
    assert found(register, "the United\nNations said")[0][2] == "United Nations"


def test_former_capital_stands_for_the_state_only_in_its_day(register: Register) -> None:
    assert found(register, "Bonn objected", date(1980, 1, 1)) == [("Bonn", "capital", "Germany")]
    assert found(register, "Bonn objected", date(2010, 1, 1)) == []


def test_shared_name_lists_all_it_may_stand_for(register: Register) -> None:
    (hit,) = register.find("Congolese")
    assert [entry.code for entry in hit.entries] == ["COD", "COG"]


@pytest.mark.parametrize(
    ("role", "code", "day", "name"),
    [
        ("president", "USA", date(1998, 5, 1), "Bill Clinton"),
        ("president", "USA", date(1963, 11, 21), "John F. Kennedy"),
        ("Foreign Secretary", "GBR", date(2018, 12, 1), "Jeremy Hunt"),
        ("foreign minister", "RUS", date(2015, 3, 1), "Sergei Lavrov"),
        ("chancellor", "DEU", date(1985, 1, 1), "Helmut Kohl"),
        ("supreme leader", "IRN", date(2019, 1, 1), "Ali Khamenei"),
        ("secretary-general", "un", date(1999, 1, 1), "Kofi Annan"),
        ("secretary-general", "nato", date(2016, 1, 1), "Jens Stoltenberg"),
        ("pope", "VAT", date(2014, 1, 1), "Francis"),
        ("prime minister", "JPN", date(2022, 1, 1), "Fumio Kishida"),
        ("un ambassador", "RUS", date(2020, 1, 1), "Vasily Nebenzya"),
    ],
)
def test_holder_is_who_held_the_office_that_day(register: Register, role: str, code: str, day: date, name: str) -> None:
    assert [entry.name for entry in register.holder(role, code, day)] == [name]


def test_holder_of_an_office_nobody_is_known_for_is_empty(register: Register) -> None:
    assert register.holder("president", "USA", date(1800, 1, 1)) == ()
    assert register.holder("grand vizier", "USA", date(2000, 1, 1)) == ()


def test_surname_gives_the_one_in_office_first(register: Register) -> None:
    assert register.persons("Bush", date(2003, 1, 1))[0].name == "George W. Bush"
    assert register.persons("Bush", date(1990, 1, 1))[0].name == "George H. W. Bush"


def test_family_name_of_chinese_leaders_comes_first(register: Register) -> None:
    assert register.persons("Xi", date(2020, 1, 1))[0].name == "Xi Jinping"


def test_former_official_is_elite(register: Register) -> None:
    (merkel,) = (e for e in register.persons("Merkel") if e.name == "Angela Merkel")
    assert merkel.reading(date(2020, 1, 1)) == ("DEU", "GOV")
    assert merkel.reading(date(2023, 1, 1)) == ("DEU", "ELI")


def test_taliban_are_rebels_until_they_govern(register: Register) -> None:
    taliban = register.entry("taliban")
    assert taliban is not None
    assert taliban.reading(date(2021, 8, 14)) == ("AFG", "REB")
    assert taliban.reading(date(2021, 8, 15)) == ("AFG", "GOV")


def test_members_are_those_of_the_day(register: Register) -> None:
    assert "GBR" in register.members("eu", date(2020, 1, 31))
    assert "GBR" not in register.members("eu", date(2020, 2, 1))
    assert "FIN" not in register.members("nato", date(2022, 1, 1))
    assert len(register.members("nato")) == 32
    assert len(register.members("eu")) == 27
    assert len(register.members("un", date(2012, 1, 1))) == 193
    assert "SYR" not in register.members("arab-league", date(2015, 1, 1))
    assert "SYR" in register.members("arab-league", date(2024, 1, 1))


def test_nouns_for_people_have_sectors_in_all_inflections(register: Register) -> None:
    nouns = {"soldier": "MIL", "soldiers": "MIL", "riot police": "COP", "clergymen": "REL", "thieves": "CRM"}
    assert {noun: register.agent(noun) for noun in nouns} == nouns
    assert register.agent("table") is None


def test_city_has_the_state_it_lies_in(register: Register) -> None:
    assert register.home("Aleppo") == ("SYR",)
    assert register.home("Nowhere-on-Sea") == ()


def test_user_sees_no_entry_for_an_unknown_id(register: Register) -> None:
    assert register.entry("no-such") is None
    assert register.state("XXX") is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aİğé’ \n-.'RusiaTükyeUNKremlc"), max_size=60))
def test_hits_lie_in_the_text_in_order_without_overlap(register: Register, text: str) -> None:
    reached = 0
    for hit in register.find(text + " Türkiye and İran’s NATO envoy"):
        assert reached <= hit.start < hit.end <= len(text) + 30
        assert hit.form == hit.forms[0]
        assert len(hit.forms) == len(hit.entries)
        reached = hit.end
