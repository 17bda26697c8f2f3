"""One event an act, however often the sentence names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.scene import Scene
from dragoman.parse.tree import ancestors
from dragoman.records import Event

_JUDGES = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST"})


def one_an_act(events: Sequence[Event], scene: Scene) -> list[Event]:
    """Merges events of one type that name the same act: one hangs on the other and their participants agree.

    Args:
        events: the events of one sentence, in token order.
        scene: the sentence.

    Returns:
        The events kept, in order; a kept one takes over a mode the other had.
    """
    kept: list[Event] = []
    for event in events:
        twin = next((k for k in kept if _same_act(k, event, scene)), None)
        if twin is None:
            kept.append(event)
            continue
        better, other = (event, twin) if _weight(event) > _weight(twin) else (twin, event)
        kept[kept.index(twin)] = replace(better, mode=better.mode or other.mode)
    return kept


def _weight(event: Event) -> tuple[int, int, float]:
    return len(event.actors) + len(event.recipients), bool(event.mode), event.confidence


def _same_act(a: Event, b: Event, scene: Scene) -> bool:
    if a.type != b.type or a.status != b.status:
        return False
    codes_a, codes_b = _codes(a), _codes(b)
    if codes_a == codes_b and a.type in ("CONSULT", "ASSAULT", "SUPPORT", "AGREE", "PROTEST"):
        return _near(a, b, scene) or _linked(a, b, scene)
    nested = _subset(codes_a, codes_b) or _subset(codes_b, codes_a)
    return nested and _linked(a, b, scene)


def _codes(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(m.actor.code for m in event.actors), frozenset(m.actor.code for m in event.recipients)


def _subset(a: tuple[frozenset[str], frozenset[str]], b: tuple[frozenset[str], frozenset[str]]) -> bool:
    if a[0] <= b[0] and a[1] <= b[1]:
        return True
    return not b[1] and a[0] | a[1] <= b[0]


def _linked(a: Event, b: Event, scene: Scene) -> bool:
    return a.trigger in ancestors(scene.sentence, b.trigger) or b.trigger in ancestors(scene.sentence, a.trigger)


def _near(a: Event, b: Event, scene: Scene) -> bool:
    return abs(a.trigger - b.trigger) <= 4


def acts_acted_on(events: Sequence[Event], scene: Scene) -> list[Event]:
    """An act that judges another ("condemned the operation") is directed at that one's doers.

    Args:
        events: the events of one sentence.
        scene: the sentence.

    Returns:
        The events; those of `_JUDGES` without recipients take the doers of the act that is their object.
    """
    by_token = {event.trigger: event for event in events}
    done: list[Event] = []
    for event in events:
        clause = scene.clauses.get(event.trigger)
        if event.type in _JUDGES and not event.recipients and clause is not None:
            own = {m.actor.code for m in event.actors}
            acts = [by_token[o] for o in clause.objects if o in by_token and by_token[o] is not event]
            doers = tuple(m for act in acts for m in act.actors if m.actor.code not in own)
            event = replace(event, recipients=doers)
        done.append(event)
    return done
