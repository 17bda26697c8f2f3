"""What is no political act: sport, weather, markets, ordinary crime, and acts between nobodies."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebooks import Codebook, Trigger
from dragoman.events.roles import Roles
from dragoman.events.scene import Scene
from dragoman.records import ActorMention, Event, Sentence

POLITICAL_SECTORS = frozenset(
    ["GOV", "MIL", "REB", "PTY", "LEG", "JUD", "COP", "SPY", "UAF", "OPP", "ELI", "PRM", "PRE", "REF"]
)
"""Sectors whose members' acts are political by themselves (PLOVER 2.0, actor sectors)."""

_CROWD_TYPES = frozenset({"PROTEST"})
_ANONYMOUS = frozenset({"PROTEST", "ASSAULT", "COERCE"})
"""Types whose events are kept where nobody's country is known, so long as their kind is political."""

_STRUCK = frozenset({"OPP", "REB", "UAF", "MIL", "COP", "JRN"})
_BY_AUTHORITY = frozenset({"COERCE", "RETREAT", "SANCTION"})
"""Types whose doer, where it is left out, is an authority; a death may be an accident's."""

_VERBAL = frozenset({"THREATEN", "ACCUSE", "SUPPORT", "REJECT"})
"""Types that need no second side: to condemn a coup, to welcome a deal is an act of a political actor alone."""

_ARMED = frozenset({"MIL", "COP"})
_ORGANISED = frozenset({"IGO", "WST", "ISM", "NGO"})

VETO_RATE = 0.02
"""Share of a report's words that speak of sport, weather ... from which on the report is about that; chosen on the
Wikinews reports (sport reports lie at 0.03 to 0.1, political ones under 0.01)."""


TELLS_OF_POLITICS = 3
"""So many events between political actors make a report one that tells of politics."""

FULL = ((0, 8), (1, 3), (2, 2))
"""So many sure events between different states, bodies or warring sides, and so many at all, make a report one full of
politics; chosen on 20 press reports of 2017, read on 40 of no politics."""

DENSITY = 0.2
"""So many sure events a sentence, at least; a portrait or a chronicle with a few acts in it is no report of these.
Of 80 press reports of sport, weather, business, crime and science none came above .12."""

ONE_SIDE = "events:one-side"
"""Step of an event whose other side is not named."""

UNNAMED = "events:unnamed"
"""Step of an event too few of whose sides are known; it is kept only in a report full of politics."""

HINT_CONFIDENCE = 0.7
"""What a trigger needs to stand for an act of politics without a known side; chosen on our own reports."""

FORCE_CONFIDENCE = 0.6
"""The same for acts of force that befall somebody, or that a noun tells."""

PLAIN_CONFIDENCE = 0.75
"""From this on a trigger with a doer alone stands in any report of politics, below it in one full of politics."""

_TOLD_BARE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST"})
"""Types told without any side in such reports: "fighting broke out", "a curfew was imposed"."""

_MUTUAL_BARE = frozenset({"ASSAULT", "CONSULT", "RETREAT"})
"""Mutual acts whose sides such reports leave out: "a new round of talks", "clashes with the army"."""

_TARGET_LEFT_OUT = frozenset({"COERCE", "SANCTION", "REJECT", "PROTEST", "ACCUSE"})
_DOER_LEFT_OUT = _TARGET_LEFT_OUT | {"ASSAULT", "REQUEST"}
"""Types of conflict one of whose sides such reports leave out even where the act asks for both."""

_INQUIRING = frozenset({"GOV", "JUD", "LEG", "SPY"})
"""Whose inquiries are acts of politics whatever they are into; the police's may be into any crime."""

_BEFALLS = _TARGET_LEFT_OUT | {"ASSAULT", "RETREAT"}
"""Types of acts whose doer goes without saying; who helps or asks whom is said."""

_TOLD_BARE_BY_NOUN = _TOLD_BARE | {"REJECT"}
"""Types whose nouns tell an act without any side ("the cancellation of the visit"), though their verbs don't."""

_FIGHTERS = frozenset({"MIL", "REB", "UAF"})
_OPPOSED = frozenset({"REB", "UAF", "OPP"})
_OF_STATE = frozenset({"GOV", "MIL", "COP", "SPY"})

NATURAL_HITS = 3
"""So many words of epidemics and disasters make an emergency or a curfew one against them, not against people."""

_AGAINST_NATURE = frozenset({"martial-law", "curfew"})

VETO_HITS = 5
"""Fewer such words than this say nothing about what a report is about, however short it is."""


