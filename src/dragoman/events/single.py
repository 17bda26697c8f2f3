"""One event an act, however often the sentence names it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.events.relevance import one_sided
from dragoman.events.scene import Scene
from dragoman.parse.tree import ancestors, child, children
from dragoman.records import Event

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_NAMED_TWICE = frozenset({"CONSULT", "ASSAULT", "SUPPORT", "AGREE", "PROTEST"})
_ANNOUNCES = frozenset({"CONCEDE", "AGREE", "THREATEN", "REQUEST"})
"""Types whose object may be an act of its own: an announced withdrawal is CONCEDE and a future RETREAT."""

_NAMES_THE_OTHER = frozenset(
    [("AID", "SUPPORT"), ("RETREAT", "COERCE"), *(("CONCEDE", dropped) for dropped in ("SANCTION", "COERCE", "REJECT"))]
)
"""An act whose object bears the name of another type: to provide support is to aid, a lifted ban is none."""

_JUDGES = frozenset({"ACCUSE", "SUPPORT", "REJECT", "PROTEST"})


def one_an_act(events: Sequence[Event], scene: Scene) -> list[Event]:
    """Merges events of one type that name the same act: one hangs on the other and their participants agree.

    Args:
        events: the events of one sentence, in token order.
        scene: the sentence.

    Returns:
        The events kept, in order; the one kept governs the other, and takes over sides and a mode it lacks.
    """
    kept: list[Event] = []
    attackers = {m.actor.name for e in events if e.type == "ASSAULT" and e.status == "asserted" for m in e.actors}
    for event in events:
        if event.type == "MOBILIZE" and event.status == "asserted" and attackers & {m.actor.name for m in event.actors}:
            continue  # short of force, says the codebook: arms that were fired at somebody were not only moved
        if any(_is_worded(event, other, scene) for other in events):
            continue
        twin = next((k for k in kept if _same_act(k, event, scene)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[kept.index(twin)] = _joined(twin, event, scene)
    return kept


def _is_worded(event: Event, other: Event, scene: Scene) -> bool:
    """True for a noun that is a word of another act's name: "protest" of "lodged a protest" is no demonstration."""
    if event.trigger in scene.clauses or event is other or other.type == event.type:
        return False
    if (other.type, event.type) in _NAMES_THE_OTHER and other.trigger in scene.clauses:
        return event.trigger in scene.clauses[other.trigger].objects
    if other.type in _ANNOUNCES:
        return False
    start = scene.tokens[event.trigger].start
    return other.trigger in scene.clauses and other.anchor.start <= start < other.anchor.end


def _joined(a: Event, b: Event, scene: Scene) -> Event:
    """One event of two: the governing one, or the one that names a meeting of both sides rather than a visit."""
    higher, lower = _ranked(a, b, scene)
    fuller = len(lower.actors) > len(higher.actors) and not lower.recipients
    if fuller or (one_sided(higher) and not one_sided(lower)):
        higher, lower = lower, higher
    mutual = len(higher.actors) > 1 and not higher.recipients and higher.type in _MUTUAL
    own = {m.actor.code for m in higher.actors}
    if lower.recipients and _on_territory(higher):
        higher = replace(higher, recipients=lower.recipients)
    return replace(
        higher,
        mode=higher.mode or lower.mode,
        actors=higher.actors or lower.actors,
        recipients=higher.recipients
        or (() if mutual else tuple(m for m in lower.recipients if m.actor.code not in own)),
    )


def _same_act(a: Event, b: Event, scene: Scene) -> bool:
    if a.type != b.type or a.status != b.status:
        return False
    if _is_reason(a, b, scene) or _is_outcome(a, b, scene) or _is_toll(*_ranked(a, b, scene), scene):
        return True
    if _complementary(a, b) and _of(a.trigger, b.trigger, scene):
        return True  # "Chad's war of aggression against Sudan"
    codes_a, codes_b = _codes(a), _codes(b)
    if _side_by_side(a.trigger, b.trigger, scene):
        return False
    if codes_a == codes_b and a.type in _NAMED_TWICE and abs(a.trigger - b.trigger) <= 4:
        return True
    nested = codes_a == codes_b or _subset(codes_a, codes_b) or _subset(codes_b, codes_a)
    return nested and _linked(a.trigger, b.trigger, scene)


