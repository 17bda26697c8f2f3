"""Countries, allies, sides and towns where a noun stands for them."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.found import Found
from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import name_of
from dragoman.actors.owners import Owner, after
from dragoman.actors.phrase import bystander, described
from dragoman.actors.phrases import is_place
from dragoman.actors.scene import Scene
from dragoman.actors.unowned import singled_out
from dragoman.records import Actor, Sentence, Step


def polity(
    scene: Scene, sentence: Sentence, first: int, head: int, noun: Noun, owners: list[Owner], *, plural: bool
) -> Found | None:
    """Countries, allies, sides, towns."""
    place = is_place(sentence, head, scene.lexicon)
    kind = "place" if place else "description"
    related = noun.words.split()[-1] in scene.lexicon.relations
    blocs = [o for o in owners if o.actor.code in ("WST", "IGO")]
    if blocs:
        whose = [o for o in owners if o.how == "poss"] or after(scene, sentence, head, "of", _nobody)
        actor = Actor(code=blocs[0].actor.code, sector="GOV", name=name_of(scene, sentence, noun, first, head, whose))
        step = Step(by="actors:bloc", saw=blocs[0].actor.name)
        found = described(sentence, first, head, noun, (actor,), plural=plural, step=step, kind=kind)
        return replace(found, last=max([found.last, *(o.via + 1 for o in whose)]))
    if noun.words in scene.lexicon.weak and any(o.how == "poss" for o in owners):
        return bystander(sentence, first, head, plural)
    known = bool(owners) and owners[0].actor.code not in ("UNK", "NGO", "MNC", "ISM")
    if known and not related and not plural:
        name = scene.state_name(owners[0].actor.code) if noun.sector == "GOV" else name_of(scene, sentence, noun, first, head, owners)
        actor = Actor(code=owners[0].actor.code, sector=noun.sector, name=name)
        return described(sentence, first, head, noun, (actor,), plural=plural, step=Step(by="actors:owner", saw=owners[0].actor.name), kind=kind)
    low = sentence.tokens[first].text.lower()
    if noun.words in ("country", "nation", "kingdom", "republic") and not plural and low in ("the", "this", "that") and not (known or singled_out(scene, sentence, head)):
        code = _country(scene, sentence)
        if code:
            actor = Actor(code=code, sector="GOV", name=scene.state_name(code))
            step = Step(by="actors:picked-up", saw=f"the {noun.words}: {actor.name}")
            return described(sentence, first, head, noun, (actor,), plural=False, step=step, kind=kind)
    modified = any(sentence.tokens[c].dep in ("amod", "poss", "compound", "nummod") for c in sentence.children[head])
    if noun.sector == "CVL" or not (modified or owners) or (noun.words in scene.lexicon.weak and not plural):
        return bystander(sentence, first, head, plural)
    name = name_of(scene, sentence, noun, first, head, owners)
    actor = Actor(code="UNK", sector="GOV", name=name)
    return described(sentence, first, head, noun, (actor,), plural=plural, step=Step(by="actors:unknown", saw=name), kind=kind)


def _nobody(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    return None


def _country(scene: Scene, sentence: Sentence) -> str:
    """The code that "the country" picks up: of the latest actor in its sentence, else of the latest state before."""
    known = [
        f for f in scene.recent() if f.known and len(f.actors) == 1 and scene.register.state(f.actor.code) is not None
    ]
    here = [f for f in known if f.sentence == sentence.index]
    subjects = [f for f in here if f.sort == "state" and sentence.tokens[f.head].dep in ("nsubj", "nsubjpass")]
    states = [f for f in known if f.sort == "state" and f.kind != "demonym"]
    near = [f for f in states if f.sentence == sentence.index]
    for listed in (subjects, near, here, states):
        if listed:
            return listed[0].actor.code
    return ""
