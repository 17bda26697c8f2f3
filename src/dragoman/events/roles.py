"""Who does the act and to whom: role names of the codebook to the actors that fill them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks import Trigger
from dragoman.events.lexicon import Lexicon
from dragoman.events.light import (
    addressed,
    answered,
    authorities,
    befalls,
    beside,
    is_reciprocal,
    leaders,
    light_verb,
    met_with,
    on_the_way,
)
from dragoman.events.owners import Owners
from dragoman.events.scene import Scene
from dragoman.parse import Clause
from dragoman.parse.arguments import PROPOSITIONAL
from dragoman.parse.tree import children, conjuncts
from dragoman.records import ActorMention

_PLACE_AS_TARGET = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "AID"})
"""Types whose act on a territory is an act on its state ("occupied the region of", "offensive in")."""

_OWN_GROUND = frozenset({"RETREAT", "MOBILIZE"})
"""Types whose act on one's own territory is directed at nobody."""

_PLACE_AS_GOAL = frozenset({"CONCEDE", "COOPERATE", "REJECT"})
"""Types whose recipient may be told as where the act is headed ("extradited to", "called off a visit to")."""


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
_NOMINAL_FALLBACKS = ("light-undergoer", "met-with")

_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST"})
"""Types that may be told beside what their recipient does ("despite warnings from Chad")."""

_NOT_OF_ACTS = ("as", "in", "at", "on", "near", "to", "from")
"""Prepositions whose noun may have caught the agent of the verb before it."""

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
    reader = _RoleReader(scene, token, trigger, lexicon, owners)
    if trigger.mutual:
        both = _distinct(m for role in (*trigger.actor, *trigger.recipient) for m in reader.actors(role))
        if len(both) < 2 and token not in scene.clauses:
            both = _distinct((*both, *_at_the_scene(scene, token, lexicon)))
        return Roles(both, (), tuple(trigger.actor))
    nominal = token not in scene.clauses
    actors, by_actor = _first((*trigger.actor, *(_NOMINAL_DOERS if nominal else ("authority",))), reader.actors)
    taken = frozenset(_key(m) for m in actors)
    fallbacks = _NOMINAL_FALLBACKS if nominal else _FALLBACKS.get(trigger.type, ())
    targets = (*trigger.recipient, *fallbacks)
    codes = frozenset(m.actor.code for m in actors) - {"UNK", "IGO"}
    reader.doers = codes
    if trigger.type in _NAMED_FIRST:  # "pledged to send more troops to Mali": Mali before the troops
        recipients, by_recipient = _first(targets, reader.targets, taken, codes | {"UNK"})
    else:
        recipients, by_recipient = (), ""
    if not recipients:
        recipients, by_recipient = _first(targets, reader.targets, taken, codes)
    if not recipients:
        recipients, by_recipient = _first(trigger.recipient, reader.targets, taken)
        if trigger.type in _OWN_GROUND and all(m.kind == "place" for m in recipients):
            recipients = ()
    reciprocal = len(actors) > 1 and reader.is_reciprocal()
    return Roles(actors, recipients, tuple(r for r in (by_actor, by_recipient) if r), reciprocal)


