"""Whose words an unknown source's are: a body named before, whom a spokesman speaks for, the country at home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.claims.lexicon import load_words
from dragoman.parse.tree import child
from dragoman.records import Actor, ActorMention, Claim, Sentence, Step

UNSTATELY = frozenset({"UNK", "IGO", "NGO", "MNC", "ISM", "WST"})
NAMED = frozenset({"name", "demonym", "description"})

NAMED_BACK = 12
"""How many sentences back "the ministry" may have been named in full."""

SPOKEN_BACK = 2
"""How many sentences back a body may have spoken that "a spokesman" without an owner speaks for."""

HOME_SHARE, HOME_COUNT = 0.6, 4
"""How much of the states' mentions one must hold, and how many, for the people of a report to be its people."""


class Backing:
    """Names sources that the mentions left unknown, claim by claim in the order of the text.

    Args:
        sentences: the report's sentences.
        mentions: its actor mentions.
    """

    def __init__(self, sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> None:
        self._sentences = {s.index: s for s in sentences}
        self._bodies: dict[str, list[ActorMention]] = {}
        self._states: dict[int, set[str]] = {}
        counts: Counter[str] = Counter()
        for m in mentions:
            if m.actor.code == "UNK" or m.kind not in NAMED:
                continue
            self._keep(m)
            if m.actor.code not in UNSTATELY:
                counts[m.actor.code] += 1
                self._states.setdefault(m.sentence, set()).add(m.actor.code)
        self._home = _dominant(counts)
        self._given: dict[str, Actor] = {}
        self._spoke: tuple[int, ActorMention] | None = None

    def known(self, claims: Sequence[Claim]) -> list[Claim]:
        """Gives each claim's unknown sources the actors that the text before tells.

        Args:
            claims: the report's claims, in any order.

        Returns:
            The claims, in the same order.
        """
        backed: dict[str, Claim] = {}
        for claim in sorted(claims, key=lambda c: (c.sentence, c.cue.start)):
            sources = tuple(self._source(s) for s in claim.sources)
            if sources and sources[0].actor.code != "UNK" and not self._is_person(sources[0]):
                self._spoke = (claim.sentence, sources[0])
                for source in sources:
                    self._keep(source)
            backed[claim.id] = claim if sources == claim.sources else replace(claim, sources=sources)
        return [backed[c.id] for c in claims]

    def _keep(self, mention: ActorMention) -> None:
        lemma = self._sentences[mention.sentence].tokens[mention.head].lemma.lower()
        if lemma in load_words("bodies"):
            self._bodies.setdefault(lemma, []).append(mention)

    def _source(self, source: ActorMention) -> ActorMention:
        if source.actor.code != "UNK":
            return source
        found = self._given.get(source.actor.name)
        if found is not None:
            return _named(source, found, "said-before")
        for rule, actor in (
            ("same-noun", self._same_noun(source)),
            ("spokesman", self._spoken_for(source)),
            ("it", self._it(source)),
            ("at-home", self._at_home(source)),
        ):
            if actor is not None:
                if source.kind != "pronoun":
                    self._given[source.actor.name] = actor
                return _named(source, actor, rule)
        return source

    def _words(self, source: ActorMention) -> set[str]:
        tokens = self._sentences[source.sentence].tokens
        return {
            t.lemma.lower() if t.pos == "NOUN" else t.text.lower()
            for t in tokens
            if source.span.start <= t.start < source.span.end
        }

    def _is_person(self, source: ActorMention) -> bool:
        token = self._sentences[source.sentence].tokens[source.head]
        return token.ent == "PERSON" or token.text.lower() in ("he", "she", "who", "i")

    def _named_before(self, lemma: str, sentence: int) -> ActorMention | None:
        """The last to be called so, where all that were are one state's or body's."""
        near = [m for m in self._bodies.get(lemma, ()) if 0 <= sentence - m.sentence <= NAMED_BACK]
        return near[-1] if near and len({m.actor.code for m in near}) == 1 else None

    def _same_noun(self, source: ActorMention) -> Actor | None:
        """ "Turkey's foreign ministry … The ministry said"."""
        sentence = self._sentences[source.sentence]
        token, determiner = sentence.tokens[source.head], child(sentence, source.head, "det")
        if token.pos not in ("NOUN", "PROPN") or determiner is None or child(sentence, source.head, "poss") is not None:
            return None
        if sentence.tokens[determiner].text.lower() not in ("the", "this", "that"):
            return None
        found = self._named_before(token.lemma.lower(), source.sentence)
        return None if found is None or found.span.start >= source.span.start else found.actor

    def _spoken_for(self, source: ActorMention) -> Actor | None:
        """ "coast guard spokesman X" after "the Philippine coast guard"; "a spokesman" after "the ministry said"."""
        words = self._words(source)
        if not words & load_words("spokespeople"):
            return None
        body = next((b for b in sorted(words & load_words("bodies")) if self._bodies.get(b)), None)
        if body is not None:
            found = self._named_before(body, source.sentence)
        elif words & {"of", "for", "from", "'s", "’s"} or words & load_words("bodies") or self._spoke is None:
            return None
        else:
            found = self._spoke[1] if source.sentence - self._spoke[0] <= SPOKEN_BACK else None
            found = found if self._alone(source) else None
        if found is None:
            return None
        return replace(source.actor, code=found.actor.code, sector=found.actor.sector)

    def _alone(self, source: ActorMention) -> bool:
        """ "spokesman Jay Tarriela": only a person's name beside the spokesman, no body's."""
        tokens = self._sentences[source.sentence].tokens
        inside = [t for t in tokens if source.span.start <= t.start < source.span.end]
        return all(t.ent == "PERSON" or t.pos != "PROPN" for t in inside)

    def _it(self, source: ActorMention) -> Actor | None:
        """ "…, it said" after what a body or a document said."""
        if source.span.text.lower() != "it" or self._spoke is None or source.sentence - self._spoke[0] > 1:
            return None
        return self._spoke[1].actor

    def _at_home(self, source: ActorMention) -> Actor | None:
        """A villager, mayor or fire officer whom no word gives a country, in a report on one country."""
        words = self._words(source)
        if not self._home or words & load_words("outsiders") or not words & load_words("locals"):
            return None
        if self._states.get(source.sentence, set()) - {self._home}:
            return None
        sector = source.actor.sector if source.actor.sector != "UNK" else "CVL"
        return replace(source.actor, code=self._home, sector=sector)


def _dominant(counts: Counter[str]) -> str:
    """The state that a report is about, "" where none stands out."""
    if not counts:
        return ""
    code, count = counts.most_common(1)[0]
    return code if count >= HOME_COUNT and count >= HOME_SHARE * counts.total() else ""


def _named(source: ActorMention, actor: Actor, rule: str) -> ActorMention:
    step = Step(by=f"claims:source/{rule}", saw=f"{source.span.text!r} is {actor.name}, {actor.code}")
    return replace(source, actor=actor, steps=(*source.steps, step))
