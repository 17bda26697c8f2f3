"""Names that somebody else takes for places: the parser, or an annotator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from dragoman.places.gazetteer import Gazetteer
from dragoman.places.phrases import head_of, words_between
from dragoman.places.toponyms import Toponym, designated, named
from dragoman.places.words import BODIES, DIVISIONS, INSIDE, SETTLEMENTS
from dragoman.records import Sentence


def surnames(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Last words of the names that the parser sees as persons': "Trump" is no village."""
    return frozenset(
        s.tokens[e.last - 1].text for s in sentences for e in s.entities if e.label == "PERSON" and e.last > e.first + 1
    )


def find_unlisted(
    sentence: Sentence, found: Sequence[Toponym], gazetteer: Gazetteer, persons: Collection[str] = ()
) -> Iterator[Toponym]:
    """Finds the names that the parser sees as places and the gazetteer lacks: the text may still tell their country.

    Args:
        sentence: a parsed sentence.
        found: its toponyms that the gazetteer knows.
        gazetteer: the names there are.
        persons: names by which the report calls persons.

    Yields:
        Toponyms without entries.
    """
    taken = {i for t in found for i in range(t.first, max(t.last, t.head + 1))}
    seen = [(e.first, e.last, e.label) for e in sentence.entities if e.label in ("GPE", "FAC")]
    for first, last, label in (*seen, *_said_to_be(sentence)):
        first += sentence.tokens[first].text.lower() in ("the", "a")
        if first >= last or sentence.tokens[last - 1].text in persons:
            continue
        if taken & set(range(first, last)) or not _unlisted(sentence, first, last, gazetteer):
            continue
        taken |= set(range(first, last))
        bare = Toponym(
            sentence=sentence.index,
            first=first,
            last=last,
            head=head_of(sentence, first, last),
            text=words_between(sentence, first, last),
            entries=(),
            label=label,
        )
        if (toponym := designated(sentence, bare, gazetteer)) is not None:
            yield toponym


def _said_to_be(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """ "the village of X", "the X district": what the text itself calls a place."""
    tokens = sentence.tokens
    for token in tokens:
        if token.pos != "PROPN" or token.head < 0:
            continue
        noun = tokens[token.head]
        of = token.dep == "pobj" and noun.text == "of" and tokens[noun.head].lemma.lower() in SETTLEMENTS
        if of or (token.dep == "compound" and noun.pos == "NOUN" and noun.lemma.lower() in SETTLEMENTS | DIVISIONS):
            first = token.i
            while first > 0 and tokens[first - 1].pos == "PROPN" and tokens[first - 1].head == token.i:
                first -= 1
            yield first, token.i + 1, "GPE"


def _unlisted(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Whether the words may be a place's name: capitals, no people's name, no state's organ, not in the gazetteer."""
    words = [t for t in sentence.tokens[first:last] if t.text[0].isalpha()]
    name = words_between(sentence, first, last)
    return (
        any(w.pos == "PROPN" for w in words)
        and all(w.text[0].isupper() or w.text in INSIDE for w in words)
        and not any(gazetteer.demonym(w.text) or w.text.lower() in BODIES for w in words)
        and not name.isupper()
        and not named(name, gazetteer)
    )


def given_toponym(sentences: Sequence[Sentence], start: int, end: int, gazetteer: Gazetteer) -> Toponym | None:
    """The toponym at document offsets `[start, end)`, None where the gazetteer does not know the name."""
    for sentence in sentences:
        if sentence.start <= start < sentence.end:
            inside = [t.i for t in sentence.tokens if t.end > start and t.start < end]
            text = _over(sentences, sentence.index, start, end)
            if not inside:
                return None
            first, last = inside[0], inside[-1] + 1
            head = head_of(sentence, first, last)
            entries = named(text, gazetteer)
            bare = Toponym(
                sentence=sentence.index, first=first, last=last, head=head, text=text, entries=entries, label="given"
            )
            return designated(sentence, bare, gazetteer)
    return None


def _over(sentences: Sequence[Sentence], index: int, start: int, end: int) -> str:
    """The text at `[start, end)`, which may run into the next sentence ("ST. | PAUL")."""
    text = sentences[index].text[start - sentences[index].start :]
    if end > sentences[index].end and index + 1 < len(sentences):
        text += " " + sentences[index + 1].text
    return text[: end - start]