def _at_the_scene(scene: Scene, token: int, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Subject and object of the clause whose scene a meeting is take part: "At a summit in Oslo, X thanked Y"."""
    name, clause = beside(scene, token)
    if clause is None or clause.passive or name not in lexicon.scene:
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


def _where(mention: ActorMention) -> bool:
    """A city before an act noun is where it happened ("a Kabul bombing"), a country who did it ("a US airstrike")."""
    return any(step.by in ("actors:capital", "actors:seat") for step in mention.steps)


class _RoleReader:
    def __init__(self, scene: Scene, token: int, trigger: Trigger, lexicon: Lexicon, owners: Owners) -> None:
        self._scene = scene
        self._token = token
        self._trigger = trigger
        self._lexicon = lexicon
        self._owners = owners
        self._clause = scene.clauses.get(token)
        self.doers: frozenset[str] = frozenset()

    def actors(self, role: str) -> tuple[ActorMention, ...]:
        """The actors a role yields; a territory does not act, but its state sends away and lets in."""
        if role == "authority":
            return self._authorities()
        found = tuple(m for i in self._heads(role) for m in self._doers(i))
        return tuple(m for m in found if not _where(m)) if role.endswith("modifier") else found

    def _authorities(self) -> tuple[ActorMention, ...]:
        heads = () if self._clause is None else authorities(self._scene, self._clause, self._lexicon)
        found = (m for k in heads for m in self._scene.actors_at(k, places=True))
        return tuple(self._state_of(m) for m in found if m.actor.code != "UNK")

    def _doers(self, i: int) -> tuple[ActorMention, ...]:
        """Who acts where noun `i` is said to: its actor, the owner of a proposal, the sender of what was sent."""
        found = self._scene.actors_in(i, doers=True)
        if found:
            return found
        if self._scene.lemma(i) in PROPOSITIONAL:
            return self._owners.of(self._scene.lemma(i))
        above = self._scene.tokens[i].head
        if self._scene.tokens[i].dep == "dobj" and above != self._token:
            sender = self._scene.clauses.get(above)
            if sender is not None and sender.lemma in self._lexicon.sending:
                return tuple(m for s in sender.subjects for m in self._scene.actors_at(s))
        below = children(self._scene.sentence, i, "acl", "relcl")  # "missiles fired by Chad struck the town"
        sent = [self._scene.clauses[c] for c in below if c in self._scene.clauses]
        senders = [s for clause in sent if clause.lemma in self._lexicon.sending for s in clause.subjects]
        return tuple(m for s in senders for m in self._scene.actors_at(s))

    def targets(self, role: str) -> tuple[ActorMention, ...]:
        """The actors acted upon; a territory stands for its state where the type says so."""
        places = self._trigger.mode == "visit" or self._trigger.type in _PLACE_AS_TARGET
        toward = self._trigger.type in _PLACE_AS_GOAL and role.rpartition(".")[2] in ("to", "from", "with")
        toward = toward or (self._trigger.type == "ACCUSE" and role == "at")
        found: tuple[ActorMention, ...] = ()
        for i in self._heads(role):
            if self._is_between_them(i):
                continue
            here = self._scene.actors_in(i, places=places) or self._makers(i)
            if not here and toward:
                here = self._scene.actors_at(i, places=True)
            if not here and self._scene.lemma(i) in PROPOSITIONAL:
                here = self._owners.of(self._scene.lemma(i))
            if self._is_each_other(i):
                continue
            here = tuple(m for m in here if m.kind != "place" or m.actor.code != "UNK")
            if role == "modifier" and self._trigger.mode == "visit":  # "the Beijing visit", but not "the Chinese visit"
                here = tuple(m for m in here if self._scene.tokens[m.head].tag != "JJ")
            found += tuple(self._state_of(m) if m.kind == "place" else m for m in here)
        return found

    def is_reciprocal(self) -> bool:
        """True where the act is done to each other, or to what is each other's."""
        return self._clause is not None and any(self._is_each_other(i) for i in self._clause.objects)

    def _is_each_other(self, i: int) -> bool:
        """True for "each other" and what is each other's."""
        owners = children(self._scene.sentence, i, "poss")
        return any(is_reciprocal(self._scene, k) for k in (i, *owners))

    def _is_between_them(self, i: int) -> bool:
        """True for what the doer has with others: "blamed it on poor ties between Chad and Togo"."""
        if self._scene.actors_at(i):
            return False
        parties = (m for k in self._scene.prepositional(i, "between") for m in self._scene.actors_at(k))
        return any(m.actor.code in self.doers for m in parties)

    def _state_of(self, mention: ActorMention) -> ActorMention:
        """A territory that is acted on stands for its state, where the report names it."""
        state = self._scene.states.get(mention.actor.code)
        return mention if state is None else replace(mention, actor=state)

    def _makers(self, i: int) -> tuple[ActorMention, ...]:
        """Who made what a clause on noun `i` says was made: "the text, which was drafted by Britain"."""
        found: list[int] = []
        for c in children(self._scene.sentence, i, "relcl", "acl"):
            clause = self._scene.clauses.get(c)
            if clause is not None and clause.lemma in self._lexicon.proposing:
                found += clause.subjects
        return tuple(m for k in found for m in self._scene.actors_at(k))

    def _heads(self, role: str) -> list[int]:
        base, _, rest = role.partition(".")
        if rest:
            return [k for i in self._heads(base) for k in self._inside(i, rest)]
        if self._clause is not None:
            return self._verb_heads(base)
        return self._noun_heads(base)

    def _verb_heads(self, role: str) -> list[int]:
        clause = self._clause
        assert clause is not None
        if role == "subject":
            if clause.subjects or not clause.passive:
                return list(clause.subjects)
            return self._behind(clause) or self._stray_agents(clause)
        if role == "object":
            return list(clause.objects)
        if role == "where":
            near = [h for p, h in clause.obliques if p in ("in", "near", "at", "inside", "into", "across", "around")]
            adverbs = children(self._scene.sentence, clause.head, "advmod")
            return near + [k for adverb in adverbs for k in self._scene.prepositional(adverb, "of")]
        if role == "indirect":
            return list(clause.indirect)
        if role == "answer":
            return answered(self._scene, clause, self._lexicon)
        if role == "over-whose":
            over = [h for p, h in clause.obliques if p == "over"]
            over += [k for o in clause.objects for k in self._scene.prepositional(o, "over")]
            return [k for h in over for k in children(self._scene.sentence, h, "poss")]
        if role == "addressed":
            return addressed(self._scene, clause, self._lexicon)
        if role == "under":
            above = self._scene.tokens[clause.head].head
            under = above >= 0 and self._scene.tokens[above].text.lower() in self._lexicon.befalling
            verb = self._scene.clauses.get(self._scene.tokens[above].head) if under else None
            return [] if verb is None else list(verb.subjects)
        if role == "complement":
            below = self._scene.complement(clause.head)
            return [] if below is None else [below]
        own = [h for p, h in clause.obliques if p == role]
        if role == "by" and not own:  # "killed in a Chadian raid", "died in an attack by Chad"
            return list(clause.subjects) if clause.passive and clause.subjects else self._behind(clause)
        adjective = self._scene.predicative(clause.head)
        if adjective is not None:
            own += self._scene.prepositional(adjective, role)
        inside = (*clause.objects, *(h for p, h in clause.obliques if p == "under"))  # "came under fire from"
        return own or [h for k in inside for h in self._scene.prepositional(k, role)]

    def _behind(self, clause: Clause) -> list[int]:
        """Whose act or words a passive without an agent goes back to: "killed in a Chadian raid", "in a note by X"."""
        if clause.objects and not clause.passive:
            return []
        near = [(p, h) for p, h in clause.obliques]
        near += [("in", k) for _, h in clause.obliques for k in self._scene.prepositional(h, "in")]
        instruments = self._lexicon.instruments
        through = [h for p, h in near if p in ("in", "by", "during") and self._scene.lemma(h) in instruments]
        found = [
            k for h in through for k in (*self._inside(h, "by"), *self._inside(h, "poss"), *self._inside(h, "modifier"))
        ]
        return [k for k in found if self._scene.actors_at(k)]

    def _stray_agents(self, clause: Clause) -> list[int]:
        """A passive's agent that the parser hung on another phrase's noun: "banned as a terrorist group by Chad"."""
        acts = self._lexicon.instruments | PROPOSITIONAL
        near = [h for p, h in clause.obliques if p in _NOT_OF_ACTS and self._scene.lemma(h) not in acts]
        return [k for h in near for k in self._scene.prepositional(h, "by") if self._scene.actors_at(k)]

    def _noun_heads(self, role: str) -> list[int]:
        scene, i = self._scene, self._token
        told_by_on = self._trigger.type == "ASSAULT" and scene.lemma(i) in self._lexicon.of_doers
        if role == "of" and told_by_on:
            return []
        if role == "of-doer":
            return scene.prepositional(i, "of") if told_by_on else []
        if role == "leader":
            return leaders(scene, i, self._lexicon)
        if role == "met-with":
            return met_with(scene, i, self._lexicon) if self._trigger.type in _WORDS else []
        if role == "subject":
            return self._inside(i, "poss") or self._inside(i, "by")
        if role == "of-subject":
            return scene.prepositional(i, "of")
        if role.startswith("light"):
            return self._light(role.removeprefix("light-"))
        return self._inside(i, role)

    def _light(self, role: str) -> list[int]:
        """What the verb that carries the noun has to offer: "launched an attack on", "paid a visit to"."""
        verb = light_verb(self._scene, self._token, self._lexicon)
        if verb is None and role == "subject" and self._trigger.mode == "visit":
            return on_the_way(self._scene, self._token)
        if verb is None:
            return []
        clause = self._scene.clauses[verb]
        suffered = befalls(self._scene, self._token, verb, self._lexicon)
        if role == "subject":
            declined = clause.lemma in self._lexicon.declining and not self._trigger.mutual
            return [] if suffered or declined else list(clause.subjects)
        if role == "undergoer":
            return list(clause.subjects) if suffered else []
        if role == "object":
            return [k for k in clause.objects if k != self._token]
        return [h for p, h in clause.obliques if p == role and h != self._token]

    def _inside(self, i: int, name: str) -> list[int]:
        scene = self._scene
        if name in ("subject", "object") and i in scene.clauses:
            return list(scene.clauses[i].subjects if name == "subject" else scene.clauses[i].objects)
        if name == "subject":  # the parser took the verb for a noun: "demands that Chad neutralise the militia"
            return [k for c in children(scene.sentence, i, "nsubj") for k in conjuncts(scene.sentence, c)]
        if name == "target" and i in scene.clauses:
            clause = scene.clauses[i]
            to = [h for p, h in clause.obliques if p in ("to", "with", "against", "for")]
            near = (*clause.indirect, *clause.objects)
            own = [k for k in near if any(m.actor.code != "UNK" for m in scene.actors_at(k))]
            helped = [] if clause.complement is None else children(scene.sentence, clause.complement, "nsubj")
            return own or to or [k for o in clause.objects for k in scene.prepositional(o, "to")] or helped
        if name == "poss":
            return [k for c in children(scene.sentence, i, "poss") for k in conjuncts(scene.sentence, c)]
        if name == "modifier":
            return scene.modifiers(i)
        if name == "wanted-by":
            clauses = [scene.clauses[c] for c in children(scene.sentence, i, "relcl", "acl") if c in scene.clauses]
            return [s for clause in clauses if clause.lemma in self._lexicon.wanting for s in clause.subjects]
        return scene.prepositional(i, name) or self._stray(i, name)

    def _stray(self, i: int, name: str) -> list[int]:
        """The target of an act noun that the parser hung on its doer: "the attack by rebels on the town"."""
        if i != self._token or name not in ("on", "against", "upon", "into"):
            return []
        doers = (*self._scene.prepositional(i, "by"), *self._scene.prepositional(i, "of"))
        return [h for k in doers for h in self._scene.prepositional(k, name)]
