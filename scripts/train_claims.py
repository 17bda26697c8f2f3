"""Trains the claims acceptance model on PolNeAR's training part and writes data/claims/accept.json.

    python scripts/train_claims.py ../shared/data/claims/polnear [--cache FOLDER]

Repeatable: documents in the order of their names, full-batch gradient descent from zero, no randomness.
A candidate is positive where an annotated attribution has an overlapping cue and content with IoU >= 0.5.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from polnear import Attribution, attributions, by_cue, overlap, text_names

from dragoman.claims.accept import FORMAT
from dragoman.claims.gather import gather
from dragoman.parse import find_clauses, find_quotations, load_parser
from dragoman.records import Document

TARGET = Path(__file__).parents[1] / "src/dragoman/data/claims/accept.json"
MIN_COUNT, L2, STEPS = 8, 20.0, 300


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("polnear", type=Path)
    options.add_argument("--cache", type=Path, help="folder for parses, to train again faster")
    options.add_argument("--threshold", type=float, default=0.4)
    args = options.parse_args()
    names, labels = examples(args.polnear, args.cache)
    weights, bias = fit(names, labels)
    kept = {k: round(float(v), 3) for k, v in sorted(weights.items()) if abs(v) >= 0.02}
    body = {"format": FORMAT, "bias": round(bias, 3), "threshold": args.threshold, "weights": kept}
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:12]
    TARGET.write_text(json.dumps({"name": f"claims-accept@{digest}", **body}, ensure_ascii=False, indent=0) + "\n")
    print(f"{len(labels)} candidates, {sum(labels)} positive, {len(kept)} weights, claims-accept@{digest}")


def examples(folder: Path, cache: Path | None) -> tuple[list[list[str]], list[int]]:
    names, labels = [], []
    for name, text, sentences in parsed(folder, "train", cache):
        gold = attributions(folder, "train", name, text)
        clauses = {s.index: find_clauses(s) for s in sentences}
        found = list(gather(text, sentences, clauses, find_quotations(text)))
        merged = by_cue(text, [(g.candidate.cue, g.candidate.content) for g in found])
        quoted = frozenset().union(*(a.content for a in gold))
        for g in found:
            if merged[g.candidate.cue].cue <= quoted:
                continue  # PolNeAR marks no attribution inside another's content, so its silence there says nothing
            names.append(g.features)
            labels.append(int(any(right(merged[g.candidate.cue], a) for a in gold)))
    return names, labels


def right(candidate: Attribution, gold: Attribution) -> bool:
    return bool(candidate.cue & gold.cue) and overlap(candidate.content, gold.content) >= 0.5


def parsed(folder: Path, split: str, cache: Path | None):
    parser = None
    for name in text_names(folder, split):
        text = (folder / split / "text" / f"{name}.txt").read_text(encoding="utf-8")
        kept = cache / f"{name}.pickle" if cache else None
        if kept and kept.exists():
            yield name, text, pickle.loads(kept.read_bytes())
            continue
        parser = parser or load_parser()
        sentences = parser.parse(Document(id=name, text=text))
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(sentences))
        yield name, text, sentences


def fit(names: list[list[str]], labels: list[int]) -> tuple[dict[str, float], float]:
    """Logistic regression, L2, by gradient descent with a diagonal (Adagrad) scaling; numpy only."""
    counts = Counter(n for row in names for n in set(row))
    index = {n: k for k, n in enumerate(sorted(n for n, c in counts.items() if c >= MIN_COUNT))}
    rows = np.concatenate([np.full(len(r), i) for i, r in enumerate(r_known(names, index))]).astype(int)
    columns = np.concatenate([np.array(r, dtype=int) for r in r_known(names, index)])
    y = np.array(labels, dtype=float)
    w, b = np.zeros(len(index)), 0.0
    scale, scale_b = np.full(len(index), 1e-8), 1e-8
    for _ in range(STEPS):
        z = b + np.bincount(rows, weights=w[columns], minlength=len(y))
        error = 1 / (1 + np.exp(-z)) - y
        g = np.bincount(columns, weights=error[rows], minlength=len(w)) + L2 * w
        scale += g * g
        scale_b += error.sum() ** 2
        w -= 0.3 * g / np.sqrt(scale)
        b -= 0.3 * error.sum() / np.sqrt(scale_b)
    return {n: w[k] for n, k in index.items()}, float(b)


def r_known(names: list[list[str]], index: dict[str, int]) -> list[list[int]]:
    return [[index[n] for n in set(row) if n in index] for row in names]


if __name__ == "__main__":
    main()
