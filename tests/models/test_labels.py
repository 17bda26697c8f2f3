from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from dragoman.models import ActorPair, Labels, classify_pairs
from dragoman.models.card import Card

QUADS = {"CONCEDE": 1, "RETREAT": 2, "ASSAULT": 4, "NONE": 0}
CARD = Card(name="stub", folder=Path(), files={}, quads=QUADS, temperature=1.0, threshold=0.3, longest=8)
PAIR = ActorPair(sentence="Peru shelled Chile.", actor=(0, 4), recipient=(13, 18))


@dataclass(frozen=True)
class Fixed:
    row: tuple[float, ...]
    card: Card = CARD

    def score(self, pairs: Sequence[ActorPair]) -> NDArray[np.float64]:
        return np.array([self.row] * len(pairs))


@pytest.mark.parametrize(
    ("row", "plover", "plv"),
    [
        ((0.1, 0.1, 0.7, 0.1), ("ASSAULT", 4, 0.7), ("ASSAULT", 4, 0.7 / 0.9)),
        ((0.3, 0.25, 0.4, 0.05), ("ASSAULT", 4, 0.4), ("YIELD", 2, 0.55 / 0.95)),
        ((0.0, 0.2, 0.3, 0.5), ("NONE", 0, 0.7), ("ASSAULT", 4, 0.6)),
        ((0.28, 0.24, 0.24, 0.24), ("NONE", 0, 0.72), ("YIELD", 2, 0.52 / 0.76)),
        ((0.6, 0.1, 0.2, 0.1), ("CONCEDE", 1, 0.6), ("YIELD", 2, 0.7 / 0.9)),
    ],
)
def test_plv_merges_the_two_that_yield_and_never_says_none(
    row: tuple[float, ...], plover: tuple[str, int, float], plv: tuple[str, int, float]
) -> None:
    for labels, wanted in ((Labels.PLOVER, plover), (Labels.PLV, plv)):
        (answer,) = classify_pairs([PAIR], Fixed(row), labels=labels)
        assert (answer.type, answer.quad, answer.probability) == (*wanted[:2], pytest.approx(wanted[2]))


def test_every_pair_is_answered_in_order() -> None:
    assert len(list(classify_pairs([PAIR] * 600, Fixed((0.1, 0.1, 0.7, 0.1))))) == 600
