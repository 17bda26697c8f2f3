"""Toponyms used as places, told from actors, persons and bodies: sentences of our own."""

from __future__ import annotations

import pytest

from dragoman.places import find_places, load_gazetteer
from dragoman.records import Document

FOUND = [
    ("The ministers met in Ankara on Tuesday.", "Ankara", "TUR", "city"),
    ("Rebels seized a village near Mosul.", "Mosul", "IRQ", "city"),
    ("The convoy was hit 20 kilometres south of Kirkuk.", "Kirkuk", "IRQ", "city"),
    ("Shells fell across northeastern Ukraine.", "northeastern Ukraine", "UKR", "region"),
    ("Troops advanced in north-western Syria.", "north-western Syria", "SYR", "region"),
    (
        "Fighting went on in the Kherson region of southern Ukraine.",
        "Kherson region of southern Ukraine",
        "UKR",
        "region",
    ),
    ("The tanker was stopped in the Strait of Hormuz.", "Strait of Hormuz", None, "area"),
    ("Warships sailed through the Black Sea.", "Black Sea", None, "area"),
    ("Aid was sent to the Gaza Strip.", "Gaza Strip", "PSE", "region"),
    ("He spoke in Crimea last year.", "Crimea", "UKR", "region"),
    ("The talks were held in France.", "France", "FRA", "country"),
    ("Soldiers entered Aleppo at dawn.", "Aleppo", "SYR", "city"),
    ("Drones struck Iraqi military bases.", "Iraqi military bases", "IRQ", "country"),
    ("Drones landed at Iraqi military bases.", "Iraqi military bases", "IRQ", "country"),
    ("The mayor of the city of Basra resigned.", None, None, None),
    ("Protesters gathered in the city of Basra.", "Basra", "IRQ", "city"),
    ("The delegation flew from Tbilisi to Baku.", "Baku", "AZE", "city"),
    ("The envoy stayed in Moscow, Idaho.", "Moscow", "USA", "city"),
    ("A bomb went off at Baghdad airport.", "Baghdad airport", "IRQ", "city"),
    ("Rebels took Al-Bab in northern Syria.", "northern Syria", "SYR", "region"),
]

NO_PLACE = [
    "Beijing said it would answer.",
    "Moscow rejected the demand.",
    "The Kremlin denied the report.",
    "Jordan said talks would go on.",
    "Paris Hilton sang at the party.",
    "The Washington Post printed the letter.",
    "The UK-based bank closed.",
    "A pro-Moscow party won.",
    "According to Ankara, the ship had left.",
    "Russia's president spoke.",
]


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@pytest.mark.parametrize(("text", "span", "country", "precision"), FOUND)
def test_a_toponym_in_a_locative_phrase_is_a_place(parsed, gazetteer, text, span, country, precision):
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    found = {(p.span.text, p.place.country, p.place.precision) for p in places if p.use == "place"}
    if span is None:
        assert not found
    else:
        assert (span, country, precision) in found


@pytest.mark.parametrize("text", NO_PLACE)
def test_a_name_that_acts_or_belongs_to_another_name_is_no_place(parsed, gazetteer, text):
    assert all(p.use == "named" for p in find_places(Document(id="t", text=text), parsed(text), (), gazetteer))


def test_a_name_that_acts_is_named_with_its_number_and_country(parsed, gazetteer):
    text = "Beijing said it would answer."
    (named,) = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    assert (named.use, named.place.country, named.place.geonames_id) == ("named", "CHN", 1816670)


UNLISTED = [
    ("Gunmen from Somalia raided the village of Dhubarre. Somali police later reached Mogadishu.", "SOM"),
    ("Gunmen raided the village of Dhubarre in Somalia.", "SOM"),
    ("Gunmen raided the village of Dhubarre. Kenya and Ethiopia blamed Somalia.", None),
]


@pytest.mark.parametrize(("text", "country"), UNLISTED)
def test_a_village_nobody_knows_has_the_country_that_the_text_says_or_is_all_about(parsed, gazetteer, text, country):
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    assert [p.place.country for p in places if "Dhubarre" in p.span.text] == ([country] if country else [])


