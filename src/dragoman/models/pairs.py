"""What a model of event types is asked, and the protocol it follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

NONE = "NONE"
"""What a pair without an act between them is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPair:
    """Two parties of a sentence.

    Args:
        sentence: its text.
        actor: characters `[start, end)` of who may have acted; None where the sentence does not name them.
        recipient: the same of who may have been acted on.
    """

    sentence: str
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None


class PairScorer(Protocol):
    """Tells what the first party of a pair did to the second."""

    @property
    def name(self) -> str:
        """The model and its hash: "events@1a2b3c4d"."""

    @property
    def types(self) -> tuple[str, ...]:
        """The types scored, in the order of the columns; `NONE` is one of them."""

    def score(self, pairs: Sequence[ActorPair]) -> NDArray[np.float64]:
        """Scores pairs.

        Args:
            pairs: any number; those of one sentence cost one pass of the encoder.

        Returns:
            Probabilities (pairs, types), each row summing to 1, in the order of the pairs. A pair's row is the same
            bit for bit whatever pairs it is scored with.
        """
