"""Descriptions: who "the Russian president", "Iranian officials" or "government forces" are."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import joint
from dragoman.actors.bodies_meant import lowered
from dragoman.actors.cast import Person
from dragoman.actors.found import Found
from dragoman.actors.naming import name_of
from dragoman.actors.offices import holder_of
from dragoman.actors.owners import Owner, Read, beside, owners_of
from dragoman.actors.phrase import Phrase, bystander
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

    Args:
        scene: the report.
        sentence: the phrase's sentence.
        head: its head token.
        read: how a phrase inside the phrase is read.

    Returns:
        What it stands for; without actors where it is nothing that acts or is acted upon ("the proposal"); such
        phrases are still what "it" and "they" may mean.
    """
    noun = scene.lexicon.noun_at(sentence, head)
    first = left_edge(sentence, head)
    plural = sentence.tokens[head].tag in ("NNS", "NNPS")
    if noun is None or (noun.words == "authority" and not plural):
        return bystander(sentence, first, head, plural=plural)
    phrase = Phrase(sentence, first, head, noun, plural or noun.words in scene.lexicon.collective)
    spoken_of = _spoken_of(scene, phrase, read)
    if spoken_of is not None:
        return spoken_of
    owners = _owners(scene, phrase, read)
    if all(o.sort == "people" and o.actor.code == "UNK" for o in owners):
        owners = []
    if noun.words == "counterpart" and any(o.how == "adjective" for o in owners):
        owners = [o for o in owners if o.how == "adjective"]
    if noun.sort == "state":
        return polity(scene, phrase, owners)
    return _owned(scene, phrase, owners) if owners else unowned(scene, phrase)


def _spoken_of(scene: Scene, phrase: Phrase, read: Read) -> Found | None:
    """Those a phrase stands for because they are named elsewhere: before it, beside it or inside it."""
    together = joint.members(scene, phrase.sentence, phrase.head, phrase.noun, plural=phrase.plural)
    if together == ():
        unknown = Actor(code="UNK", sector="UNK", name=name_of(scene, phrase, []))
        return phrase.stands_for((unknown,), by="actors:unknown", saw="two that nothing shows", plural=True)
    if together is not None:
        saw = ", ".join(a.name for a in together)
        return phrase.stands_for(together, by="actors:joint", saw=saw, plural=True)
    counted = _counted(scene, phrase, read) if phrase.noun.words in scene.lexicon.quantities else None
    if counted is not None:
        return counted
    if phrase.noun.words in scene.lexicon.quantities and scene.lexicon.of_things(phrase.sentence, phrase.head):
        return phrase.bystander()
    small = lowered(scene, phrase)
    if small is not None:
        return small
    named = _labelled(scene, phrase) or _beside_name(scene, phrase) or _apposed(phrase, scene, read)
    if named:
        named = _with_owner(scene, phrase, named, read)
        return phrase.stands_for(named, by="actors:apposition", saw=", ".join(a.name for a in named))
    return None


def _labelled(scene: Scene, phrase: Phrase) -> tuple[Actor, ...]:
    """The body whose name follows its kind: "the news agency Reuters", "oil company Gazprom"."""
    name = scene.name_at[phrase.sentence.index].get(phrase.head + 1)
    entry = scene.entry_of(name) if name is not None and name.first == phrase.head + 1 else None
    if entry is None or phrase.noun.sort not in ("body", "force") or phrase.plural or entry.kind not in _BODIES:
        return ()
    return (scene.actor_of(entry),)


_BODIES = frozenset({"body", "media", "party", "group", "igo", "ngo", "company"})


def _with_owner(scene: Scene, phrase: Phrase, named: tuple[Actor, ...], read: Read) -> tuple[Actor, ...]:
    """Somebody so far unknown, as of whom the description says: "the commission's spokesman, X"."""
    if len(named) != 1 or named[0].code != "UNK":
        return named
    codes = {o.actor.code for o in _owners(scene, phrase, read)} - {"UNK"}
    if len(codes) != 1:
        return named
    actor = replace(named[0], code=codes.pop())
    step = Step(by="actors:apposition", saw=f"{phrase.noun.words} of {actor.code}")
    scene.people.add(actor.name.split(), Person(actor, phrase.noun.words, "", (step,)))
    for k in children(phrase.sentence, phrase.head, "appos"):
        key = (phrase.sentence.index, k)
        found = scene.read.get(key)
        if found is not None and found.actors == named:
            scene.read[key] = replace(found, actors=(actor,), steps=(*found.steps, step))
    return (actor,)


