"""Who does the act and to whom: role names of the codebook to the actors that fill them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.codebooks import Trigger
from dragoman.events.lexicon import Lexicon
from dragoman.events.light import beside
from dragoman.events.owners import Owners
from dragoman.events.scene import Scene
from dragoman.events.sides import Sides
from dragoman.parse.tree import children
from dragoman.records import ActorMention

_TARGETS = frozenset({"on", "against", "upon"})
"""Prepositions by which a noun tells its target, so that its "of" tells the doer."""

_TOPICS = frozenset({"of", "modifier"})
"""Places by a noun of mutual acts that may tell what they are about."""

_OWN_GROUND = frozenset({"RETREAT", "MOBILIZE"})
"""Types whose act on one's own territory is directed at nobody."""

_FALLBACKS = {
    "AID": ("object.wanted-by",),
    "COOPERATE": ("object.wanted-by",),
    "ASSAULT": ("where", "answer", "under"),
    "AGREE": ("complement.target", "addressed"),
    "THREATEN": ("complement.target", "answer", "addressed"),
    "ACCUSE": ("answer", "addressed"),
    "SUPPORT": ("addressed",),
    "REQUEST": ("addressed",),
    "SANCTION": ("answer", "over-whose"),
    "COERCE": ("answer",),
    "REJECT": ("answer",),
    "PROTEST": ("answer",),
}
"""Roles tried last for a type: "the parts that Sudan needs" are for Sudan, "vowed to send aid to Mali" is to Mali,
"shelled villages north of Aden" is at Yemen, "cut exports over Chad's tariffs" or "in response to" them at Chad,
"phoned Togo to offer help" to Togo; Mali is shelled where it "came under shelling"."""


_NOMINAL_DOERS = ("leader", "of-doer")
_NOMINAL_FALLBACKS = ("light-undergoer", "met-with", "told-to")

_NAMED_FIRST = frozenset({"AGREE", "THREATEN", "AID"})
"""Types whose other side is the known one of several that could be."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and recipients of one act, the role names that gave them, and whether it was done to each other."""

    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    by: tuple[str, ...]
    mutual: bool = False


def fill_roles(scene: Scene, token: int, trigger: Trigger, lexicon: Lexicon, owners: Owners) -> Roles:
    """Finds the actors and recipients of an act.

    Args:
        scene: the sentence.
        token: the token that names the act.
        trigger: the codebook's trigger that matched it, whose role names are tried in order.
        lexicon: which verbs lend a noun their subject.
        owners: whose proposals are whose, as read so far.

    Returns:
        The roles; either side may be empty.
    """
    sides = Sides(scene, token, trigger, lexicon, owners)
    if trigger.mutual:
        told = {role: sides.actors(role) for role in (*trigger.actor, *trigger.recipient)}
        known = {m.actor.code for found in told.values() for m in found} - {"UNK"}
        if len(known) > 1:  # "joint inquiries of Chad and Togo into officials": what they are about takes no part
            told = {r: tuple(m for m in f if r not in _TOPICS or m.actor.code in known) for r, f in told.items()}
        both = _distinct(m for found in told.values() for m in found)
        if len(both) < 2 and token not in scene.clauses:
            both = _distinct((*both, *_at_the_scene(scene, token, lexicon)))
        return Roles(both, (), tuple(trigger.actor))
    nominal = token not in scene.clauses
    actors, by_actor = _first((*trigger.actor, *(_NOMINAL_DOERS if nominal else ("authority",))), sides.actors)
    recipients, by_recipient = _recipients(sides, trigger, actors, nominal=nominal)
    if nominal and not actors and by_recipient in _TARGETS:  # "sanctions of the bloc against Chad"
        codes = frozenset(m.actor.code for m in recipients)
        actors, by_actor = _first(("of-subject",), sides.actors, own=codes)
    reciprocal = len(actors) > 1 and sides.is_reciprocal()
    return Roles(actors, recipients, tuple(r for r in (by_actor, by_recipient) if r), reciprocal)


def _recipients(
    sides: Sides, trigger: Trigger, actors: tuple[ActorMention, ...], *, nominal: bool
) -> tuple[tuple[ActorMention, ...], str]:
    """Who is acted upon: of another state than the doers' first, and where none is, their own."""
    taken = frozenset(_key(m) for m in actors)
    targets = (*trigger.recipient, *(_NOMINAL_FALLBACKS if nominal else _FALLBACKS.get(trigger.type, ())))
    sides.doers = frozenset(m.actor.code for m in actors) - {"UNK", "IGO"}
    found: tuple[ActorMention, ...] = ()
    by = ""
    if trigger.type in _NAMED_FIRST:  # "pledged to send more troops to Mali": Mali before the troops
        found, by = _first(targets, sides.targets, taken, sides.doers | {"UNK"})
    if not found:
        found, by = _first(targets, sides.targets, taken, sides.doers)
    if not found:
        own = targets if trigger.type == "ASSAULT" else trigger.recipient
        own = tuple(role for role in own if role != "complement.subject")  # "complained that its troops were hit"
        found, by = _first(own, sides.targets, taken)
        if trigger.type in _OWN_GROUND and all(m.kind == "place" for m in found):
            return (), ""
    return found, by


def _at_the_scene(scene: Scene, token: int, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Subject and object of the clause whose scene a meeting is take part: "At a summit in Oslo, X thanked Y"."""
    name, clause = beside(scene, token)
    owned = children(scene.sentence, token, "poss")  # "at the committee's meeting": who else met is not said
    if clause is None or clause.passive or name not in lexicon.scene or owned:
        return ()
    owners = [k for i in clause.subjects if not scene.actors_at(i) for k in children(scene.sentence, i, "poss")]
    return tuple(m for i in (*clause.subjects, *owners, *clause.objects) for m in scene.actors_at(i))


def _first(
    roles: Sequence[str],
    read: Callable[[str], tuple[ActorMention, ...]],
    taken: frozenset[tuple[str, str]] = frozenset(),
    own: frozenset[str] = frozenset(),
) -> tuple[tuple[ActorMention, ...], str]:
    """The first role that yields an actor who is not on the other side, nor (where `own` is given) of its states."""
    for role in roles:
        found = _distinct(m for m in read(role) if _key(m) not in taken and m.actor.code not in own)
        if found:
            return found, role
    return (), ""


def _key(mention: ActorMention) -> tuple[str, str]:
    return mention.actor.code, mention.actor.name


def _distinct(mentions: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    found: dict[tuple[str, str], ActorMention] = {}
    for mention in mentions:
        found.setdefault(_key(mention), mention)
    return tuple(found.values())
