"""Places told by a people's name: "in Iraqi military bases", "across the Lebanese border", "over Turkish airspace"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.parse.tree import span_of
from dragoman.places.gazetteer import Gazetteer
from dragoman.places.locative import role_of_head
from dragoman.places.words import DIVISIONS, PARTS, SIDES
from dragoman.records import Place, PlaceMention, Sentence, Step

SOLE = PARTS - SIDES - DIVISIONS - {"capital", "capitals", "front", "part", "parts", "side", "sides", "half", "rest"}


def peoples_places(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Finds the sites and parts of a country that a text names by its people.

    Args:
        sentence: the sentence.
        gazetteer: for names of peoples.

    Yields:
        Places of precision "country": nothing finer is told. Where two peoples share it ("the Syrian-Turkish border")
        it lies in the last-named one's or the first's country: none is given.
    """
    for token in sentence.tokens:
        noun = sentence.tokens[token.head] if token.head >= 0 else token
        if token.dep != "amod" or noun.pos != "NOUN" or not _site(noun.lemma.lower(), noun.text.lower()):
            continue
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


def _site(lemma: str, word: str) -> bool:
    return lemma in SOLE or word in SOLE


def _joined(sentence: Sentence, i: int) -> bool:
    """Whether a hyphen ties the people's name to another word ("Iranian-backed", "Syrian-Turkish")."""
    around = sentence.tokens[max(0, i - 1) : i + 2]
    return any(t.text in "-–" for t in around)
