"""The mode of an act, from the words around its trigger."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.events.scene import Scene
from dragoman.parse import Clause
from dragoman.parse.tree import children


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
    """The words that may tell the mode, the trigger's own first, those of the act it speaks of last."""
    clause = scene.clauses.get(token)
    near = [token, *scene.modifiers(token)]
    for name in ("with", "by", "of", "in", "using"):
        near += scene.prepositional(token, name)
    if clause is None:
        return near
    near += _objects(scene, clause)
    near += [h for p, h in clause.obliques if p in ("with", "by", "in", "from", "over", "through", "via", "for", "to")]
    near += clause.subjects
    near += [k for s in clause.subjects for k in scene.modifiers(s)]
    for act in _acts_below(scene, token):
        near += [act, *_objects(scene, scene.clauses[act])]
    return near


def _objects(scene: Scene, clause: Clause) -> list[int]:
    modifiers = [k for o in clause.objects for k in scene.modifiers(o)]
    about = [h for o in clause.objects for name in ("of", "for", "to") for h in scene.prepositional(o, name)]
    return [*clause.objects, *modifiers, *about]


def _acts_below(scene: Scene, token: int) -> list[int]:
    """What is asked for, refused or threatened: "urged Chad to withdraw", "threatened to close the border"."""
    clause = scene.clauses[token]
    purposes = [
        c
        for c in children(scene.sentence, token, "advcl")
        if c in scene.clauses and any(scene.tokens[a].text.lower() == "to" for a in scene.clauses[c].auxiliaries)
    ]
    below = [clause.complement] if clause.complement in scene.clauses else []
    return [c for c in (*below, *purposes) if c is not None]
