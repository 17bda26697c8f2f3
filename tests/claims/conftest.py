"""`read(text)`: claims and positions of a frozen parse, with mentions made from a table of names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from dragoman.claims import find_claims, find_positions
from dragoman.parse import find_clauses, find_quotations
from dragoman.records import Actor, ActorMention, Claim, Document, Position, Sentence, Span

NAMES = {
    "Moscow": "RUS", "Russia": "RUS", "Kyiv": "UKR", "Ukraine": "UKR", "Beijing": "CHN", "China": "CHN",
    "Ankara": "TUR", "Turkey": "TUR", "Tehran": "IRN", "Iran": "IRN", "Paris": "FRA", "France": "FRA",
    "Berlin": "DEU", "Germany": "DEU", "Washington": "USA", "Cairo": "EGY", "Egypt": "EGY", "London": "GBR",
    "French": "FRA", "German": "DEU", "Turkish": "TUR", "Iranian": "IRN", "American": "USA", "Egyptian": "EGY",
}  # fmt: skip


def mentions_of(sentences: Sequence[Sentence], names: Mapping[str, str] = NAMES) -> tuple[ActorMention, ...]:
    return tuple(
        ActorMention(
            span=Span(start=t.start, end=t.end, text=t.text),
            sentence=s.index,
            head=t.i,
            kind="name",
            actor=Actor(code=names[t.text], sector="GOV", name=t.text),
        )
        for s in sentences
        for t in s.tokens
        if t.text in names
    )


Read = Callable[[str], tuple[tuple[Claim, ...], tuple[Position, ...]]]


@pytest.fixture
def read(parsed) -> Read:
    def reading(text: str) -> tuple[tuple[Claim, ...], tuple[Position, ...]]:
        sentences = parsed(text)
        document = Document(id="t", text=text)
        clauses = {s.index: find_clauses(s) for s in sentences}
        mentions = mentions_of(sentences)
        claims = find_claims(document, sentences, clauses, find_quotations(text), mentions)
        return claims, find_positions(document, sentences, clauses, mentions, claims, ())

    return reading
