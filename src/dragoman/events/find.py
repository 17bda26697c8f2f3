"""Sentences and mentions -> Events: triggers, roles, standing, then one event an act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from dragoman.codebooks import Codebook, EventType, Trigger
from dragoman.codebooks.crosswalk import derive_cameo, plover_intensity
from dragoman.events.anchor import anchor_of
from dragoman.events.lexicon import load_lexicon
from dragoman.events.match import Match, match_triggers
from dragoman.events.mode import mode_of
from dragoman.events.own_status import Standing
from dragoman.events.owners import Owners
from dragoman.events.recall import Recall
from dragoman.events.relevance import (
    ONE_SIDE,
    PLAIN_CONFIDENCE,
    TELLS_OF_POLITICS,
    UNNAMED,
    Relevance,
    between_states,
    is_hinted,
    is_likely,
    is_political,
    one_sided,
    tells_of_states,
    unnamed,
)
from dragoman.events.roles import Roles, fill_roles
from dragoman.events.said import Said
from dragoman.events.scene import Scene
from dragoman.events.single import acts_acted_on, one_an_act
from dragoman.events.speech import SpeechAct, speech_acts, with_whom_it_means
from dragoman.events.status import is_purpose, standing
from dragoman.parse import Clause
from dragoman.parse.tree import span_of
from dragoman.records import Actor, ActorMention, Claim, Document, Event, Sentence, Span, Step

ONE_SIDE_DISCOUNT = 0.8
"""What an unnamed side takes off a trigger's confidence; a choice, not a measurement."""

REFUSED = "events:refused"
_DOUBTS = {
    ONE_SIDE: "one side is not named; kept because the report tells of politics",
    UNNAMED: "its sides are not all known; kept because the report is full of such acts",
}

MULTILATERAL = "multilateral"
"""PLOVER's mode of talks among many, or within an alliance or international body."""

SPEECH_CONFIDENCE = 0.8
"""How often a claim's act is an event besides; see `speech.ACTS`."""


