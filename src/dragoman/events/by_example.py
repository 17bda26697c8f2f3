"""Acts that no trigger names, told by their likeness to a user's examples.

Who stands with whom comes from the clauses: the verb whose subject and object (or phrase) two parties are names the
act. What the act is, comes from comparing the pair with the codebook's examples (`dragoman.models.examples`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.codebooks import Codebook, Trigger
from dragoman.errors import CodebookError
from dragoman.events.find import event_id
from dragoman.events.lexicon import load_lexicon
from dragoman.events.mode import mode_of
from dragoman.events.relevance import Relevance, is_political
from dragoman.events.roles import Roles
from dragoman.events.scene import Scene
from dragoman.events.status import standing
from dragoman.models import NONE, ActorPair, ExampleCoder, Likeness, PairEncoder, Taught, learn_examples
from dragoman.parse import Clause
from dragoman.parse.tree import children, span_of
from dragoman.records import ActorMention, Claim, Document, Event, Sentence, Span, Step

ReadText = Callable[[str], tuple[Sequence[Sentence], Mapping[int, Sequence[Clause]], Sequence[ActorMention]]]
"""A text to its sentences, their clauses, and the actors in it."""

FEWEST = 3
"""Pairs without which a type is not learnt: its examples could not tell one another."""

_NO_ACT = frozenset({"be", "have", "say", "tell", "become", "seem"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A verb with the parties that are its arguments."""

    token: int
    roles: Roles

    @property
    def parties(self) -> tuple[ActorMention | None, ActorMention | None]:
        """The two sides that are compared; of two who act together the second stands for the other side."""
        actors, recipients = self.roles.actors, self.roles.recipients
        other = recipients[0] if recipients else actors[1] if len(actors) > 1 else None
        return (actors[0] if actors else None), other

    def pair(self, sentence: Sentence) -> ActorPair:
        first, second = (
            None if m is None else (m.span.start - sentence.start, m.span.end - sentence.start) for m in self.parties
        )
        return ActorPair(sentence=sentence.text, actor=first, recipient=second)


def teach(codebook: Codebook, read: ReadText, encoder: PairEncoder) -> ExampleCoder:
    """Learns a codebook's examples and counterexamples.

    Args:
        codebook: with examples whose anchors are verbs.
        read: reads an example.
        encoder: shows pairs as features.

    Returns:
        The coder. Types with fewer than `FEWEST` examples that can be learnt are left to their triggers.

    Raises:
        CodebookError: nothing can be learnt.
    """
    taught: list[Taught] = []
    for kind in codebook.types.values():
        own: list[Taught] = []
        for example in kind.examples:
            wanted = {word for event in example.events for word in event.anchor.lower().split()}
            for scene, candidate in _candidates_of(read(example.text)):
                if scene.tokens[candidate.token].text.lower() in wanted:
                    own.append(Taught(pair=candidate.pair(scene.sentence), type=kind.name))
        taught += own if len(own) >= FEWEST else []
        others = [pair for text in kind.counterexamples for pair in _candidates_of(read(text))]
        taught += [Taught(pair=candidate.pair(scene.sentence), type=NONE) for scene, candidate in others]
    if len({one.type for one in taught}) < 2 or all(one.type == NONE for one in taught):
        raise CodebookError(
            f"{codebook.name}: nothing to learn from its examples: too few have a verb with known actors around it",
            hint=f"give a type {FEWEST} examples and counterexamples in which known actors do something to others",
        )
    return learn_examples(taught, encoder)


