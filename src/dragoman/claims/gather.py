"""All candidates of a document, with their final extents and features; the same for reading and for training."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.claims.candidates import Candidate, verb_candidates
from dragoman.claims.features import features, source_class
from dragoman.claims.others import other_candidates
from dragoman.claims.quoted import QuoteAttacher
from dragoman.claims.spans import Edges, Extent, Quoted, trimmed
from dragoman.claims.writer import without_writers
from dragoman.parse import Clause
from dragoman.records import Quotation, Sentence


@dataclass(frozen=True, slots=True)
class Gathered:
    """A candidate with its final extent, and what the acceptance model sees of it."""

    candidate: Candidate
    features: list[str]


def gather(
    text: str,
    sentences: Sequence[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    quotations: Sequence[Quotation],
    opening: int = 0,
) -> Iterator[Gathered]:
    """Gathers a document's candidates.

    Args:
        text: the document's text.
        sentences: its sentences.
        clauses: their clauses by sentence index.
        quotations: its quotations.
        opening: where its dateline ends; no claim holds any of it.

    Yields:
        Candidates in the order of their sentences, cues in token order.
    """
    found: dict[int, list[Candidate]] = {}
    shapes = {sentence.index: Edges(sentence) for sentence in sentences}
    for sentence in sentences:
        edges = shapes[sentence.index]
        verbs = list(verb_candidates(sentence, clauses.get(sentence.index, ()), edges))
        taken = {candidate.head for candidate in verbs}
        found[sentence.index] = [*verbs, *(c for c in other_candidates(sentence, edges) if c.head not in taken)]
    quoted = Quoted(quotations)
    attached = QuoteAttacher(sentences, clauses, found).attach(quotations)
    for sentence in sentences:
        here = attached.get(sentence.index, ())
        by_head = {c.head: c for c in here if not c.frame.startswith("continued")}
        for candidate in sorted(here, key=lambda c: (c.head, c.content)):
            final = _final(without_writers(candidate, shapes[candidate.sentence.index], quoted), text, quoted, opening)
            if final is not None:
                yield Gathered(final, features(final, text, quoted, by_head))


def _final(candidate: Candidate, text: str, quoted: Quoted, opening: int) -> Candidate | None:
    start, end = candidate.content
    candidate = _behind(candidate, opening) if candidate.sentence.start < opening else candidate
    begin = max(start, opening)
    if not _points(candidate, begin):
        begin = trimmed(text, (begin, end))[0]
    extent = quoted.whole((begin, trimmed(text, (begin, end))[1]), candidate.cue[0])
    extent = extent[0] if extent[0] == begin else trimmed(text, extent)[0], trimmed(text, extent)[1]
    extent = _inside_marks(extent, candidate.cue[0], quoted)
    extent = _only_quotation(extent, candidate.cue[0], text, quoted)
    if extent[0] >= extent[1] or not any(c.isalnum() for c in text[extent[0] : extent[1]]):
        return None
    if quoted.at(candidate.cue[0]) is not None and source_class(candidate) in ("i", "we", "you", "none"):
        return None
    return replace(candidate, content=extent)


def _behind(candidate: Candidate, opening: int) -> Candidate:
    """Nobody in a dateline says anything."""
    tokens = candidate.sentence.tokens
    return replace(candidate, sources=tuple(s for s in candidate.sources if tokens[s].start >= opening))


def _points(candidate: Candidate, start: int) -> bool:
    """ "said that village was theirs": "that" belongs to the words told where it is no conjunction."""
    c = candidate.content_head
    if c < 0 or candidate.frame not in ("ccomp", "dobj"):
        return False
    first = next((t for t in candidate.sentence.tokens if t.start == start), None)
    return first is not None and first.text.lower() == "that" and first.dep in ("det", "nsubj", "nsubjpass")


def _inside_marks(extent: Extent, cue: int, quoted: Quoted) -> Extent:
    """ "…, according to the envoy, …" said inside a quotation claims no more than the quotation's words."""
    around = quoted.at(cue)
    if around is None or not extent[0] <= around.start or extent[1] <= cue:
        return extent
    return around.start + 1, min(extent[1], around.end - 1)


def _only_quotation(extent: Extent, cue: int, text: str, quoted: Quoted) -> Extent:
    """ "said, "…", while touring the port": a whole sentence in marks is all that was said."""
    first = quoted.at(extent[0])
    if (
        first is None
        or first.scare
        or first.start != extent[0]
        or first.end >= extent[1]
        or not text[first.start + 1].isupper()
    ):
        return extent
    if first.end - first.start < 12 or len(quoted.within(first.end, extent[1])) > 0:
        return extent
    if text[first.end : first.end + 1] not in ",;:—–" and not first.end <= cue < extent[1]:
        return extent
    return first.start, first.end
