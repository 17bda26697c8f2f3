"""Places inside the names of public bodies: "the Kharkiv Police Department", "the University of Kabul"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.places.gazetteer import Gazetteer
from dragoman.places.phrases import head_of, words_between
from dragoman.places.toponyms import Toponym
from dragoman.places.words import BODY_HEADS, BODY_NAMES, COMMON
from dragoman.records import Entity, Sentence

LABELS = frozenset({"ORG", "FAC", "GPE"})
PRISONS = frozenset({"prison", "jail"})
NATURAL = frozenset({"valley", "river", "lake", "mountain", "coast", "bay", "security"})
"""After one of these the name goes on: "Thames Valley Police" is not of Thames."""
LONGEST = 4
"""Words of a place's name inside a body's."""


def find_owned(sentence: Sentence, found: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Finds the places that public bodies are named by: they tell where the report is set, and no event happens there.

    Args:
        sentence: a parsed sentence.
        found: its toponyms so far.
        gazetteer: the names there are.

    Yields:
        Toponyms with `owned` set. Companies, papers and clubs ("the Washington Post") give none.
    """
    taken = {i for t in found for i in range(t.first, t.last)}
    for entity in sentence.entities:
        if entity.label not in LABELS or taken & set(range(entity.first, entity.last)):
            continue
        if (span := _opening(sentence, entity, gazetteer) or _closing(sentence, entity, gazetteer)) is None:
            continue
        first, last = span
        text = words_between(sentence, first, last)
        site = sentence.tokens[min(entity.last, len(sentence.tokens) - 1)]
        site = site if site.text.lower() in PRISONS else sentence.tokens[entity.last - 1]
        held = site.text.lower() in PRISONS  # "at Saydnaya prison" is where it happened
        yield Toponym(
            sentence=sentence.index,
            first=first,
            last=last,
            head=site.i if held else head_of(sentence, first, last),
            text=text,
            entries=gazetteer.lookup(text),
            designation="site" if held else "",
            label=entity.label,
            owned=not held,
        )


def _opening(sentence: Sentence, entity: Entity, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """ "Madison County Health Department": the longest name at its head, if its last words make it a public body."""
    tokens = sentence.tokens
    first = entity.first + (tokens[entity.first].text.lower() == "the")
    end = entity.last
    if end < len(tokens) and tokens[end].text.lower() in BODY_NAMES:  # "Danbury | police"
        end += 1
    for last in range(min(first + LONGEST, end - 1), first, -1):
        rest = {t.text.lower() for t in tokens[last:end]}
        if (
            rest & BODY_NAMES
            and tokens[last].text.lower() not in NATURAL
            and _is_name(sentence, first, last, gazetteer)
        ):
            return first, last
    return None


def _closing(sentence: Sentence, entity: Entity, gazetteer: Gazetteer) -> tuple[int, int] | None:
    """ "University of Kabul", "Government of South Sudan"."""
    tokens = sentence.tokens
    of = next((t.i for t in tokens[entity.first : entity.last] if t.text == "of"), None)
    if of is None or tokens[of - 1].text.lower() not in BODY_HEADS:
        return None
    first = of + 1 + (of + 1 < entity.last and tokens[of + 1].text.lower() == "the")
    return (first, entity.last) if first < entity.last and _is_name(sentence, first, entity.last, gazetteer) else None


def _is_name(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> bool:
    words = sentence.tokens[first:last]
    capital = all(t.text[0].isupper() or not t.text[0].isalpha() for t in words) and words[-1].text[-1].isalpha()
    text = words_between(sentence, first, last)
    if not capital or text.lower() in COMMON or (text.isupper() and len(text) < 4):
        return False
    return any(e.kind != "world" for e in gazetteer.lookup(text))
