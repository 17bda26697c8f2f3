"""A description while it is read, and what it becomes."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.found import Found
from dragoman.actors.lexicon import Lexicon, Noun
from dragoman.records import Actor, Sentence, Step


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of sentence `sentence` from token `first` to its head token `head`; `noun` is its noun."""

    sentence: Sentence
    first: int
    head: int
    noun: Noun
    plural: bool

    @property
    def opening(self) -> str:
        """Its first word in lower case."""
        return self.sentence.tokens[self.first].text.lower()

    @property
    def before(self) -> set[str]:
        """The words before its head, in lower case."""
        return {token.text.lower() for token in self.sentence.tokens[self.first : self.head]}

    def former(self, lexicon: Lexicon) -> bool:
        """Tells whether it speaks of one who no longer holds the office."""
        return bool(self.before & lexicon.former)

    def singled_out(self, lexicon: Lexicon) -> bool:
        """Tells whether it picks one out anew: "the largest party", "the first woman", "the new sultan"."""
        words = [self.sentence.tokens[c] for c in self.sentence.children[self.head] if c < self.head]
        return any(word.tag in ("JJS", "RBS") or word.text.lower() in lexicon.singled_out for word in words)

    def stands_for(
        self, actors: tuple[Actor, ...], *, by: str, saw: str, kind: str = "description", plural: bool | None = None
    ) -> Found:
        """Makes it a mention of some actors.

        Args:
            actors: who it stands for.
            by: the rule that says so.
            saw: what the rule saw.
            kind: as `ActorMention.kind`.
            plural: as `Found.plural`; its own number when None.
        """
        sort = "person" if self.noun.sort == "office" and not self.plural else self.noun.sort
        return Found(
            sentence=self.sentence.index,
            head=self.head,
            first=min(self.first, self.noun.first),
            last=max(self.head + 1, self.noun.last),
            kind=kind,
            sort=sort,
            actors=actors,
            role=self.noun.words,
            plural=self.plural if plural is None else plural,
            steps=(Step(by=by, saw=saw),),
        )

    def bystander(self) -> Found:
        """Makes it nobody: something that "it" or "they" may mean, but no actor."""
        return bystander(self.sentence, self.first, self.head, plural=self.plural)


def bystander(sentence: Sentence, first: int, head: int, *, plural: bool) -> Found:
    """A phrase that is no actor ("the proposal"), kept because "it" and "they" may mean it."""
    return Found(
        sentence=sentence.index,
        head=head,
        first=first,
        last=head + 1,
        kind="description",
        sort="thing",
        role=sentence.tokens[head].lemma.lower(),
        plural=plural,
    )
