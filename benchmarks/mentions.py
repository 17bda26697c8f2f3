"""How well mentions of actors are found and resolved: the open gold's actor side, and our own mention gold.

Run: `.venv/bin/python benchmarks/mentions.py [--errors] [--parses FILE]`. Needs ../shared (development data).
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from dragoman.actors import find_actors, load_register, refer_quoted
from dragoman.claims import find_claims
from dragoman.parse import find_clauses, find_quotations, load_parser
from dragoman.records import ActorMention, Claim, Document, Sentence, Span

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PRONOUNS = frozenset("he she it they him her them his hers its their theirs who which i we us our my me".split())


def open_gold() -> Iterable[tuple[Document, list[tuple[int, int, str, str, str]], dict]]:
    for path in sorted((SHARED / "gold").glob("*.json")):
        raw = json.loads(path.read_text())
        wanted = {}
        lists = [e["actors"] + e["recipients"] for e in raw["events"]] + [c["sources"] for c in raw["claims"]]
        for actor in (a for listed in lists for a in listed):
            wanted[(actor["start"], actor["end"], actor["code"], actor["sector"], actor["name"])] = None
        document = Document(
            id=raw["id"], text=raw["text"], title=raw["title"], published=date.fromisoformat(raw["published"])
        )
        yield document, sorted(wanted), raw


def gold_claims(raw: dict, sentences: tuple[Sentence, ...]) -> list[Claim]:
    """The gold's own claims, so that "we" is judged apart from the claims room."""
    claims = []
    for c in raw["claims"]:
        index = next(s.index for s in sentences if s.start <= c["cue"]["start"] < s.end or s.end > c["cue"]["start"])
        spans = {k: Span(start=c[k]["start"], end=c[k]["end"], text=c[k]["text"]) for k in ("cue", "content")}
        from dragoman.records import Actor

        sources = tuple(
            ActorMention(
                span=Span(start=a["start"], end=a["end"], text=a["text"]), sentence=index, head=0, kind="name",
                actor=Actor(code=a["code"], sector=a["sector"], name=a["name"]),
            )
            for a in c["sources"]
        )  # fmt: skip
        claims.append(
            Claim(id=c["id"], sources=sources, form=c["form"], act=c["act"], sentence=index, confidence=1.0, steps=(), **spans)
        )
    return claims


def overlap(mentions: Iterable[ActorMention], start: int, end: int) -> list[ActorMention]:
    """Mentions that overlap a span, the best fitting first."""
    found = [m for m in mentions if m.span.start < end and m.span.end > start]
    return sorted(found, key=lambda m: abs(m.span.start - start) + abs(m.span.end - end))


def judge(mentions: tuple[ActorMention, ...], item: tuple[int, int, str, str, str]) -> tuple[str, ActorMention | None]:
    start, end, code, sector, name = item
    near = overlap(mentions, start, end)
    if not near:
        return "missing", None
    for test, verdict in (
        (lambda m: (m.actor.code, m.actor.sector, m.actor.name) == (code, sector, name), "right"),
        (lambda m: (m.actor.code, m.actor.sector) == (code, sector), "name"),
        (lambda m: m.actor.code == code, "sector"),
    ):
        for m in near:
            if test(m):
                return verdict, m
    return "code", near[0]


def parses(path: Path | None) -> dict:
    return {d.id: s for d, s in pickle.loads(path.read_bytes())["gold"]} if path else {}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--errors", action="store_true")
    options.add_argument("--parses", type=Path)
    args = options.parse_args()
    known = parses(args.parses)
    parser = None if known else load_parser()
    register = load_register()
    total: Counter[str] = Counter()
    words = seconds = 0.0
    for document, wanted, raw in open_gold():
        sentences = known.get(document.id) or parser.parse(document)
        quotations = find_quotations(document.text)
        begun = time.perf_counter()
        mentions = find_actors(document, sentences, quotations, register)
        seconds += time.perf_counter() - begun
        words += sum(len(s.tokens) for s in sentences)
        mentions = refer_quoted(sentences, mentions, gold_claims(raw, sentences))
        for item in wanted:
            verdict, seen = judge(mentions, item)
            total[verdict] += 1
            if args.errors and verdict != "right":
                text = document.text[item[0] : item[1]].replace("\n", " ")
                got = f"{seen.span.text} = {seen.actor.code} {seen.actor.sector} {seen.actor.name}" if seen else "-"
                print(f"{verdict:8} {document.id[:16]} {text[:40]!r} {item[2:]} got {got}")
    n = sum(total.values())
    print(f"open gold, {n} actors: {dict(total)}")
    print(f"  found {1 - total['missing'] / n:.3f}  code {1 - (total['missing'] + total['code']) / n:.3f}", end="")
    print(f"  code+sector {(total['right'] + total['name']) / n:.3f}  all {total['right'] / n:.3f}")
    print(f"  {1e6 * seconds / words:.1f} us a word")


if __name__ == "__main__":
    main()
