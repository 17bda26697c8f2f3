"""Mentions of actors, resolved for the report's day: sentence by sentence, from the beginning of the report on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors import pronouns
from dragoman.actors.describe import describe
from dragoman.actors.found import Found
from dragoman.actors.lexicon import load_lexicon
from dragoman.actors.named import modifiers, read_name, unlabelled_person
from dragoman.actors.owners import Read
from dragoman.actors.persons import gather_people
from dragoman.actors.phrases import INSIDE
from dragoman.actors.private import place_private
from dragoman.actors.register import Register
from dragoman.actors.scene import Scene
from dragoman.parse.tree import first_conjunct, span_of
from dragoman.records import ActorMention, Document, Quotation, Sentence


def find_actors(
    document: Document, sentences: Sequence[Sentence], quotations: Sequence[Quotation], register: Register
) -> tuple[ActorMention, ...]:
    """Finds and resolves every mention of an actor, pronouns and descriptions included.

    Args:
        document: the report; its `published` day decides who held which office.
        sentences: its sentences.
        quotations: its quotations.
        register: everyone known by name.

    Returns:
        Mentions in order of the text. A joint mention gives one for each member, all with one span. What only tells
        where something happens has kind "place"; people and bodies that are not known have code `UNK`.
    """
    scene = Scene(document, sentences, quotations, register, load_lexicon())
    scene.meet(gather_people(scene, _read_plainly))
    place_private(scene, scene.people)
    scene.reader = read_phrase
    mentions: list[ActorMention] = []
    for sentence in sentences:
        for found in _read_sentence(scene, sentence):
            mentions += _as_mentions(sentence, found)
    return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def _read_sentence(scene: Scene, sentence: Sentence) -> list[Found]:
    """What one sentence mentions; a name that only says whose a mentioned body is ("Russian forces") is left out."""
    listed = list(_read_tokens(scene, sentence))
    heads = {found.head for found in listed if found.kind != "demonym"}
    return [f for f in listed if f.kind != "demonym" or not _inside(sentence, f.head, heads)]


def _inside(sentence: Sentence, head: int, heads: set[int]) -> bool:
    for _ in range(4):
        if sentence.tokens[first_conjunct(sentence, head)].dep not in (*INSIDE, "poss"):
            return False
        head = sentence.tokens[head].head
        if head in heads:
            return True
    return False


def _read_tokens(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    for token in sentence.tokens:
        if token.pos in _HEADS or token.text.lower() == "neither":
            found = read_phrase(scene, sentence, token.i)
            if found is None:
                continue
            if found.kind != "demonym":
                scene.remember(found)
            if found.actors:
                yield found


_HEADS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"})


def read_phrase(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """Reads the phrase whose head is token `head`, once; None where the token heads none."""
    return _once(scene, scene.read, sentence, head, _read)


def _once(scene: Scene, known: Known, sentence: Sentence, head: int, read: Read) -> Found | None:
    """Reads a phrase only once; phrases in phrases in phrases are given up at some depth, as no real text has them."""
    key = (sentence.index, head)
    if key in known:
        return known[key]
    known[key] = None
    if scene.depth < DEPTH:
        scene.depth += 1
        known[key] = read(scene, sentence, head)
        scene.depth -= 1
    return known[key]


DEPTH = 25
Known = dict[tuple[int, int], Found | None]


def _read(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    token = sentence.tokens[head]
    if token.text.lower() in ("those", "both", "neither", "either"):
        return pronouns.bare(scene, sentence, head)
    if token.pos == "PRON" or token.tag in ("PRP", "PRP$", "WP", "WDT", "WP$"):
        return pronouns.pronoun(scene, sentence, head)
    name = scene.name_at[sentence.index].get(head)
    if name is not None:
        if name.head != head:
            return None
        if not name.entries and _portfolio(scene, sentence, head):
            return None
        found = read_name(scene, sentence, name, read_phrase)
        if found is not None or name.entries or name.label in ("GPE", "LOC", "PERSON"):
            return found
    if token.pos in ("DET", "NUM", "ADJ", "CCONJ"):
        return pronouns.bare(scene, sentence, head)
    if token.dep in INSIDE:
        return modifiers(scene, sentence, head, read_phrase)
    if _within_title(scene, sentence, head):
        return None
    person = unlabelled_person(scene, sentence, head)
    return person if person is not None else describe(scene, sentence, head, read_phrase)


def _portfolio(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Tells whether a name is what an office is for: "Transportation" in "Secretary of Transportation"."""
    token = sentence.tokens[head]
    if token.dep != "pobj" or token.head < 1 or sentence.tokens[token.head].text != "of":
        return False
    return sentence.tokens[sentence.tokens[token.head].head].lemma.lower() in (
        "secretary",
        "minister",
        "department",
        "ministry",
    )


def _within_title(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Tells whether a noun belongs to a title before it: "State" in "Secretary of State"."""
    token = sentence.tokens[head]
    if token.dep != "pobj" or token.head < 1:
        return False
    title = scene.lexicon.noun_at(sentence, sentence.tokens[token.head].head)
    return title is not None and title.first < head < title.last


def _read_plainly(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """Reads a phrase by itself, without what was said before: while persons are gathered nothing else has been read."""
    return _once(scene, scene.plain, sentence, head, _plain)


def _plain(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    token = sentence.tokens[head]
    name = scene.name_at[sentence.index].get(head)
    if name is not None:
        return None if name.head != head or name.person else read_name(scene, sentence, name, _read_plainly)
    return describe(scene, sentence, head, _read_plainly) if token.pos == "NOUN" else None


def _as_mentions(sentence: Sentence, found: Found) -> list[ActorMention]:
    span = span_of(sentence, range(found.first, found.last))
    return [
        ActorMention(
            span=span, sentence=sentence.index, head=found.head, kind=found.kind, actor=actor, steps=found.steps
        )
        for actor in found.actors
    ]
