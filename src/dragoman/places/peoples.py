"""Places told by a people's name: "in Iraqi military bases", "across the Lebanese border", "over Turkish airspace"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.tree import span_of
from dragoman.places.gazetteer import Gazetteer
from dragoman.places.locative import role_of_head
from dragoman.places.words import DIVISIONS, PARTS, SETTLEMENTS, SIDES
from dragoman.records import Place, PlaceMention, Sentence, Step, Token

SOLE = PARTS - SIDES - DIVISIONS - {"capital", "capitals", "front", "part", "parts", "side", "sides", "half", "rest"}


def peoples_places(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Finds the sites and parts of a country that a text names by its people.

    Args:
        sentence: the sentence.
        gazetteer: for names of peoples.

    Yields:
        Capitals ("the Kazakh capital"); else places of precision "country", for nothing finer is told. Where two
        peoples share it ("the Syrian-Turkish border") it lies in the last-named one's or the first's country: none is
        given.
    """
    for token in sentence.tokens:
        noun = sentence.tokens[token.head] if token.head >= 0 else token
        if token.dep not in ("amod", "poss", "nmod", "compound") or noun.pos != "NOUN":
            continue
        if noun.lemma.lower() == "capital" and (mention := _capital(sentence, token, noun, gazetteer)):
            yield mention
            continue
        if token.dep != "amod" or not _site(noun.lemma.lower(), noun.text.lower()):
            continue
        if noun.lemma.lower() in SETTLEMENTS and any(
            sentence.tokens[c].text == "of" for c in sentence.children[noun.i]
        ):
            continue  # "the Swiss city of Geneva" is told by its name
        country = gazetteer.demonym(token.text)
        role = role_of_head(sentence, noun.i) if country else None
        if country is None or role is None or role == "modifier":
            continue
        modifiers = [
            c
            for c in sentence.children[noun.i]
            if c < noun.i and sentence.tokens[c].dep in ("amod", "compound", "nummod")
        ]
        if sum(gazetteer.demonym(sentence.tokens[c].text) is not None for c in modifiers) > 1 or _joined(
            sentence, token.i
        ):
            continue
        span = span_of(sentence, [*modifiers, noun.i])
        state = gazetteer.state(country)
        place = Place(
            text=span.text,
            start=span.start,
            end=span.end,
            name=state.name,
            country=country,
            geonames_id=state.geonames_id,
            precision="country",
        )
        step = Step(
            by=f"places:people/{role}", saw=f"{span.text}: {token.text} is {state.name}'s; no finer place is told"
        )
        yield PlaceMention(span=span, sentence=sentence.index, head=noun.i, place=place, steps=(step,))


def _capital(sentence: Sentence, people: Token, noun: Token, gazetteer: Gazetteer) -> PlaceMention | None:
    """ "In the Kazakh capital", "in Syria's capital": the city itself."""
    named = next((e.country for e in gazetteer.lookup(people.text) if e.kind == "country"), None)
    country = gazetteer.demonym(people.text) or named
    role = role_of_head(sentence, noun.i) if country else None
    city = gazetteer.capital(country) if country and role not in (None, "modifier") else None
    if city is None or people.i > noun.i:
        return None
    span = span_of(sentence, [k for k in (*sentence.children[people.i], people.i, noun.i) if people.i <= k <= noun.i])
    place = Place(
        text=span.text,
        start=span.start,
        end=span.end,
        name=city.name,
        country=city.country,
        admin1=gazetteer.admin1_name(city),
        lat=city.lat,
        lon=city.lon,
        geonames_id=city.geonames_id,
        precision="city",
    )
    step = Step(by=f"places:capital/{role}", saw=f"{span.text}: {city.name}")
    return PlaceMention(span=span, sentence=sentence.index, head=noun.i, place=place, steps=(step,))


def _site(lemma: str, word: str) -> bool:
    return lemma in SOLE or word in SOLE


def _joined(sentence: Sentence, i: int) -> bool:
    """Whether a hyphen ties the people's name to another word ("Iranian-backed", "Syrian-Turkish")."""
    around = sentence.tokens[max(0, i - 1) : i + 2]
    return any(t.text in "-–" for t in around)
