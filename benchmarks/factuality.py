"""Scores the status rules as factuality: does an event hold, not hold, or is that left open?

    python benchmarks/factuality.py ../shared/data/factuality/UW/dev.jsonl [--border 1.0] [--limit N]

A row is a sentence with its event words, each with a crowd's mean score from -3 (certainly not) to 3 (certainly so).
At or above the border an event holds, at or below its negative it doesn't, between them it is uncertain. The border
of 1.0 is our choice, the data set names none; other borders are printed below the table, since a mean over a crowd
has no natural one.

`dragoman` reads its own parse of the rebuilt text and `events.status.standing` of each event word: asserted holds,
negated doesn't hold, future and hypothetical are uncertain. `always holds` is the majority baseline.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from dragoman.events.lexicon import load_lexicon
from dragoman.events.scene import Scene
from dragoman.events.status import standing
from dragoman.parse import find_clauses, load_parser
from dragoman.records import Document

CLASSES = ("holds", "doesn't hold", "uncertain")
READINGS = {"asserted": "holds", "negated": "doesn't hold", "future": "uncertain", "hypothetical": "uncertain"}
BORDERS = (0.5, 1.0, 1.5, 2.0)
_CLOSES = frozenset({",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "'", "''", "n't", "...", "/", "-"})
_OPENS = frozenset({"(", "[", "{", "$", "``", "/", "-", "#"})
_CLITICS = frozenset({"'s", "'re", "'ve", "'ll", "'d", "'m"})

Row = tuple[str, float]
"""Predicted class and the crowd's score of one event."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("events", type=Path, help="JSON Lines: text (space-separated tokens), targets (span1, label)")
    options.add_argument("--border", type=float, default=1.0)
    options.add_argument("--limit", type=int, help="only the first N sentences")
    args = options.parse_args()
    rows = list(read(args.events, args.limit))
    always = [("holds", score) for _, score in rows]
    print(f"{args.events}: {len(rows)} events, border {args.border}")
    print(f"{'':14}{'macro-F1':>9}{'accuracy':>9}" + "".join(f"{name + ' P/R/F1':>26}" for name in CLASSES))
    for name, found in (("always holds", always), ("dragoman", rows)):
        print(table_line(name, found, args.border))
    print("macro-F1 at other borders (always holds, dragoman): ", end="")
    print(", ".join(f"{b}: {macro(always, b):.3f}, {macro(rows, b):.3f}" for b in BORDERS))


def read(path: Path, limit: int | None = None) -> Iterator[Row]:
    """Predicted class and gold score of every event of a file."""
    parser, lexicon = load_parser(), load_lexicon()
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, limit)):
            record = json.loads(line)
            text, starts = spaced(record["text"].split(" "))
            scenes = [
                Scene(s, find_clauses(s), ()) for s in parser.parse(Document(id=f"{path.stem}-{number}", text=text))
            ]
            for target in record["targets"]:
                status = status_at(scenes, starts[target["span1"][0]], lexicon)
                yield READINGS[status], float(target["label"])


def status_at(scenes: Sequence[Scene], offset: int, lexicon) -> str:  # type: ignore[no-untyped-def]
    """The status of the token that covers an offset; asserted where the parse has none there."""
    for scene in scenes:
        for token in scene.tokens:
            if token.start <= offset < token.end:
                return standing(scene, token.i, lexicon).status
    return "asserted"


def spaced(words: Sequence[str]) -> tuple[str, list[int]]:
    """Sets tokens as a newspaper would.

    Args:
        words: the tokens, Penn Treebank style (quotes as `` and '', clitics and hyphens apart).

    Returns:
        The text, and the offset at which each token starts in it.
    """
    text, starts, tight, quoted = "", [], True, False
    for k, word in enumerate(words):
        shown = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(word, word)
        if word == "'" and "'" in (*words[max(k - 1, 0) : k], *words[k + 1 : k + 2]):
            shown = "" if k and words[k - 1] == "'" else '"'  # a closing quote cut in two
        ends = shown == '"' and word != "``" and (quoted or word != '"' or _left_open(words, k))
        if shown and not (tight or ends or shown == ")" or word in _CLOSES or word in _CLITICS):
            text += " "
        starts.append(len(text))
        text += shown
        if shown:
            tight = word in _OPENS or shown == "(" or (shown == '"' and not ends)
        if shown == '"':
            quoted = not ends
    return text, starts


def _left_open(words: Sequence[str], k: int) -> bool:
    """A straight quote that closes what an earlier row opened: the odd one, after a comma or stop, before a tag."""
    odd = sum(word == '"' for word in words[k:]) % 2 == 1
    return odd and k > 0 and words[k - 1] in (",", ".", "!", "?") and (k + 1 == len(words) or words[k + 1].islower())


def table_line(name: str, rows: Sequence[Row], border: float) -> str:
    cells = [scores(rows, border, kind) for kind in CLASSES]
    right = sum(predicted == as_class(score, border) for predicted, score in rows) / max(len(rows), 1)
    line = f"{name:14}{macro(rows, border):9.3f}{right:9.3f}"
    return line + "".join(f"{p:13.3f} {r:5.3f} {f:5.3f} " for p, r, f in cells)


def macro(rows: Sequence[Row], border: float) -> float:
    return sum(scores(rows, border, kind)[2] for kind in CLASSES) / len(CLASSES)


def scores(rows: Iterable[Row], border: float, kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one class."""
    pairs = [(predicted == kind, as_class(score, border) == kind) for predicted, score in rows]
    both = sum(a and b for a, b in pairs)
    precision = both / max(sum(a for a, _ in pairs), 1)
    recall = both / max(sum(b for _, b in pairs), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def as_class(score: float, border: float) -> str:
    if abs(score) < border:
        return "uncertain"
    return "holds" if score > 0 else "doesn't hold"


if __name__ == "__main__":
    main()
