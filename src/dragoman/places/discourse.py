"""Places that hold over sentences: the same deed told again, the same meeting going on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.places.words import ASSAULTS
from dragoman.records import Event, Place, Sentence, Step

WORDS = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of words; the others are deeds."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
APART = frozenset({"another", "other", "second", "third", "earlier", "previous", "separate", "similar", "last"})
COMPARED = frozenset({"since", "like", "unlike", "than", "after", "following", "before"})
"""What these lead to is another deed than the one told: "the deadliest since the assault on Ghazni"."""
OPENING = 3
"""Sentences of a report that sum up what later ones tell in full: elsewhere "the attack" was told before."""
MOST = 50
"""How many placed events of a type are looked at: a report has no more, and a hostile text must not cost more."""

REACH = 2
"""How many sentences on a meeting's place still holds for the same people's words."""


def place_retold(events: Sequence[Event], sentences: Sequence[Sentence]) -> tuple[Event, ...]:
    """Gives events without a place the one their own deed or meeting was told with elsewhere.

    Args:
        events: events in text order, placed where their sentence tells.
        sentences: the document's sentences.

    Returns:
        The events. Nothing is passed on where two countries could be meant.
    """
    done = _retold(_retold(events, sentences), sentences)
    triggers = {(event.sentence, event.trigger): event for event in done}
    return tuple(event if event.place else _part(event, triggers, sentences) or event for event in done)


def _retold(events: Sequence[Event], sentences: Sequence[Sentence]) -> list[Event]:
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if event.place is not None:
            told[event.type].append(event)
    done: list[Event] = []
    for event in events:
        if event.place is None:
            event = _again(event, told[event.type][:MOST], sentences) or _going_on(event, done, sentences) or event
        done.append(event)
    return done


def _part(event: Event, triggers: Mapping[tuple[int, int], Event], sentences: Sequence[Sentence]) -> Event | None:
    """ "an offensive with airstrikes, followed by a ground invasion": parts of a deed happen where the whole does."""
    tokens, i = sentences[event.sentence].tokens, event.trigger
    if event.type in WORDS or tokens[i].pos not in ("NOUN", "PROPN"):
        return None
    for _ in range(8):
        if tokens[i].dep not in ("pobj", "pcomp", "prep", "agent", "acl", "conj") or tokens[i].head < 0:
            return None
        i = tokens[i].head
        whole = triggers.get((event.sentence, i))
        if whole and whole.type == event.type and whole.place and tokens[i].pos in ("NOUN", "PROPN"):
            return _given(event, whole, "part", f"part of {whole.anchor.text!r}")
    return None


def _again(event: Event, told: Sequence[Event], sentences: Sequence[Sentence]) -> Event | None:
    """ "The attack" after "an attack in Saudi Arabia", if only one country is told for such deeds."""
    if event.type == "PROTEST" or (event.type in WORDS and event.type != "CONSULT"):
        return None
    same = [t for t in told if _same_deed(event, t, sentences)]
    if not same or len({t.place.country for t in same if t.place}) != 1:
        return None
    stem = _lemma(event, sentences)[:4]
    same = [t for t in same if _lemma(t, sentences)[:4] == stem] or same
    before = [t for t in same if t.anchor.start < event.anchor.start]
    if (
        not before
        and event.sentence >= OPENING
        and same[0].sentence != event.sentence
        and sentences[event.sentence].tokens[event.trigger].pos != "VERB"
    ):
        return None
    source = before[-1] if before else same[0]
    return _given(event, source, "told-again", f"the same deed as in {source.anchor.text!r}")


def _same_deed(event: Event, other: Event, sentences: Sequence[Sentence]) -> bool:
    token = sentences[event.sentence].tokens[event.trigger]
    if _unlike(event, other):
        return False
    one, two = _lemma(event, sentences), _lemma(other, sentences)
    doers = {(a.actor.code, a.actor.sector) for a in event.actors} & {
        (a.actor.code, a.actor.sector) for a in other.actors
    }
    stem = one[:4] == two[:4]
    if token.pos in ("NOUN", "PROPN"):
        definite = any(sentences[event.sentence].tokens[c].text.lower() in DEFINITE for c in _below(event, sentences))
        if definite:
            near = 0 <= event.sentence - other.sentence <= REACH
            alike = {one, two} <= ASSAULTS and (near or bool(doers)) and not _compared(other, sentences)
            again = alike or (stem and (event.type == "ASSAULT" or one == two))
            return again and (bool(doers) or not _told_apart(event, sentences))
        return stem and (bool(doers) or (event.sentence == other.sentence and one == two and not event.actors))
    patients = {a.actor.name for a in event.recipients} & {a.actor.name for a in other.recipients}
    return one == two and bool(doers or not event.actors) and bool(patients - {"UNK", ""})


def _unlike(event: Event, other: Event) -> bool:
    """What has happened is not what may; two deeds of different days are two."""
    if (event.status == "asserted") != (other.status == "asserted"):
        return True
    one, two = event.date, other.date
    return one is not None and two is not None and (one.last < two.first or two.last < one.first)


def _compared(event: Event, sentences: Sequence[Sentence]) -> bool:
    tokens = sentences[event.sentence].tokens
    head = tokens[event.trigger].head
    return head >= 0 and tokens[head].text.lower() in COMPARED


def _told_apart(event: Event, sentences: Sequence[Sentence]) -> bool:
    """ "The trilateral meeting of X and Y", "the second attack": words that tell it from another."""
    tokens = sentences[event.sentence].tokens
    if event.type != "CONSULT":
        return any(tokens[c].lemma.lower() in APART for c in _below(event, sentences))
    return any(
        tokens[c].dep in ("amod", "compound", "nummod")
        or (tokens[c].dep == "prep" and tokens[c].text.lower() in ("of", "between", "with"))
        for c in _below(event, sentences)
    )


def _below(event: Event, sentences: Sequence[Sentence]) -> tuple[int, ...]:
    return sentences[event.sentence].children[event.trigger]


def _lemma(event: Event, sentences: Sequence[Sentence]) -> str:
    return sentences[event.sentence].tokens[event.trigger].lemma.lower()


def _going_on(event: Event, done: Sequence[Event], sentences: Sequence[Sentence]) -> Event | None:
    """ "They called on Turkey" after "ministers gathered in Cairo": the same people go on speaking."""
    if event.type not in WORDS or event.status != "asserted" or event.attributed_to or not event.actors:
        return None
    who = {a.actor.name for a in event.actors}
    for before in reversed(done):
        if event.sentence - before.sentence > REACH:
            return None
        if before.type not in WORDS or before.place is None or before.status != "asserted" or before.attributed_to:
            continue
        if who & {a.actor.name for a in before.actors} and len(who) > 1:
            return _given(event, before, "goes-on", f"the same people as in {before.anchor.text!r}")
        if _pronoun_subject(event, sentences) and who <= {a.actor.name for a in before.actors}:
            return _given(event, before, "goes-on", f"the same people as in {before.anchor.text!r}")
        return None
    return None


def _pronoun_subject(event: Event, sentences: Sequence[Sentence]) -> bool:
    tokens = sentences[event.sentence].tokens
    return any(tokens[c].dep == "nsubj" and tokens[c].pos == "PRON" for c in _below(event, sentences))


def _given(event: Event, source: Event, rule: str, why: str) -> Event:
    place: Place | None = source.place
    step = Step(by=f"places:event/{rule}", saw=f"{event.anchor.text}: {place.text if place else ''} ({why})", score=0.7)
    return replace(event, place=place, steps=(*event.steps, step))