def is_political(roles: Roles, trigger: Trigger) -> bool:
    """Tells whether the participants a trigger needs are political actors.

    Args:
        roles: who takes part.
        trigger: says which sides are needed.
    """
    anonymous = trigger.type in _ANONYMOUS
    actor = any(is_political_actor(m) or (anonymous and m.actor.sector in _ARMED) for m in roles.actors)
    recipient = any(is_political_actor(m) or (anonymous and m.actor.sector in _ARMED) for m in roles.recipients)
    actor = actor or (recipient and _foreign(roles))
    if trigger.type in _CROWD_TYPES and roles.actors:
        return not all(
            m.kind == "name" and m.actor.sector in ("GOV", "MIL") for m in roles.actors
        )  # states don't march
    if not anonymous and all(m.actor.code == "UNK" for m in (*roles.actors, *roles.recipients)):
        return False
    if trigger.mode == "visit" and _at_home(roles):
        return False
    if trigger.mutual and trigger.mode != "visit":
        return len(roles.actors) > 1 and actor and not (trigger.needs == "both" and not all(map(_known, roles.actors)))
    if trigger.needs == "actor":
        return actor
    if trigger.needs == "recipient":
        return recipient
    if trigger.type == "ASSAULT" and any(map(_is_fighter, roles.recipients)):
        return True  # who kills soldiers or rebels makes war on somebody
    if trigger.needs == "both":
        return (actor and any(map(_known, roles.recipients))) or (recipient and any(map(_known, roles.actors)))
    return actor or recipient or (trigger.type == "ASSAULT" and any(map(_foreign_target, roles.recipients)))


def _foreign(roles: Roles) -> bool:
    """Somebody of a known country acts on another's: whatever he is, he stands against its state."""
    homes = {m.actor.code for m in roles.actors if m.kind == "name"} - {"UNK", "IGO"}
    targets = {m.actor.code for m in roles.recipients if is_political_actor(m)} - {"UNK"}
    return bool(homes) and bool(targets) and not homes & targets


def one_sided(event: Event) -> bool:
    """True for an event that is kept only in a report that tells of politics."""
    return any(step.by in (ONE_SIDE, UNNAMED) for step in event.steps)


def unnamed(event: Event) -> bool:
    """True for an event that is kept only in a report full of politics."""
    return any(step.by == UNNAMED for step in event.steps)


def between_states(event: Event) -> bool:
    """True for an event in which different states or bodies take part, or a state and those who fight it."""
    parties = (*event.actors, *event.recipients)
    sectors = {m.actor.sector for m in parties}
    at_war = bool(sectors & _OPPOSED) and bool(sectors & _OF_STATE)
    at_war = at_war or event.type in _CROWD_TYPES
    return (at_war or len({m.actor.code for m in parties} - {"UNK"}) > 1) and not one_sided(event)


def tells_of_states(*, sure: int, between: int, sentences: int) -> bool:
    """Tells whether a report is full of politics.

    Args:
        sure: its events whose sides are known.
        between: those of them in which different states or bodies take part.
        sentences: how many sentences it has.
    """
    enough = any(between >= foreign and sure >= all_told for foreign, all_told in FULL)
    return enough and sure >= DENSITY * sentences


def is_hinted(roles: Roles, trigger: Trigger, *, nominal: bool) -> bool:
    """Tells whether an act without a known side is one of politics in a report full of politics.

    Args:
        roles: who takes part.
        trigger: the trigger that matched.
        nominal: whether a noun names the act.
    """
    political = any(m.actor.sector in POLITICAL_SECTORS for m in (*roles.actors, *roles.recipients))
    if trigger.type == "ASSAULT" and (nominal or (roles.recipients and not roles.actors)):
        return trigger.confidence >= FORCE_CONFIDENCE  # "two were killed", "the shooting": whoever did it
    if trigger.type in _CROWD_TYPES and nominal and not roles.actors:
        return trigger.confidence >= FORCE_CONFIDENCE
    if trigger.mode == "visit" or trigger.confidence < HINT_CONFIDENCE:
        return False
    if trigger.mutual:
        return trigger.type in _MUTUAL_BARE and (nominal or (political and trigger.needs != "both"))
    if trigger.mode == "investigate":
        return nominal or any(m.actor.sector in _INQUIRING for m in roles.actors)
    if trigger.needs == "both" and not (roles.actors and roles.recipients):
        asked = trigger.confidence > PLAIN_CONFIDENCE  # others may be put to somebody by a reporter
        if roles.recipients:
            return political and trigger.type in _DOER_LEFT_OUT and (asked or trigger.type != "REQUEST")
        told = trigger.type in _TARGET_LEFT_OUT and trigger.confidence >= PLAIN_CONFIDENCE
        return political and (told or (trigger.type == "REQUEST" and asked))
    if political:
        return True
    if roles.recipients:
        return trigger.type in _TOLD_BARE or trigger.type == "SANCTION"
    bare = _TOLD_BARE_BY_NOUN if nominal else _TOLD_BARE
    return not roles.actors and trigger.needs == "any" and trigger.type in bare


