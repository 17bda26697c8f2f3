"""What a codebook is: types of event, each with the triggers that name it and examples that test it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Needs = Literal["any", "actor", "recipient", "both"]
Presence = Literal["any", "required", "forbidden"]

ANYTHING: frozenset[str] = frozenset("*")
"""Stands for a condition that any word meets, as in `with: {against: "*"}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One way in which a text names an act of a type: words, the conditions they must meet, and where the roles stand.

    Word sets are lemmas in lower case; None means no condition. Roles are tried in order and the first that yields an
    actor wins, except where `mutual`, when all of them are gathered as actors.

    Args:
        id: name of the trigger, unique in its type.
        type: the event type it names; "NONE" for a stop (a use of the words that is no event).
        verbs: lemmas, with particle where there is one ("carry out").
        nouns: lemmas of nominal triggers; two words ("hunger strike") are a modifier with its head and win over one.
        mode: mode of the type that the trigger fixes, None where other words tell.
        actor: roles that may hold the actor: "subject", "object", "indirect", a preposition, "object.poss",
            "object.PREPOSITION", "complement.subject", "complement.object", "poss", "modifier", "by", "light-subject",
            "light-with" ...
        recipient: roles that may hold the recipient.
        object: the deep object's head must be one of these.
        not_object: the deep object's head must be none of these.
        subject: the deep subject's head must be one of these.
        not_subject: the deep subject's head must be none of these.
        with_: preposition -> lemmas of its object (`ANYTHING` for any); one of the prepositions must be met.
        complement: whether a clausal complement must or must not be there.
        xcomp: lemmas, one of which the complement's verb must be.
        mutual: both sides are actors; there are no recipients.
        negated: the clause must be negated in the present or future, and being so it is the act: "will not accept".
        needs: which participants must be political actors for the event to be kept.
        status: a status the trigger fixes, None where the clause tells.
        confidence: how often the trigger is right on news text, in [0, 1].
    """

    id: str
    type: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    object: frozenset[str] | None = None
    not_object: frozenset[str] | None = None
    subject: frozenset[str] | None = None
    not_subject: frozenset[str] | None = None
    with_: Mapping[str, frozenset[str]] = field(default_factory=dict)
    complement: Presence = "any"
    xcomp: frozenset[str] | None = None
    mutual: bool = False
    negated: bool = False
    needs: Needs = "any"
    status: str | None = None
    confidence: float = 0.8

    @property
    def rule(self) -> str:
        """The rule id that steps carry: "codebook:ASSAULT/attack-verb"."""
        return f"codebook:{self.type}/{self.id}"

    @property
    def conditions(self) -> int:
        """How many conditions a text must meet: the more, the more specific the trigger."""
        positive = (self.object, self.subject, self.xcomp, self.with_ or None)
        negative = (self.not_object, self.not_subject)
        return (
            2 * sum(c is not None for c in positive)
            + sum(c is not None for c in negative)
            + (self.complement != "any")
            + 2 * self.negated
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedEvent:
    """One event that an example expects: anchor words, codes of actors and recipients, mode, status."""

    anchor: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    mode: str | None = None
    status: str = "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence and every event of the type that stands in it."""

    text: str
    events: tuple[ExpectedEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of event.

    Args:
        name: "ASSAULT".
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        definition: what it is, in words.
        modes: mode -> its definition.
        triggers: the ways in which a text names it.
        mode_words: lemma near a trigger (object, modifier, "with" phrase) -> the mode it tells.
        examples: sentences that must give exactly these events of the type.
        counterexamples: sentences that must give none of the type.
    """

    name: str
    quad: int
    definition: str
    modes: Mapping[str, str]
    triggers: tuple[Trigger, ...]
    mode_words: Mapping[str, str]
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """An event ontology with its word lists.

    Args:
        name: "PLOVER".
        version: "2.0".
        types: type name -> the type, in the order of the index.
        sets: word set name -> lemmas.
        stops: uses of trigger words that are no event ("agree that", "call it"), as triggers of type "NONE".
        veto_subjects: lemmas that as deep subject rule every event out ("storm", "team").
        veto_context: domain ("sport", "weather" ...) -> lemmas by which a text shows that it is about it.
        learns: whether acts that no trigger names are told by their likeness to the examples.
    """

    name: str
    version: str
    types: Mapping[str, EventType]
    sets: Mapping[str, frozenset[str]]
    stops: tuple[Trigger, ...] = ()
    veto_subjects: frozenset[str] = frozenset()
    veto_context: Mapping[str, frozenset[str]] = field(default_factory=dict)
    learns: bool = False
    verbs: Mapping[str, tuple[Trigger, ...]] = field(init=False, repr=False, compare=False)
    nouns: Mapping[str, tuple[Trigger, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        triggers = [*self.stops, *(t for kind in self.types.values() for t in kind.triggers)]
        triggers.sort(key=lambda t: (-t.conditions, -t.confidence))
        object.__setattr__(self, "verbs", _index(triggers, "verbs"))
        object.__setattr__(self, "nouns", _index(triggers, "nouns"))


def _index(triggers: list[Trigger], words: Literal["verbs", "nouns"]) -> Mapping[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        for lemma in getattr(trigger, words):
            found.setdefault(lemma, []).append(trigger)
    return MappingProxyType({lemma: tuple(group) for lemma, group in found.items()})
