"""Sentences -> positions: who endorses, rejects, disputes whose claim, proposal, plan or demand, and why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from dragoman.claims.lexicon import load_cues, load_words
from dragoman.claims.owners import Owners
from dragoman.claims.sources import Mentions, resolve
from dragoman.claims.stance_nouns import NOWHERE, Side, is_which, kind_of
from dragoman.claims.stances import sides
from dragoman.claims.turns import dismissed_as
from dragoman.parse import Clause
from dragoman.parse.tree import child, children, span_of, subtree
from dragoman.records import ActorMention, Claim, Document, Event, Position, PositionObject, Sentence, Span, Step, Token
from dragoman.records.findings import Stance

CONFIDENCE = 0.8
"""Of a side that a verb of the lexicon takes on a noun for a claim or proposal; judged on the open gold."""


def find_positions(
    document: Document,
    sentences: Sequence[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    mentions: Sequence[ActorMention],
    claims: Sequence[Claim],
    events: Sequence[Event],
) -> tuple[Position, ...]:
    """Finds who endorses, rejects, disputes or stays neutral on whose claim, proposal, plan or demand.

    Args:
        document: the report.
        sentences: its sentences.
        clauses: their clauses, by sentence index.
        mentions: the actors mentioned in it.
        claims: its claims.
        events: its events; those already read are not needed, the argument keeps the seam.

    Returns:
        Positions in the order of their anchors.
    """
    known = Mentions(mentions, sentences)
    owners = Owners(known, claims, sentences)
    found: dict[tuple[int, int], Position] = {}
    for sentence in sentences:
        here = clauses.get(sentence.index, ())
        for side in sides(sentence, here):
            position = _taken(document.text, sentence, side, known, owners)
            unheard = side.object != NOWHERE and is_which(sentence, side.object) and position.object.claim is None
            if not unheard and not _own_words(sentence, side, position):
                found.setdefault((position.anchor.start, position.object.start), position)
    for claim in claims:
        judged = _judged(document.text, claim, sentences, owners)
        if judged is not None:
            found.setdefault((judged.anchor.start, judged.object.start), judged)
    anchored: dict[tuple[int, str], Position] = {}
    for position in sorted(found.values(), key=lambda p: p.anchor.start):
        anchored.setdefault((position.anchor.start, position.stance), position)
    return tuple(anchored.values())


def _taken(text: str, sentence: Sentence, side: Side, known: Mentions, owners: Owners) -> Position:
    anchor = span_of(sentence, [side.anchor])
    holders = resolve(sentence, _who(sentence, side), side.anchor, known)
    holder_codes = {h.actor.code for h in holders}
    if side.object == NOWHERE:
        what = owners.unnamed(sentence, anchor.end)
    else:
        what = owners.object_of(sentence, side.object, side.clause, holder_codes)
    return _position(
        holders=holders,
        stance=side.stance,
        what=what,
        anchor=anchor,
        sentence=sentence,
        reason=_reason(sentence, side),
        step=Step(by=f"claims:stance/{side.clause.lemma}", saw=_seen(anchor, what), score=CONFIDENCE),
    )


def _who(sentence: Sentence, side: Side) -> tuple[int, ...]:
    """Who takes the side; "it" of "Ankara said it supported the plan" is who said so."""
    tokens, clause = sentence.tokens, side.clause
    if clause.relation != "ccomp" or clause.governor < 0 or len(side.holders) != 1:
        return side.holders
    entry = load_cues().get(("v", tokens[clause.governor].lemma.lower()))
    subject = child(sentence, clause.governor, "nsubj")
    if entry is None or entry.kind not in ("say", "tell") or subject is None or tokens[subject].pos == "PRON":
        return side.holders
    if tokens[side.holders[0]].text.lower() != "it" or tokens[subject].ent == "PERSON":
        return side.holders
    return (subject,)


def _own_words(sentence: Sentence, side: Side, position: Position) -> bool:
    """ "repeated its demand": who repeats takes a side only where the words are known to be another's."""
    if sentence.tokens[side.anchor].lemma.lower() not in ("repeat", "reiterate", "restate"):
        return False
    owner = position.object.owner
    return owner == "UNK" or {h.actor.code for h in position.holders} <= {owner}


