"""Which place of a name is meant, by what the text says beside it and elsewhere: sentences of our own."""

from __future__ import annotations

import pytest

from dragoman.places import load_gazetteer
from dragoman.places.find import read_toponyms

CASES = [
    ("Officials met in Georgia. They then flew from Tbilisi to Batumi.", "Georgia", ("country", "GEO")),
    ("Voters in Georgia chose a senator. Turnout was high in Atlanta and in Savannah.", "Georgia", ("admin1", "USA")),
    ("The pair met in Alexandria, Virginia.", "Alexandria", ("city", "USA")),
    ("A ferry sank off Egypt. Divers came from Alexandria and Cairo.", "Alexandria", ("city", "EGY")),
    ("The senator spoke in Alexandria, La., on Friday.", "Alexandria", ("city", "USA")),
    ("Leaders gathered in Paris.", "Paris", ("city", "FRA")),
    ("A storm hit Paris, Texas, on Monday.", "Paris", ("city", "USA")),
    ("The minister flew to Warsaw after a week in New York.", "Warsaw", ("city", "POL")),
    ("The Syrian city of Hama was shelled.", "Hama", ("city", "SYR")),
    ("Talks in Geneva failed, Washington said.", "Geneva", ("city", "CHE")),
    ("Talks in Geneva failed, Washington said.", "Washington", ("city", "USA")),
    ("Troops fought in Kashmir near Poonch, India.", "Kashmir", ("region", None)),
    ("Shells fell 20 km south of Kramatorsk.", "Kramatorsk", ("city", "UKR")),
    ("Kyiv was quiet.", "Kyiv", ("city", "UKR")),
    ("Fighting reached the Donetsk region.", "Donetsk", ("admin1", "UKR")),
]


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@pytest.mark.parametrize(("text", "name", "expected"), CASES)
def test_context_decides_which_place_is_meant(parsed, gazetteer, text, name, expected):
    reading = next(r for r in read_toponyms(parsed(text), gazetteer) if r.toponym.text == name)
    entry = reading.resolved.entry
    assert entry is not None
    assert (entry.kind, entry.country) == expected


def test_two_places_too_close_give_no_pin(parsed, gazetteer):
    text = "Police in Springfield closed the bridge."
    (reading,) = read_toponyms(parsed(text), gazetteer)
    assert reading.resolved.entry is None
    assert "too close" in reading.resolved.steps[0].saw


def test_a_small_town_that_nothing_speaks_for_is_refused(parsed, gazetteer):
    text = "A fire broke out in Whitestown."
    assert all(r.resolved.entry is None for r in read_toponyms(parsed(text), gazetteer))
