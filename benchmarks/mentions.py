"""How well mentions of actors are found and resolved: the open gold's actor side, and our own mention gold.

Run: `.venv/bin/python benchmarks/mentions.py [--errors] [--parses FILE] [--file FILE]`. Needs ../shared (development
data). `--file` scores another mention gold of the same form, and it alone; its documents may be NewsArticles reports
too ("NewsArticles#3385"), which `benchmarks/scale.py` fetches.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import pickle
import re
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from dragoman.actors import Register, find_actors, load_register, refer_quoted
from dragoman.claims import find_claims
from dragoman.parse import Parser, find_clauses, find_quotations, load_parser
from dragoman.records import Actor, ActorMention, Claim, Document, Sentence, Span
from scale import fetched

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


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
        sources = tuple(
            ActorMention(
                span=Span(start=a["start"], end=a["end"], text=a["text"]), sentence=index, head=0, kind="name",
                actor=Actor(code=a["code"], sector=a["sector"], name=a["name"]),
            )
            for a in c["sources"]
        )  # fmt: skip
        claims.append(
            Claim(
                id=c["id"],
                sources=sources,
                form=c["form"],
                act=c["act"],
                sentence=index,
                confidence=1.0,
                steps=(),
                **spans,
            )
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


OWN_GOLD = ROOT / "tests" / "gold" / "mentions.jsonl"
SETS = {
    "dev": "errors read while writing the rules",
    "peeked": "not used for the rules, but its wrong codes were once looked at",
    "held": "annotated last, its errors read once since (blind: coverage .849, code .959, sector .945, name .890)",
    "fresh": "annotated 2026-11-24, its errors read since (blind: coverage .791, code .974, sector .915, name .923)",
    "fresh2": "annotated 2026-11-24 after that, before any output on it",
}
ARTICLE = re.compile(r"^(the|a|an) ", re.I)


def shared_text(where: str) -> tuple[str, str]:
    """The text and title of a document: "file", or "file#id" in JSON Lines or TSV, or "NewsArticles#id"."""
    name, _, key = where.partition("#")
    path = fetched() if name == "NewsArticles" else SHARED / name
    if path.suffix == ".jsonl":
        row = next(r for r in map(json.loads, path.open(encoding="utf-8")) if r["id"] == key)
        return row["text"], row["title"]
    if path.suffix == ".tsv":
        rows = csv.DictReader(path.open(encoding="utf-8"), delimiter="\t")
        return next(r["sentence"] for r in rows if r["sentence_id"] == key), ""
    return path.read_text(encoding="utf-8"), ""


def own_gold(path: Path = OWN_GOLD) -> Iterable[tuple[Document, list[dict]]]:
    """Our own mention gold, stand-off, laid over the data it points at."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for where, listed in groupby(rows, key=itemgetter("doc")):
        items = list(listed)
        text, title = shared_text(where)
        for item in items:
            words = text[item["start"] : item["end"]]
            if hashlib.sha256(words.encode()).hexdigest()[:12] != item["sha"]:
                raise SystemExit(f"{where}: the text has changed at {item['start']}")
        day = items[0]["published"]
        yield Document(id=where, text=text, title=title, published=date.fromisoformat(day) if day else None), items


def best(mentions: Iterable[ActorMention], sentences: tuple[Sentence, ...], item: dict) -> list[ActorMention]:
    """Mentions whose head token lies within a gold mention, those that fit it best."""
    start, end = item["start"], item["end"]
    found = []
    for m in overlap(mentions, start, end):
        token = sentences[m.sentence].tokens[m.head]
        if start <= token.start < end:
            found.append((abs(m.span.start - start) + abs(m.span.end - end), m))
    nearest = min((d for d, _ in found), default=0)
    return [m for d, m in found if d == nearest]


def bare(name: str) -> str:
    return ARTICLE.sub("", name).casefold().replace("é", "e")


def fits(value: str, wanted: list[str]) -> bool:
    return "*" in wanted or bare(value) in {bare(w) for w in wanted}


