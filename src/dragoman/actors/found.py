"""One mention on its way to being resolved, and what is remembered of those before it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.records import Actor, Step

UNKNOWN = Actor(code="UNK", sector="UNK", name="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A noun phrase or pronoun that has been read.

    Args:
        sentence, head: its head token.
        first, last: its tokens (last exclusive).
        kind: as `ActorMention.kind`.
        sort: "person", "people", "force", "body", "state", "thing", "paper".
        actors: who it stands for; several where joint, none where it is no actor ("the proposal").
        role: the normalised office or the noun by which it can be picked up again ("president", "movement").
        plural: whether "they" can pick it up.
        gender: "m", "f" or "" where unknown.
        steps: how it was decided.
    """

    sentence: int
    head: int
    first: int
    last: int
    kind: str
    sort: str
    actors: tuple[Actor, ...] = ()
    role: str = ""
    plural: bool = False
    gender: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def known(self) -> bool:
        """Tells whether it stands for somebody whose code is known."""
        return bool(self.actors) and all(a.code != "UNK" for a in self.actors)

    @property
    def actor(self) -> Actor:
        """The first actor, or an unknown one."""
        return self.actors[0] if self.actors else UNKNOWN
