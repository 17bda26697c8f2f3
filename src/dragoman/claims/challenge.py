"""What the writer sets against a claim: "falsely", "without evidence", "despite …", "while X claims …, it does …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import load_words
from dragoman.parse.tree import child, children, span_of, subtree
from dragoman.records import Claim, Sentence, Span

CONTRASTS = frozenset({"while", "although", "though", "whereas"})
ANSWERING = frozenset({"assert", "deny", "accuse", "admit"})
STATING = frozenset({"assert", "deny", "promise", "accuse", "admit", "believe"})


def challenges(text: str, claims: Sequence[Claim], origins: Sequence[Candidate]) -> tuple[Claim, ...]:
    """Marks the claims that the writer contradicts or doubts.

    Args:
        text: the document's text.
        claims: the claims.
        origins: the candidate that each was made from.

    Returns:
        The claims, in the same order.
    """
    admitted: dict[tuple[str, str], Span] = {}
    for c in claims:
        for s in c.sources if c.act == "admit" else ():
            if s.actor.code != "UNK":
                admitted.setdefault((s.actor.code, s.actor.sector), c.content)
    cues = {(o.sentence.index, o.head): c for o, c in zip(origins, claims, strict=True)}
    marked = []
    for claim, origin in zip(claims, origins, strict=True):
        span = _against(claim, origin, cues)
        if span is None and claim.act == "deny":
            span = _admitted(claim, admitted)
        marked.append(claim if span is None else replace(claim, challenged=True, challenged_by=span))
    return tuple(marked)


def _admitted(claim: Claim, admitted: Mapping[tuple[str, str], Span]) -> Span | None:
    """What the same speaker, or another of its state's same branch, admits elsewhere."""
    keys = ((s.actor.code, s.actor.sector) for s in claim.sources)
    return next((admitted[key] for key in keys if key in admitted), None)


def _against(claim: Claim, origin: Candidate, cues: dict[tuple[int, int], Claim]) -> Span | None:
    sentence, head = origin.sentence, origin.head
    if origin.frame.startswith("continued"):
        return None
    if origin.against is not None and claim.act in STATING:
        start, end = (k - sentence.start for k in origin.against)
        return Span(start=origin.against[0], end=origin.against[1], text=sentence.text[start:end])
    for c in sentence.children[head]:
        if sentence.tokens[c].dep == "advmod" and sentence.tokens[c].text.lower() in load_words("doubting"):
            return span_of(sentence, [c])
    below = [head] if origin.content_head < 0 else [*subtree(sentence, origin.content_head), head]
    for i in below:
        for p in children(sentence, i, "prep"):
            found = _despite(sentence, p, claim, told=i != head)
            if found is not None:
                return found
    if claim.act not in STATING or origin.clause is None:
        return None
    return _contrasted(sentence, origin, claim) or _but(sentence, head, claim, cues)


def _despite(sentence: Sentence, p: int, claim: Claim, *, told: bool) -> Span | None:
    """ "despite …", "without evidence": after the content or the cue, not before both. Inside what is told, a bare
    "despite the rain" is the speaker's; "despite X being Y", or after a comma, the writer's."""
    token = sentence.tokens[p]
    if token.start < claim.cue.start:
        return None
    if token.text.lower() == "despite":
        below = child(sentence, p, "pcomp", "pobj")
        stated = below is not None and child(sentence, below, "nsubj", "acl") is not None
        if told and not stated and sentence.tokens[p - 1].text != ",":
            return None
        return span_of(sentence, subtree(sentence, p))
    of = child(sentence, p, "pobj", "pcomp")
    if of is not None and sentence.tokens[of].tag == "VBG":
        of = child(sentence, of, "dobj")
    quoted = claim.form != "indirect" and claim.content.start <= token.start < claim.content.end
    if (
        token.text.lower() == "without"
        and not quoted
        and of is not None
        and sentence.tokens[of].lemma in load_words("proof")
    ):
        return span_of(sentence, subtree(sentence, p))
    return None


def _contrasted(sentence: Sentence, origin: Candidate, claim: Claim) -> Span | None:
    """ "While X claims …, it does …": the main clause speaks of the claimer."""
    head = sentence.tokens[origin.head]
    mark = child(sentence, origin.head, "mark")
    if (
        head.dep != "advcl"
        or head.head < origin.head
        or mark is None
        or sentence.tokens[mark].text.lower() not in CONTRASTS
    ):
        return None
    subject = child(sentence, head.head, "nsubj", "nsubjpass")
    if subject is None:
        subject = next((c for c in sentence.children[head.head] if sentence.tokens[c].text.lower() == "neither"), None)
    if subject is None:
        return None
    token = sentence.tokens[subject]
    names = {sentence.tokens[s].text for s in origin.sources}
    if token.pos == "PRON" or token.text in names or token.text.lower() in ("neither", "none", "both"):
        rest = [
            i for i in subtree(sentence, head.head) if sentence.tokens[i].start >= max(claim.content.end, claim.cue.end)
        ]
        rest = [i for i in rest if sentence.tokens[i].dep != "punct"]
        return span_of(sentence, rest) if rest else None
    return None


def _but(sentence: Sentence, head: int, claim: Claim, cues: dict[tuple[int, int], Claim]) -> Span | None:
    """ "X claimed …, but Y said …": another's word set against it."""
    if not any(sentence.tokens[c].text.lower() == "but" for c in children(sentence, head, "cc")):
        return None
    for c in children(sentence, head, "conj")[:1]:
        other = cues.get((sentence.index, c))
        if (
            other is not None
            and other.act in ANSWERING
            and other.sources
            and {s.span for s in other.sources} != {s.span for s in claim.sources}
        ):
            return other.content
    return None