def add_by_example(
    document: Document,
    sentences: Sequence[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    mentions: Sequence[ActorMention],
    claims: Sequence[Claim],
    events: Sequence[Event],
    codebook: Codebook,
    coder: ExampleCoder,
) -> tuple[Event, ...]:
    """Adds the acts that are like a codebook's examples, between parties that no event has yet.

    Args:
        document: the report.
        sentences: its parse.
        clauses: sentence index -> its clauses.
        mentions: the actors in it.
        claims: who said what in it: a cue of saying is no act here.
        events: what the triggers found.
        codebook: the user's codebook.
        coder: has learnt its examples.

    Returns:
        The events of both kinds, in the order of the text.
    """
    relevance = Relevance(sentences, codebook)
    cues = {place for claim in claims for place in range(claim.cue.start, claim.cue.end)}
    found = list(events)
    for scene in _scenes(sentences, clauses, mentions):
        if relevance.silent(scene.sentence):
            continue
        here = [event for event in events if event.sentence == scene.sentence.index]
        free = [
            candidate
            for candidate in _candidates(scene)
            if scene.tokens[candidate.token].start not in cues and not any(_covers(event, candidate) for event in here)
        ]
        judged = coder.judge([candidate.pair(scene.sentence) for candidate in free]) if free else []
        for candidate, likeness in zip(free, judged, strict=True):
            event = _event(document, scene, candidate, likeness, codebook, coder)
            if event is not None and not relevance.vetoes(scene, candidate.token, candidate.roles, _as_trigger(event)):
                found.append(event)
    return tuple(sorted(found, key=lambda event: event.anchor.start))


def _event(
    document: Document,
    scene: Scene,
    candidate: _Candidate,
    likeness: Likeness,
    codebook: Codebook,
    coder: ExampleCoder,
) -> Event | None:
    if likeness.type == NONE or not likeness.sure:
        return None
    kind, anchor = codebook.types[likeness.type], _anchor(scene, candidate.token)
    judged = standing(scene, candidate.token, load_lexicon())
    saw = f"“{anchor.text}” as in “{likeness.nearest}”, {likeness.margin:.2f} more like it than like any other type"
    steps = [Step(by=f"examples:{kind.name}", saw=f"{saw}; {coder.encoder.name}", score=round(likeness.score, 4))]
    if judged.cue is not None:
        steps.append(Step(by="events:status", saw=f"{judged.status} by “{scene.tokens[judged.cue].text}”"))
    event = Event(
        id=event_id(kind.name, document, scene.sentence, anchor, candidate.roles),
        type=kind.name,
        quad=kind.quad,
        mode=mode_of(scene, candidate.token, kind.mode_words),
        anchor=anchor,
        sentence=scene.sentence.index,
        trigger=candidate.token,
        actors=candidate.roles.actors,
        recipients=candidate.roles.recipients,
        status=judged.status,
        status_cue=None if judged.cue is None else span_of(scene.sentence, [judged.cue]),
        confidence=round(coder.confidence, 4),
        steps=tuple(steps),
    )
    return event if is_political(candidate.roles, _as_trigger(event)) else None


def _as_trigger(event: Event) -> Trigger:
    """The event's type in the form in which the rules of relevance ask for it."""
    return Trigger(id="examples", type=event.type, mode=event.mode, confidence=event.confidence)


def _anchor(scene: Scene, token: int) -> Span:
    """The verb with its particle."""
    lemma = scene.clauses[token].lemma
    near = children(scene.sentence, token, "prt", "prep", "advmod")
    return span_of(scene.sentence, [token, *[c for c in near if lemma.endswith(f" {scene.lemma(c)}")][:1]])


def _covers(event: Event, candidate: _Candidate) -> bool:
    """True where an event tells of the same word, or stands between the same two parties."""
    parties = {m.span for m in candidate.parties if m is not None}
    sides = {m.span for m in (*event.actors, *event.recipients)}
    return event.trigger == candidate.token or parties <= sides


def _scenes(
    sentences: Sequence[Sentence], clauses: Mapping[int, Sequence[Clause]], mentions: Sequence[ActorMention]
) -> Iterator[Scene]:
    by_sentence: dict[int, list[ActorMention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    for sentence in sentences:
        if sentence.index in by_sentence:
            yield Scene(sentence, clauses[sentence.index], by_sentence[sentence.index])


def _candidates_of(
    read: tuple[Sequence[Sentence], Mapping[int, Sequence[Clause]], Sequence[ActorMention]],
) -> Iterator[tuple[Scene, _Candidate]]:
    return ((scene, candidate) for scene in _scenes(*read) for candidate in _candidates(scene))


def _candidates(scene: Scene) -> list[_Candidate]:
    """The verbs that have actors for arguments, one for each two parties: the encoder sees no more than these."""
    found: dict[tuple[ActorMention | None, ActorMention | None], _Candidate] = {}
    for token, clause in scene.clauses.items():
        roles = _roles(scene, clause)
        lone_object = not roles.actors and (not clause.passive or bool(clause.subjects))
        if clause.lemma not in _NO_ACT and not lone_object and (roles.actors or roles.recipients):
            candidate = _Candidate(token, roles)
            found.setdefault(candidate.parties, candidate)
    paired = {first for first, second in found if second is not None}
    return [one for (first, second), one in found.items() if second is not None or first not in paired]


def _roles(scene: Scene, clause: Clause) -> Roles:
    actors = _distinct(m for i in clause.subjects for m in scene.actors_in(i, doers=True))
    taken = {(m.actor.code, m.actor.name) for m in actors}
    phrases = tuple(i for _, i in clause.obliques)
    for heads in (clause.indirect, clause.objects, phrases):
        others = _distinct(m for i in heads for m in scene.actors_in(i))
        others = tuple(m for m in others if (m.actor.code, m.actor.name) not in taken)
        if others:
            return Roles(actors, others, ())
    return Roles(actors, (), ())


def _distinct(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    found: dict[tuple[str, str], ActorMention] = {}
    for mention in mentions:
        found.setdefault((mention.actor.code, mention.actor.name), mention)
    return tuple(found.values())
