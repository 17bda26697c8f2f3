"""Whose claim or proposal a noun phrase means: its owner in the phrase, or the claim before that it points back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dragoman.claims.others import owners_of
from dragoman.claims.sources import Mentions
from dragoman.claims.stance_nouns import is_which, kind_of
from dragoman.parse import Clause
from dragoman.parse.tree import child, children, span_of, subtree
from dragoman.records import ActorMention, Claim, PositionObject, Sentence, Span

ANSWERS: dict[str, frozenset[str]] = {
    "claim": frozenset({"assert", "accuse", "deny", "believe", "condemn"}),
    "proposal": frozenset({"propose", "demand"}),
    "plan": frozenset({"propose", "promise"}),
    "demand": frozenset({"demand", "propose", "ask"}),
}
"""Acts of the claims that a noun of each kind can point back to."""

BLAMING = frozenset({"accusation", "allegation", "charge"})

NEAR = 2
"""How many sentences back anything said of one may be "the accusation"."""

CLAIM_BACK = 3
"""How many sentences back "the claim" may have been made when nobody is named with it."""

LOOK_BACK = 12
"""How many sentences back "the proposal" may have been made."""


class Owners:
    """Finds the owners of claims and proposals in one document."""

    def __init__(self, mentions: Mentions, claims: Sequence[Claim], sentences: Sequence[Sentence]) -> None:
        self._mentions = mentions
        self._claims = sorted(claims, key=lambda c: c.cue.start)
        self._starts = [c.cue.start for c in self._claims]
        self._by_cue = {c.cue.start: c for c in claims}
        self._sentences = sentences
        self._seen: dict[str, str] = {}
        self._last: PositionObject | None = None
        self._last_sentence = 0

    def object_of(self, sentence: Sentence, noun: int, clause: Clause | None, holders: set[str]) -> PositionObject:
        """Describes what a side is taken on.

        Args:
            sentence: the sentence.
            noun: the token of the noun for a claim, proposal, plan or demand.
            clause: the clause that takes the side; None where a claim judges it.
            holders: codes of who takes it, who are never the owners of a claim pointed back to.

        Returns:
            The object, its owner `UNK` where nobody can be told.
        """
        kind = kind_of(sentence, noun) or "claim"
        own = self._by_cue.get(sentence.tokens[noun].start)
        span = self._span(sentence, noun, clause)
        owner = self._named(sentence, noun, clause)
        claim = own
        if claim is None:
            claim = self._pointed_at(sentence, noun, kind, owner, holders)
        if owner is None and claim is not None and claim.sources:
            owner = claim.sources[0].actor.code
        lemma = sentence.tokens[noun].lemma.lower()
        if owner is None and _definite(sentence, noun):
            owner = self._seen.get(lemma)
        if owner is not None:
            self._seen[lemma] = owner
        if own is not None:
            span = own.content
        self._last = PositionObject(
            kind=kind,
            text=span.text,
            start=span.start,
            end=span.end,
            owner=owner or "UNK",
            claim=None if claim is None else claim.id,
        )
        self._last_sentence = sentence.index
        return self._last

    def unnamed(self, sentence: Sentence, at: int) -> PositionObject:
        """What "abstained" is about where the sentence names nothing: what a side was last taken on, else nothing."""
        if self._last is not None and sentence.index - self._last_sentence <= CLAIM_BACK:
            return self._last
        return PositionObject(kind="proposal", text="", start=at, end=at, owner="UNK")

    def _span(self, sentence: Sentence, noun: int, clause: Clause | None) -> Span:
        anchor = -1 if clause is None else clause.head
        tokens = subtree(sentence, noun)
        if anchor in tokens:
            hidden = set(subtree(sentence, anchor))
            tokens = [i for i in tokens if i not in hidden]
        for p in children(sentence, noun, "prep"):
            if sentence.tokens[p].text.lower() in ("over", "as"):
                hidden = set(subtree(sentence, p))
                tokens = [i for i in tokens if i not in hidden]
        while len(tokens) > 1 and sentence.tokens[tokens[-1]].dep == "punct":
            tokens.pop()
        return span_of(sentence, tokens)

    def _named(self, sentence: Sentence, noun: int, clause: Clause | None) -> str | None:
        """ "Moscow's claim", "the plan by China", "proposals China presented", "thanked Xi for the plan"."""
        heads = list(owners_of(sentence, noun))
        for c in children(sentence, noun, "relcl", "acl"):
            mark = child(sentence, c, "mark")
            told = mark is not None and sentence.tokens[mark].text.lower() == "that"
            if (clause is None or c != clause.head) and not told:
                heads += children(sentence, c, "nsubj")
                heads += [o for a in children(sentence, c, "agent") for o in children(sentence, a, "pobj")]
        for p in children(sentence, noun, "prep"):
            if sentence.tokens[p].text.lower() in ("between", "of", "with"):
                heads += children(sentence, p, "pobj")
        if clause is not None and clause.lemma == "thank":
            heads = [*clause.objects, *heads]
        for head in heads:
            found = self._code(sentence, head)
            if found is not None:
                return found
        return None

    def _code(self, sentence: Sentence, head: int) -> str | None:
        found: tuple[ActorMention, ...] = self._mentions.at(sentence, head)
        return next((m.actor.code for m in found if m.actor.code != "UNK"), None)

    def _pointed_at(
        self, sentence: Sentence, noun: int, kind: str, owner: str | None, holders: set[str]
    ) -> Claim | None:
        """The last claim before that "the claim" or "the proposal" can mean."""
        if is_which(sentence, noun) or _apposed(sentence, noun):
            return self._just_told(sentence, noun)
        if not _definite(sentence, noun):
            return None
        lemma = sentence.tokens[noun].lemma.lower()
        acts = frozenset({"accuse"}) if lemma in BLAMING else ANSWERS[kind]
        found = None
        for k in range(bisect_left(self._starts, sentence.tokens[noun].start) - 1, -1, -1):
            claim = self._claims[k]
            if sentence.index - claim.sentence > (LOOK_BACK if kind != "claim" or owner is not None else CLAIM_BACK):
                break
            codes = {s.actor.code for s in claim.sources}
            if claim.act not in acts or not codes or (owner is None and codes <= holders | {"UNK"}):
                continue
            if owner is None:
                return claim
            if owner in codes:
                found = claim if found is None or _main(claim, found) else found
        if found is None and owner is None and lemma in BLAMING:
            return self._told_of(sentence, noun, holders)
        return found

    def _just_told(self, sentence: Sentence, noun: int) -> Claim | None:
        """ "…, a claim the rebels denied": the claim that ends where the apposition begins."""
        at = sentence.tokens[noun].start
        for k in range(bisect_left(self._starts, at) - 1, -1, -1):
            claim = self._claims[k]
            if claim.sentence != sentence.index:
                return None
            if claim.content.end <= at:
                return claim
        return None

    def _told_of(self, sentence: Sentence, noun: int, holders: set[str]) -> Claim | None:
        """ "Moscow rejected the accusation": the last that somebody else said about Moscow, in the sentences before."""
        at = sentence.tokens[noun].start
        for k in range(bisect_left(self._starts, at) - 1, -1, -1):
            claim = self._claims[k]
            if sentence.index - claim.sentence > NEAR:
                return None
            codes = {s.actor.code for s in claim.sources} - {"UNK"}
            spoken_of = {m.actor.code for m in claim.about} & holders - {"UNK"}
            if claim.act in ("assert", "condemn") and codes and not codes & holders and spoken_of:
                return claim
        return None


def _apposed(sentence: Sentence, noun: int) -> bool:
    """ "…, a claim that Moscow denied": a noun after a comma, taken up by a clause of its own."""
    phrase = subtree(sentence, noun)
    before = phrase[0] - 1
    if before < 0 or sentence.tokens[before].text not in (",", "—", "–", "-"):
        return False
    bare = phrase[0] == noun and sentence.tokens[noun].tag == "NNS"
    return (bare or sentence.tokens[phrase[0]].text.lower() in ("a", "an")) and bool(
        children(sentence, noun, "relcl", "acl")
    )


def _definite(sentence: Sentence, noun: int) -> bool:
    determiner = child(sentence, noun, "det", "poss")
    return determiner is not None and sentence.tokens[determiner].text.lower() not in ("a", "an", "any", "some", "no")


def _main(claim: Claim, other: Claim) -> bool:
    """The earlier of two claims by one owner is the one that others answer."""
    return claim.cue.start < other.cue.start and claim.act == other.act
