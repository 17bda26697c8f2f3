"""Descriptions: who "the Russian president", "Iranian officials" or "government forces" are."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import joint
from dragoman.actors.found import Found
from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import name_of
from dragoman.actors.offices import holder_of
from dragoman.actors.owners import Owner, Read, beside, owners_of
from dragoman.actors.phrase import bystander, described, is_former
from dragoman.actors.phrases import is_place, left_edge
from dragoman.actors.polities import polity
from dragoman.actors.scene import Scene
from dragoman.actors.titles import OFFICIAL, sector_of
from dragoman.actors.unowned import unowned
from dragoman.parse.tree import children, conjuncts
from dragoman.records import Actor, Sentence, Step

_PREPOSITIONS = {
    "office": frozenset({"of", "for", "from"}),
    "people": frozenset({"of", "from", "in"}),
    "force": frozenset({"of", "from"}),
    "body": frozenset({"of", "in", "for", "from"}),
    "state": frozenset({"of"}),
    "thing": frozenset({"of", "in"}),
    "paper": frozenset({"of", "by", "from"}),
}
_MISSIONS = frozenset({"embassy", "consulate", "diplomatic mission", "mission", "base", "high commission"})


def describe(scene: Scene, sentence: Sentence, head: int, read: Read) -> Found | None:
    """Reads the common-noun phrase whose head is token `head`.

    Returns:
        What it stands for; without actors where it is nothing that acts or is acted upon ("the proposal"); such
        phrases are still what "it" and "they" may mean.
    """
    noun = scene.lexicon.noun_at(sentence, head)
    first = left_edge(sentence, head)
    plural = sentence.tokens[head].tag in ("NNS", "NNPS")
    if noun is None or (noun.words == "authority" and not plural):
        return bystander(sentence, first, head, plural)
    together = joint.members(scene, sentence, head, noun, plural=plural)
    if together is not None:
        return described(sentence, first, head, noun, together[0], plural=True, step=together[1])
    if noun.words in scene.lexicon.quantities:
        counted = _counted(scene, sentence, first, head, read)
        if counted is not None:
            return counted
    named = _beside_name(scene, sentence, head, noun)
    if named is not None:
        return described(sentence, first, head, noun, named.actors, plural=False, step=Step(by="actors:apposition", saw=named.actor.name))
    listed = _apposed(scene, sentence, head, noun, read)
    if listed:
        step = Step(by="actors:apposition", saw=", ".join(a.name for a in listed))
        return described(sentence, first, head, noun, listed, plural=plural, step=step)
    owners = _owners(scene, sentence, head, noun, read)
    if noun.sort == "state":
        return polity(scene, sentence, first, head, noun, owners, plural=plural)
    if not owners:
        return unowned(scene, sentence, first, head, noun, plural=plural)
    return _owned(scene, sentence, first, head, noun, owners, plural=plural)


def _beside_name(scene: Scene, sentence: Sentence, head: int, noun: Noun) -> Found | None:
    """The person a description stands beside: "Angela Merkel, the chancellor"."""
    token = sentence.tokens[head]
    if token.dep != "appos" or noun.sort not in ("office", "people") or token.tag in ("NNS", "NNPS"):
        return None
    found = scene.read.get((sentence.index, token.head))
    return found if found is not None and found.sort == "person" and found.kind in ("name", "possessive") else None


def _counted(scene: Scene, sentence: Sentence, first: int, head: int, read: Read) -> Found | None:
    """"hundreds of fighters", "members of the army": those counted."""
    for c in children(sentence, head, "prep"):
        if sentence.tokens[c].text != "of":
            continue
        for k in children(sentence, c, "pobj"):
            found = read(scene, sentence, k)
            if found is not None and found.actors and found.sort in ("people", "force", "person"):
                return replace(found, head=head, first=first, last=max(found.last, head + 1), kind="description", plural=True)
    return None


def _owners(scene: Scene, sentence: Sentence, head: int, noun: Noun, read: Read) -> list[Owner]:
    prepositions = _PREPOSITIONS[noun.sort]
    if noun.words in _MISSIONS or noun.words.endswith("base"):
        prepositions = frozenset({"of"})
    elif noun.sort == "body" and noun.sector == "UNK":
        prepositions -= {"in"}
    owners = owners_of(scene, sentence, head, prepositions=prepositions, read=read)
    if not owners and noun.last - noun.first > 1 and noun.first != head:
        owners = owners_of(scene, sentence, noun.first, prepositions=prepositions, read=read)
    if not owners and "in" in prepositions and noun.sort in ("thing", "people", "body"):
        owners = beside(scene, sentence, head, read)
    if noun.sort == "thing":
        owners = [o for o in owners if o.sort not in ("company", "media", "party")]
    return [o for o in owners if not noun.first <= o.via < noun.last]


def _apposed(scene: Scene, sentence: Sentence, head: int, noun: Noun, read: Read) -> tuple[Actor, ...]:
    """The persons named beside a description: "the Italian foreign minister, X"; "the ministers, X, Y and Z"."""
    if noun.sort not in ("office", "people"):
        return ()
    for c in children(sentence, head, "appos"):
        named = conjuncts(sentence, c) if sentence.tokens[head].tag in ("NNS", "NNPS") else [c]
        found = [read(scene, sentence, k) for k in named if k > head]
        actors = tuple(f.actor for f in found if f is not None and f.sort == "person" and f.kind == "name")
        if actors:
            return actors
    return ()


def _owned(
    scene: Scene, sentence: Sentence, first: int, head: int, noun: Noun, owners: list[Owner], *, plural: bool
) -> Found | None:
    codes = list(dict.fromkeys(o.actor.code for o in owners))
    if noun.sort == "office" and not plural and len(codes) == 1:
        held = holder_of(scene, sentence, first, head, noun, owners)
        if held is not None:
            return held
    sector = sector_of(scene, sentence, noun, owners)
    if is_former(scene, sentence, first, head) and sector in OFFICIAL:
        sector = "ELI"
    actors = []
    for code in codes:
        mine = [o for o in owners if o.actor.code == code]
        name = name_of(scene, sentence, noun, first, head, mine, alone=len(codes) == 1)
        actors.append(Actor(code=code, sector=sector, name=name))
    saw = f"{noun.words} ({sector}) of {', '.join(o.actor.name for o in owners)} by {owners[0].how}"
    step = Step(by="actors:description", saw=saw)
    kind = "place" if noun.sort == "thing" and is_place(sentence, head, scene.lexicon) else "description"
    found = described(sentence, first, head, noun, tuple(actors), plural=plural, step=step, kind=kind)
    return replace(found, last=max([found.last, *(o.via + 1 for o in owners)]))
