"""What saying it does: a claim that accuses, demands or threatens is an act of its speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.events.relevance import POLITICAL_SECTORS, is_political_actor
from dragoman.events.scene import Scene
from dragoman.parse.tree import child, children, token_at
from dragoman.records import ActorMention, Claim, Event

ACTS: Mapping[str, str] = {"accuse": "ACCUSE", "condemn": "ACCUSE", "demand": "REQUEST", "threaten": "THREATEN"}
"""Claim act -> event type. In the open gold 27 of 29 such claims have the event (docs/quality.md)."""

_MODES = {"accuse": "allege", "condemn": "disapprove"}
_OBLIGATION = frozenset({"must", "should", "ought", "need"})


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """An act that a claim performs: its type, mode, the cue's token in its sentence, and who is meant."""

    claim: Claim
    type: str
    mode: str | None
    token: int
    recipients: tuple[ActorMention, ...]


def speech_acts(scene: Scene, claims: Sequence[Claim], events: Sequence[Event]) -> list[SpeechAct]:
    """Finds the acts that the claims of a sentence perform and that no word of its own names.

    Args:
        scene: the sentence the cue stands in.
        claims: the claims whose cue stands in it.
        events: the events already found in it.

    Returns:
        At most one act a claim; only where the speaker is a political actor and the target at least of their kind.
    """
    found: list[SpeechAct] = []
    for claim in claims:
        kind = ACTS.get(claim.act)
        if kind is None or not any(map(is_political_actor, claim.sources)):
            continue
        speakers = {m.actor.name for m in claim.sources}
        if any(e.type == kind and speakers & {m.actor.name for m in e.actors} for e in events):
            continue
        token = token_at(scene.sentence, claim.cue.start)
        if any(e.trigger == token for e in events):
            continue
        recipients = _meant(scene, claim)
        if token is None or not any(m.actor.sector in POLITICAL_SECTORS or is_political_actor(m) for m in recipients):
            continue
        found.append(SpeechAct(claim, kind, _MODES.get(claim.act), token, recipients))
    return found


def with_whom_it_means(scene: Scene, claims: Sequence[Claim], events: Sequence[Event]) -> list[Event]:
    """Fills in whom a speech act is directed at from the words spoken: "'Chad will pay', the minister warned".

    Args:
        scene: the sentence the cues stand in.
        claims: the claims whose cue stands in it.
        events: the events found in it.

    Returns:
        The events; those without recipients whose trigger is the cue of such a claim take whom the claim means.
    """
    filled: list[Event] = []
    for event in events:
        start = scene.tokens[event.trigger].start
        mine = (c for c in claims if ACTS.get(c.act) == event.type and c.cue.start <= start < c.cue.end)
        claim = None if event.recipients else next(mine, None)
        meant = () if claim is None else tuple(m for m in _meant(scene, claim) if is_political_actor(m))
        filled.append(replace(event, recipients=meant) if meant else event)
    return filled


def _meant(scene: Scene, claim: Claim) -> tuple[ActorMention, ...]:
    """Who is accused, or who is to act: the addressee of a demand, the subject or owner of what is spoken of."""
    speakers = {m.actor.name for m in claim.sources}
    codes = {m.actor.code for m in claim.sources} - {"UNK", "IGO"}
    if claim.act == "demand" and claim.addressees:
        return tuple(m for m in claim.addressees if m.actor.code not in codes)
    start, end = claim.content.start, claim.content.end
    inside = [t.i for t in scene.tokens if start <= t.start and t.end <= end]
    roots = [i for i in inside if scene.tokens[i].head not in inside and scene.tokens[i].pos != "PUNCT"]
    for root in roots:
        heads = _obliged(scene, inside) if claim.act == "demand" else _meant_by(scene, root, claim.act)
        found = tuple(m for h in heads for m in scene.actors_in(h))
        found = tuple(m for m in found if m.actor.name not in speakers and m.actor.code not in codes)
        if found:
            return tuple({(m.actor.code, m.actor.name): m for m in found}.values())
    return ()


def _obliged(scene: Scene, inside: Sequence[int]) -> list[int]:
    """Subjects of what must be done."""
    for i in inside:
        clause = scene.clauses.get(i)
        if clause is None:
            continue
        words = {scene.lemma(a) for a in clause.auxiliaries} | {scene.lemma(i)}
        if words & _OBLIGATION and clause.subjects:
            return list(clause.subjects)
    return []


def _meant_by(scene: Scene, root: int, act: str) -> list[int]:
    """Whom an accusation speaks of (its subject), or a threat would hit (its object)."""
    clause = scene.clauses.get(root)
    if clause is None:
        return [root]
    if act == "threaten":
        hit = [*clause.objects, *(h for p, h in clause.obliques if p in ("against", "on"))]
        if any(scene.actors_in(h) for h in hit):
            return hit
        return [*clause.subjects, *_conditioned(scene, root)]
    predicate = child(scene.sentence, root, "attr", "acomp")
    owners = [] if predicate is None else children(scene.sentence, predicate, "poss")
    return [*clause.subjects, *owners]


def _conditioned(scene: Scene, root: int) -> list[int]:
    """Who is not to do something: "if Chad breaks the truce, we will strike"."""
    clauses = [scene.clauses[c] for c in children(scene.sentence, root, "advcl") if c in scene.clauses]
    marked = [k for k in clauses if any(scene.lemma(c) == "if" for c in children(scene.sentence, k.head, "mark"))]
    return [s for clause in marked for s in clause.subjects]