def is_likely(roles: Roles, trigger: Trigger) -> bool:
    """Tells whether an act one of whose sides is not named is political in a report that tells of politics anyway.

    Args:
        roles: who takes part.
        trigger: the trigger that matched.
    """
    if not roles.actors and any(_is_target(m, trigger.type) for m in roles.recipients):
        return trigger.type in _BEFALLS and trigger.confidence >= HINT_CONFIDENCE
    alone = trigger.type in _VERBAL and not trigger.mutual and trigger.mode != "investigate"
    alone = alone and not (trigger.type == "SUPPORT" and trigger.needs == "both")
    return alone and any(is_political_actor(m) for m in roles.actors)


def _is_target(mention: ActorMention, kind: str) -> bool:
    """Whom an act befalls whose doer nobody names: "two Chadians were freed", "40 protesters were beaten"."""
    if mention.actor.sector in _STRUCK:
        return True
    return kind in _BY_AUTHORITY and mention.actor.code != "UNK"


def _at_home(roles: Roles) -> bool:
    """A minister who tours his own country visits nobody."""
    codes = {m.actor.code for m in (*roles.actors, *roles.recipients)}
    return bool(roles.recipients) and len(codes) == 1 and codes != {"IGO"}


def _known(mention: ActorMention) -> bool:
    """A country, or at least a kind that is no crowd of private persons ("the warring parties")."""
    return mention.actor.code != "UNK" or (mention.kind == "description" and mention.actor.sector in POLITICAL_SECTORS)


def _is_fighter(mention: ActorMention) -> bool:
    return mention.actor.code != "UNK" and mention.actor.sector in _FIGHTERS


def _foreign_target(mention: ActorMention) -> bool:
    """A known country's works, ships, companies: to strike them is no ordinary crime."""
    return mention.actor.code != "UNK" and mention.actor.sector in ("BUS", "MNC", "AGR", "JRN", "REL")


def is_political_actor(mention: ActorMention) -> bool:
    """True for states and those who act for them, parties, armed groups, bodies of states, movements, crowds."""
    actor = mention.actor
    if actor.code in _ORGANISED:
        return actor.sector != "JRN"  # a paper asks and thanks as its work
    return (actor.sector in POLITICAL_SECTORS and actor.code != "UNK") or actor.sector in ("REB", "UAF", "OPP", "SOC")


class Relevance:
    """Tells whether a report or a sentence is about something else."""

    def __init__(self, sentences: Sequence[Sentence], codebook: Codebook) -> None:
        self._codebook = codebook
        words = [t.lemma.lower() for s in sentences for t in s.tokens if t.pos in ("NOUN", "VERB", "PROPN")]
        natural = codebook.sets.get("natural", frozenset())
        self._natural = sum(word in natural for word in words) >= NATURAL_HITS
        self._domains = {domain: _rate(words, lemmas) for domain, lemmas in codebook.veto_context.items()}

    def silent(self, sentence: Sentence) -> bool:
        """True for a sentence that is all about another domain."""
        here = {t.lemma.lower() for t in sentence.tokens}
        return any(
            self._domains[domain] >= VETO_RATE and here & lemmas
            for domain, lemmas in self._codebook.veto_context.items()
        )

    def vetoes(self, scene: Scene, token: int, roles: Roles, trigger: Trigger) -> bool:
        """True where the deep subject is a storm, a team, a share price, or an emergency is one against a disease."""
        clause = scene.clauses.get(token)
        if clause is not None and any(scene.lemma(s) in self._codebook.veto_subjects for s in clause.subjects):
            return True
        if self._natural and (trigger.mode in _AGAINST_NATURE or (trigger.type == "ASSAULT" and not roles.actors)):
            return True  # a disaster kills, and emergencies are against it
        heavy = any(rate >= 2 * VETO_RATE for rate in self._domains.values())
        return heavy and not (
            any(map(is_political_actor, roles.actors)) and any(map(is_political_actor, roles.recipients))
        )


def _rate(words: Sequence[str], lemmas: frozenset[str]) -> float:
    hits = sum(word in lemmas for word in words)
    return hits / len(words) if hits >= VETO_HITS else 0.0