def score_own(
    results: Iterable[tuple[Document, tuple[Sentence, ...], tuple[ActorMention, ...], list[dict]]], *, errors: bool
) -> Counter[str]:
    """Counts, over our own gold, what was covered and what of that is right."""
    n: Counter[str] = Counter()
    for document, sentences, mentions, items in results:
        for item in items:
            seen = best(mentions, sentences, item)
            words = document.text[item["start"] : item["end"]].replace("\n", " ")
            if item.get("place"):
                n["places"] += 1
                wrong = [m for m in seen if m.kind != "place"]
                n["places wrong"] += bool(wrong)
                if errors and wrong:
                    print(f"PLACE    {document.id[-14:]} {item['start']} {words!r} taken for {wrong[0].actor.name}")
                continue
            n["all"] += 1
            known = item["code"] != ["UNK"]
            n["known"] += known
            m = next((m for m in seen if fits(m.actor.code, item["code"])), seen[0] if seen else None)
            told = m is not None and m.actor.code != "UNK"
            n["covered"] += known and told
            verdict = "" if m is not None else "missing"
            if m is not None and not told and known:
                verdict = "UNK"
            if told and m is not None:
                code, sector = fits(m.actor.code, item["code"]), fits(m.actor.sector, item["sector"])
                name = fits(m.actor.name, item["name"])
                n["told"] += 1
                n["code"] += code
                n["sector"] += sector
                n["name"] += name
                if (
                    item["pronoun"]
                    or m.kind in ("pronoun", "description")
                    or (m.kind == "possessive" and item["pronoun"])
                ):
                    n["referred"] += 1
                    n["referred right"] += code and name
                verdict = "code" if not code else "sector" if not sector else "name" if not name else ""
            if item["pronoun"]:
                n["pronouns"] += 1
                n["pronouns told"] += told
            if errors and verdict:
                got = f"{m.actor.code} {m.actor.sector} {m.actor.name} ({m.kind}, {m.steps[-1].by})" if m else "-"
                print(
                    f"{verdict:8} {document.id[-14:]} {item['start']} {words!r} "
                    f"{item['code']} {item['sector']} {item['name']} got {got}"
                )
    return n


def parses(path: Path | None) -> dict:
    return {d.id: s for d, s in pickle.loads(path.read_bytes())} if path else {}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--errors", action="store_true")
    options.add_argument("--parses", type=Path)
    options.add_argument("--file", type=Path, help="another mention gold, scored alone")
    args = options.parse_args()
    known = parses(args.parses)
    parser = None if known else load_parser()
    register = load_register()
    if args.file:
        report_file(args.file, register, known, parser, errors=args.errors)
        return
    total: Counter[str] = Counter()
    words = seconds = 0.0
    for document, wanted, raw in open_gold():
        sentences = known.get(document.id) or parser.parse(document)
        quotations = find_quotations(document.text)
        begun = time.process_time()
        mentions = find_actors(document, sentences, quotations, register)
        seconds += time.process_time() - begun
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
    report_own(register, known, parser, errors=args.errors)


def report_own(register: Register, known: dict, parser: Parser | None, *, errors: bool) -> None:
    results = []
    for document, items in own_gold():
        sentences = known.get(document.id) or parser.parse(document)
        mentions = find_actors(document, sentences, find_quotations(document.text), register)
        results.append((document, sentences, mentions, items))
    for part, what in SETS.items():
        listed = [r for r in results if r[3][0]["set"] == part]
        print_own(what, score_own(listed, errors=errors), len(listed))


def report_file(path: Path, register: Register, known: dict, parser: Parser | None, *, errors: bool) -> None:
    """Scores another mention gold; its quoted "we" and "I" are read as the pipeline reads them, by the claims."""
    results = []
    for document, items in own_gold(path):
        sentences = known.get(document.id) or parser.parse(document)
        quotations = find_quotations(document.text)
        mentions = find_actors(document, sentences, quotations, register)
        clauses = {s.index: find_clauses(s) for s in sentences}
        claims = find_claims(document, sentences, clauses, quotations, mentions)
        results.append((document, sentences, refer_quoted(sentences, mentions, claims), items))
    print_own(path.stem, score_own(results, errors=errors), len(results))


def print_own(what: str, n: Counter[str], texts: int) -> None:
    print(f"own gold, {what}: {n['all']} mentions in {texts} texts, {n['known']} with a known code")
    print(f"  coverage {n['covered'] / n['known']:.3f}; of {n['told']} told: code {n['code'] / n['told']:.3f}", end="")
    print(f"  sector {n['sector'] / n['told']:.3f}  name {n['name'] / n['told']:.3f}")
    print(
        f"  pronouns and descriptions: {n['referred']} told, right {n['referred right'] / max(1, n['referred']):.3f};",
        end="",
    )
    print(f" pronouns told {n['pronouns told']} of {n['pronouns']}")
    print(f"  places taken for actors: {n['places wrong']} of {n['places']}")


if __name__ == "__main__":
    main()
