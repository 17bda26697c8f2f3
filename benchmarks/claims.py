"""Scores claims on PolNeAR's dev part: attributions found with cue overlap and word IoU >= 0.5.

    python benchmarks/claims.py ../shared/data/claims/polnear [--records RECORDS.jsonl] [--humans]

`cue` asks for an overlapping cue, `content` besides for content with IoU >= 0.5, `full` besides for sources with
IoU >= 0.5. PolNeAR has one attribution a cue, with discontinuous content; Dragoman has one claim a stretch. `joined`
joins the claims that share a cue before scoring, `claims` scores them one by one. `--humans` scores PolNeAR's
annotators against each other where two read the same article: no system can be expected to do better.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from polnear import Attribution, Extent, all_annotators, attributions, overlap, text_names, words

from dragoman.actors import find_actors, load_register
from dragoman.claims import find_claims
from dragoman.parse import find_clauses, find_quotations, load_parser
from dragoman.records import Document

LEVELS = ("cue", "content", "full")
Found = tuple[Extent, Extent, tuple[Extent, ...]]
"""Cue, content and sources of one claim."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("polnear", type=Path)
    options.add_argument("--records", type=Path, help="JSON Lines of `dragoman read`; read here when not given")
    options.add_argument("--humans", action="store_true")
    args = options.parse_args()
    if args.humans:
        report("humans", humans(args.polnear))
        return
    documents = list(from_records(args.polnear, args.records) if args.records else read(args.polnear))
    for name, join in (("claims", False), ("joined", True)):
        pairs = [(gold, as_attributions(text, found, join=join)) for text, gold, found in documents]
        report(name, pairs)


def read(folder: Path) -> Iterator[tuple[str, list[Attribution], list[Found]]]:
    parser, register = load_parser(), load_register(None)
    for name in text_names(folder, "dev"):
        text = (folder / "dev" / "text" / f"{name}.txt").read_text(encoding="utf-8")
        document = Document(id=name, text=text)
        sentences, quotations = parser.parse(document), find_quotations(text)
        clauses = {s.index: find_clauses(s) for s in sentences}
        mentions = find_actors(document, sentences, quotations, register)
        claims = find_claims(document, sentences, clauses, quotations, mentions)
        found = [
            (
                (c.cue.start, c.cue.end),
                (c.content.start, c.content.end),
                tuple((s.span.start, s.span.end) for s in c.sources),
            )
            for c in claims
        ]
        yield text, attributions(folder, "dev", name, text), found


def from_records(folder: Path, path: Path) -> Iterator[tuple[str, list[Attribution], list[Found]]]:
    records = {r["id"]: r for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    for name in text_names(folder, "dev"):
        text = (folder / "dev" / "text" / f"{name}.txt").read_text(encoding="utf-8")
        record = next((r for key, r in records.items() if Path(key).stem == name), {"claims": []})
        found = [
            (
                (c["cue"]["start"], c["cue"]["end"]),
                (c["content"]["start"], c["content"]["end"]),
                tuple((s["start"], s["end"]) for s in c["sources"]),
            )
            for c in record["claims"]
        ]
        yield text, attributions(folder, "dev", name, text), found


def as_attributions(text: str, found: Iterable[Found], *, join: bool) -> list[Attribution]:
    joined: dict[object, Attribution] = {}
    for k, (cue, content, sources) in enumerate(found):
        key: object = cue if join else k
        cue_words = words(text, [cue]) or frozenset([cue[0]])
        before = joined.get(key, Attribution(frozenset(), cue_words, frozenset()))
        joined[key] = Attribution(
            before.source | words(text, sources), cue_words, before.content | (words(text, [content]) - cue_words)
        )
    return list(joined.values())


def humans(folder: Path) -> Iterator[tuple[list[Attribution], list[Attribution]]]:
    for split in ("train", "dev"):
        for name in text_names(folder, split):
            text = (folder / split / "text" / f"{name}.txt").read_text(encoding="utf-8")
            readings = all_annotators(folder, split, name, text)
            if len(readings) > 1:
                yield readings[0], readings[1]


def report(name: str, pairs: Iterable[tuple[list[Attribution], list[Attribution]]]) -> None:
    right: Counter[str] = Counter()
    for gold, found in pairs:
        right["gold"] += len(gold)
        right["found"] += len(found)
        for level in LEVELS:
            right[level] += _matched(gold, found, level)
    for level in LEVELS:
        p, r = right[level] / right["found"], right[level] / right["gold"]
        f = 2 * p * r / (p + r)
        print(f"{name:8}{level:9} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  of {right['gold']}")


def _matched(gold: list[Attribution], found: list[Attribution], level: str) -> int:
    """One-to-one pairs at a level, best content overlap first."""
    scored = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            content = overlap(g.content, p.content)
            same = overlap(g.source, p.source) >= 0.5 or not (g.source or p.source)
            if g.cue & p.cue and (level == "cue" or content >= 0.5) and (level != "full" or same):
                scored.append((content, i, j))
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    for _, i, j in sorted(scored, reverse=True):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
    return len(taken_i)


if __name__ == "__main__":
    main()
