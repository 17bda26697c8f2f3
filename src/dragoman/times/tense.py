"""Whether the words around a time look back or ahead."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from dragoman.parse.tree import ancestors, children
from dragoman.records import Sentence

Direction = Literal["past", "future", "present"]

_SETTING = frozenset({"schedule", "plan", "slate", "set", "expect", "due"})
_SINGLED = frozenset({"first", "last", "only", "latest", "second", "third"})
""" "The first leader to visit" has visited, if the sentence tells the past."""

_AFTER = frozenset({"after", "since", "following", "despite"})
"""What these lead to has been: "is uncertain after a strike on Thursday"."""

_MODALS = frozenset({"will", "shall", "'ll", "wo", "may", "might", "can", "should", "must", "would"})


@cache
def load_contexts() -> dict[str, frozenset[str]]:
    """Words by what they do to the times around them (data/times/contexts.yaml)."""
    raw = yaml.safe_load((files("dragoman") / "data/times/contexts.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(map(str, words)) for name, words in raw.items()}


def direction(sentence: Sentence, head: int) -> Direction | None:
    """Tells by the governing verb whether an expression looks back or ahead.

    Args:
        sentence: its sentence.
        head: the token by which it hangs in the tree.

    Returns:
        None where no verb governs it.
    """
    contexts = load_contexts()
    if sentence.tokens[head].dep == "poss":
        return "past"
    if _was_to_be(sentence, head) or _said(sentence, head):
        return "past"
    after = False
    for i in ancestors(sentence, head):
        token = sentence.tokens[i]
        if token.pos in ("VERB", "AUX") and token.text.lower() not in _AFTER:
            facing = _of_verb(sentence, i)
            return "past" if after and facing == "present" else facing
        after = after or token.text.lower() in _AFTER
        modifiers = {sentence.tokens[c].lemma.lower() for c in children(sentence, i, "amod")}
        if token.lemma.lower() in contexts["ahead_noun"] or modifiers & contexts["ahead_adjective"]:
            above = _nearest_verb(sentence, i)
            if modifiers & contexts["ahead_adjective"] or (above is not None and _of_verb(sentence, above) != "past"):
                return "future"
        if token.pos == "ADJ" and token.lemma.lower() in contexts["ahead_adjective"]:
            return "future"
    return None


def _said(sentence: Sentence, head: int) -> bool:
    """ "Said in January they would go": a time right behind a verb of saying is the saying's."""
    tokens = sentence.tokens
    i = head - 2 if head > 1 and tokens[head - 1].text.lower() in ("on", "in", "late", "early") else head - 1
    verb = tokens[i] if i >= 0 else None
    free = tokens[head].dep not in ("compound", "nmod", "poss", "amod", "nsubj", "nsubjpass")
    return verb is not None and free and verb.tag == "VBD" and verb.lemma.lower() in ("say", "announce", "tell")


def _was_to_be(sentence: Sentence, head: int) -> bool:
    """ "It had been due to expire Friday": what had been ahead is told once it was past."""
    above = ancestors(sentence, head)[:3]
    return any(
        sentence.tokens[i].text.lower() == "been"
        and any(sentence.tokens[c].text.lower() == "had" for c in children(sentence, i, "aux"))
        for i in above
    )


def is_past_perfect(sentence: Sentence, head: int) -> bool:
    """True where the governing verb is "had done": a time before the one told."""
    verb = _nearest_verb(sentence, head)
    return verb is not None and any(sentence.tokens[c].text.lower() == "had" for c in children(sentence, verb, "aux"))


def _nearest_verb(sentence: Sentence, i: int) -> int | None:
    return next((k for k in ancestors(sentence, i) if sentence.tokens[k].pos in ("VERB", "AUX")), None)


def _of_verb(sentence: Sentence, i: int) -> Direction:
    token = sentence.tokens[i]
    auxiliaries = {sentence.tokens[c].lemma.lower() for c in children(sentence, i, "aux", "auxpass")}
    words = {sentence.tokens[c].text.lower() for c in children(sentence, i, "aux", "auxpass")}
    ahead = load_contexts()["ahead"]
    if auxiliaries & _MODALS and "have" not in auxiliaries:
        return "future"
    if token.lemma.lower() in _SETTING and token.tag in ("VBN", "VBD"):
        return "future"
    if "to" in words:
        return _of_infinitive(sentence, i, ahead)
    if token.tag == "VBD" or words & {"was", "were", "did", "had", "has", "have", "been"}:
        return "past"
    if token.tag == "VBG" and words & {"is", "are", "'s", "'re", "am", "'m"}:
        return "future"
    if token.tag == "VBN":
        return "present" if words & {"is", "are", "'s", "'re"} else "past"
    if token.tag in ("VBG", "VB") and token.dep in ("advcl", "acl", "pcomp", "conj", "xcomp", "relcl", "ccomp"):
        above = _nearest_verb(sentence, i)
        return _of_verb(sentence, above) if above is not None else "past"
    if token.tag == "VBP" and token.text.lower() in load_contexts()["same_past"]:
        return "past"
    return "present" if token.tag in ("VBZ", "VBP", "VB", "VBG") else "past"


def _of_infinitive(sentence: Sentence, i: int, ahead: frozenset[str]) -> Direction:
    head = sentence.tokens[i].head
    if head < 0:
        return "future"
    governor = sentence.tokens[head]
    if governor.pos == "NOUN" and _SINGLED & {
        sentence.tokens[c].lemma.lower() for c in children(sentence, head, "amod")
    }:
        above = _nearest_verb(sentence, head)
        return _of_verb(sentence, above) if above is not None else "past"
    if (
        governor.lemma.lower() in ahead
        or governor.pos in ("ADJ", "AUX", "NOUN", "PROPN")
        or sentence.tokens[i].dep == "acl"
    ):
        return "future"
    return _of_verb(sentence, head) if governor.pos == "VERB" else "future"
