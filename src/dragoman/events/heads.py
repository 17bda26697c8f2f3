"""Where in a sentence the codebook's role names point: the tokens that may stand for a side of an act."""

from __future__ import annotations

from dragoman.codebooks import Trigger
from dragoman.events.lexicon import Lexicon
from dragoman.events.light import addressed, answered, befalls, leaders, light_verb, met_with, on_the_way
from dragoman.events.scene import Scene
from dragoman.parse import Clause
from dragoman.parse.arguments import PROPOSITIONAL
from dragoman.parse.tree import children, conjuncts

_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST"})
"""Types that may be told beside what their recipient does ("despite warnings from Chad")."""

_NOT_OF_ACTS = ("as", "in", "at", "on", "near", "to", "from")
"""Prepositions whose noun may have caught the agent of the verb before it."""


class Heads:
    """The places of an act's roles.

    Args:
        scene: the sentence.
        token: the token that names the act.
        trigger: the codebook's trigger that matched it.
        lexicon: which verbs lend a noun their subject.
    """

    def __init__(self, scene: Scene, token: int, trigger: Trigger, lexicon: Lexicon) -> None:
        self._scene = scene
        self._token = token
        self._trigger = trigger
        self._lexicon = lexicon
        self._clause = scene.clauses.get(token)

    def of(self, role: str) -> list[int]:
        """The head tokens of what stands in a role, conjuncts included.

        Args:
            role: a role name of the codebook ("subject", "object.poss", "against"), or one of those tried last.
        """
        base, _, rest = role.partition(".")
        if rest:
            return [k for i in self.of(base) for k in self._inside(i, rest)]
        if self._clause is not None:
            return self._verb_heads(base)
        return self._noun_heads(base)

    def _verb_heads(self, role: str) -> list[int]:
        clause = self._clause
        assert clause is not None
        if role == "subject":
            return list(clause.subjects) or (self._behind(clause, agents=True) if clause.passive else [])
        if role == "object":
            return list(clause.objects)
        if role == "indirect":
            return list(clause.indirect)
        if role == "complement":
            below = self._scene.complement(clause.head)
            return [] if below is None else [below]
        if role in ("where", "answer", "over-whose", "addressed", "under"):
            return self._beside_verb(clause, role)
        own = [h for p, h in clause.obliques if p == role]
        if role == "by" and not own:  # "killed in a Chadian raid", "died in an attack by Chad"
            return list(clause.subjects) if clause.passive and clause.subjects else self._behind(clause)
        adjective = self._scene.predicative(clause.head)
        if adjective is not None:
            own += self._scene.prepositional(adjective, role)
        inside = (*clause.objects, *(h for p, h in clause.obliques if p == "under"))  # "came under fire from"
        return own or [h for k in inside for h in self._scene.prepositional(k, role)]

    def _beside_verb(self, clause: Clause, role: str) -> list[int]:
        """The places that are tried last."""
        if role == "where":
            near = [h for p, h in clause.obliques if p in ("in", "near", "at", "inside", "into", "across", "around")]
            adverbs = children(self._scene.sentence, clause.head, "advmod")
            return near + [k for adverb in adverbs for k in self._scene.prepositional(adverb, "of")]
        if role == "answer":
            return answered(self._scene, clause, self._lexicon)
        if role == "over-whose":
            over = [h for p, h in clause.obliques if p == "over"]
            over += [k for o in clause.objects for k in self._scene.prepositional(o, "over")]
            return [k for h in over for k in children(self._scene.sentence, h, "poss")]
        if role == "addressed":
            return addressed(self._scene, clause, self._lexicon)
        above = self._scene.tokens[clause.head].head  # "came under shelling"
        under = above >= 0 and self._scene.tokens[above].text.lower() in self._lexicon.befalling
        verb = self._scene.clauses.get(self._scene.tokens[above].head) if under else None
        return [] if verb is None else list(verb.subjects)

    def _behind(self, clause: Clause, *, agents: bool = False) -> list[int]:
        """Whose act or words a passive without an agent goes back to: "killed in a Chadian raid", "in a note by X".

        Args:
            clause: the act's clause.
            agents: whether its agent may have been hung on another noun, or be whose what was sent is.
        """
        if clause.objects and not clause.passive:
            return []
        near = [(p, h) for p, h in clause.obliques]
        near += [("in", k) for _, h in clause.obliques for k in self._scene.prepositional(h, "in")]
        instruments = self._lexicon.instruments
        through = [h for p, h in near if p in ("in", "by", "during") and self._scene.lemma(h) in instruments]
        found = [
            k for h in through for k in (*self._inside(h, "by"), *self._inside(h, "poss"), *self._inside(h, "modifier"))
        ]
        known = [k for k in found if self._scene.actors_at(k)]
        return known or (self._stray_agents(clause) or self._owners_of_sent(clause) if agents else [])

    def _owners_of_sent(self, clause: Clause) -> list[int]:
        """Whose what a participle of sending or making is said of is: "the Chadian sanctions imposed on Togo"."""
        if clause.relation not in ("acl", "relcl") or clause.lemma not in self._lexicon.light:
            return []
        return [k for o in clause.objects for name in ("poss", "modifier") for k in self._inside(o, name)]

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
        if role == "told-to":  # "sent a request to Chad"
            return self._light("to") if self._trigger.type in _WORDS else []
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
        given = clause.indirect if role == "to" else ()
        return [h for h in (*given, *(h for p, h in clause.obliques if p == role)) if h != self._token]

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
        """The target of an act noun that the parser hung on its doer: "the attack by rebels on the town".

        Or the other side of talks that it hung on their place or topic: "talks in Oslo with Chad".
        """
        if i != self._token or self._clause is not None:
            return []
        near: tuple[str, ...] = ()
        if name in ("on", "against", "upon", "into"):
            near = ("by", "of")
        elif self._trigger.mutual and name in ("with", "between"):
            near = ("in", "at", "on", "about", "over")
        return [h for p in near for k in self._scene.prepositional(i, p) for h in self._scene.prepositional(k, name)]