def _counted(scene: Scene, phrase: Phrase, read: Read) -> Found | None:
    """ "hundreds of fighters", "members of the army": those counted."""
    sentence, head = phrase.sentence, phrase.head
    for c in children(sentence, head, "prep"):
        if sentence.tokens[c].text != "of":
            continue
        for k in children(sentence, c, "pobj"):
            found = read(scene, sentence, k)
            if found is not None and found.actors and found.sort in ("people", "force", "person", "body"):
                last = max(found.last, head + 1)
                return replace(found, head=head, first=phrase.first, last=last, kind="description", plural=True)
    return None


def _beside_name(scene: Scene, phrase: Phrase) -> tuple[Actor, ...]:
    """The person a description stands beside: "Angela Merkel, the chancellor"."""
    token = phrase.sentence.tokens[phrase.head]
    named = scene.name_at[phrase.sentence.index].get(phrase.first - 2) if phrase.opening in ("the", "a", "an") else None
    if (
        named is not None
        and named.person
        and phrase.sentence.tokens[phrase.first - 1].text == ","
        and token.tag == "NN"
    ):
        found = scene.read.get((phrase.sentence.index, named.head))
        if found is not None and found.sort == "person" and phrase.noun.sort == "office":
            return found.actors
    if token.dep != "appos" or phrase.noun.sort not in ("office", "people") or phrase.plural:
        return ()
    found = scene.read.get((phrase.sentence.index, token.head))
    if found is None or found.sort != "person" or found.kind not in ("name", "possessive"):
        return ()
    return found.actors


def _apposed(phrase: Phrase, scene: Scene, read: Read) -> tuple[Actor, ...]:
    """The persons named beside a description: "the Italian foreign minister, X"; "the ministers, X, Y and Z"."""
    if phrase.noun.sort not in ("office", "people"):
        return ()
    for c in children(phrase.sentence, phrase.head, "appos"):
        named = conjuncts(phrase.sentence, c) if phrase.plural else [c]
        found = [read(scene, phrase.sentence, k) for k in named if k > phrase.head]
        actors = tuple(f.actor for f in found if f is not None and f.sort == "person" and f.kind == "name")
        if actors:
            return actors
    return ()


def _owners(scene: Scene, phrase: Phrase, read: Read) -> list[Owner]:
    sentence, head, noun = phrase.sentence, phrase.head, phrase.noun
    prepositions = _PREPOSITIONS[noun.sort]
    if noun.words in _MISSIONS or noun.words.endswith("base"):
        prepositions = frozenset({"of"})
    elif noun.sort == "office" and phrase.plural and noun.sector in ("EDU", "SOC", "OPP", "MED", "LAB"):
        prepositions |= {"in"}
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


def _acts(phrase: Phrase) -> bool:
    return phrase.sentence.tokens[phrase.head].dep in ("nsubj", "agent", "pobj")


def _owned(scene: Scene, phrase: Phrase, owners: list[Owner]) -> Found:
    """A description that says whose it is: one actor for each owner's code."""
    noun = phrase.noun
    codes = list(dict.fromkeys(o.actor.code for o in owners))
    if noun.sort == "office" and not phrase.plural and len(codes) == 1:
        held = holder_of(scene, phrase, owners[0])
        if held is not None:
            return held
    if len(codes) == 1 and noun.words in scene.lexicon.settling:
        scene.settle(noun.words, codes[0])
    if phrase.plural and noun.sort in ("people", "office", "force"):
        scene.told_of.setdefault(noun.words, set()).update(codes)
    sector = sector_of(scene, phrase.sentence, noun, owners)
    if phrase.plural and noun.words in scene.lexicon.craft and owners[0].how == "adjective" and _acts(phrase):
        sector = "MIL"
    if phrase.former(scene.lexicon) and sector in OFFICIAL:
        sector = "ELI"
    actors = []
    for code in codes:
        mine = [o for o in owners if o.actor.code == code]
        name = name_of(scene, phrase, mine, alone=len(codes) == 1)
        actors.append(Actor(code=code, sector=sector, name=name))
    kind = "place" if noun.sort == "thing" and is_place(phrase.sentence, phrase.head, scene.lexicon) else "description"
    saw = f"{noun.words} ({sector}) of {', '.join(o.actor.name for o in owners)} by {owners[0].how}"
    found = phrase.stands_for(tuple(actors), by="actors:description", saw=saw, kind=kind)
    return replace(found, last=max([found.last, *(o.via + 1 for o in owners)]))
