"""Sentences -> claims: gathers candidates, accepts, resolves sources, and tells what each claim does."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.claims.accept import (
    NESTED,
    NESTED_SAME,
    NESTED_THRESHOLD,
    NEVER,
    UNLESS_SURE,
    Acceptor,
    load_acceptor,
)
from dragoman.claims.acts import act_of, by_act, form_of
from dragoman.claims.backing import Backing
from dragoman.claims.candidates import Candidate
from dragoman.claims.challenge import challenges
from dragoman.claims.doubles import doubles
from dragoman.claims.gather import gather
from dragoman.claims.intent import threatens, undertakes
from dragoman.claims.sources import Mentions, addressees, resolve
from dragoman.claims.spans import Quoted
from dragoman.claims.vetoes import veto
from dragoman.parse import Clause
from dragoman.records import ActorMention, Claim, Document, Quotation, Sentence, Span, Step


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    quotations: Sequence[Quotation],
    mentions: Sequence[ActorMention],
) -> tuple[Claim, ...]:
    """Finds every attribution: source, cue, content.

    Args:
        document: the report.
        sentences: its sentences, in order.
        clauses: their clauses, by sentence index.
        quotations: the report's quotations.
        mentions: the actors mentioned in it.

    Returns:
        Claims in the order of their cues.
    """
    acceptor = load_acceptor()
    known = Mentions(mentions, sentences)
    quoted = Quoted(quotations)
    claims: list[Claim] = []
    origins: list[Candidate] = []
    opening = document.dateline.span.end if document.dateline else 0
    for found in gather(document.text, sentences, clauses, quotations, opening):
        probability = acceptor.probability(found.features)
        kind, sourced = found.candidate.entry.kind, bool(found.candidate.sources)
        against = veto(found.candidate, document.text)
        if acceptor.accepts(probability, kind, sourced=sourced) and probability >= UNLESS_SURE.get(against, NEVER):
            for part in by_act(found.candidate, document.text, sentences, quoted):
                made = _claim(document.text, part, probability, acceptor, known, quoted)
                claims.append(_against_rule(made, against, acceptor) if against else made)
                origins.append(part)
    spoken = doubles(claims, origins)
    pairs = [(c, o) for k, (c, o) in enumerate(zip(claims, origins, strict=True)) if k not in spoken]
    claims, origins = _nested([c for c, _ in pairs]), [o for _, o in pairs]
    by_id = {c.id: c for c in claims}
    kept = [k for k, c in enumerate(claims) if c.inside is None or _stands_nested(c, origins[k], outer=by_id[c.inside])]
    backed = Backing(sentences, mentions).known([claims[k] for k in kept])
    return challenges(document.text, backed, [origins[k] for k in kept])


def _claim(
    text: str, candidate: Candidate, probability: float, acceptor: Acceptor, known: Mentions, quoted: Quoted
) -> Claim:
    sentence = candidate.sentence
    cue, content = _span(text, candidate.cue), _span(text, candidate.content)
    sources = resolve(sentence, candidate.sources, candidate.head, known)
    first = quoted.at(content.start)
    form = form_of(
        candidate.content, cue.start, text, (*([first] if first else []), *quoted.within(content.start, content.end))
    )
    told = (
        addressees(sentence, candidate.head, known, candidate.sources)
        if candidate.clause is not None and candidate.entry.kind != "call"
        else ()
    )
    act = _meant(
        act_of(candidate, content.text, direct=form == "direct"), candidate, content.text, (sources, told), known
    )
    about = tuple(m for m in known.of(sentence) if content.start <= m.span.start and m.span.end <= content.end)
    return Claim(
        id=claim_id(cue, content),
        sources=sources,
        cue=cue,
        content=content,
        form=form,
        act=act,
        sentence=sentence.index,
        addressees=told,
        about=about,
        confidence=round(probability, 3),
        steps=(
            Step(by=acceptor.name, saw=f"{cue.text!r} with {candidate.frame}", score=round(probability, 3)),
            Step(by=f"claims:{candidate.frame}", saw=f"content from {content.start} to {content.end}"),
            Step(by=f"claims:act/{act}", saw=f"cue {candidate.entry.lemma or cue.text!r}, {form}"),
        ),
    )


def _against_rule(claim: Claim, rule: str, acceptor: Acceptor) -> Claim:
    """Says which rule the model was too sure to heed."""
    step = Step(by=acceptor.name, saw=f"sure enough to stand against {rule!r}", score=claim.confidence)
    return replace(claim, steps=(*claim.steps, step))


def _meant(
    act: str,
    candidate: Candidate,
    words: str,
    parties: tuple[Sequence[ActorMention], Sequence[ActorMention]],
    known: Mentions,
) -> str:
    """The act once it is known who speaks: what the speaker will do is promised or threatened, not foretold."""
    if candidate.entry.lemma in ("warn", "warning") and act == "threaten":
        return act if threatens(candidate, words, *parties, known) else "assert"
    if act == "assert" and candidate.entry.kind in ("say", "tell", "affirm") and candidate.frame != "adverb":
        return "promise" if undertakes(candidate, parties[0], known) else act
    return act


def claim_id(cue: Span, content: Span) -> str:
    """A claim's id: a hash of what it was read from, so that runs repeat."""
    key = f"{cue.start}:{cue.text}\x00{content.start}:{content.text}"
    return "c" + hashlib.sha256(key.encode()).hexdigest()[:8]


def _span(text: str, extent: tuple[int, int]) -> Span:
    return Span(start=extent[0], end=extent[1], text=text[extent[0] : extent[1]])


def _stands_nested(claim: Claim, origin: Candidate, *, outer: Claim) -> bool:
    """Tells whether a claim within a claim is one of its own: a sure one, or the claim that the outer one denies."""
    kind = origin.entry.kind
    if origin.frame == "noun-that" and outer.act == "deny":
        return claim.confidence >= NESTED_THRESHOLD
    if kind not in NESTED or not origin.sources or origin.frame in ("noun-to", "noun-prep"):
        return False
    if kind in ("accuse", "blame"):
        return claim.confidence >= NESTED_THRESHOLD
    own, around = ({s.actor.code for s in c.sources} - {"UNK"} for c in (claim, outer))
    return claim.confidence >= (NESTED_THRESHOLD if own and not own & around else NESTED_SAME)


def _nested(claims: list[Claim]) -> list[Claim]:
    """Ties each claim to the smallest other claim in whose content its cue and content stand."""
    order = sorted(range(len(claims)), key=lambda k: (claims[k].content.start, -claims[k].content.end))
    inside: dict[int, str] = {}
    stack: list[int] = []
    for k in order:
        content = claims[k].content
        while stack and claims[stack[-1]].content.end < content.end:
            stack.pop()
        for outer in reversed(stack):
            around = claims[outer].content
            if around.start <= claims[k].cue.start and claims[k].cue.end <= around.end and content != around:
                inside[k] = claims[outer].id
                break
        stack.append(k)
    return [replace(c, inside=inside[k]) if k in inside else c for k, c in enumerate(claims)]
