"""Who holds an office: whom the report named with it, else whom the register knows on its day."""

from __future__ import annotations

from dragoman.actors.entries import Entry
from dragoman.actors.found import Found
from dragoman.actors.lexicon import Noun
from dragoman.actors.owners import Owner
from dragoman.actors.phrase import Phrase
from dragoman.actors.scene import Scene
from dragoman.records import Actor

_OF_STATES = frozenset({"state", "territory", "seat", "person", "igo", "place"})
_CLOSE = 0.6


def holder_of(scene: Scene, phrase: Phrase, owner: Owner) -> Found | None:
    """Reads "the French president" as the one who is, None where that is not clear.

    Args:
        scene: the report.
        phrase: the description, singular.
        owner: whose office it is.

    Returns:
        The person the report has named with that office, else the register's holder on the report's day if it knows
        exactly one; None for "a minister", "the former minister" and offices that many hold.
    """
    lexicon = scene.lexicon
    if phrase.opening in lexicon.indefinite or phrase.former(lexicon):
        return None
    if owner.sort not in _OF_STATES and owner.actor.sector != "GOV":
        return None
    code, role = owner.actor.code, role_of(scene, phrase.noun)
    for earlier in scene.recent():
        named = earlier.sort == "person" and earlier.kind == "name" and earlier.actor.code == code
        if named and same_office(scene, earlier.role, role):
            saw = f"{phrase.noun.words} of {code}: {earlier.actor.name} named before"
            return phrase.stands_for((earlier.actor,), by="actors:same-office", saw=saw)
    if phrase.noun.words in lexicon.weak or (owner.how == "poss" and owner.sort == "person") or scene.on is None:
        return None
    holders = scene.register.holder(role, _office_of(scene, owner), scene.on)
    if len(holders) != 1:
        return None
    entry = holders[0]
    if phrase.before & _TO_COME and not _lately_begun(scene, entry, role):
        return None
    actor = Actor(code=code, sector=entry.reading(scene.on)[1], name=entry.name, wikidata=entry.wikidata)
    return phrase.stands_for((actor,), by="actors:office-holder", saw=f"{role} of {code} on {scene.on}: {entry.name}")


_TO_COME = frozenset({"new", "next", "future", "incoming"})
_LATELY = 200
"""So many days after taking office somebody is still "the new president"; set by hand."""


def _lately_begun(scene: Scene, entry: Entry, role: str) -> bool:
    begun = [t.first for t in entry.terms if t.role == role and t.first is not None]
    return scene.on is not None and any(0 <= (scene.on - day).days <= _LATELY for day in begun)


def _office_of(scene: Scene, owner: Owner) -> str:
    """By what the register keeps an owner's offices: a state's code, an international body's id."""
    if len(owner.actor.code) == 3 and scene.register.state(owner.actor.code) is not None:
        return owner.actor.code
    known = [e for e in scene.register.named(owner.actor.name) if e.kind == "igo"]
    return known[0].id if known else owner.actor.code


def role_of(scene: Scene, noun: Noun) -> str:
    """The normalised office of a noun; the noun itself where the register knows no such office."""
    known = scene.register.role(noun.words)
    return known[0] if known else noun.words


def same_office(scene: Scene, mine: str, other: str) -> bool:
    """Tells whether two titles can be one person's: the same office, or "leader" of a head of state or government."""
    if not mine or not other:
        return False
    known = scene.register.role(mine)
    mine = known[0] if known else mine
    if mine == other or (other in scene.lexicon.general_offices and mine.endswith(f" {other}")):
        return True
    return other in scene.lexicon.any_leader and (mine in scene.lexicon.leaders or mine.endswith("leader"))


def holds(scene: Scene, found: Found, actor: Actor, role: str) -> bool:
    """Tells whether a person can be called by an office: by the report's own title for them, or by the register."""
    if not found.role or role in found.role or same_office(scene, found.role, role):
        return True
    for entry in scene.register.named(actor.name):
        if entry.kind == "person" and entry.name == actor.name:
            terms = entry.terms if scene.on is None else entry.held(scene.on)
            return any(same_office(scene, term.role, role) for term in terms)
    return False


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
    if not ranked or (len(ranked) > 1 and weights[ranked[1]] > _CLOSE * weights[ranked[0]]):
        return next((found for found in latest.values() if found.actor.code == scene.focus), None)
    return latest[ranked[0]]
