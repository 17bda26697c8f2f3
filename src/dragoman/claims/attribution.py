"""Which claim an event stands in: the innermost one whose content holds its trigger."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dragoman.records import Claim, Event, Step

PERFORMED: dict[str, frozenset[str]] = {
    "THREATEN": frozenset({"threaten"}),
    "SUPPORT": frozenset({"praise"}),
    "ACCUSE": frozenset({"accuse", "condemn"}),
    "REQUEST": frozenset({"demand", "propose", "ask"}),
    "REJECT": frozenset({"deny"}),
    "AGREE": frozenset({"promise", "propose"}),
    "CONCEDE": frozenset({"admit"}),
}
"""Event types that can be done by saying so, and the acts of the claims that do."""


def attribute_events(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Ties each event that stands inside claim content to the innermost such claim.

    A speech act is not attributed to itself: the writer vouches that it was said.

    Args:
        events: the report's events.
        claims: its claims.

    Returns:
        The events, in the same order.
    """
    ordered = sorted(claims, key=lambda c: c.content.start)
    starts = [c.content.start for c in ordered]
    reach = _reach(ordered)
    return tuple(_attributed(event, ordered, starts, reach) for event in events)


def _reach(ordered: Sequence[Claim]) -> list[int]:
    """How far any content up to each claim reaches, so that the search backward can stop."""
    reach, furthest = [], 0
    for claim in ordered:
        furthest = max(furthest, claim.content.end)
        reach.append(furthest)
    return reach


def _attributed(event: Event, ordered: Sequence[Claim], starts: Sequence[int], reach: Sequence[int]) -> Event:
    at = event.anchor.start
    best: Claim | None = None
    k = bisect_right(starts, at) - 1
    while k >= 0 and reach[k] > at:
        claim = ordered[k]
        k -= 1
        inside = claim.content.start <= at and event.anchor.end <= claim.content.end
        own = claim.cue.start < event.anchor.end and at < claim.cue.end
        if inside and not own and (best is None or _size(claim) < _size(best)):
            best = claim
    if best is None or _presupposed(best) or _performed(event, best):
        return event
    step = Step(by="claims:inside", saw=f"stands in what {_who(best)} {best.cue.text!r}", score=best.confidence)
    return replace(event, attributed_to=best.id, steps=(*event.steps, step))


def _performed(event: Event, claim: Claim) -> bool:
    """An act done in saying it ("we warn", "they must leave"): the quoted speaker does it with these very words."""
    if claim.form == "indirect" or event.type not in PERFORMED or not event.actors:
        return False
    if all(a.kind == "pronoun" and a.span.text.lower() in ("i", "we") for a in event.actors):
        return True
    speakers = {s.actor.code for s in claim.sources} - {"UNK"}
    return claim.act in PERFORMED[event.type] and bool(speakers) and {a.actor.code for a in event.actors} <= speakers


def _presupposed(claim: Claim) -> bool:
    """What is condemned or praised is not claimed: "denounced the deal between A and B" vouches for the deal."""
    return claim.act in ("condemn", "praise") and claim.form != "direct"


def _size(claim: Claim) -> int:
    return claim.content.end - claim.content.start


def _who(claim: Claim) -> str:
    return ", ".join(s.actor.name for s in claim.sources) or "somebody"
