"""Which actors stand where a role points: doers, and those acted upon."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebooks import Trigger
from dragoman.events.heads import Heads
from dragoman.events.lexicon import Lexicon
from dragoman.events.light import authorities, holders, is_reciprocal
from dragoman.events.owners import Owners
from dragoman.events.scene import INSIDE, Scene
from dragoman.parse.arguments import PROPOSITIONAL
from dragoman.parse.tree import children, first_conjunct
from dragoman.records import ActorMention

_PLACE_AS_TARGET = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION", "AID"})
"""Types whose act on a territory is an act on its state ("occupied the region of", "offensive in")."""

_PLACE_AS_GOAL = frozenset({"CONCEDE", "COOPERATE", "REJECT"})
"""Types whose recipient may be told as where the act is headed ("extradited to", "called off a visit to")."""


_REPEATED = frozenset({"at", "in", "on"})
"""Prepositions of which a second phrase tells where."""


def _where(mention: ActorMention) -> bool:
    """A city before an act noun is where it happened ("a Kabul bombing"), a country who did it ("a US airstrike")."""
    return any(step.by in ("actors:capital", "actors:seat", "actors:town") for step in mention.steps)


class Sides:
    """The actors of an act, role by role.

    Args:
        scene: the sentence.
        token: the token that names the act.
        trigger: the codebook's trigger that matched it.
        lexicon: which verbs lend a noun their subject.
        owners: whose proposals are whose, as read so far.
    """

    def __init__(self, scene: Scene, token: int, trigger: Trigger, lexicon: Lexicon, owners: Owners) -> None:
        self._scene = scene
        self._token = token
        self._trigger = trigger
        self._lexicon = lexicon
        self._owners = owners
        self._heads = Heads(scene, token, trigger, lexicon)
        self._clause = scene.clauses.get(token)
        self.doers: frozenset[str] = frozenset()

    def actors(self, role: str) -> tuple[ActorMention, ...]:
        """The actors a role yields; a territory does not act, but its state sends away and lets in."""
        if role == "authority":
            return self._authorities()
        found = tuple(m for i in self._heads.of(role) for m in self._doers(i))
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
        phrase = -1
        for i in self._heads.of(role):
            first = first_conjunct(self._scene.sentence, i)
            if self._is_between_them(i) or (found and first != phrase and role in _REPEATED):
                continue  # "fired at the troops at the base"
            phrase = first
            here = self._holders(i) or self._acted_on(i, role, places=places) or self._makers(i)
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

    def _acted_on(self, i: int, role: str, *, places: bool) -> tuple[ActorMention, ...]:
        """The actors of noun phrase `i`; of what is asked for, those who would do it, not those it would befall."""
        scene = self._scene
        if self._trigger.type == "REQUEST" and scene.lemma(i) in self._lexicon.patient_nouns:
            near = [*children(scene.sentence, i, *INSIDE), *scene.prepositional(i, "by")]
            return tuple(m for k in near for m in scene.actors_at(k))
        return scene.actors_in(i, places=places)

    def _holders(self, i: int) -> tuple[ActorMention, ...]:
        if self._trigger.type != "ASSAULT":
            return ()
        return tuple(m for k in holders(self._scene, i, self._lexicon) for m in self._scene.actors_at(k))

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
