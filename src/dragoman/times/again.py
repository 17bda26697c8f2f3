"""The same event named again in another sentence."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.parse.tree import child, children
from dragoman.records import DateRange, Event, Sentence
from dragoman.times.scope import Dating
from dragoman.times.tense import load_contexts

_YEAR = timedelta(days=366)

_NEAR = 2
"""Sentences within which "the strikes" may be the strike just told."""

_OPENING = 3
"""Sentences of a report that sum up what later ones tell in full."""

_BESIDE = frozenset({"another", "other", "similar", "separate", "previous", "earlier", "last", "unrelated", "past"})
"""Words that tell one deed from the one spoken of."""

_STEM = 4
"""Letters by which "agreed" and "agreement" are held to be one word; shorter stems join strangers."""

_REMEMBERED = 200
"""Namings kept for one word: more would make a long text cost the square of its length."""


@dataclass(frozen=True, slots=True)
class Named:
    """A dated word that later sentences may name again."""

    lemma: str
    days: DateRange
    sentence: Sentence
    type: str | None
    actors: frozenset[str]
    names: frozenset[str] = frozenset()
    real: bool = True
    many: bool = True


class Memory:
    """Dated words, by word and by type and actors, so that each event looks at few."""

    def __init__(self) -> None:
        self._alike: defaultdict[str, deque[Named]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
        self._kin: defaultdict[tuple[str, frozenset[str]], deque[Named]] = defaultdict(
            lambda: deque(maxlen=_REMEMBERED)
        )

    def add(self, named: Named) -> None:
        """Keeps a dated word."""
        self._alike[named.lemma[:_STEM]].append(named)
        if named.type is not None:
            self._kin[named.type, named.actors].append(named)

    def alike(self, lemma: str) -> list[Named]:
        """What was named by a word like this one."""
        return list(self._alike.get(lemma[:_STEM], ()))

    def kin(self, kind: str, actors: frozenset[str]) -> list[Named]:
        """Events of this type with these actors."""
        return list(self._kin.get((kind, actors), ()))


def definite(sentence: Sentence, noun: int) -> bool:
    """ "the attack", "this attack", "their attack"."""
    marks = {sentence.tokens[c].text.lower() for c in children(sentence, noun, "det")}
    return bool(marks & {"the", "this", "that", "these", "those", "both"}) or child(sentence, noun, "poss") is not None


def named_again(event: Event, sentence: Sentence, memory: Memory) -> Dating | None:
    """The day of the same event as another sentence gives it.

    The same word (or, for a definite noun of a general kind, the same type) with the same actors; nothing where the
    candidates give different days, or where the mention adds what would make it another event.
    """
    token = sentence.tokens[event.trigger]
    noun = token.pos in ("NOUN", "PROPN")
    lemma = token.lemma.lower()
    if event.status != "asserted" or _restricted(sentence, event.trigger):
        return None
    actors = _who(event)
    near = [n for n in memory.alike(lemma) if n.type in (None, event.type)]
    alike = [n for n in near if n.real and _same_word(event, lemma, n)]
    found = [n for n in alike if _fits(event, sentence, n, noun=noun)]
    if not found and noun and lemma in load_contexts()["general_noun"] and actors and plain(sentence, event.trigger):
        found = [n for n in memory.kin(event.type, actors) if n.real]
    found = [n for n in found if _may_be_meant(event, sentence, n)]
    if noun and found and _others(found[0], alike):
        return None
    if not found or len({(n.days.first, n.days.last) for n in found}) > 1:
        return None
    if found[0].days.last - found[0].days.first > _YEAR:  # "attacks in Somalia (2006-2017)" date none of them
        return None
    n = found[0]
    return Dating(
        replace(n.days, basis="inferred"), f"{token.text!r} is the {n.lemma!r} of sentence {n.sentence.index + 1}"
    )


def _may_be_meant(event: Event, sentence: Sentence, n: Named) -> bool:
    """What is named comes first, but for the opening, which sums up; "the meetings" are not one meeting."""
    token = sentence.tokens[event.trigger]
    many = token.tag in ("NNS", "NNPS") and token.lemma != "talk"
    since = event.sentence - n.sentence.index
    if many and not n.many:
        return 0 <= since <= _NEAR
    return since >= 0 or event.sentence < _OPENING


def _others(found: Named, alike: list[Named]) -> bool:
    """Whether the text tells of another such deed on another day: then "the attack" may be either."""
    return any(n.days.first > found.days.last or n.days.last < found.days.first for n in alike)


def _same_word(event: Event, lemma: str, n: Named) -> bool:
    return n.lemma == lemma or (n.lemma[:_STEM] == lemma[:_STEM] and len(lemma) > _STEM and n.type == event.type)


def _fits(event: Event, sentence: Sentence, n: Named, *, noun: bool) -> bool:
    """Whether the actors allow that it is the same; a noun must be definite, a verb needs the same actors."""
    if not (noun and definite(sentence, event.trigger)):
        return _same_doers(event, n) and bool(_matter(event, sentence) & _matter(event, n.sentence))
    names = {w for a in event.actors for w in a.actor.name.split()}
    return n.type is not None or bool(names & set(n.sentence.text.split()))


def _same_doers(event: Event, n: Named) -> bool:
    """The same people, or the same two states: one state's people are many."""
    codes = _who(event)
    return bool(codes) and codes == n.actors and (len(codes) > 1 or _names(event) == n.names)


def _matter(event: Event, sentence: Sentence) -> frozenset[str]:
    """The nouns of a sentence but the actors' own names: what an act is about."""
    names = {w for a in (*event.actors, *event.recipients) for w in a.actor.name.split()}
    return frozenset(t.lemma.lower() for t in sentence.tokens if t.pos in ("NOUN", "PROPN") and t.text not in names)


def _names(event: Event) -> frozenset[str]:
    """Of those who act; where nobody is named, of those it is done to."""
    return frozenset(a.actor.name for a in event.actors or event.recipients)


def plain(sentence: Sentence, noun: int) -> bool:
    """ "the operation", with no word that tells it from another."""
    marks = {sentence.tokens[c].text.lower() for c in children(sentence, noun, "det")}
    return bool(marks & {"the", "this", "that"}) and not children(sentence, noun, "amod", "compound", "poss", "nummod")


def _restricted(sentence: Sentence, noun: int) -> bool:
    """ "the agreement on sending soldiers" is not the agreement spoken of before."""
    for p in children(sentence, noun, "prep"):
        inner = child(sentence, p, "pobj", "pcomp")
        if (
            sentence.tokens[p].text.lower() in ("on", "about", "over", "to", "for")
            and inner is not None
            and not sentence.tokens[inner].ent
        ):
            return sentence.tokens[noun].pos in ("NOUN", "PROPN")
    return False


def _who(event: Event) -> frozenset[str]:
    return frozenset(f"{a.actor.code}" for a in (*event.actors, *event.recipients) if a.actor.code != "UNK")


def naming(event: Event, sentence: Sentence) -> Named | None:
    """What later sentences may name again."""
    if event.date is None:
        return None
    return Named(
        sentence.tokens[event.trigger].lemma.lower(),
        event.date,
        sentence,
        event.type,
        _who(event),
        _names(event),
        event.status == "asserted" and not _another(sentence, event.trigger),
        sentence.tokens[event.trigger].tag in ("NNS", "NNPS"),
    )


def _another(sentence: Sentence, noun: int) -> bool:
    """ "Another attack", "a similar raid": told beside the one that the text goes on about."""
    return any(sentence.tokens[c].lemma.lower() in _BESIDE for c in children(sentence, noun, "det", "amod"))
