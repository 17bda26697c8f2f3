"""Who holds an office: whom the report named with it, else whom the register knows on its day."""

from __future__ import annotations

from dragoman.actors.found import Found
from dragoman.actors.lexicon import Noun
from dragoman.actors.owners import Owner
from dragoman.actors.phrase import described, is_former
from dragoman.actors.scene import Scene
from dragoman.records import Actor, Sentence, Step


def holder_of(scene: Scene, sentence: Sentence, first: int, head: int, noun: Noun, owners: list[Owner]) -> Found | None:
    """The one who holds the office: named so in the report, else by the register on the report's day."""
    if sentence.tokens[first].text.lower() in scene.lexicon.indefinite or is_former(scene, sentence, first, head):
        return None
    code, owner = owners[0].actor.code, owners[0]
    role = role_of(scene, noun)
    if owner.sort not in ("state", "territory", "seat", "person", "igo", "place", "capital") and owner.actor.sector != "GOV":
        return None
    for earlier in scene.recent():
        if earlier.sort == "person" and earlier.actor.code == code and earlier.kind == "name" and same_office(scene, earlier.role, role):
            step = Step(by="actors:same-office", saw=f"{noun.words} of {code}: {earlier.actor.name} named before")
            return described(sentence, first, head, noun, (earlier.actor,), plural=False, step=step)
    if noun.words in scene.lexicon.weak or (owner.how == "poss" and owner.sort == "person") or scene.on is None:
        return None
    holders = scene.register.holder(role, code, scene.on)
    if len(holders) != 1:
        return None
    entry = holders[0]
    _, sector = entry.reading(scene.on)
    step = Step(by="actors:office-holder", saw=f"{role} of {code} on {scene.on}: {entry.name}")
    actor = Actor(code=code, sector=sector, name=entry.name, wikidata=entry.wikidata)
    return described(sentence, first, head, noun, (actor,), plural=False, step=step)


def role_of(scene: Scene, noun: Noun) -> str:
    known = scene.register.role(noun.words)
    return known[0] if known else noun.words


_GENERAL_OFFICES = frozenset(["minister", "secretary", "ambassador", "envoy", "adviser", "spokesperson", "chief", "leader", "general", "judge", "prosecutor"])
_HEADS = frozenset({"president", "prime minister", "king", "queen", "supreme leader", "chancellor", "emir", "sultan", "premier", "monarch", "pope"})


def same_office(scene: Scene, mine: str, other: str) -> bool:
    """Tells whether two titles can be one person's: the same office, or "leader" of a head of state or government."""
    if not mine or not other:
        return False
    known = scene.register.role(mine)
    mine = known[0] if known else mine
    if mine == other or (other in _GENERAL_OFFICES and mine.endswith(f" {other}")):
        return True
    return other in ("leader", "ruler", "head of state", "strongman") and (mine in _HEADS or mine.endswith("leader"))


def officer(scene: Scene, role: str) -> Found | None:
    """The holder of an office whom the report speaks of most and last; None where two come close."""
    weights: dict[str, float] = {}
    latest: dict[str, Found] = {}
    near = scene.recent()
    for earlier in near:
        if earlier.sort == "person" and earlier.known and same_office(scene, earlier.role, role):
            subject = scene.sentences[earlier.sentence].tokens[earlier.head].dep in ("nsubj", "nsubjpass")
            back = near[0].sentence - earlier.sentence
            weights[earlier.actor.name] = weights.get(earlier.actor.name, 0.0) + (2.0 if subject else 1.0) / (2 + back)
            latest.setdefault(earlier.actor.name, earlier)
    ranked = sorted(weights, key=lambda name: -weights[name])
    if not ranked or (len(ranked) > 1 and weights[ranked[1]] > 0.6 * weights[ranked[0]]):
        return next((f for f in latest.values() if f.actor.code == scene.focus), None)
    return latest[ranked[0]]
