"""Trains the claims acceptance model on PolNeAR's training part and writes data/claims/accept.json.

    python scripts/claims/train.py ../shared/data/claims/polnear [--cache FOLDER] [--held]

`make train-claims` does it. Repeatable: documents in the order of their names, full-batch gradient descent from zero,
no randomness. The target of a candidate is 1 where an annotated attribution has an overlapping cue and content with
word IoU >= 0.5, 0.5 where only the cue is right, else 0. `--held` trains without a fifth of the documents, by the hash
of their names, on which every number here and in `accept.UNLESS_SURE` was chosen; what ships is trained on all.
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

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from polnear import Attribution, attributions, by_cue, overlap, text_names

from dragoman.claims.accept import FORMAT
from dragoman.claims.gather import gather
from dragoman.parse import find_clauses, find_quotations, load_parser
from dragoman.records import Document

TARGET = Path(__file__).parents[2] / "src/dragoman/data/claims/accept.json"
MIN_COUNT, L2, STEPS = 3, 10.0, 400
HELD = 50  # of 256


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("polnear", type=Path)
    options.add_argument("--cache", type=Path, help="folder for parses, to train again faster")
    options.add_argument("--held", action="store_true", help="leave a fifth of the documents out")
    options.add_argument("--out", type=Path, default=TARGET)
    options.add_argument("--threshold", type=float, default=0.44)
    args = options.parse_args()
    names, labels = examples(args.polnear, args.cache, held=args.held)
    weights, bias = fit(names, labels)
    kept = {k: round(float(v), 2) for k, v in sorted(weights.items()) if abs(v) >= 0.03}
    body = {"format": FORMAT, "bias": round(bias, 3), "threshold": args.threshold, "weights": kept}
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:12]
    args.out.write_text(json.dumps({"name": f"claims-accept@{digest}", **body}, ensure_ascii=False, indent=0) + "\n")
    print(f"{len(labels)} candidates, {sum(labels):g} positive, {len(kept)} weights, claims-accept@{digest}")


def examples(folder: Path, cache: Path | None, *, held: bool) -> tuple[list[list[str]], list[float]]:
    names, labels = [], []
    for name, text, sentences in parsed(folder, "train", cache):
        if held and is_held(name):
            continue
        gold = attributions(folder, "train", name, text)
        clauses = {s.index: find_clauses(s) for s in sentences}
        found = list(gather(text, sentences, clauses, find_quotations(text)))
        merged = by_cue(text, [(g.candidate.cue, g.candidate.content) for g in found])
        quoted = frozenset().union(*(a.content for a in gold))
        for g in found:
            if merged[g.candidate.cue].cue <= quoted:
                continue  # PolNeAR marks no attribution inside another's content, so its silence there says nothing
            names.append(g.features)
            labels.append(max((rightness(merged[g.candidate.cue], a) for a in gold), default=0.0))
    return names, labels


def is_held(name: str) -> bool:
    return hashlib.sha256(name.encode()).digest()[0] < HELD


def rightness(candidate: Attribution, gold: Attribution) -> float:
    if not candidate.cue & gold.cue:
        return 0.0
    return 1.0 if overlap(candidate.content, gold.content) >= 0.5 else 0.5


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


def fit(names: list[list[str]], labels: list[float]) -> tuple[dict[str, float], float]:
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
