"""What the report told before: "the attack" is the attack told of, with its doer and its target."""

from __future__ import annotations

from dragoman.codebooks import Trigger
from dragoman.events.roles import Roles
from dragoman.events.scene import Scene
from dragoman.parse.tree import children
from dragoman.records import Event

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


class Recall:
    """The acts told so far, by type."""

    def __init__(self) -> None:
        self._told: dict[str, list[tuple[str, Event]]] = {}

    def note(self, event: Event) -> None:
        """Remembers an act with the word that named it."""
        self._told.setdefault(event.type, []).append((event.anchor.text.split()[-1].lower(), event))

    def roles(self, scene: Scene, token: int, trigger: Trigger) -> Roles:
        """The roles of the act that a bare definite noun names again; empty where there is none.

        Args:
            scene: the sentence.
            token: the noun.
            trigger: its trigger.
        """
        if token in scene.clauses or not self._definite(scene, token):
            return Roles((), (), ())
        told = self._told.get(trigger.type, [])
        word = scene.tokens[token].text.lower()
        same = [event for name, event in told if name == word or name.rstrip("s") == word.rstrip("s")]
        for event in reversed(same or ([e for _, e in told] if trigger.type == "ASSAULT" else [])):
            if event.actors or event.recipients:
                return Roles(event.actors, event.recipients, (f"the {event.anchor.text} told before",))
        return Roles((), (), ())

    def complete(self, scene: Scene, token: int, trigger: Trigger, roles: Roles) -> Roles:
        """A meeting with one known side takes the other from the same meeting told before."""
        if token in scene.clauses or not roles.actors or trigger.mode == "visit":
            return roles
        codes = {m.actor.code for m in roles.actors}
        for _, event in reversed(self._told.get(trigger.type, [])):
            if len(event.actors) > 1 and codes <= {m.actor.code for m in event.actors} and self._definite(scene, token):
                return Roles(event.actors, (), (*roles.by, f"the {event.anchor.text} told before"))
        return roles

    @staticmethod
    def _definite(scene: Scene, token: int) -> bool:
        return any(scene.tokens[c].text.lower() in _DEFINITE for c in children(scene.sentence, token, "det"))
