"""Events get their days: first by syntax, then from what the text goes on with or names again."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from dragoman.parse.tree import ancestors
from dragoman.records import Document, Event, Sentence, Step, TimeMention
from dragoman.times.again import Memory, Named, definite, named_again, naming
from dragoman.times.anchors import publication
from dragoman.times.attach import Attachment, attach
from dragoman.times.narrative import Thread, continued, root_of, sequence, subject_words
from dragoman.times.scope import Dating, Scope

_TOLD = 100
"""Dated sentences kept for "the speech came a week after ..."."""


def date_events(
    events: Sequence[Event], times: Sequence[TimeMention], sentences: Sequence[Sentence], document: Document
) -> tuple[Event, ...]:
    """Gives each event its days.

    By syntax: the time that hangs on its trigger, or on a word whose day it shares (a light verb, a coordinated verb,
    a summit it happened at). Else, basis "inferred", the day of the act that the text goes on with, or of the same
    event named elsewhere. Never the publication day for want of another.

    Args:
        events: the report's events; their order is kept.
        times: what `find_times` found.
        sentences: the report's sentences.
        document: the report.

    Returns:
        The events, with `date` and the step that gave it where one was found.
    """
    published = publication(document, tuple(sentences[:4])).published
    by_sentence: dict[int, list[TimeMention]] = defaultdict(list)
    for mention in times:
        by_sentence[mention.sentence].append(mention)
    waiting: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        waiting[event.sentence].append(event)
    dated: dict[int, Event] = {}
    memory = Memory()
    thread: Thread | None = None
    told: deque[Thread] = deque(maxlen=_TOLD)
    settled: set[str] = set()
    for sentence in sentences:
        mentions = by_sentence.get(sentence.index, [])
        attachments = attach(sentence, mentions, published) if mentions else ()
        scope = _scope(sentence, attachments, mentions, thread, told)
        for event in waiting.get(sentence.index, ()):
            done = _dated(event, scope, sentence, memory, published)
            dated[id(event)] = done
            if _told_beside(event, scope):
                settled.add(event.id)
            if (name := naming(done, sentence)) is not None:
                memory.add(name)
        for noun in _nouns(sentence, attachments):
            memory.add(noun)
        thread = _next_thread(scope, thread)
        if thread is not None and thread.sentence == sentence.index:
            told.append(thread)
    by_index = {s.index: s for s in sentences}
    done_all = (dated.get(id(e), e) for e in events)
    return tuple(e if e.id in settled else _again(e, by_index, memory) for e in done_all)


def _scope(
    sentence: Sentence,
    attachments: tuple[Attachment, ...],
    mentions: Sequence[TimeMention],
    thread: Thread | None,
    told: Collection[Thread],
) -> Scope:
    root = root_of(sentence)
    given: dict[int, Dating] = {}
    goes_on = continued(sentence, thread, own_time=any(_of_the_whole(sentence, a) for a in attachments))
    if goes_on is not None and root is not None:
        given[root] = goes_on
    bare = Scope(sentence, attachments, given)
    return Scope(sentence, attachments, given | sequence(bare, mentions, told))


def _dated(event: Event, scope: Scope, sentence: Sentence, memory: Memory, published: date | None) -> Event:
    if event.trigger >= len(sentence.tokens):
        return event
    found = scope.resolve(
        event.trigger, kind=event.type, status=event.status, attributed=event.attributed_to is not None
    )
    rule = "times:syntax"
    if found is None and not _told_beside(event, scope):
        found, rule = named_again(event, sentence, memory), "times:named-again"
    if found is None or _not_yet(event, sentence, found, published):
        return event
    return replace(event, date=found.days, steps=(*event.steps, Step(by=rule, saw=found.way)))


def _of_the_whole(sentence: Sentence, attachment: Attachment) -> bool:
    """Whether a time may be the main clause's: not one that only names a thing, nor one of what is reported."""
    if sentence.tokens[attachment.mention.head].dep in ("nmod", "compound", "poss", "amod"):
        return False
    above = (attachment.governor, *ancestors(sentence, attachment.governor))
    return not any(sentence.tokens[i].dep in ("ccomp", "relcl") for i in above)


def _told_beside(event: Event, scope: Scope) -> bool:
    """Whether the sentence's own times forbid to look elsewhere: two days at once, or "talks last year"."""
    own = any(a.governor == event.trigger for a in scope.attachments)
    token = scope.sentence.tokens[event.trigger] if event.trigger < len(scope.sentence.tokens) else None
    loose = token is not None and token.pos in ("NOUN", "PROPN") and not definite(scope.sentence, event.trigger)
    return own or (loose and bool(scope.attachments))


def _not_yet(event: Event, sentence: Sentence, found: Dating, published: date | None) -> bool:
    """A past tense can't lie ahead of publication: that time belongs to something else."""
    past = sentence.tokens[event.trigger].tag == "VBD"
    return past and event.status == "asserted" and published is not None and found.days.first > published


def _again(event: Event, sentences: dict[int, Sentence], memory: Memory) -> Event:
    """A second look at what stays undated, now that later sentences are read too."""
    sentence = sentences.get(event.sentence)
    if event.date is not None or sentence is None or event.trigger >= len(sentence.tokens):
        return event
    found = named_again(event, sentence, memory)
    if found is None:
        return event
    return replace(event, date=found.days, steps=(*event.steps, Step(by="times:named-again", saw=found.way)))


def _nouns(sentence: Sentence, attachments: Sequence[Attachment]) -> list[Named]:
    """Dated nouns that are no event's trigger: "a visit to Beijing last week"."""
    tokens = sentence.tokens
    return [
        Named(tokens[a.governor].lemma.lower(), a.days, sentence, None, frozenset())
        for a in attachments
        if tokens[a.governor].pos == "NOUN"
    ]


def _next_thread(scope: Scope, thread: Thread | None) -> Thread | None:
    sentence = scope.sentence
    root = root_of(sentence)
    if root is None:
        return thread
    found = scope.direct(root) or scope.adjuncts(root)
    if found is None:
        return None
    words = subject_words(sentence, root)
    if thread is not None and found.days.basis == "inferred" and len(thread.words) < _TOLD:
        words |= thread.words
    nouns = frozenset(t.lemma for t in sentence.tokens if t.pos == "NOUN")
    return Thread(found.days, words, nouns, sentence.index, sentence.paragraph)