def find_events(
    document: Document,
    sentences: Sequence[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    mentions: Sequence[ActorMention],
    claims: Sequence[Claim],
    codebook: Codebook,
) -> tuple[Event, ...]:
    """Finds every reported act of a type in the codebook, with its roles, mode and status.

    Args:
        document: the report.
        sentences: its parse.
        clauses: sentence index -> its clauses.
        mentions: the actors in it; joint mentions once a member.
        claims: who said what in it: an act told in a claim is not vouched for when it is told again.
        codebook: the ontology.

    Returns:
        Events in the order of the text; dates, places and attribution are given by other rooms.
    """
    coder = _Coder(document, sentences, claims, codebook)
    by_sentence: dict[int, list[ActorMention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    states = _states(mentions)
    found: list[Event] = []
    for sentence in sentences:
        if not coder.relevance.silent(sentence):
            here = by_sentence.get(sentence.index, ())
            found += coder.code(Scene(sentence, clauses[sentence.index], here, states))
    kept = _relevant(found, len(sentences))
    return tuple(map(_scaled, kept) if codebook.name == "PLOVER" else kept)


def _relevant(found: Sequence[Event], sentences: int) -> list[Event]:
    """The events that are sure, and those that a report of politics, or one full of it, makes likely."""
    sure, between = sum(not one_sided(e) for e in found), sum(map(between_states, found))
    dense = tells_of_states(sure=sure, between=between, sentences=sentences)
    return [e for e in found if not one_sided(e) or (dense if unnamed(e) else sure >= TELLS_OF_POLITICS)]


def _states(mentions: Sequence[ActorMention]) -> dict[str, Actor]:
    """The states a report calls by their own names or adjectives."""
    named = (m for m in mentions if m.actor.sector == "GOV" and m.actor.code != "UNK")
    plain = (m for m in named if m.kind == "demonym" or m.actor.name in m.span.text)
    found: dict[str, Actor] = {}
    for mention in plain:
        known = found.get(mention.actor.code)
        if known is None or len(mention.actor.name) < len(known.name):
            found[mention.actor.code] = mention.actor
    return found


class _Coder:
    """Codes a report's sentences in order, remembering what has been told so far."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], claims: Sequence[Claim], codebook: Codebook
    ) -> None:
        self.relevance = Relevance(sentences, codebook)
        self._document = document
        self._said = Said(claims)
        self._codebook = codebook
        self._lexicon = load_lexicon()
        self._recall, self._owners = Recall(self._lexicon), Owners()

    def code(self, scene: Scene) -> list[Event]:
        """The events of one sentence, in the order of their anchors."""
        self._owners.read(scene, self._lexicon)
        events: list[Event] = []
        for matches in match_triggers(scene, self._codebook):
            event = self._first(scene, matches)
            if event is not None:
                if not unnamed(event):
                    self._recall.note(event, scene, vouched=self._said.vouched(event))
                events.append(event)
        events = acts_acted_on(one_an_act(events, scene), scene)
        self._recall.settle(scene, events)
        spoken = self._said.in_sentence(scene.sentence.index)
        events = with_whom_it_means(scene, spoken, events)
        acts = [act for act in speech_acts(scene, spoken, events) if act.type in self._codebook.types]
        events += [_spoken(self._document, scene, act, self._codebook) for act in acts]
        return sorted(events, key=lambda event: event.anchor.start)

    def _first(self, scene: Scene, matches: Sequence[Match]) -> Event | None:
        """The event of the most specific trigger whose sides are known; else of the first that may do without."""
        spare: Event | None = None
        for match in matches:
            event = self._event(scene, match)
            if event is not None and not one_sided(event):
                return event
            if spare is None or (event is not None and unnamed(spare) and not unnamed(event)):
                spare = event
        return spare

    def _event(self, scene: Scene, match: Match) -> Event | None:
        trigger = match.trigger
        if is_purpose(scene, match.token) and self._puts_forward(scene, match.token):
            return None  # who is to do what a proposal is for is not said: "a plan to end the war"
        roles = self._roles(scene, match)
        clause = scene.clauses.get(match.token)
        doubt = _doubt(roles, trigger, clause)
        if doubt == UNNAMED and clause is None and not scene.sentence.children[match.token]:
            return None  # "a right to respond to attacks" tells of none in particular
        if doubt == REFUSED or self.relevance.vetoes(scene, match.token, roles, trigger):
            return None
        judged = standing(scene, match.token, self._lexicon)
        if trigger.negated and judged.status == "negated":
            judged = Standing("asserted", None)  # "will not accept" is the refusal itself
        anchor = anchor_of(scene, match.token, trigger)
        kind = self._codebook.types[trigger.type]
        steps = [Step(by=trigger.rule, saw=f"“{anchor.text}”" + _seen(roles), score=trigger.confidence)]
        if doubt:
            steps.append(Step(by=doubt, saw=_DOUBTS[doubt]))
        if judged.cue is not None:
            steps.append(Step(by="events:status", saw=f"{judged.status} by “{scene.tokens[judged.cue].text}”"))
        return Event(
            id=event_id(trigger.type, self._document, scene.sentence, anchor, roles),
            type=trigger.type,
            quad=kind.quad,
            mode=trigger.mode or mode_of(scene, match.token, kind.mode_words) or _many_sided(kind, roles),
            anchor=anchor,
            sentence=scene.sentence.index,
            trigger=match.token,
            actors=roles.actors,
            recipients=roles.recipients,
            mutual=(trigger.mutual or roles.mutual) and not roles.recipients and len(roles.actors) > 1,
            status=trigger.status or judged.status,  # type: ignore[arg-type]
            status_cue=None if judged.cue is None else span_of(scene.sentence, [judged.cue]),
            confidence=ONE_SIDE_DISCOUNT * trigger.confidence if doubt else trigger.confidence,
            steps=tuple(steps),
        )

    def _puts_forward(self, scene: Scene, token: int) -> bool:
        governor = scene.clauses[token].governor
        return scene.clauses[governor].lemma in self._lexicon.putting_forward

    def _roles(self, scene: Scene, match: Match) -> Roles:
        """What the sentence tells, then what was told before, then who is said to have said it."""
        roles = fill_roles(scene, match.token, match.trigger, self._lexicon, self._owners)
        roles = self._recall.complete(scene, match.token, match.trigger, roles)
        if not roles.actors:
            roles = self._recall.through_subject(scene, match.token, match.trigger, roles, self._codebook)
        roles = self._recall.judged(scene, match.token, match.trigger, roles)
        if match.trigger.mutual and match.token not in scene.clauses and len(roles.actors) == 1:
            return self._said.meeting(scene, match.token, roles)
        if roles.actors or match.token not in scene.clauses:
            return roles
        return self._said.speaking(scene, match.token, roles)


def _doubt(roles: Roles, trigger: Trigger, clause: Clause | None) -> str:
    """The step that says what an act's relevance hangs on: "" where its sides are known, `REFUSED` for no event.

    A doer that is named but no actor ("the airline halted flights") makes an act none of politics.
    """
    if is_political(roles, trigger):
        return ""
    if is_likely(roles, trigger):
        return ONE_SIDE if not roles.actors or trigger.confidence >= PLAIN_CONFIDENCE else UNNAMED
    doer = clause is not None and bool(clause.subjects)
    strange = doer and not roles.actors and "subject" not in trigger.recipient
    return UNNAMED if is_hinted(roles, trigger, nominal=clause is None) and not strange else REFUSED


def _many_sided(kind: EventType, roles: Roles) -> str | None:
    """Talks of three states or more, or of an international body, are multilateral where the type knows such."""
    codes = {m.actor.code for m in roles.actors} - {"UNK"}
    return MULTILATERAL if MULTILATERAL in kind.modes and (len(codes) > 2 or "IGO" in codes) else None


def _scaled(event: Event) -> Event:
    """The event with its CAMEO codes, Goldstein score and PLOVER intensity; nothing is chosen where several fit."""
    codes = derive_cameo(event.type, event.mode)
    many = f"{len(codes.candidates)} CAMEO codes fit; none is chosen"
    step = Step(by="codebook:crosswalk", saw=many if codes.ambiguous else f"CAMEO {', '.join(codes.candidates)}")
    return replace(
        event,
        cameo=() if codes.ambiguous else codes.candidates,
        goldstein=codes.goldstein,
        intensity=plover_intensity(event.type, event.mode),
        steps=(*event.steps, step) if codes.candidates else event.steps,
    )


def _spoken(document: Document, scene: Scene, act: SpeechAct, codebook: Codebook) -> Event:
    roles = Roles(act.claim.sources, act.recipients, ("the claim's source", "whom it is about"))
    saw = f"a claim by {act.claim.sources[0].actor.name} whose act is “{act.claim.act}”" + _seen(roles)
    return Event(
        id=event_id(act.type, document, scene.sentence, act.claim.cue, roles),
        type=act.type,
        quad=codebook.types[act.type].quad,
        mode=act.mode,
        anchor=act.claim.cue,
        sentence=scene.sentence.index,
        trigger=act.token,
        actors=roles.actors,
        recipients=roles.recipients,
        status="asserted",
        confidence=SPEECH_CONFIDENCE * act.claim.confidence,
        steps=(Step(by="events:speech-act", saw=saw, score=act.claim.confidence), *act.claim.steps),
    )


def _seen(roles: Roles) -> str:
    return f"; roles from {', '.join(roles.by)}" if roles.by else ""


def event_id(kind: str, document: Document, sentence: Sentence, anchor: Span, roles: Roles) -> str:
    """A hash of what the event says and where: the same text gives the same id."""
    parts = [document.id, kind, sentence.text, str(anchor.start), str(anchor.end)]
    parts += [f"{m.actor.code}/{m.span.start}" for m in (*roles.actors, *roles.recipients)]
    return "e" + sha256("\x1f".join(parts).encode()).hexdigest()[:8]
