"""What the report told before: "the attack" is the attack told of, with its target and, where vouched for, its doer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.codebooks import Codebook, Trigger
from dragoman.events.lexicon import Lexicon
from dragoman.events.roles import Roles
from dragoman.events.scene import Scene
from dragoman.parse.tree import ancestors, children
from dragoman.records import ActorMention, Event

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_TOLD_AGAIN = frozenset({"ASSAULT", "CONSULT", "PROTEST", "COERCE", "MOBILIZE", "ACCUSE", "SANCTION", "RETREAT"})
"""Types whose nouns name the act itself; "the agreement", "the support" name what came of it."""

_JUDGES = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
_DEICTIC = frozenset(
    {"move", "decision", "step", "action", "announcement", "act", "measure", "statement", "remark", "comment"}
)
"""Nouns for what somebody has just done or said."""

_NEAR = 2
"""Sentences back in which it was told."""

_REACH = 100
"""Acts of a type that are remembered: a report has fewer, and a book must not take the square of its length."""

_DENYING = frozenset({"deny", "dispute", "reject", "dismiss", "refute"})

_STEM = 4
"""Letters that a verb and the noun made of it share, within a type of act."""

_ANY_WORD = frozenset({"ASSAULT", "PROTEST", "CONSULT", "MOBILIZE"})
"""Types told again by another noun ("an offensive ... the operation")."""


@dataclass(frozen=True, slots=True)
class _Told:
    lemma: str
    event: Event
    vouched: bool
    nominal: bool
    plural: bool


class Recall:
    """The acts told so far, by type.

    Args:
        lexicon: verbs of blame and of owning up, nouns by which an act is told again.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._told: dict[str, list[_Told]] = {}

    def note(self, event: Event, scene: Scene, *, vouched: bool) -> None:
        """Remembers an act with the word that named it, and whether the writer vouches for it."""
        nominal = event.trigger not in scene.clauses
        plural = scene.tokens[event.trigger].tag == "NNS"
        told = _Told(scene.lemma(event.trigger), event, vouched, nominal, plural)
        self._told.setdefault(event.type, []).append(told)

    def settle(self, scene: Scene, events: Sequence[Event]) -> None:
        """Puts the events that a sentence came to in the place of those that were merged into them."""
        for kind, told in self._told.items():
            kept = [e for e in events if e.type == kind]
            for k in range(len(told) - 1, -1, -1):
                if told[k].event.sentence != scene.sentence.index:
                    break
                if told[k].event not in kept:
                    told[k] = replace(told[k], event=_heir(told[k].event, kept))

    def judged(self, scene: Scene, token: int, trigger: Trigger, roles: Roles) -> Roles:
        """ "Chad criticised the move": whoever alone acted in what was told just before."""
        clause = scene.clauses.get(token)
        if clause is None or roles.recipients or trigger.type not in _JUDGES:
            return roles
        if not any(scene.lemma(o) in _DEICTIC and _definite(scene, o) for o in clause.objects):
            return roles
        own = {m.actor.code for m in roles.actors}
        acts = [t.event for told in self._told.values() for t in told[-_REACH:] if t.event.actors]
        near = [e for e in acts if 0 < scene.sentence.index - e.sentence <= _NEAR]
        last = max((e.sentence for e in near), default=-1)
        doers = [m for e in near if e.sentence == last for m in e.actors]
        codes = {m.actor.code for m in doers} - own
        if len(codes) != 1 or codes == {"UNK"}:
            return roles
        first = next(m for m in doers if m.actor.code in codes)
        return Roles(roles.actors, (first,), (*roles.by, "who acted just before"))

    def complete(self, scene: Scene, token: int, trigger: Trigger, roles: Roles) -> Roles:
        """Fills the sides that a definite noun leaves open from the act it names again.

        The doer is taken over only where the writer vouched for it; who is blamed for an act or claims it is its doer.

        Args:
            scene: the sentence.
            token: the noun.
            trigger: its trigger.
            roles: what the sentence itself tells.
        """
        if token in scene.clauses or trigger.type not in _TOLD_AGAIN:
            return roles
        actors = roles.actors or (() if trigger.mutual else _blamed(scene, token, self._lexicon))
        by = roles.by if actors == roles.actors else (*roles.by, "who is blamed for it or claims it")
        found = Roles(actors, roles.recipients, by)
        if trigger.type == "ASSAULT" and found.actors and not found.recipients:
            return self._from_before(scene, token, trigger, found, same_doer=not _definite(scene, token))
        owned = bool(children(scene.sentence, token, "poss")) and trigger.type == "CONSULT"
        same = _definite(scene, token) or owned
        fresh = not same or _described(scene, token)
        if fresh or (found.actors and found.recipients and not trigger.mutual):
            return found
        return self._from_before(scene, token, trigger, found)

    def through_subject(self, scene: Scene, token: int, trigger: Trigger, roles: Roles, codebook: Codebook) -> Roles:
        """ "The strikes killed eight": the doer of the verb is the doer of the act that is its subject, told before."""
        clause = scene.clauses.get(token)
        for subject in clause.subjects if clause is not None else ():
            named = any(t.type == trigger.type for t in codebook.nouns.get(scene.lemma(subject), ()))
            if named and _definite(scene, subject):
                for event, vouched in self._candidates(trigger.type, scene.lemma(subject), scene.sentence.index):
                    if event.actors and vouched:
                        told = f"the {event.anchor.text} told before"
                        return Roles(event.actors, roles.recipients, (*roles.by, told))
        return roles

    def _from_before(
        self, scene: Scene, token: int, trigger: Trigger, roles: Roles, *, same_doer: bool = False
    ) -> Roles:
        codes = {m.actor.code for m in roles.actors}
        plural = scene.tokens[token].tag == "NNS"
        told_before = self._candidates(trigger.type, scene.lemma(token), scene.sentence.index, plural=plural)
        # the telling that names both sides, and agrees with what is known, is the fullest
        told_before.sort(
            key=lambda told: (not (told[0].recipients and codes <= _codes(told[0].actors)), _vague(told[0]))
        )
        for event, vouched in told_before:
            told_doers = {m.actor.code for m in event.actors}
            if codes and not codes <= told_doers and (same_doer or told_doers):
                continue
            told = f"the {event.anchor.text} told before"
            if trigger.mutual:
                if len(event.actors) > 1 and codes <= {m.actor.code for m in event.actors}:
                    return Roles(event.actors, (), (*roles.by, told))
                continue
            actors = roles.actors or (event.actors if vouched else ())
            taken = {m.actor.code for m in actors}
            recipients = roles.recipients or tuple(m for m in event.recipients if m.actor.code not in taken)
            if actors or recipients:
                return Roles(actors, recipients, (*roles.by, told))
        return roles

    def _candidates(self, kind: str, word: str, sentence: int, *, plural: bool = False) -> list[tuple[Event, bool]]:
        told = self._told.get(kind, [])[: -_REACH - 1 : -1]
        any_word = kind in _ANY_WORD
        same = [t for t in told if _akin(t.lemma, word)]
        same = same or [t for t in told if any_word and (t.nominal or word in self._lexicon.told_again)]
        same.sort(key=lambda t: (t.lemma != word, t.nominal and t.plural != plural))
        if same and not _akin(same[0].lemma, word):
            near = [t for t in same if sentence - t.event.sentence <= 1]
            same = _unmistakable(near) or _unmistakable(same)
        return [(t.event, t.vouched) for t in same]


