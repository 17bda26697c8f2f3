"""The mode of an act, from the words around its trigger."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.events.scene import Scene


def mode_of(scene: Scene, token: int, mode_words: Mapping[str, str]) -> str | None:
    """The mode that the trigger's own word, its object, modifiers or phrases tell; None where none does.

    Args:
        scene: the sentence.
        token: the token that names the act.
        mode_words: lemma -> mode.
    """
    if not mode_words:
        return None
    for i in _near(scene, token):
        mode = mode_words.get(scene.lemma(i))
        if mode is not None:
            return mode
    return None


def _near(scene: Scene, token: int) -> list[int]:
    clause = scene.clauses.get(token)
    near = [token, *scene.modifiers(token)]
    for name in ("with", "by", "of", "in", "using"):
        near += scene.prepositional(token, name)
    if clause is not None:
        near += clause.objects
        near += [k for o in clause.objects for k in scene.modifiers(o)]
        near += [h for p, h in clause.obliques if p in ("with", "by", "in", "from", "over", "through", "via")]
        near += clause.subjects
        near += [k for s in clause.subjects for k in scene.modifiers(s)]
    return near
