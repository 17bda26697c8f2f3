"""Speed of the event-type model beside the parser: both on the same sentences, in one process, on one core.

    python benchmarks/classify.py TABLE [--limit N]

TABLE has the columns sentence, source, target (see `dragoman classify`). CPU seconds, the best of some rounds taken in
turns: so a busy machine wrongs neither.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

ROUNDS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--limit", type=int, default=300, help="rows at most (300)")
    arguments = parser.parse_args()

    from dragoman.models import load_event_model, read_pairs
    from dragoman.parse import load_parser
    from dragoman.records import Document

    text = arguments.table.read_text(encoding="utf-8")
    pairs = read_pairs(text, name=str(arguments.table))[: arguments.limit]
    sentences = list(dict.fromkeys(pair.sentence for pair in pairs))
    model, parse = load_event_model(), load_parser().parse
    report = Document(id="all", text="\n\n".join(sentences))
    alone = [Document(id=str(n), text=sentence) for n, sentence in enumerate(sentences)]
    tasks: dict[str, Callable[[], object]] = {
        "model, a sentence's pairs in one pass": lambda: model.score(pairs),
        "parser, all as one report": lambda: parse(report),
        "parser, each sentence alone": lambda: [parse(document) for document in alone],
    }
    best = dict.fromkeys(tasks, float("inf"))
    for _ in range(ROUNDS + 1):  # the first is the warm-up; it is never the best
        for name, task in tasks.items():
            best[name] = min(best[name], seconds(task))
    words = sum(len(sentence.split()) for sentence in sentences)
    print(f"{len(pairs)} pairs in {len(sentences)} sentences, {words:,} words")
    for name, spent in best.items():
        print(f"{name:40}{len(sentences) / spent:8.0f} sentences/s {1e6 * spent / words:8.0f} us a word")


def seconds(task: Callable[[], object]) -> float:
    start = time.process_time()
    task()
    return time.process_time() - start


if __name__ == "__main__":
    main()
