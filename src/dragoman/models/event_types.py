"""The PLOVER type of (sentence, actor, recipient): a small encoder, run with ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import ModelError
from dragoman.models.card import Card, load_card, read_checked
from dragoman.models.pairs import ActorPair
from dragoman.models.wordpiece import Pieces, WordPiece

LONGEST_TEXT = 20_000
"""Characters of a sentence that are looked at; far more than the pieces a model reads."""

SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""Left out of ONNX Runtime's rewriting: its fused kernel takes four times as long as the sum and the norm it replaces.

Source:
    Measured with onnxruntime 1.32 on 35 pieces: 70 us against 17, twelve times a sentence, 22 % of all.
"""

PAIRS_A_RUN = 4
"""Pairs of a sentence scored in one pass, always so many: sums come out in another order for another number."""


@dataclass(frozen=True, slots=True)
class EventTypeModel:
    """Scores pairs of parties; see `PairScorer`.

    Sentences are run one by one on one thread: quantised activations take their scale from everything in a batch, so a
    sentence scored in company would come out a little different.
    """

    card: Card
    _pieces: WordPiece
    _session: Any

    @property
    def name(self) -> str:
        """The model and the beginning of its hash."""
        return f"{self.card.name}@{self.card.files['model.onnx'][:8]}"

    @property
    def types(self) -> tuple[str, ...]:
        """The types scored, in the order of the columns."""
        return tuple(self.card.quads)

    def score(self, pairs: Sequence[ActorPair]) -> NDArray[np.float64]:
        """Scores pairs: probabilities (pairs, types), one encoder pass a sentence."""
        return _softmax(self._run("logits", pairs, width=len(self.types)) / self.card.temperature)

    def features(self, pairs: Sequence[ActorPair]) -> NDArray[np.float64]:
        """Shows pairs as the head sees them: (pairs, width); see `dragoman.models.examples`."""
        return self._run("features", pairs, width=self._session.get_outputs()[1].shape[1])

    def _run(self, output: str, pairs: Sequence[ActorPair], *, width: int) -> NDArray[np.float64]:
        by_sentence: dict[str, list[int]] = {}
        for place, pair in enumerate(pairs):
            by_sentence.setdefault(pair.sentence, []).append(place)
        found = np.zeros((len(pairs), width))
        for sentence, places in by_sentence.items():
            found[places] = self._of_sentence(output, sentence, [pairs[place] for place in places])
        return found

    def _of_sentence(self, output: str, sentence: str, pairs: Sequence[ActorPair]) -> NDArray[np.float64]:
        pieces = self._pieces.split(sentence[:LONGEST_TEXT], longest=self.card.longest)
        ids = np.array([pieces.ids], np.int64)
        actors, recipients = (
            _padded(np.stack([_weights(pieces, span) for span in spans]))
            for spans in ([pair.actor for pair in pairs], [pair.recipient for pair in pairs])
        )
        runs = [slice(start, start + PAIRS_A_RUN) for start in range(0, len(actors), PAIRS_A_RUN)]
        rows: NDArray[np.float64] = np.concatenate(
            [
                self._session.run([output], {"ids": ids, "actor": actors[run], "recipient": recipients[run]})[0]
                for run in runs
            ]
        )
        return rows[: len(pairs)].astype(np.float64)


def load_event_model(folder: Path | None = None) -> EventTypeModel:
    """Loads the event-type model.

    Args:
        folder: where its card and files are; the model shipped with the package when None.

    Returns:
        The model.

    Raises:
        ModelError: a file is missing or differs from its card.
    """
    card = load_card(_shipped() if folder is None else folder)
    vocabulary = read_checked(card, "vocabulary.txt").decode("utf-8").split("\n")
    content = read_checked(card, "model.onnx")
    import onnxruntime  # 0.1 s: loaded when a model is

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
    )
    return EventTypeModel(card, WordPiece({piece: n for n, piece in enumerate(vocabulary)}), session)


def _shipped() -> Path:
    room = Path(str(files("dragoman.data").joinpath("models")))
    found = sorted(room.glob("events-*"))
    if len(found) != 1:
        raise ModelError(f"{room}: {len(found)} event models where one is wanted", hint="reinstall dragoman")
    return found[0]


def _weights(pieces: Pieces, span: tuple[int, int] | None) -> NDArray[np.float32]:
    """Gives even weights over the pieces of a span; the opening piece stands for a party that is not there."""
    start, end = span or (0, 0)
    inside = [n for n, (first, last) in enumerate(pieces.offsets) if last > first and first < end and last > start]
    weights = np.zeros(len(pieces.ids), np.float32)
    weights[inside or [0]] = 1 / len(inside or [0])
    return weights


def _padded(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Adds rows up to a whole number of runs."""
    return np.pad(rows, ((0, -len(rows) % PAIRS_A_RUN), (0, 0)))


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    scored: NDArray[np.float64] = powers / powers.sum(axis=1, keepdims=True)
    return scored