def _reason(sentence: Sentence, side: Side) -> Span | None:
    """ "over its failure to …", "as groundless", "because …", "saying …"."""
    v = side.anchor
    called = dismissed_as(sentence, v)
    if called is not None:
        return span_of(sentence, children(sentence, called[1], "amod"))
    for p in _prepositions(sentence, side):
        word = sentence.tokens[p].text.lower()
        c = child(sentence, p, "pobj", "pcomp", "amod", "acomp")
        if word in ("over", "as", "citing") and c is not None and c > v:
            return _whole(sentence, span_of(sentence, subtree(sentence, c)))
        if word == "because" and c is not None:
            return span_of(sentence, subtree(sentence, c))
    for c in children(sentence, v, "advcl"):
        mark = child(sentence, c, "mark")
        if mark is not None and sentence.tokens[mark].text.lower() in ("because", "since") and c > v:
            return span_of(sentence, [i for i in subtree(sentence, c) if i != mark])
        if (
            side.stance in ("reject", "dispute")
            and sentence.tokens[c].lemma.lower() in load_words("giving_reasons")
            and sentence.tokens[c].tag == "VBG"
            and c > v
        ):
            return span_of(sentence, [i for i in subtree(sentence, c) if i >= c])
    return None


def _whole(sentence: Sentence, span: Span) -> Span:
    """A span with the quotation mark that closes the one it opens with."""
    after = sentence.text[span.end - sentence.start : span.end - sentence.start + 1]
    opened = span.text[:1] in "\"“‘'" and span.text[-1:] not in "\"”’'"
    if not opened or after not in ('"', "”", "’", "'"):
        return span
    return Span(start=span.start, end=span.end + 1, text=span.text + after)


def _prepositions(sentence: Sentence, side: Side) -> Iterator[int]:
    yield from children(sentence, side.anchor, "prep")
    if side.object != NOWHERE:
        yield from children(sentence, side.object, "prep")


def _judged(text: str, claim: Claim, sentences: Sequence[Sentence], owners: Owners) -> Position | None:
    """A claim that calls a plan or claim void, false or unlawful rejects it: "called the agreement 'null and void'"."""
    if claim.act not in ("condemn", "accuse", "deny") or claim.form == "direct" or not claim.sources:
        return None
    sentence = sentences[claim.sentence]
    inside = [t for t in sentence.tokens if claim.content.start <= t.start < claim.content.end]
    subject = next(
        (t for t in inside if t.dep in ("nsubj", "nsubjpass", "dobj") and kind_of(sentence, t.i) is not None), None
    )
    if subject is None or any(t.pos in ("VERB", "AUX") and t.i < subject.i for t in inside):
        return None
    cue = next((t for t in sentence.tokens if t.start == claim.cue.start), None)
    if cue is None or cue.i > subject.i or not _judges(sentence, cue, subject):
        return None
    what = owners.object_of(sentence, subject.i, None, {s.actor.code for s in claim.sources})
    if what.owner == "UNK" and claim.act != "deny":
        return None
    rest = claim.content.end - what.end
    said = (
        Span(start=claim.content.end - rest, end=claim.content.end, text=text[what.end : claim.content.end])
        if rest > 0
        else None
    )
    return _position(
        holders=claim.sources,
        stance="reject",
        what=what,
        anchor=claim.cue,
        sentence=sentence,
        reason=_stripped(text, said),
        step=Step(by="claims:stance/judged", saw=f"{claim.cue.text!r} of {what.text!r}", score=claim.confidence),
    )


def _judges(sentence: Sentence, cue: Token, subject: Token) -> bool:
    """ "called the pact void", "said the pact was void", "said the pact breached the treaty"."""
    verb = sentence.tokens[subject.head]
    if subject.dep == "dobj":
        entry = load_cues().get(("v", cue.lemma.lower()))
        return verb.i == cue.i and entry is not None and entry.kind == "call"
    return verb.lemma.lower() in load_words("judging")


def _stripped(text: str, span: Span | None) -> Span | None:
    if span is None or not span.text.strip():
        return None
    start = span.start + len(span.text) - len(span.text.lstrip())
    return Span(start=start, end=span.end, text=text[start : span.end])


def _position(
    *,
    holders: tuple[ActorMention, ...],
    stance: Stance,
    what: PositionObject,
    anchor: Span,
    sentence: Sentence,
    reason: Span | None,
    step: Step,
) -> Position:
    key = f"{anchor.start}:{anchor.text}\x00{what.start}:{what.text}\x00{stance}"
    return Position(
        id="p" + hashlib.sha256(key.encode()).hexdigest()[:8],
        holders=holders,
        stance=stance,
        object=what,
        anchor=anchor,
        sentence=sentence.index,
        reason=reason,
        confidence=step.score or CONFIDENCE,
        steps=(step,),
    )


def _seen(anchor: Span, what: PositionObject) -> str:
    """What a step says: "abstained" may name nothing that it is about."""
    return f"{anchor.text!r} on {what.text!r}" if what.text else f"{anchor.text!r}, on what is not said"