def _heir(event: Event, kept: Sequence[Event]) -> Event:
    """The event that one was merged into: that of its type whose sides are at least its own."""
    doers, targets = _codes(event.actors), _codes(event.recipients)
    for other in kept:
        if doers <= _codes(other.actors) and (targets <= _codes(other.recipients) or not doers.isdisjoint(targets)):
            return other
    return next((k for k in kept if k.actors and doers <= _codes(k.actors)), event) if doers else event


def _unmistakable(told: list[_Told]) -> list[_Told]:
    """The tellings, where all that name both sides, or else a target, agree in them."""
    fuller = [t for t in told if t.event.mutual or (t.event.actors and t.event.recipients)]
    fuller = fuller or [t for t in told if t.event.recipients or t.event.type == "MOBILIZE"]
    sides = {(_codes(t.event.actors), _codes(t.event.recipients)) for t in fuller}
    return fuller if len(sides) == 1 else []


def _vague(event: Event) -> bool:
    return any(m.actor.code == "UNK" for m in (*event.actors, *event.recipients))


def _codes(mentions: Iterable[ActorMention]) -> frozenset[str]:
    return frozenset(m.actor.code for m in mentions)


def _akin(a: str, b: str) -> bool:
    """One word, or a verb and its noun: "invade" and "invasion", "bomb" and "bombing"."""
    return a == b or (len(min(a, b, key=len)) >= _STEM and a[:_STEM] == b[:_STEM])


def _definite(scene: Scene, token: int) -> bool:
    return any(scene.tokens[c].text.lower() in _DEFINITE for c in children(scene.sentence, token, "det"))


def _described(scene: Scene, token: int) -> bool:
    """True for a noun whose own words tell who is with it: "the Chadian-backed offensive" is told of for itself."""
    participles = (c for c in children(scene.sentence, token, "amod") if scene.tokens[c].tag == "VBN")
    return any(children(scene.sentence, c, "npadvmod") for c in participles)


def _blamed(scene: Scene, token: int, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Whom the sentence makes the doer of act noun `token`."""
    above = scene.tokens[token].head
    dep = scene.tokens[token].dep
    behind = _behind(scene, token, lexicon)
    if behind:
        return behind
    if above >= 0 and dep == "pobj":
        name, above = scene.tokens[above].text.lower(), scene.tokens[above].head
        clause = scene.clauses.get(above)
        if clause is not None and name in ("for", "of", "over") and clause.lemma in lexicon.blaming:
            return tuple(m for o in clause.objects for m in scene.actors_at(o))
        if clause is None and above >= 0 and name == "for" and scene.lemma(above) == "responsibility":
            above = scene.tokens[above].head
            dep = "dobj"
    clause = scene.clauses.get(above)
    if clause is not None and dep in ("dobj", "nsubjpass") and clause.lemma in lexicon.owning_up:
        return tuple(m for s in clause.subjects for m in scene.actors_at(s))
    return ()


def _behind(scene: Scene, token: int, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Who is said to be behind act noun `token`, or responsible for it; nobody where that is denied or doubted."""
    above = scene.tokens[token].head
    if scene.tokens[token].dep != "pobj" or scene.tokens[above].text.lower() not in ("behind", "for"):
        return ()
    holder = scene.tokens[above].head
    if scene.tokens[above].text.lower() == "for":
        if scene.lemma(holder) != "responsible":
            return ()
        holder = scene.tokens[holder].head
    governors = [holder, *ancestors(scene.sentence, holder)]
    clauses = [scene.clauses[k] for k in governors if k in scene.clauses]
    if any(c.negation is not None or c.lemma in lexicon.doubting or c.lemma in _DENYING for c in clauses):
        return ()
    clause = scene.clauses.get(holder)
    if clause is None:
        return scene.actors_at(holder)
    held = clause.objects if clause.lemma in ("hold", "find", "deem", "consider") else clause.subjects
    return tuple(m for k in held for m in scene.actors_at(k))
