"""Whose a phrase is: the state or body its modifiers and "of" phrases name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.actors.found import Found
from dragoman.actors.phrases import INSIDE, hyphened
from dragoman.actors.scene import Scene
from dragoman.parse.tree import children, conjuncts
from dragoman.records import Actor, Sentence

Read = Callable[[Scene, Sentence, int], Found | None]


@dataclass(frozen=True, slots=True)
class Owner:
    """To whom something belongs. `via` is the token that says so, `how` its relation: "adjective", "poss", "of" ..."""

    actor: Actor
    via: int
    how: str
    sort: str


def owners_of(scene: Scene, sentence: Sentence, head: int, *, prepositions: frozenset[str], read: Read) -> list[Owner]:
    """Finds whose a noun phrase is.

    Args:
        scene: the report.
        sentence: the phrase's sentence.
        head: the phrase's head token.
        prepositions: those after which an owner may stand, for this noun.
        read: how a phrase inside the phrase is read.

    Returns:
        Owners; several where coordinated ("US and British troops"); empty where the phrase names none. What stands
        before the noun comes first and keeps what stands behind it out ("the Libyan ambassador to Greece").
    """
    before = _before(scene, sentence, head, read)
    if before:
        return before
    for c in sentence.children[head]:
        token = sentence.tokens[c]
        if c > head and token.dep == "prep" and token.lemma.lower() in prepositions:
            found = _after(scene, sentence, c, read)
            if found:
                return found
    for c in sentence.children[head] if prepositions else ():
        if c > head and sentence.tokens[c].dep == "prep" and sentence.tokens[c].text in ("in", "at", "with", "on"):
            found = [o for o in _after(scene, sentence, c, read) if o.sort in _EMPLOYERS]
            if found:
                return found
    return []


_MISSION = "mission"
_EMPLOYERS = frozenset({"body", "company", "party", "group", "igo", "ngo", "media", "seat"})


def _before(scene: Scene, sentence: Sentence, head: int, read: Read) -> list[Owner]:
    tokens = sentence.tokens
    found: list[Owner] = []
    for c in sentence.children[head]:
        if c > head or (tokens[c].dep not in INSIDE and tokens[c].dep != "poss"):
            continue
        for k in conjuncts(sentence, c):
            found += _modifying(scene, sentence, k, "poss" if tokens[c].dep == "poss" else "adjective", read)
        if not found and tokens[c].dep in ("compound", "nmod", "amod"):
            found += _nested(scene, sentence, c)
    found = found or _adjacent(scene, sentence, head)
    if tokens[head].lemma.lower() in _SENT and any(o.sort in ("state", "territory") for o in found):
        found = [o for o in found if o.sort in ("state", "territory")]
    return [o for i, o in enumerate(found) if o.actor.name not in {p.actor.name for p in found[:i]}]


_SENT = frozenset({"ambassador", "envoy", "representative", "mission", "delegate"})
"""Whoever a state sends to a body is the state's: "Chad's UN ambassador"."""


def _adjacent(scene: Scene, sentence: Sentence, head: int) -> list[Owner]:
    """Adjectives of states right before a noun that the parser hung elsewhere ("both US and Kenyan forces")."""
    found: list[Owner] = []
    k = head - 1
    while k >= 0:
        name = scene.modifier(sentence.index, k)
        entry = scene.entry_of(name) if name is not None and not name.person else None
        if name is None or entry is None or sentence.tokens[name.head].dep in ("nsubj", "dobj", "pobj", "poss"):
            break
        found.insert(0, Owner(scene.actor_of(entry), name.head, "adjective", entry.kind))
        k = name.first - 1
        if k < 1 or sentence.tokens[k].text.lower() not in ("and", ",", "or"):
            break
        k -= 1
    return found


def _nested(scene: Scene, sentence: Sentence, c: int) -> list[Owner]:
    return [
        owner
        for k in sentence.children[c]
        if sentence.tokens[k].dep in INSIDE and k < c
        for owner in _modifying(scene, sentence, k, "adjective", None)
    ]


def _modifying(scene: Scene, sentence: Sentence, k: int, how: str, read: Read | None) -> list[Owner]:
    name = scene.name_at[sentence.index].get(k)
    if name is not None and name.head == k and name.entries and not name.person:
        if scene.modifier(sentence.index, k) is None:
            return []
        entry = scene.entry_of(name)
        return [Owner(scene.actor_of(entry), k, how, entry.kind)] if entry is not None else []
    if name is not None and name.head == k and name.label == "GPE" and not name.entries:
        first, last = sentence.tokens[name.first].start, sentence.tokens[name.last - 1].end
        words = sentence.text[first - sentence.start : last - sentence.start]
        code = scene.town(words)
        return [Owner(Actor(code=code, sector="GOV", name=words), k, how, "place")] if code else []
    nearby = name is not None and name.person and name.head == k and _heads_entourage(scene, sentence, k)
    if read is None or not (how == "poss" or nearby):
        return []
    found = read(scene, sentence, k)
    if found is None:
        return []
    return [Owner(actor, k, how, found.sort) for actor in found.actors]


def _heads_entourage(scene: Scene, sentence: Sentence, k: int) -> bool:
    """Tells whether a person's name stands before those who act for them: "Trump adviser", "the Maduro government"."""
    return sentence.tokens[sentence.tokens[k].head].lemma.lower() in scene.lexicon.entourage


def after(scene: Scene, sentence: Sentence, head: int, preposition: str, read: Read) -> list[Owner]:
    """The owners in the phrase that begins with `preposition` below a noun, whatever stands before the noun."""
    for c in sentence.children[head]:
        if c > head and sentence.tokens[c].text == preposition:
            return _after(scene, sentence, c, read)
    return []


def beside(scene: Scene, sentence: Sentence, head: int, read: Read, preposition: str = "in") -> list[Owner]:
    """The owner in an "in ..." right after a noun, wherever the parser hung it ("an attack on oil wells in Kuwait")."""
    k = head + 1
    if k < len(sentence.tokens) and sentence.tokens[k].text == preposition and sentence.tokens[k].dep == "prep":
        return _after(scene, sentence, k, read)
    return []


def _after(scene: Scene, sentence: Sentence, preposition: int, read: Read) -> list[Owner]:
    how = sentence.tokens[preposition].lemma.lower()
    found: list[Owner] = []
    for c in children(sentence, preposition, "pobj"):
        for k in conjuncts(sentence, c):
            name = scene.name_at[sentence.index].get(k)
            if name is not None and name.head == k and name.entries and not name.person:
                entry = None if hyphened(sentence, name, scene.lexicon) else scene.entry_of(name)
                if entry is not None:
                    found.append(Owner(scene.actor_of(entry), k, how, entry.kind))
                continue
            inner = read(scene, sentence, k)
            if inner is not None and inner.actors:
                found += [Owner(actor, k, how, inner.sort) for actor in inner.actors]
                continue
            for o in _before(scene, sentence, k, read) if inner is None or _MISSION in sentence.tokens[k].lemma else ():
                if o.how == "adjective" and (how in ("in", "from") or o.sort == "igo"):
                    found.append(Owner(o.actor, k, how, o.sort if o.sort == "igo" else "place"))
    return found
