"""A user's own types, told by comparison with examples: the encoder's view of a pair, its nearest examples, a doubt.

No training: an example's features are those that the event-type model's head is given. A pair gets the type whose
nearest examples are most like it, unless another type's, or the counterexamples', are nearly as like.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dragoman.models.pairs import NONE, ActorPair

NEAREST = 3
"""Examples of a type whose likeness counts, on average.

Source:
    One, two, three and five were tried on types kept from the encoder (docs/codebook.md): three is best or level.
"""

PRECISION = 0.9
"""What share of the answers must be right when each example is told by the others; thresholds are set for it."""


class PairEncoder(Protocol):
    """Shows pairs as an encoder sees them."""

    @property
    def name(self) -> str:
        """The model and its hash."""

    def features(self, pairs: Sequence[ActorPair]) -> NDArray[np.float64]:
        """Gives features (pairs, any width), a pair's row the same bit for bit whatever its company."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """A pair whose type is known: an example's, or a counterexample's, whose type is `NONE`."""

    pair: ActorPair
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What a pair is most like.

    Args:
        type: the type whose examples are nearest; `NONE` where counterexamples are.
        score: the mean cosine with the nearest of them, cut to [0, 1].
        margin: by how much that is more than with the next type's.
        nearest: the sentence of the example that is most like it.
        sure: whether score and margin reach what the examples themselves need to be told rightly.
    """

    type: str
    score: float
    margin: float
    nearest: str
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How the examples fare when each is told by the others alone.

    Args:
        examples: how many there are, counterexamples not counted.
        right: of them, answered and rightly.
        wrong: answered, and wrongly; counterexamples that were given a type are among them.
        counterexamples: how many there are.
    """

    examples: int
    right: int
    wrong: int
    counterexamples: int

    @property
    def abstained(self) -> int:
        """Examples left without an answer, or taken for counterexamples."""
        return max(self.examples - self.right - self.wrong, 0)


@dataclass(frozen=True, slots=True)
class ExampleCoder:
    """Tells types by examples; see `learn_examples`. `confidence` is the share of right answers to expect."""

    encoder: PairEncoder
    taught: tuple[Taught, ...]
    features: NDArray[np.float64]
    least_score: float
    least_margin: float
    confidence: float = 0.0

    @property
    def types(self) -> tuple[str, ...]:
        """The types there are examples of, in the order of the examples."""
        return tuple(dict.fromkeys(one.type for one in self.taught))

    def judge(self, pairs: Sequence[ActorPair]) -> list[Likeness]:
        """Says what each pair is most like; a pair's answer is the same in any company."""
        return [self._judge(self.features @ row) for row in _unit(self.encoder.features(pairs))]

    def leave_one_out(self) -> LeftOut:
        """Tells each example by the others alone; those of its own sentence are left out with it."""
        examples = right = wrong = 0
        for one, found in zip(self.taught, self._left_out(), strict=True):
            examples += one.type != NONE
            answered = found.sure and found.type != NONE
            right += answered and found.type == one.type
            wrong += answered and found.type != one.type
        return LeftOut(examples=examples, right=right, wrong=wrong, counterexamples=len(self.taught) - examples)

    def _left_out(self) -> list[Likeness]:
        found = []
        for one, row in zip(self.taught, self.features, strict=True):
            others = np.array([other.pair.sentence != one.pair.sentence for other in self.taught])
            found.append(self._judge(np.where(others, self.features @ row, -1.0)))
        return found

    def _judge(self, likeness: NDArray[np.float64]) -> Likeness:
        names = np.array([one.type for one in self.taught])
        means = {kind: _nearest(likeness[names == kind]) for kind in self.types}
        best, second = sorted(means, key=lambda kind: -means[kind])[:2]
        score, margin = means[best], means[best] - means[second]
        nearest = int(np.argmax(np.where(names == best, likeness, -2.0)))
        return Likeness(
            type=best,
            score=min(max(score, 0.0), 1.0),
            margin=margin,
            nearest=self.taught[nearest].pair.sentence,
            sure=score >= self.least_score and margin >= self.least_margin,
        )


def learn_examples(taught: Sequence[Taught], encoder: PairEncoder) -> ExampleCoder:
    """Makes a coder of examples and counterexamples.

    Each example is told by the others. The margin asked for is the smallest with which `PRECISION` of those answers
    are right; the likeness asked for is the least of the right answers among them. Where no margin will do, the coder
    is never sure.

    Args:
        taught: examples, and counterexamples under `NONE`; of two types at least, counting that one.
        encoder: shows pairs as features.

    Returns:
        The coder.

    Raises:
        ValueError: all are of one type: there is nothing to tell it from.
    """
    if len({one.type for one in taught}) < 2:
        raise ValueError("examples of two types, or of one and counterexamples, are needed")
    features = _unit(encoder.features([one.pair for one in taught]))
    open_coder = ExampleCoder(encoder, tuple(taught), features, -1.0, -1.0)
    told = [
        (found.margin, found.score, found.type == one.type)
        for one, found in zip(taught, open_coder._left_out(), strict=True)
        if found.type != NONE
    ]
    for margin in sorted({margin for margin, _, _ in told}):
        kept = [(score, right) for other, score, right in told if other >= margin]
        hits = sum(right for _, right in kept)
        if hits >= PRECISION * len(kept):
            least = min(score for score, right in kept if right)
            expected = (hits + 1) / (len(kept) + 2)  # few examples promise little
            return ExampleCoder(encoder, tuple(taught), features, least, margin, expected)
    return ExampleCoder(encoder, tuple(taught), features, 2.0, 2.0)


def _nearest(likeness: NDArray[np.float64]) -> float:
    """The mean of the few highest; a sentence that is left out (-1) is no neighbour unless there is no other."""
    there = np.sort(likeness[likeness > -1.0])[::-1][:NEAREST]
    return float(there.mean()) if len(there) else -1.0


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    scaled: NDArray[np.float64] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return scaled
