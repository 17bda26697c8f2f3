"""Countries, allies, sides and towns where a noun stands for them."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.found import Found
from dragoman.actors.naming import name_of
from dragoman.actors.owners import Owner, after
from dragoman.actors.phrase import Phrase
from dragoman.actors.phrases import is_place
from dragoman.actors.scene import Scene
from dragoman.records import Actor, Sentence

_BLOCS = frozenset({"WST", "IGO"})
_NOT_STATES = frozenset({"UNK", "NGO", "MNC", "ISM"})
_COUNTRY = frozenset({"country", "nation", "kingdom", "republic"})


def polity(scene: Scene, phrase: Phrase, owners: list[Owner]) -> Found:
    """Reads a phrase for a state or town: "Western allies of Ukraine", "the country", "the Afghan city"."""
    lexicon, noun = scene.lexicon, phrase.noun
    kind = "place" if is_place(phrase.sentence, phrase.head, lexicon) else "description"
    bloc = next((o for o in owners if o.actor.code in _BLOCS), None)
    if bloc is not None:
        return _of_bloc(scene, phrase, bloc, owners, kind)
    if noun.words in lexicon.weak and any(o.how == "poss" for o in owners):
        return phrase.bystander()
    known = bool(owners) and owners[0].actor.code not in _NOT_STATES
    if known and noun.words.split()[-1] not in lexicon.relations and not phrase.plural:
        code = owners[0].actor.code
        name = scene.state_name(code) if noun.sector == "GOV" else name_of(scene, phrase, owners)
        actor = Actor(code=code, sector=noun.sector, name=name)
        return phrase.stands_for((actor,), by="actors:owner", saw=f"{noun.words} of {owners[0].actor.name}", kind=kind)
    if not known and _picks_up(scene, phrase):
        code = _described(scene) if _with_adjective(phrase) else _country(scene, phrase.sentence)
        if code:
            actor = Actor(code=code, sector="GOV", name=scene.state_name(code))
            return phrase.stands_for((actor,), by="actors:picked-up", saw=f"the {noun.words}: {actor.name}", kind=kind)
    if noun.sector == "CVL" or (noun.words in lexicon.weak and not phrase.plural) or not _modified(phrase, owners):
        return phrase.bystander()
    actor = Actor(code="UNK", sector="GOV", name=name_of(scene, phrase, owners))
    return phrase.stands_for((actor,), by="actors:unknown", saw=actor.name, kind=kind)


def _of_bloc(scene: Scene, phrase: Phrase, bloc: Owner, owners: list[Owner], kind: str) -> Found:
    """ "Western allies of Ukraine": the bloc's, named after whose allies they are."""
    whose = [o for o in owners if o.how == "poss"] or after(scene, phrase.sentence, phrase.head, "of", _nobody)
    actor = Actor(code=bloc.actor.code, sector="GOV", name=name_of(scene, phrase, whose))
    found = phrase.stands_for((actor,), by="actors:bloc", saw=bloc.actor.name, kind=kind)
    return replace(found, last=max([found.last, *(o.via + 1 for o in whose)]))


def _nobody(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """Only names count as whose allies they are."""
    return None


def _modified(phrase: Phrase, owners: list[Owner]) -> bool:
    deps = {phrase.sentence.tokens[c].dep for c in phrase.sentence.children[phrase.head]}
    return bool(owners) or bool(deps & {"amod", "poss", "compound", "nummod"})


def _with_adjective(phrase: Phrase) -> bool:
    """Tells whether a word describes the country meant: "the Scandinavian nation", "the oil-rich kingdom"."""
    tokens = phrase.sentence.tokens
    return any(
        tokens[c].dep in ("amod", "nmod") and tokens[c].text.lower() not in _PLAIN
        for c in phrase.sentence.children[phrase.head]
    )


_PLAIN = frozenset({"whole", "entire", "same", "own", "home", "host", "rest"})


def _described(scene: Scene) -> str:
    """The country that a report describes anew: its main one, else the first of its headline."""
    if scene.dominant:
        return scene.dominant
    hits = scene.register.find(scene.document.title, scene.on)
    first = next((h.entries[0].code for h in hits if h.entries[0].kind == "state"), "")
    return first if first in scene.mentioned else ""


def _picks_up(scene: Scene, phrase: Phrase) -> bool:
    definite = phrase.opening in ("the", "this", "that") and not phrase.plural
    return definite and phrase.noun.words in _COUNTRY and not phrase.singled_out(scene.lexicon)


def _country(scene: Scene, sentence: Sentence) -> str:
    """The code that "the country" picks up: of its sentence's subject, states, others; else of the latest state."""
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
