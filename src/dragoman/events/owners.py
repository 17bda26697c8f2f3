"""Whose proposal "the proposal" is."""

from __future__ import annotations

from dragoman.events.lexicon import Lexicon
from dragoman.events.scene import Scene
from dragoman.parse.arguments import PROPOSITIONAL
from dragoman.parse.tree import children
from dragoman.records import ActorMention


class Owners:
    """Whose proposal "the proposal" is: filled sentence by sentence as the report is read."""

    def __init__(self) -> None:
        self._by_lemma: dict[str, tuple[ActorMention, ...]] = {}
        self._last: tuple[ActorMention, ...] = ()

    def read(self, scene: Scene, lexicon: Lexicon) -> None:
        """Remembers who put the proposals, plans and demands of a sentence forward, or whose they are said to be."""
        for clause in scene.clauses.values():
            if clause.lemma in lexicon.proposing:
                for i in clause.objects:
                    self._note(scene.lemma(i), tuple(m for s in clause.subjects for m in scene.actors_at(s)))
        for token in scene.tokens:
            if token.pos == "NOUN" and token.lemma in PROPOSITIONAL:
                owned = children(scene.sentence, token.i, "poss", "amod", "compound")
                self._note(token.lemma, tuple(m for c in owned for m in scene.actors_at(c)))

    def _note(self, lemma: str, owners: tuple[ActorMention, ...]) -> None:
        if owners and lemma in PROPOSITIONAL:
            self._by_lemma[lemma] = owners
            self._last = owners

    def of(self, lemma: str) -> tuple[ActorMention, ...]:
        """The owner of the last proposal called so, else of the last of any name."""
        return self._by_lemma.get(lemma) or self._last
