from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from dragoman.actors import Register, find_actors, load_register
from dragoman.parse import find_quotations
from dragoman.records import ActorMention, Document, Sentence

Who = tuple[str, str, str]


@cache
def register() -> Register:
    return load_register()


def read(text: str, sentences: tuple[Sentence, ...], on: str | None = "2020-01-15") -> tuple[ActorMention, ...]:
    day = date.fromisoformat(on) if on else None
    return find_actors(Document(id="t", text=text, published=day), sentences, find_quotations(text), register())


@pytest.fixture
def who(parsed):
    def find(text: str, words: str, on: str | None = "2020-01-15", *, last: bool = False) -> list[Who]:
        """Whom the first (or last) mention made of exactly these words stands for."""
        mentions = read(text, parsed(text), on)
        at = text.rindex(words) if last else text.index(words)
        found = [m for m in mentions if (m.span.start, m.span.end) == (at, at + len(words))]
        return [(m.actor.code, m.actor.sector, m.actor.name) for m in found if m.kind != "place"]

    return find


@pytest.fixture
def places(parsed):
    def find(text: str, on: str | None = "2020-01-15") -> set[str]:
        return {m.span.text for m in read(text, parsed(text), on) if m.kind == "place"}

    return find


def test_span_quotes_its_words(parsed):
    text = "Envoys from Iran told the French government’s spokesman – “no” – that they would stay."
    mentions = read(text, parsed(text))
    assert mentions
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)
    assert all(parsed(text)[m.sentence].tokens[m.head].start < m.span.end for m in mentions)
    assert all(m.steps for m in mentions)


def test_titled_name_is_one_mention(who):
    text = "Polish President Andrzej Duda thanked Norway."
    assert who(text, "Polish President Andrzej Duda") == [("POL", "GOV", "Andrzej Duda")]


def test_title_with_of_before_the_name(who):
    text = "President of Chile Sebastián Piñera called the vote fair."
    assert who(text, "President of Chile Sebastián Piñera")[0][:2] == ("CHL", "GOV")


def test_country_after_the_name(who):
    text = "President Joko Widodo of Indonesia arrived late."
    assert who(text, "President Joko Widodo")[0][0] == "IDN"


def test_unknown_person_is_placed_by_an_apposition(who):
    text = "Marta Zelenko, the deputy mayor of Kyiv, said the bridge would close."
    assert who(text, "Marta Zelenko")[0][:2] == ("UKR", "GOV")


def test_unknown_person_without_any_country_stays_unknown(who):
    text = "Harlan Brickett said the bridge would close."
    assert who(text, "Harlan Brickett") == [("UNK", "UNK", "Harlan Brickett")]


def test_surname_after_first_mention(who):
    text = "German Chancellor Angela Merkel met reporters. Later Merkel flew home."
    assert who(text, "Merkel", last=True) == [("DEU", "GOV", "Angela Merkel")]


def test_former_official_is_elite(who):
    text = "Former Peruvian Justice Minister Ignacio Quiroga denounced the verdict."
    assert who(text, "Former Peruvian Justice Minister Ignacio Quiroga")[0][:2] == ("PER", "ELI")


def test_office_is_read_by_the_day(who):
    text = "The French president refused."
    assert who(text, "The French president", "2011-05-01") == [("FRA", "GOV", "Nicolas Sarkozy")]
    assert who(text, "The French president", "2019-05-01") == [("FRA", "GOV", "Emmanuel Macron")]


def test_counterparts_are_dealt_out_over_their_names(who):
    text = "The Kenyan and Ugandan ministers, Amos Kirui and Ruth Nambi, signed the paper."
    assert who(text, "Amos Kirui")[0][0] == "KEN"
    assert who(text, "Ruth Nambi")[0][0] == "UGA"


def test_ambassador_is_of_the_sending_state(who):
    text = "Athens recalled the Libyan ambassador to Greece."
    assert who(text, "the Libyan ambassador")[0][:2] == ("LBY", "GOV")


def test_backed_by_a_state_is_not_that_state(who, parsed):
    text = "US-backed rebels shelled the depot."
    assert all(m.actor.code != "USA" for m in read(text, parsed(text)))


def test_capital_that_acts_is_the_government(who):
    text = "Moscow rejected the offer."
    assert who(text, "Moscow") == [("RUS", "GOV", "Russia")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ministers met in Moscow.", "Moscow"),
        ("He flew to Ankara on Monday.", "Ankara"),
        ("Ships lay off the coast of Yemen.", "Yemen"),
        ("Thousands fled from Syria.", "Syria"),
    ],
)
def test_where_something_happens_is_a_place(places, text, place):
    assert place in places(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The attack on Yemen went on.", "Yemen"),
        ("A demand from Berlin followed.", "Berlin"),
        ("They sent arms to Mali.", "Mali"),
    ],
)
def test_whom_something_is_aimed_at_is_an_actor(who, text, words):
    assert who(text, words)


