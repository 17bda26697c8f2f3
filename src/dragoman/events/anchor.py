"""The words that name an act."""

from __future__ import annotations

from dragoman.codebooks import Trigger
from dragoman.events.scene import Scene
from dragoman.parse.tree import children, span_of
from dragoman.records import Span


def anchor_of(scene: Scene, token: int, trigger: Trigger) -> Span:
    """The anchor: the verb with its particle, or the noun with the modifier that made the trigger fit.

    Args:
        scene: the sentence.
        token: the token that names the act.
        trigger: the trigger that matched.

    Returns:
        A span inside the sentence.
    """
    adjective = scene.predicative(token)
    if adjective is not None and scene.lemma(adjective) in trigger.verbs:
        return span_of(scene.sentence, [adjective])
    words = [token - 2, token] if scene.joined(token) else [token]
    verb = scene.clauses.get(token)
    if verb is not None:
        near = children(scene.sentence, token, "prt", "prep", "advmod")
        words += [c for c in near if verb.lemma.endswith(f" {scene.lemma(c)}")][:1]
    pairs = {pair for pair in trigger.nouns if " " in pair}
    words += [m for m in scene.modifiers(token) if f"{scene.lemma(m)} {scene.lemma(token)}" in pairs]
    clause = scene.clauses.get(token)
    if clause is not None and trigger.object is not None and not clause.passive:
        near = [k for k in clause.objects if scene.lemma(k) in trigger.object and 0 < k - token <= 4]
        if near and not any(scene.actors_at(k) for k in near):
            words += near[:1]
    return span_of(scene.sentence, words)
