"""Probabilities over types -> one type a pair, in PLOVER's names or in those of the published test sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from dragoman.models.card import Card
from dragoman.models.event_types import EventTypeModel
from dragoman.models.pairs import NONE, ActorPair

YIELD, YIELD_QUAD = "YIELD", 2
"""What the published sets call CONCEDE and RETREAT, and the quad class they give both.

Source:
    PLV (Zero-Shot-PLOVER), columns gold_root and gold_penta.
"""
_YIELDING = ("CONCEDE", "RETREAT")
_CHUNK = 256


class Labels(StrEnum):
    """Names of types: PLOVER's sixteen and none; or PLV's fifteen, never none."""

    PLOVER = "plover"
    PLV = "plv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """What the first party of a pair did to the second.

    Args:
        type: "ASSAULT"; "NONE" where nothing is probable enough.
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict, 0 none.
        probability: that the type is right, as calibrated by cross-validation.
    """

    type: str
    quad: int
    probability: float


def classify_pairs(
    pairs: Sequence[ActorPair], model: EventTypeModel, *, labels: Labels = Labels.PLOVER
) -> Iterator[Classified]:
    """Says of each pair what the first did to the second.

    Args:
        pairs: the pairs.
        model: the model of event types.
        labels: the names to answer in.

    Returns:
        An answer a pair, in order.
    """
    decide = _plv if labels is Labels.PLV else _plover
    for start in range(0, len(pairs), _CHUNK):
        for row in model.score(pairs[start : start + _CHUNK]):
            yield decide(row, model.card)


def _plover(probabilities: NDArray[np.float64], card: Card) -> Classified:
    scored = dict(zip(card.quads, map(float, probabilities), strict=True))
    nothing = scored.pop(NONE)
    best = max(scored, key=scored.__getitem__)
    if scored[best] < max(card.threshold, nothing):
        return Classified(type=NONE, quad=0, probability=1 - scored[best])
    return Classified(type=best, quad=card.quads[best], probability=scored[best])


def _plv(probabilities: NDArray[np.float64], card: Card) -> Classified:
    scored = dict(zip(card.quads, map(float, probabilities), strict=True))
    something = 1 - scored.pop(NONE)
    scored[YIELD] = sum(scored.pop(kind) for kind in _YIELDING)
    best = max(scored, key=scored.__getitem__)
    quad = YIELD_QUAD if best == YIELD else card.quads[best]
    return Classified(type=best, quad=quad, probability=scored[best] / max(something, 1e-9))
