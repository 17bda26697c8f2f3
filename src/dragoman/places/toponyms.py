"""Toponyms in a sentence: the longest names the gazetteer knows, told from persons' and organisations' names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.places.gazetteer import Gazetteer
from dragoman.places.phrases import head_of, tokens_head, words_between
from dragoman.places.stores import Entry
from dragoman.places.words import (
    ARTICLES,
    BESIDE,
    CERTAIN,
    COMMON,
    DIVISIONS,
    GENERIC,
    INSIDE,
    REACHING,
    SETTLEMENTS,
    SIDES,
    SITES,
    TOWNSPEOPLE,
)
from dragoman.records import Sentence

MAX_WORDS = 7
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NAMED_PLACES = frozenset({"GPE", "LOC", "FAC", "given"})
"""Labels by which a name that nobody knows, or that is small everywhere, is a place all the same."""

OTHER_LABELS = frozenset({"PERSON", "ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})


PERSONAL = frozenset(
    {"visit", "attack", "leave", "target", "hit", "seize", "capture", "abandon", "defend", "quit", "circle", "strike"}
)
"""Verbs of reaching whose object may as well be a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name the gazetteer knows, where it stands.

    Args:
        sentence: index of its sentence.
        first: first token of the name.
        last: token after the name.
        head: token by which name and designation hang in the tree ("region" in "the Kharkiv region").
        entries: every place of that name.
        designation: "division", "settlement", "site" or "": what the text calls it.
        side: "northeastern" in "northeastern Ukraine", "" where none.
        label: the parser's entity label on it, "".
        owned: whether it stands inside a public body's name.
    """

    sentence: int
    first: int
    last: int
    head: int
    text: str
    entries: tuple[Entry, ...]
    designation: str = ""
    side: str = ""
    label: str = ""
    owned: bool = False


def find_toponyms(sentence: Sentence, gazetteer: Gazetteer) -> list[Toponym]:
    """Finds the toponyms of a sentence, left to right, longest first, none overlapping.

    Args:
        sentence: a parsed sentence.
        gazetteer: the names there are.

    Returns:
        Toponyms in order; whether they are used as places is not decided here.
    """
    found = []
    i = 0
    while i < len(sentence.tokens):
        last = _longest(sentence, i, gazetteer) if _may_begin(sentence, i) else 0
        if last and (toponym := _toponym(sentence, i, last, gazetteer)):
            found.append(toponym)
        i = max(i + 1, last)
    return found


def named(text: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """What a name, an abbreviated division ("Conn.") or a people ("Iraqi") can stand for."""
    if "." in text and (known := gazetteer.abbreviation(text)):
        country, code = known
        name = gazetteer.admin1_name(Entry(name="", kind="admin1", country=country, admin1=code)) or ""
        return tuple(e for e in gazetteer.lookup(name) if e.kind == "admin1" and e.country == country)
    if entries := gazetteer.lookup(text):
        return entries
    people = gazetteer.demonym(text)
    return (gazetteer.state(people),) if people else ()


def _may_begin(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if not token.text[0].isupper():
        return token.text.lower() in ARTICLES and i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].text == "-"
    return token.text.lower() != "the" and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB")


def _longest(sentence: Sentence, i: int, gazetteer: Gazetteer) -> int:
    """The token after the longest known name that begins at token `i`, 0 where none does."""
    tokens, best = sentence.tokens, 0
    for last in range(i + 1, min(i + MAX_WORDS, len(tokens)) + 1):
        word = tokens[last - 1].text
        if last > i + 1 and not (word[0].isupper() or word[0].isdigit() or word in "-–'’" or word.lower() in INSIDE):
            break
        name = words_between(sentence, i, last)
        if word[0].isalnum() and gazetteer.lookup(name):
            best = last
        elif word[-1] == "." and gazetteer.abbreviation(name):
            best = max(best, last)
        if not gazetteer.continues(name):
            break
    return best


def _toponym(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> Toponym | None:
    text = words_between(sentence, first, last)
    entries = named(text, gazetteer)
    label = _label(sentence, first, last)
    if text.isupper() and len(text) < 4 and not any(e.kind == "country" for e in entries):
        return None
    if last == first + 1 and text.lower() in COMMON and not any(e.kind in ("country", "admin1") for e in entries):
        return None
    people = (
        last == first + 1 and gazetteer.demonym(text) and sentence.tokens[first].dep in ("amod", "nmod", "compound")
    )
    if people and not any(e.kind == "country" for e in entries):
        return None  # "the Kazakh capital", though a town is called Kazakh
    if label in OTHER_LABELS and not _overruled(sentence, first, last, entries):
        return None
    if label in PLACE_LABELS:
        if _of_longer_name(sentence, first, last):
            return None
        if (
            last < len(sentence.tokens)
            and sentence.tokens[last].ent in OTHER_LABELS
            and _inside_name(sentence, first, last)
        ):
            return None
    elif _inside_name(sentence, first, last) or not _likely(sentence, first, last, entries):
        return None
    toponym = Toponym(
        sentence=sentence.index,
        first=first,
        last=last,
        head=head_of(sentence, first, last),
        text=text,
        entries=entries,
        label=label,
    )
    return designated(sentence, toponym, gazetteer)


def _of_longer_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the parser sees a longer place whose other words we do not know ("Karl Marx Avenue", "Davao del Sur")."""
    for entity in sentence.entities:
        if entity.first <= first and last <= entity.last:
            rest = [t for t in sentence.tokens[entity.first : entity.last] if not first <= t.i < last]
            return any(t.text[0].isalnum() and not _harmless(t.text, entity.last - entity.first) for t in rest)
    return False


