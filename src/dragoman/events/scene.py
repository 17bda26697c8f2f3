"""One sentence as the event rules see it: its tree, its clauses, and which tokens stand for which actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from dragoman.parse import Clause
from dragoman.parse.tree import child, children, conjuncts
from dragoman.records import Actor, ActorMention, Sentence

LEADING = frozenset({"lead", "head", "chair", "command", "include", "comprise"})
"""Verbs whose subject shows whose a delegation is: "a delegation led by the Polish minister"."""

_ENDS_COMPOUND = frozenset({"fire", "out", "in", "up", "off", "over", "back", "down", "away"})
"""Words that name no act of their own after a hyphen, which the parser splits off: "cease-fire", "pull-out"."""

_ALLEGIANCE = frozenset({"loyal", "allied", "ally", "affiliated", "affiliate", "belong", "faithful"})
_DASHES = frozenset("-–—/")

INSIDE = ("poss", "compound", "amod", "nmod")
_OWNERS = ("of", "by", "from")
_WHERE = ("in", "on", "at", "into")
_ANYONE = (*_OWNERS, "between", "among", "against", "with", "to", "for")


class Scene:
    """A sentence with its clauses and mentions, indexed by token.

    Args:
        sentence: the parsed sentence.
        clauses: its clauses.
        mentions: the mentions in it, joint ones once a member.
        states: the states that the report names, by code.
    """

    def __init__(
        self,
        sentence: Sentence,
        clauses: Sequence[Clause],
        mentions: Sequence[ActorMention],
        states: Mapping[str, Actor] = MappingProxyType({}),
    ) -> None:
        self.states = states
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.clauses: Mapping[int, Clause] = {clause.head: clause for clause in clauses}
        self._joined = dict(_hyphenated(sentence))
        self._mentions: dict[int, list[ActorMention]] = {}
        for mention in mentions:
            self._mentions.setdefault(mention.head, []).append(mention)

    def lemma(self, i: int) -> str:
        """The lower-case lemma of token `i`; of a hyphenated noun's last word the whole noun's ("ceasefire")."""
        return self._joined.get(i) or self.tokens[i].lemma.lower()

    def joined(self, i: int) -> bool:
        """True for the last word of a hyphenated noun, whose first word stands two tokens before it."""
        return i in self._joined

    def actors_at(self, i: int, *, places: bool = False) -> tuple[ActorMention, ...]:
        """The actors token `i` is the head of; toponyms that are only places are left out unless `places`."""
        return tuple(m for m in self._mentions.get(i, ()) if places or m.kind != "place")

    def actors_in(
        self, i: int, *, places: bool = False, doers: bool = False, depth: int = 2
    ) -> tuple[ActorMention, ...]:
        """The actors of a noun phrase: its head's, else those inside it.

        Args:
            i: the phrase's head token.
            places: whether a toponym in it may stand for its government ("troops in Syria").
            doers: whether only those count that may act through the phrase ("Paris's statement", "a statement by").
            depth: how many phrases deep to look.
        """
        found = self.actors_at(i, places=places)
        if found and all(m.actor.code == "UNK" and m.kind == "description" for m in found):
            parties = (*self.prepositional(i, "between"), *children(self.sentence, i, "appos"))
            led = [self.clauses[c] for c in children(self.sentence, i, "acl", "relcl") if c in self.clauses]
            parties = (*parties, *(k for clause in led if clause.lemma in LEADING for k in clause.subjects))
            parties = (*parties, *self._loyal_to(i))
            known = tuple(m for k in parties for m in self.actors_at(k) if m.actor.code != "UNK")
            return known or found  # "alliances between A and B", "the regional bloc A"
        if found or depth == 0 or self.tokens[i].pos not in ("NOUN", "PROPN", "NUM", "ADJ", "X"):
            return found
        found = tuple(m for c in children(self.sentence, i, "appos") for m in self.actors_at(c))
        found = found or tuple(m for k in (*self._before(i, *INSIDE), *self._loyal_to(i)) for m in self.actors_at(k))
        return found or self._in_phrases(i, places=places, doers=doers, depth=depth)

    def _in_phrases(self, i: int, *, places: bool, doers: bool, depth: int) -> tuple[ActorMention, ...]:
        """The actors of the first phrase on noun `i` that has any."""
        names = (_OWNERS if doers else _ANYONE) + (_WHERE if places else ())
        for preposition in children(self.sentence, i, "prep"):
            name = self.tokens[preposition].text.lower()
            named = (p for p in conjuncts(self.sentence, preposition) if self.tokens[p].text.lower() == name)
            objects = (c for p in named for c in children(self.sentence, p, "pobj"))
            heads = [k for c in objects for k in conjuncts(self.sentence, c)]
            inner = (self.actors_in(k, places=places, doers=doers, depth=depth - 1) for k in heads if name in names)
            found = tuple(m for actors in inner for m in actors)
            if found:
                return found
        if not places:
            return ()
        near = (k for adverb in children(self.sentence, i, "advmod") for k in self.prepositional(adverb, "of"))
        return tuple(m for k in near for m in self.actors_at(k, places=True))  # "villages north of the town"

    def _loyal_to(self, i: int) -> list[int]:
        """Whose the forces of noun `i` are: "troops loyal to the president"."""
        said = (c for c in children(self.sentence, i, "amod", "acl") if self.lemma(c) in _ALLEGIANCE)
        return [k for c in said for name in ("to", "with") for k in self.prepositional(c, name)]

    def prepositional(self, i: int, name: str) -> list[int]:
        """Heads of the objects of preposition `name` on token `i`, conjuncts included."""
        found: list[int] = []
        for holder in (i, *conjuncts(self.sentence, i)[1:]):
            for preposition in children(self.sentence, holder, "prep", "agent", "dative"):
                for p in conjuncts(self.sentence, preposition):  # "with Chad and with Togo"
                    if self.tokens[p].text.lower() == name:
                        for c in children(self.sentence, p, "pobj"):
                            found += conjuncts(self.sentence, c)
            if found:  # "a truce and talks between A and B": what follows the last is said of the first too
                return found
        return self._stray_agents(i) if name == "by" else found

    def _stray_agents(self, i: int) -> list[int]:
        """A "by" phrase after an active verb's object is the object's: "followed joint patrols by Chad and Mali"."""
        verb = self.tokens[i].head
        if self.tokens[i].dep != "dobj" or verb not in self.clauses or self.clauses[verb].passive:
            return []
        agents = [c for c in children(self.sentence, verb, "agent") if c > i]
        return [k for a in agents for c in children(self.sentence, a, "pobj") for k in conjuncts(self.sentence, c)]

    def gerunds(self, i: int, name: str) -> list[int]:
        """Heads of the gerunds of preposition `name` on token `i`: "banned from holding office"."""
        found = (p for p in children(self.sentence, i, "prep") if self.tokens[p].text.lower() == name)
        return [c for p in found for c in children(self.sentence, p, "pcomp") if self.tokens[c].tag == "VBG"]

    def predicative(self, i: int) -> int | None:
        """The adjective that clause `i` says of its subject ("is ready to", "is supportive of"), None where none."""
        return child(self.sentence, i, "acomp") if i in self.clauses and self.clauses[i].lemma == "be" else None

    def complement(self, i: int) -> int | None:
        """The head of the clausal complement of clause `i` or of its predicative, None where there is none."""
        adjective = self.predicative(i)
        return self.clauses[i].complement if adjective is None else child(self.sentence, adjective, "xcomp", "ccomp")

    def modifiers(self, i: int) -> list[int]:
        """Adjectives and compounds before noun `i`, with their conjuncts and what a hyphen joins ("US-Russia")."""
        return self._before(i, "amod", "compound", "nmod")

    def _before(self, i: int, *deps: str) -> list[int]:
        found: list[int] = []
        for c in children(self.sentence, i, *deps):
            for k in conjuncts(self.sentence, c):
                joined = children(self.sentence, k, "amod", "compound", "nmod", "npadvmod")
                found += [h for h in joined if h + 1 < k and self.tokens[h + 1].text in _DASHES]
                found.append(k)
        return found


def _hyphenated(sentence: Sentence) -> Iterator[tuple[int, str]]:
    tokens = sentence.tokens
    for token in tokens[2:]:
        if token.lemma.lower() in _ENDS_COMPOUND and tokens[token.i - 1].text == "-":
            first = tokens[token.i - 2]
            if first.dep == "compound" and first.head == token.i:
                hyphen = "-" if token.lemma.lower() == "in" else ""  # "sit-in", but "ceasefire", "pullout"
                yield token.i, f"{first.lemma.lower()}{hyphen}{token.lemma.lower()}"