def test_the_address_of_a_report_speaks_for_its_country(parsed, gazetteer):
    text = "The council met in Birmingham and Newcastle."
    sentences = parsed(text)
    british = find_places(Document(id="t", text=text, url="https://www.example.co.uk/a"), sentences, (), gazetteer)
    assert {p.place.country for p in british} == {"GBR"}


@pytest.mark.parametrize("text", [row[0] for row in FOUND])
def test_spans_quote_the_text_countries_have_no_pin_and_everything_is_explained(parsed, gazetteer, text):
    for mention in find_places(Document(id="t", text=text), parsed(text), (), gazetteer):
        place = mention.place
        assert text[place.start : place.end] == place.text == mention.span.text
        assert mention.steps
        if place.precision == "country":
            assert place.lat is None
            assert place.lon is None


def test_the_region_just_named_is_meant(parsed, gazetteer):
    text = "Troops entered the Idlib province on Monday. They left the region a day later."
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    assert [(p.span.text, p.place.country) for p in places][-1] == ("the region", "SYR")


CAPITALS = [
    ("Envoys met in the Kazakh capital on Monday.", ("Astana", "KAZ", "city")),
    ("Rebels shelled Syria's capital on Monday.", ("Damascus", "SYR", "city")),
    ("The Kazakh capital said nothing.", None),
    ("Envoys met in the Israeli capital on Monday.", None),
]


@pytest.mark.parametrize(("text", "place"), CAPITALS)
def test_a_capital_told_by_its_people_is_the_city(parsed, gazetteer, text, place):
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    found = [(p.place.name, p.place.country, p.place.precision) for p in places if "capital" in p.span.text]
    assert found == ([place] if place else [])


def test_a_country_before_another_states_envoy_is_no_town_there(parsed, gazetteer):
    text = "In China, US envoy Rex Smith met Wang. Smith left China on Friday."
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    assert {p.place.country for p in places if p.span.text == "China"} == {"CHN"}


def test_a_persons_name_is_no_village(parsed, gazetteer):
    text = "Donald Trumpet spoke in Lima. Obama took a shot at Trumpet in Cusco."
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    assert "Trumpet" not in {p.span.text for p in places}


OWNED = [
    ("The Manchester Police Department freed the man.", "Manchester"),
    ("A judge of the Islamabad High Court freed the man.", "Islamabad"),
    ("Smith teaches at the University of Warsaw.", "Warsaw"),
    ("The Drug Enforcement Administration freed the man.", None),
    ("The Washington Post praised the man.", None),
    ("The Council of Europe praised the man.", None),
]


@pytest.mark.parametrize(("text", "name"), OWNED)
def test_a_public_body_names_its_place_but_nothing_happens_there(parsed, gazetteer, text, name):
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    assert [(p.span.text, p.use) for p in places] == ([(name, "named")] if name else [])


TOWNSPEOPLE = [
    ("An Alexandria man was freed by Egypt.", ["Alexandria", "Egypt"]),
    ("Envoys met in Shenyang, Liaoning province.", ["Shenyang", "Liaoning province"]),
]


@pytest.mark.parametrize(("text", "names"), TOWNSPEOPLE)
def test_a_town_is_told_by_its_people_and_by_its_province(parsed, gazetteer, text, names):
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    assert [p.span.text for p in places] == names
    assert [p.use for p in places if "province" in p.span.text] in ([], ["named"])


def test_a_prison_is_where_it_happens_and_a_named_city_needs_no_people(parsed, gazetteer):
    text = "Thirteen men were hanged at Saydnaya prison in Syria. Envoys met in the Swiss city of Geneva."
    places = find_places(Document(id="t", text=text), parsed(text), (), gazetteer)
    assert [(p.place.country, p.use) for p in places if "Saydnaya" in p.span.text] == [("SYR", "place")]
    assert [p.span.text for p in places if p.place.country == "CHE"] == ["Geneva"]
