"""One side's events, claims and positions against the other's.

An event is right when gold has one of the same type and actors in the same sentence ("dyad"); "quad" asks for the quad
class instead of the type, "typed" for the type alone. Claims are paired one to one by the words they share;
"claim+source" asks besides for the same sources. A position is its sentence, holder and stance. What only one of two
annotators has is neither asked for nor counted against the other side.

Source: the gold's guide (record.md) and its scorer, whose figures these equal.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.errors import InputError
from dragoman.evaluate.annotations import AnnotatedClaim, AnnotatedEvent, Annotations, Dyad

LEVELS = ("typed", "quad", "dyad")
LEAST_OVERLAP = 0.5
"""Words shared by two claims' contents, over the words of either, from which they count as one claim."""

_QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""Source: PLOVER 2.0. Kept here, not read from a codebook, so that a codebook can't change its own marks."""

EventKey = tuple[int, str | int, Dyad | None]
PositionKey = tuple[int, str, str]


@dataclass(slots=True)
class Count:
    """How many were right, how many were given, how many asked for."""

    right: int = 0
    given: int = 0
    asked: int = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 0 where nothing was given."""
        return self.right / (self.given or 1)

    @property
    def recall(self) -> float:
        """The share of what was asked for that was found; 0 where nothing was asked for."""
        return self.right / (self.asked or 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """One document in gold and as predicted, and what became of it."""

    gold: Annotations
    predicted: Annotations
    claims: tuple[tuple[AnnotatedClaim, AnnotatedClaim], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All documents compared: `counts` by measure, `accuracies` as (right, of) over matched pairs, in a fixed order."""

    counts: dict[str, Count]
    accuracies: dict[str, tuple[int, int]]
    pairs: tuple[Pair, ...] = field(repr=False)


def compare(gold: Mapping[str, Annotations], predicted: Mapping[str, Annotations]) -> Comparison:
    """Compares predicted records with gold ones, paired by id.

    Args:
        gold: the gold documents by id.
        predicted: the predicted ones; a document that is not among them counts as empty.

    Returns:
        Every figure, and the pairs for a listing of errors.

    Raises:
        InputError: a predicted document's text differs from the gold's, or no document is on both sides.
    """
    if predicted and not gold.keys() & predicted.keys():
        hint = "documents are paired by id; 'dragoman read' keeps the ids of JSON documents"
        raise InputError("no predicted document has the id of a gold document", hint=hint)
    counts = {name: Count() for name in (*LEVELS, "claim", "claim+source", "position")}
    tallies = {name: [0, 0] for name in _ACCURACIES}
    pairs = []
    for id, wanted in gold.items():
        given = predicted.get(id) or Annotations(id=id, text=wanted.text, breaks=wanted.breaks)
        if given.text != wanted.text:
            raise InputError(f"{id}: the predicted record's text differs from the gold text", hint="read the same text")
        pair = Pair(wanted, given, tuple(_claim_pairs(wanted, given)))
        _count_events(pair, counts)
        _count_claims(pair, counts)
        _count_positions(pair, counts)
        for name, right in (*_event_accuracies(pair), *_claim_accuracies(pair)):
            tallies[name][0] += right
            tallies[name][1] += 1
        pairs.append(pair)
    return Comparison(counts, {name: (right, of) for name, (right, of) in tallies.items() if of}, tuple(pairs))


_ACCURACIES = (
    "status",
    "attributed or not",
    "attributed to whom",
    "date",
    "place country",
    "actor name",
    "claim act",
    "claim form",
    "claim challenged",
)


def event_keys(document: Annotations, level: str) -> tuple[dict[EventKey, AnnotatedEvent], set[EventKey]]:
    """Gives what a document's events are matched by.

    Args:
        document: gold or predicted.
        level: "typed", "quad" or "dyad".

    Returns:
        The keys asked for, each with its first event, and the keys that are merely allowed.
    """
    asked: dict[EventKey, AnnotatedEvent] = {}
    allowed: set[EventKey] = set()
    for event in document.events:
        sentence = document.sentence(event.start)
        kind = _QUADS.get(event.type, 0) if level == "quad" else event.type
        for dyad in (None,) if level == "typed" else event.dyads:
            if event.optional:
                allowed.add((sentence, kind, dyad))
            else:
                asked.setdefault((sentence, kind, dyad), event)
        if level != "typed":
            allowed.update((sentence, kind, dyad) for dyad in event.allowed)
    return asked, allowed - asked.keys()