def _harmless(word: str, length: int) -> bool:
    return word.lower() in BESIDE or word.isdigit() or (word[0].islower() and word not in INSIDE) or length > 6


def _label(sentence: Sentence, first: int, last: int) -> str:
    """The label of the entity over the name; an organisation or person that is more than the name wins."""
    for entity in sentence.entities:
        if entity.first < last and first < entity.last:
            return entity.label
    return ""


def _overruled(sentence: Sentence, first: int, last: int, entries: Sequence[Entry]) -> bool:
    """Kyiv is sometimes labelled PERSON, Donbas ORG: where only a place can stand, a name by itself is one."""
    tokens = sentence.tokens
    for entity in sentence.entities:
        begin = entity.first + (tokens[entity.first].text.lower() == "the")
        if entity.first < last and first < entity.last and (entity.last > last or begin < first):
            return False
    if _inside_name(sentence, first, last):
        return False
    label = _label(sentence, first, last)
    return (_great(entries) and label in ("ORG", "PRODUCT")) or _stands_for_place(
        sentence, head_of(sentence, first, last), hops=3
    )


def _stands_for_place(sentence: Sentence, head: int, *, hops: int) -> bool:
    """Whether a token is object of "in" or "entered", or coordinated with one that is."""
    token = sentence.tokens[head]
    governor = sentence.tokens[tokens_head(sentence, head)]
    if token.dep == "pobj":
        above = sentence.tokens[tokens_head(sentence, governor.i)].lemma.lower()
        person = sentence.tokens[tokens_head(sentence, governor.i)].ent == "PERSON"  # "Smith, 42, of Swansea"
        return governor.text.lower() in CERTAIN - {"to", "from"} or (
            governor.text in ("of", "from") and (above in SIDES | SETTLEMENTS or person)
        )
    if token.dep == "dobj":
        return governor.lemma.lower() in REACHING - PERSONAL
    if token.dep in ("compound", "nmod") and governor.pos == "NOUN" and token.head == head + 1:
        return governor.text.lower() in TOWNSPEOPLE
    return token.dep == "conj" and hops > 0 and _stands_for_place(sentence, governor.i, hops=hops - 1)


def _great(entries: Sequence[Entry]) -> bool:
    return any(e.kind not in ("city", "town", "admin2") or e.population >= 100_000 for e in entries)


def _inside_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name is part of a longer proper name ("Paris Hilton", "the Washington Post", "Jack London")."""
    tokens = sentence.tokens
    after = tokens[last] if last < len(tokens) else None
    longer = (
        after is not None and after.pos == "PROPN" and after.text[0].isupper() and after.text.lower() not in GENERIC
    )
    if longer and tokens[last - 1].dep == "compound" and tokens[last - 1].head >= last:
        return True
    before = tokens[first - 1] if first else None
    if before is None or before.pos != "PROPN" or not before.text[0].isupper() or before.head not in range(first, last):
        return False
    return before.dep == "compound" and before.text.lower() not in SIDES | GENERIC and before.ent not in PLACE_LABELS


def _likely(sentence: Sentence, first: int, last: int, entries: Sequence[Entry]) -> bool:
    """Whether an unlabelled name is a place: a proper noun of some weight, not a word that opens the sentence."""
    token = sentence.tokens[first]
    designated = last < len(sentence.tokens) and sentence.tokens[last].lemma.lower() in DIVISIONS
    if token.pos != "PROPN" or token.ent in ("DATE", "TIME", "LANGUAGE") or (token.ent == "NORP" and not designated):
        return False
    if _great(entries) and (token.ent == "" or designated):
        return True
    return _stands_for_place(sentence, head_of(sentence, first, last), hops=3)


def designated(sentence: Sentence, toponym: Toponym, gazetteer: Gazetteer) -> Toponym | None:
    """Reads what stands around the name: "the Kharkiv region", "the city of X", "northeastern Ukraine"."""
    tokens, head = sentence.tokens, tokens_head(sentence, toponym.head)
    side = next((_word(tokens[c].text) for c in _before(sentence, toponym.first)), "")
    noun = tokens[toponym.last].lemma.lower() if toponym.last < len(tokens) else ""
    if tokens[toponym.head].dep in ("compound", "nmod", "amod", "poss") and head == toponym.last and noun in GENERIC:
        longer = gazetteer.lookup(f"{toponym.text} {noun}")
        entries = tuple(dict.fromkeys((*longer, *toponym.entries)))
        designation = _designation(noun)
        if designation == "division" and all(e.kind == "town" for e in entries):
            return None
        return replace(toponym, head=head, entries=entries, designation=designation, side=side)
    if (of := _governing_of(sentence, toponym.head)) is not None:
        return replace(toponym, designation=_designation(tokens[of].lemma.lower()), side=side)
    return replace(toponym, side=side)


def _designation(noun: str) -> str:
    if noun == "coast":  # a sea's as well as a town's
        return ""
    if noun in DIVISIONS:
        return "division"
    return "settlement" if noun in SETTLEMENTS else "site" if noun in SITES else ""


def _governing_of(sentence: Sentence, head: int) -> int | None:
    """The noun of "the city of X"."""
    token = sentence.tokens[head]
    if token.dep == "pobj" and sentence.tokens[token.head].text.lower() == "of":
        return sentence.tokens[token.head].head
    return token.head if token.dep == "appos" and token.head == head - 1 else None


def _before(sentence: Sentence, first: int) -> Iterator[int]:
    """Tokens just before a name that tell its side: "eastern", "north-eastern" (hyphens apart)."""
    i = first - 1
    if i >= 0 and _word(sentence.tokens[i].text) in SIDES:
        yield i


def _word(text: str) -> str:
    return text.lower().replace("-", "")
