"""What a report's claims tell of its acts: whether the writer vouches for one, and who speaks of it."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dragoman.events.relevance import is_political_actor
from dragoman.events.roles import Roles
from dragoman.events.scene import Scene
from dragoman.records import Claim, Event


class Said:
    """The claims of a report, by where they stand.

    Args:
        claims: who said what in it.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._covered = _merged([(c.content.start, c.content.end) for c in claims])
        self._by_cue = sorted(claims, key=_cue_start)
        self._by_sentence: dict[int, list[Claim]] = {}
        for claim in claims:
            self._by_sentence.setdefault(claim.sentence, []).append(claim)

    def in_sentence(self, index: int) -> Sequence[Claim]:
        """The claims whose cue stands in a sentence."""
        return self._by_sentence.get(index, ())

    def vouched(self, event: Event) -> bool:
        """True for an act that the writer tells, or that its own doer says he did; who claims an attack may boast."""
        start = event.anchor.start
        before = bisect_right(self._covered, (start, sys.maxsize)) - 1
        if before < 0 or start >= self._covered[before][1]:
            return True
        doers = {m.actor.code for m in event.actors} - {"UNK"}
        about = self._about(event.sentence, start)
        owned = bool(about) and doers == {m.actor.code for m in about[-1].sources}
        return owned and not about[-1].cue.text.lower().startswith("claim")

    def speaking(self, scene: Scene, token: int, roles: Roles) -> Roles:
        """The roles with whoever is said to have said it, where verb `token` is that saying and has no doer."""
        start = scene.tokens[token].start
        first = bisect_left(self._by_cue, scene.sentence.start, key=_cue_start)
        here = self._by_cue[first : bisect_right(self._by_cue, start, key=_cue_start)]
        said = next((c.sources for c in here if start < c.cue.end), ())
        if not said:
            return roles
        taken = {(m.actor.code, m.actor.name) for m in said}
        others = tuple(m for m in roles.recipients if (m.actor.code, m.actor.name) not in taken)
        return Roles(said, others, (*roles.by, "the claim's source"))

    def meeting(self, scene: Scene, token: int, roles: Roles) -> Roles:
        """ "Talks with Chad will resume, the Malian minister said": who speaks of them is the other side."""
        known = {m.actor.code for m in roles.actors}
        if not any(m in scene.actors_in(k) for k in scene.prepositional(token, "with") for m in roles.actors):
            return roles
        about = self._about(scene.sentence.index, scene.tokens[token].start)
        said = about[-1].sources if about else ()
        codes = {m.actor.code for m in said}
        if len(codes) != 1 or codes & (known | {"UNK"}) or not is_political_actor(said[0]):
            return roles
        return Roles((*said, *roles.actors), roles.recipients, (*roles.by, "the claim's source"))

    def _about(self, sentence: int, start: int) -> list[Claim]:
        return [c for c in self.in_sentence(sentence) if c.content.start <= start < c.content.end]


def _cue_start(claim: Claim) -> int:
    return claim.cue.start


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same characters by spans in order that do not overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
