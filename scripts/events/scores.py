"""How good logits are, as the published comparison on PLV counts: fifteen types, quads, cooperation or conflict."""

from __future__ import annotations

import numpy as np
from pairs import NONE, TYPES, YIELD, Pair

QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
         "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
         "NONE": 0}  # fmt: skip
PLV_QUADS = {**QUADS, "YIELD": 2}


def scores(logits: np.ndarray, pairs: list[Pair], temperature: float = 1.0) -> dict[str, float]:
    """Macro-averaged F1 of types, quads and cooperation against conflict; expected calibration error in ten bins."""
    names, p = plv_probabilities(logits, temperature)
    gold, said = gold_names(pairs), [names[i] for i in p.argmax(1)]
    sure = p.max(1)
    right = np.array([a == b for a, b in zip(gold, said, strict=True)])
    bins = np.minimum((sure * 10).astype(int), 9)
    ece = sum(abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in set(bins.tolist()))
    quads = [[PLV_QUADS[t] for t in column] for column in (gold, said)]
    found = {
        "root_macro_f1": _macro_f1(gold, said),
        "root_accuracy": float(right.mean()),
        "quad_macro_f1": _macro_f1(*quads),
        "binary_macro_f1": _macro_f1(*([quad > 2 for quad in column] for column in quads)),
        "ece": float(ece),
    }
    return {name: round(score, 4) for name, score in found.items()}


def best_temperature(logits: np.ndarray, pairs: list[Pair]) -> float:
    """The temperature with the least log-loss."""
    gold = gold_names(pairs)

    def loss(temperature: float) -> float:
        names, p = plv_probabilities(logits, temperature)
        return -sum(np.log(row[names.index(g)] + 1e-9) for row, g in zip(p, gold, strict=True))

    return round(float(min(np.arange(0.3, 2.01, 0.02), key=loss)), 2)


def plv_probabilities(logits: np.ndarray, temperature: float) -> tuple[list[str], np.ndarray]:
    """Folds CONCEDE and RETREAT into YIELD and drops NONE: the fifteen names, and probabilities (pairs, 15)."""
    scaled = logits / temperature
    p = np.exp(scaled - scaled.max(1, keepdims=True))
    p[:, YIELD[0]] += p[:, YIELD[1]]
    keep = [i for i in range(len(TYPES)) if i not in (YIELD[1], NONE)]
    names = ["YIELD" if i == YIELD[0] else TYPES[i] for i in keep]
    return names, p[:, keep] / p[:, keep].sum(1, keepdims=True)


def gold_names(pairs: list[Pair]) -> list[str]:
    return ["YIELD" if set(p.types) & set(YIELD) else TYPES[p.types[0]] for p in pairs]


def _macro_f1(gold: list, said: list) -> float:
    hits = {c: sum(g == s == c for g, s in zip(gold, said, strict=True)) for c in set(gold)}
    return float(np.mean([2 * n / (gold.count(c) + said.count(c)) for c, n in hits.items()]))