@pytest.mark.parametrize(
    ("text", "words", "code", "sector"),
    [
        ("Iranian students blocked the road.", "Iranian students", "IRN", "EDU"),
        ("Ukrainian refugees in Poland asked for work.", "Ukrainian refugees", "UKR", "REF"),
        ("Greek police detained a man.", "Greek police", "GRC", "COP"),
        ("Sudan's army took the airfield.", "Sudan's army", "SDN", "MIL"),
        ("A Taliban spokesman denied it.", "A Taliban spokesman", "AFG", "REB"),
        ("Danish opposition politicians protested.", "Danish opposition politicians", "DNK", "OPP"),
        ("Western allies of Ukraine sent help.", "Western allies of Ukraine", "WST", "GOV"),
        ("Hundreds of Turkish soldiers crossed the river.", "Hundreds of Turkish soldiers", "TUR", "MIL"),
        ("Armed men seized foreign powers' consulates.", "Armed men", "UNK", "UAF"),
    ],
)
def test_description_has_code_and_sector(who, text, words, code, sector):
    assert who(text, words)[0][:2] == (code, sector)


def test_coordinated_adjectives_give_one_actor_each(who):
    text = "French and British troops held an exercise."
    assert [w[:2] for w in who(text, "French and British troops")] == [("FRA", "MIL"), ("GBR", "MIL")]


def test_state_bodies_get_the_register_name(who):
    assert who("The Danish government agreed.", "The Danish government") == [("DNK", "GOV", "Government of Denmark")]
    assert who("US troops left.", "US troops") == [("USA", "MIL", "United States Armed Forces")]


def test_adjective_of_an_act_is_its_own_mention(parsed):
    text = "The Turkish invasion alarmed Greece."
    kinds = {m.span.text: (m.kind, m.actor.code) for m in read(text, parsed(text))}
    assert kinds["Turkish"] == ("demonym", "TUR")


def test_adjective_of_an_actor_is_none(parsed):
    text = "The Turkish army alarmed Greece."
    assert "Turkish" not in {m.span.text for m in read(text, parsed(text))}


def test_government_is_at_home_in_the_only_country(who):
    text = "Kenya raised fuel taxes. Kenyan lorry drivers blocked roads in Nairobi. The government gave no comment."
    assert who(text, "The government") == [("KEN", "GOV", "Government of Kenya")]


def test_government_between_two_countries_is_unknown(who):
    text = "Kenya and Uganda signed a treaty. Kenya and Uganda share a lake. The government gave no comment."
    assert who(text, "The government")[0][0] == "UNK"


def test_acronym_stands_for_the_body_it_was_given_to(who):
    text = "The Bolivian Salt Miners Union (BSMU) called a strike. The BSMU wants higher pay."
    assert who(text, "The BSMU")[0][:2] == ("BOL", "LAB")


def test_deep_nesting_ends(parsed):
    text = "The head" + " of the office of the head" * 60 + " spoke."
    assert read(text, parsed(text)) is not None


def test_titled_names_side_by_side_are_two_mentions(who):
    text = "A call between Prime Minister Viktor Orban and European Commission President Ursula von der Leyen failed."
    assert who(text, "Viktor Orban") == [("HUN", "GOV", "Viktor Orbán")]
    assert who(text, "European Commission President Ursula von der Leyen") == [("IGO", "GOV", "Ursula von der Leyen")]


@pytest.mark.parametrize(
    ("surname", "code"), [("Zelenskyy", "UKR"), ("Blinken", "USA"), ("Lavrov", "RUS"), ("Guterres", "IGO")]
)
def test_surname_of_a_sitting_office_holder_is_enough(who, surname, code):
    text = f"{surname} asked for more time."
    assert [found[0] for found in who(text, surname, "2023-06-01")] == [code]


def test_surname_that_many_bear_is_not_enough(who):
    assert who("Johnson missed a penalty.", "Johnson", "2020-06-01") == [("UNK", "UNK", "Johnson")]


def test_brackets_stay_outside_a_name(who):
    text = "The critic said of her [Lam] that she was late."
    assert who(text, "[Lam") == []


@pytest.mark.parametrize("craft", ["jets", "warplanes", "drones", "planes"])
def test_craft_of_a_state_that_act_are_military(who, craft):
    text = f"Turkish {craft} bombed a camp."
    assert [found[:2] for found in who(text, f"Turkish {craft}")] == [("TUR", "MIL")]


def test_striker_is_no_protester(who):
    assert [found[1] for found in who("Striker Marco Bello signed a deal.", "Striker Marco Bello")] != ["OPP"]


def test_hundreds_of_things_are_nobody(who):
    assert who("Pakistan stopped hundreds of trucks.", "hundreds") == []


def test_students_in_a_country_are_of_it(who):
    text = "Students in Chile marched for days."
    assert [found[:2] for found in who(text, "Students in Chile")] == [("CHL", "EDU")]


def test_office_said_of_somebody_picks_nobody_up(who):
    text = 'Donald Trump called. Volodymyr Zelenskyy said, "I am the president of a free country."'
    assert who(text, "the president") == []


def test_solicitor_general_is_no_soldier(who):
    text = "Solicitor General Jose Calida went to court."
    assert [found[1] for found in who(text, text[:29])] != ["MIL"]


def test_opposition_candidate_is_opposition(who):
    text = "Belarus jailed opposition candidate Viktar Babaryka."
    assert [found[1] for found in who(text, "opposition candidate Viktar Babaryka")] == ["OPP"]


def test_armed_forces_are_military(who):
    text = "Zimbabwe was tense. Zimbabwe's cabinet met. He became head of the armed forces."
    assert [found[:2] for found in who(text, "the armed forces")] == [("ZWE", "MIL")]


def test_co_prince_of_andorra_is_the_french_president(who):
    assert who("Emmanuel Macron spoke.", "Emmanuel Macron", "2024-05-20") == [("FRA", "GOV", "Emmanuel Macron")]