def _is_reason(a: Event, b: Event, scene: Scene) -> bool:
    """True for a reproach that a participle goes on with: "pinned the raid on Chad, accusing it of ..."."""
    token = scene.tokens[b.trigger]
    joined = token.tag == "VBG" and token.dep == "advcl" and token.head == a.trigger
    doers, others = _codes(a)[0], _codes(b)[0]
    return a.type == "ACCUSE" and joined and doers == others and not (a.recipients and b.recipients)


def _is_outcome(a: Event, b: Event, scene: Scene) -> bool:
    """True for the toll that a participle adds to an act of force: "shelled the town, killing nine"."""
    token = scene.tokens[b.trigger]
    if a.type != "ASSAULT" or token.tag != "VBG" or token.dep != "advcl" or token.head != a.trigger:
        return False
    own, toll = (frozenset(m.actor.code for m in e.recipients) for e in (a, b))
    same = {m.actor.code for m in a.actors} == {m.actor.code for m in b.actors}
    return same and (toll <= own | {"UNK"} or not own)


def _ranked(a: Event, b: Event, scene: Scene) -> tuple[Event, Event]:
    """The one of two that governs the other, first."""
    return (b, a) if b.trigger in ancestors(scene.sentence, a.trigger) else (a, b)


def _is_toll(verb: Event, noun: Event, scene: Scene) -> bool:
    """True for the act of force whose toll a verb tells: "the airstrike in Mali killed four Chadians"."""
    clause = scene.clauses.get(verb.trigger)
    if verb.type != "ASSAULT" or clause is None or noun.trigger not in clause.subjects:
        return False
    doers, own = ({m.actor.code for m in e.actors} for e in (verb, noun))
    return (doers <= own or own <= doers) and (not noun.recipients or _on_territory(noun))


def _on_territory(event: Event) -> bool:
    """True where all that is known of the target is where it was struck."""
    return bool(event.recipients) and all(m.kind == "place" for m in event.recipients)


def _side_by_side(a: int, b: int, scene: Scene) -> bool:
    """Two coordinated verbs with an object each are two acts: "halt the attacks and free the crew"."""
    low, high = max(a, b), min(a, b)
    if low not in scene.clauses or high not in scene.clauses or scene.tokens[low].dep != "conj":
        return False
    own = (child(scene.sentence, i, "dobj", "nsubjpass") for i in (low, high))
    return scene.tokens[low].head == high and None not in own


def _complementary(a: Event, b: Event) -> bool:
    """One names the doer alone, the other the target alone."""
    return bool(a.actors and b.recipients) and not (a.recipients or b.actors)


def _of(a: int, b: int, scene: Scene) -> bool:
    """True where noun `b` tells of what kind noun `a` is."""
    above = scene.tokens[b].head
    return scene.tokens[b].dep == "pobj" and scene.tokens[above].text.lower() == "of" and scene.tokens[above].head == a


def _codes(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(m.actor.code for m in event.actors), frozenset(m.actor.code for m in event.recipients)


def _subset(a: tuple[frozenset[str], frozenset[str]], b: tuple[frozenset[str], frozenset[str]]) -> bool:
    if a[0] <= b[0] and a[1] <= b[1]:
        return True
    return not b[1] and a[0] | a[1] <= b[0]


def _linked(a: int, b: int, scene: Scene) -> bool:
    """One hangs on the other within its clause, or is the clause that tells of it ("the raid that killed two")."""
    low, high = (a, b) if b in ancestors(scene.sentence, a) else (b, a)
    path = [low]
    while scene.tokens[path[-1]].head not in (high, -1):
        path.append(scene.tokens[path[-1]].head)
    if scene.tokens[path[-1]].head != high:
        return False
    clauses = [i for i in path if scene.tokens[i].dep in ("advcl", "relcl", "ccomp", "acl")]
    return not clauses or (path == [low] and scene.tokens[low].dep in ("relcl", "acl"))


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
            heads = [k for o in clause.objects for k in (o, *children(scene.sentence, o, "acl", "relcl"))]
            acts = [by_token[k] for k in heads if k in by_token and by_token[k] is not event]
            doers = tuple(m for act in acts for m in act.actors if m.actor.code not in own)
            event = replace(event, recipients=doers)
        done.append(event)
    return done