def _count_events(pair: Pair, counts: Mapping[str, Count]) -> None:
    for level in LEVELS:
        asked, allowed = event_keys(pair.gold, level)
        given, _ = event_keys(pair.predicted, level)
        _add(counts[level], right=len(asked.keys() & given.keys()), given=len(given.keys() - allowed), asked=len(asked))


def _add(count: Count, *, right: int, given: int, asked: int) -> None:
    count.right += right
    count.given += given
    count.asked += asked


def _event_accuracies(pair: Pair) -> Iterator[tuple[str, bool]]:
    """Compares the fields of events that match by dyad, leaving out those on which annotators differed."""
    asked, _ = event_keys(pair.gold, "dyad")
    given, _ = event_keys(pair.predicted, "dyad")
    for key in asked.keys() & given.keys():
        gold, ours = asked[key], given[key]
        if "status" not in gold.contested:
            yield "status", gold.status == ours.status
        if "attributed_to" not in gold.contested:
            yield "attributed or not", bool(gold.attributed_to) == bool(ours.attributed_to)
            if gold.attributed_to and ours.attributed_to:
                same = _sources(pair.gold, gold.attributed_to) == _sources(pair.predicted, ours.attributed_to)
                yield "attributed to whom", same
        if gold.days and "date" not in gold.contested:
            yield "date", gold.days == ours.days
        if gold.placed and "place" not in gold.contested:
            yield "place country", ours.placed and gold.country == ours.country
        if "names" not in gold.contested:
            yield "actor name", gold.names == ours.names


def _sources(document: Annotations, claim_id: str) -> frozenset[str]:
    return next((claim.codes for claim in document.claims if claim.id == claim_id), frozenset())


def _claim_pairs(gold: Annotations, predicted: Annotations) -> Iterator[tuple[AnnotatedClaim, AnnotatedClaim]]:
    """Pairs claims one to one, those that share most first."""
    starts = [match.start() for match in re.finditer(r"\w+", gold.text)]
    wanted = [_word_set(starts, claim) for claim in gold.claims]
    given = [_word_set(starts, claim) for claim in predicted.claims]
    overlaps = [
        (len(a & b) / len(a | b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(given) if a and b and a & b
    ]
    free_gold, free_predicted = set(range(len(wanted))), set(range(len(given)))
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= LEAST_OVERLAP and i in free_gold and j in free_predicted:
            free_gold.remove(i)
            free_predicted.remove(j)
            yield gold.claims[i], predicted.claims[j]


def _word_set(starts: list[int], claim: AnnotatedClaim) -> set[int]:
    return set(range(bisect_left(starts, claim.start), bisect_left(starts, claim.end)))


def _count_claims(pair: Pair, counts: Mapping[str, Count]) -> None:
    found = [(gold, ours) for gold, ours in pair.claims if not gold.optional]
    given = len(pair.predicted.claims) - (len(pair.claims) - len(found))
    asked = sum(not claim.optional for claim in pair.gold.claims)
    sourced = sum(gold.codes == ours.codes or "sources" in gold.contested for gold, ours in found)
    _add(counts["claim"], right=len(found), given=given, asked=asked)
    _add(counts["claim+source"], right=sourced, given=given, asked=asked)


def _claim_accuracies(pair: Pair) -> Iterator[tuple[str, bool]]:
    for gold, ours in pair.claims:
        if gold.optional:
            continue
        if "act" not in gold.contested:
            yield "claim act", gold.act == ours.act
        if "form" not in gold.contested:
            yield "claim form", gold.form == ours.form
        if "challenged" not in gold.contested:
            yield "claim challenged", gold.challenged == ours.challenged


def position_keys(document: Annotations) -> tuple[set[PositionKey], set[PositionKey]]:
    """Gives what a document's positions are matched by: those asked for, and those merely allowed."""
    asked: set[PositionKey] = set()
    allowed: set[PositionKey] = set()
    for position in document.positions:
        keys = allowed if position.optional else asked
        keys.update((document.sentence(position.start), code, position.stance) for code in position.codes)
    return asked, allowed - asked


def _count_positions(pair: Pair, counts: Mapping[str, Count]) -> None:
    asked, allowed = position_keys(pair.gold)
    given, doubtful = position_keys(pair.predicted)
    allowed = (allowed | doubtful) - asked
    _add(counts["position"], right=len(asked & given), given=len(given - allowed), asked=len(asked))
