"""What a few examples of a type are worth: types of a labelled table, learnt from examples drawn from it.

    python benchmarks/few_shot.py TABLE --types ACCUSE AGREE … [--model FOLDER] [--draws N]

TABLE has the columns sentence, source, target, gold_root. The examples are drawn from the types named, counterexamples
from all others; the rest, without the sentences drawn, is asked. The shipped model knows PLV_train and its types, so
FOLDER should hold one that never saw the types named: `scripts/events/train.py final --without ACCUSE AGREE …`.

Columns: the share of pairs whose nearest type is theirs when none is left open; how many are answered; how many answers
are right; how many pairs of other types are mistaken for one of these.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.models import NONE, ActorPair, ExampleCoder, Taught, learn_examples, load_event_model, read_pairs

EXAMPLES, COUNTEREXAMPLES = (5, 10, 20), (0, 20, 60)


@dataclass(frozen=True)
class Seen:
    """Shows pairs whose features were computed before: a draw asks for the same ones again."""

    name: str
    rows: dict[ActorPair, NDArray[np.float64]]

    def features(self, pairs: Sequence[ActorPair]) -> NDArray[np.float64]:
        return np.stack([self.rows[pair] for pair in pairs])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--types", nargs="+", required=True, help="types to learn from examples")
    parser.add_argument("--model", type=Path, default=None, help="a folder with card.json (the shipped model)")
    parser.add_argument("--draws", type=int, default=10)
    arguments = parser.parse_args()

    text = arguments.table.read_text(encoding="utf-8")
    pairs = read_pairs(text, name=str(arguments.table))
    gold = [row["gold_root"] for row in csv.DictReader(text.splitlines(), delimiter="\t")]
    model = load_event_model(arguments.model)
    seen = Seen(model.name, dict(zip(pairs, model.features(pairs), strict=True)))
    known = [(pair, kind if kind in arguments.types else NONE) for pair, kind in zip(pairs, gold, strict=True)]
    print(f"{model.name}: {len(arguments.types)} types, {arguments.draws} draws")
    print("examples counterexamples   accuracy  answered  right when answering  others mistaken")
    for examples in EXAMPLES:
        for counterexamples in COUNTEREXAMPLES:
            found = [
                _draw(known, seen, examples, counterexamples, random.Random(seed)) for seed in range(arguments.draws)
            ]
            accuracy, answered, right, mistaken = np.nanmean(found, axis=0)
            print(f"{examples:8}{counterexamples:16}{accuracy:11.3f}{answered:10.3f}{right:22.3f}{mistaken:17.3f}")


def _draw(
    known: list[tuple[ActorPair, str]],
    seen: Seen,
    examples: int,
    counterexamples: int,
    rng: random.Random,
) -> tuple[float, float, float, float]:
    wanted = {kind: counterexamples if kind == NONE else examples for _, kind in known}
    taught: list[Taught] = []
    for kind in sorted(wanted):
        group = [pair for pair, other in known if other == kind]
        taught += [Taught(pair=pair, type=kind) for pair in rng.sample(group, min(wanted[kind], len(group) // 2))]
    coder = learn_examples(taught, seen)
    used = {one.pair.sentence for one in taught}
    left = [(pair, kind) for pair, kind in known if pair.sentence not in used]
    own = [(pair, kind) for pair, kind in left if kind != NONE]
    plain = learn_examples([one for one in taught if one.type != NONE], seen)
    nearest = [found.type for found in plain.judge([pair for pair, _ in own])]
    said = _answers(coder, [pair for pair, _ in own])
    others = _answers(coder, [pair for pair, kind in left if kind == NONE])
    told = [answer == kind for answer, (_, kind) in zip(said, own, strict=True) if answer != NONE]
    return (
        float(np.mean([answer == kind for answer, (_, kind) in zip(nearest, own, strict=True)])),
        len(told) / len(own),
        float(np.mean(told)) if told else float("nan"),
        float(np.mean([answer != NONE for answer in others])),
    )


def _answers(coder: ExampleCoder, pairs: Sequence[ActorPair]) -> list[str]:
    return [found.type if found.sure else NONE for found in coder.judge(pairs)]


if __name__ == "__main__":
    main()
