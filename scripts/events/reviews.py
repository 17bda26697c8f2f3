"""Reviewed events of a workspace -> sentences to learn event types from.

    python scripts/events/reviews.py WORKSPACE reviewed.tsv
    python scripts/events/reviews.py WORKSPACE reviewed.tsv --pairs build/events/pairs.jsonl

One row an event that a reviewer accepted or corrected, as it stands now: `marked_sentence` (the source in <s>…</s>, the
target in <t>…</t>) and `gold_root`, as in PLV_train.tsv, then `sentence`, `source`, `target`, `type`, `verdict`,
`document`, `event`. With `--pairs`, what `train.py prepare` wrote is given the same pairs, in place of earlier ones.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from pairs import MUTUAL, TYPES, read_lines, write_lines

from dragoman.store import EventRow, Party, Query, Store, open_store

COLUMNS = (
    "marked_sentence", "gold_root", "sentence", "source", "target", "type", "verdict", "document", "event",
)  # fmt: skip
ORIGIN = "review"


def training_rows(store: Store) -> Iterator[dict[str, str]]:
    """Gives a row for each reviewed event whose two sides are named in its sentence, by document and place."""
    for verdict in ("accept", "edit"):
        for event in store.items("event", Query(verdict=verdict, sort="text")):
            row = _row(event)
            if row is not None:
                yield row | {"verdict": verdict}


def _row(event: EventRow) -> dict[str, str] | None:
    # an act of both sides may have them all as actors
    shared = event.actors[1:] if event.type in MUTUAL else ()
    sides = (event.actors[:1], (event.recipients or shared)[:1])
    if not all(sides) or re.search(r"</?[st]>", event.sentence):
        return None
    places = [_place(side[0], event) for side in sides]
    if None in places or (places[0][1] > places[1][0] and places[1][1] > places[0][0]):
        return None
    sentence = re.sub(r"\s", " ", event.sentence)  # one for one: the places stay
    (a, b), (c, d) = places
    marks = sorted([(a, 1, "<s>"), (b, 0, "</s>"), (c, 1, "<t>"), (d, 0, "</t>")], reverse=True)
    marked = sentence
    for at, _, tag in marks:
        marked = marked[:at] + tag + marked[at:]
    return {
        "marked_sentence": marked, "gold_root": event.type, "sentence": sentence, "source": sentence[a:b],
        "target": sentence[c:d], "type": event.type, "document": event.document, "event": event.id,
    }  # fmt: skip


def _place(party: Party, event: EventRow) -> tuple[int, int] | None:
    """Where a party is named in the sentence; a reviewer may have named one who is not in it."""
    start, end = party.start - event.sentence_start, party.end - event.sentence_start
    return (start, end) if 0 <= start < end <= len(event.sentence) else None


def write_rows(rows: list[dict[str, str]], out: Path) -> None:
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def add_pairs(rows: list[dict[str, str]], file: Path) -> int:
    """Puts the rows among the pairs to learn from, in place of those put there before; gives how many."""
    added = []
    for row in rows:
        if row["type"] in TYPES:  # a codebook of one's own has types that the model does not know
            marked = row["marked_sentence"]
            spans = {key: _span(marked, tag) for key, tag in (("actor", "s"), ("recipient", "t"))}
            added.append({"text": row["sentence"], **spans, "types": [row["type"]], "origin": ORIGIN})
    write_lines(file, [row for row in read_lines(file) if row["origin"] != ORIGIN] + added)
    return len(added)


def _span(marked: str, tag: str) -> list[int]:
    """Where a mark's words stand once all marks are gone."""
    start, end = marked.index(f"<{tag}>"), marked.index(f"</{tag}>")
    return [len(re.sub(r"</?[st]>", "", marked[:at])) for at in (start, end)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspace", help="a workspace's folder, or postgresql://…")
    parser.add_argument("out", type=Path, help="the TSV file to write")
    parser.add_argument("--pairs", type=Path, help="pairs.jsonl, to add them to what train.py learns from")
    args = parser.parse_args()
    with open_store(args.workspace, readonly=True) as store:
        rows = list(training_rows(store))
    write_rows(rows, args.out)
    print(len(rows), "reviewed events ->", args.out)
    if args.pairs:
        print(add_pairs(rows, args.pairs), "pairs ->", args.pairs)


if __name__ == "__main__":
    main()
