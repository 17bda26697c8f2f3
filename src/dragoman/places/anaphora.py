""" "the region", "the city": a place told by the kind of a place just named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.parse.tree import span_of
from dragoman.places.locative import role_of_head
from dragoman.records import PlaceMention, Sentence, Step
from dragoman.records.findings import Precision

REACH = 2
"""How many sentences back the place may stand."""

KINDS: dict[str, tuple[Precision, ...]] = {
    "region": ("region",),
    "area": ("region",),
    "province": ("region",),
    "territory": ("region",),
    "peninsula": ("region",),
    "enclave": ("region",),
    "island": ("region",),
}


def places_meant(sentences: Sequence[Sentence], named: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Finds "the region" and its like where they are used as places and one place just named fits.

    Args:
        sentences: the document's sentences.
        named: the places named so far, in text order.

    Yields:
        Mentions with the antecedent's place. "The country" and "the city" are left alone: too often
        one that only acted, or spoke, is meant.
    """
    k = 0
    recent: list[PlaceMention] = []
    for sentence in sentences:
        for token in sentence.tokens:
            while k < len(named) and named[k].span.start < token.start:
                recent = [*recent[-5:], named[k]]
                k += 1
            kinds = KINDS.get(token.lemma.lower())
            if kinds is None or token.tag != "NN" or not _bare(sentence, token.i):
                continue
            role = role_of_head(sentence, token.i)
            source = _antecedent(recent, kinds, sentence.index)
            if role in (None, "modifier") or source is None:
                continue
            yield _mention(sentence, token.i, source, role or "")


def _bare(sentence: Sentence, i: int) -> bool:
    """Whether the noun has "the" and nothing else to tell it by."""
    below = [sentence.tokens[c] for c in sentence.children[i] if sentence.tokens[c].dep != "punct"]
    return len(below) == 1 and below[0].text.lower() == "the"


def _antecedent(recent: Sequence[PlaceMention], kinds: Sequence[Precision], index: int) -> PlaceMention | None:
    near = [m for m in recent if index - m.sentence <= REACH and m.place.country]
    return next((m for m in reversed(near) if m.place.precision in kinds), None)


def _mention(sentence: Sentence, head: int, source: PlaceMention, role: str) -> PlaceMention:
    span = span_of(sentence, [*sentence.children[head][:1], head])
    place = replace(source.place, text=span.text, start=span.start, end=span.end)
    step = Step(by=f"places:meant/{role}", saw=f"{span.text}: {source.span.text}, just named", score=0.7)
    return PlaceMention(span=span, sentence=sentence.index, head=head, place=place, steps=(step, *source.steps))
