"""Times against TBAQ-cleaned (as TempEval-3 scored) and event dates against the open gold.

    python benchmarks/times.py ../shared

TBAQ is split by the parity of its file names' MD5: rules were developed on "dev" alone; "held" was never looked at.
Relaxed: spans that touch match, one to one. Value accuracy is over matched spans; value F1 = relaxed F1 x accuracy.
Event dates are scored with the gold's own events, so that only the dating is measured.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.parse import Parser, load_parser
from dragoman.records import Actor, ActorMention, Document, Event, Sentence, Span
from dragoman.times import date_events, find_times


@dataclass
class Tally:
    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    kind: int = 0
    words: int = 0
    seconds: float = 0.0
    documents: int = field(default=0)

    def line(self, name: str) -> str:
        relaxed, strict = self._f1(self.relaxed), self._f1(self.strict)
        accuracy = self.value / max(1, self.relaxed)
        return (
            f"{name:9} {self.documents:4} documents {self.gold:5} gold {self.found:5} found  "
            f"P {self.relaxed / max(1, self.found):.3f} R {self.relaxed / max(1, self.gold):.3f} "
            f"relaxed F1 {relaxed:.3f}  "
            f"strict F1 {strict:.3f}  value accuracy {accuracy:.3f}  value F1 {relaxed * accuracy:.3f}  "
            f"kind {self.kind / max(1, self.relaxed):.3f}  {self.seconds / max(1, self.words) * 1e6:.1f} us a word"
        )

    def _f1(self, hits: int) -> float:
        return 2 * hits / max(1, self.gold + self.found)


def half(path: Path) -> str:
    return "dev" if int(hashlib.md5(path.name.encode()).hexdigest(), 16) % 2 == 0 else "held"


def read_timeml(path: Path) -> tuple[Document, list[tuple[int, int, str, str]]]:
    content = path.read_text(encoding="utf-8", errors="replace")
    created = re.search(r'<DCT>.*?value="([^"]*)"', content, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", content, re.DOTALL)
    if created is None or body is None:
        raise SystemExit(f"{path}: no DCT or no TEXT")
    text, spans, open_tags = "", [], []
    for part in re.split(r"(<[^>]*>)", body[1]):
        if part.startswith("<TIMEX3"):
            open_tags.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', part))))
        elif part == "</TIMEX3>":
            start, attributes = open_tags.pop()
            spans.append((start, len(text), attributes["type"], attributes["value"]))
        elif not part.startswith("<"):
            text += html.unescape(part)
    return Document(id=path.name, text=text, published=date.fromisoformat(created[1][:10])), spans


def score_timex(parser: Parser, folder: Path) -> dict[str, Tally]:
    tallies = {"dev": Tally(), "held": Tally(), "both": Tally()}
    for path in sorted(folder.glob("*/*.tml")):
        document, gold = read_timeml(path)
        sentences = parser.parse(document)
        begun = time.process_time()
        found = find_times(document, sentences)
        spent = time.process_time() - begun
        for tally in (tallies[half(path)], tallies["both"]):
            tally.documents += 1
            tally.gold += len(gold)
            tally.found += len(found)
            tally.words += sum(len(s.tokens) for s in sentences)
            tally.seconds += spent
            free = list(found)
            for start, end, kind, value in gold:
                match = next((m for m in free if m.span.start < end and m.span.end > start), None)
                if match is None:
                    continue
                free.remove(match)
                tally.relaxed += 1
                tally.strict += (match.span.start, match.span.end) == (start, end)
                tally.value += match.value == value
                tally.kind += match.kind == kind
    return tallies


def gold_events(record: dict[str, Any], sentences: tuple[Sentence, ...]) -> list[Event]:
    events = []
    for e in record["events"]:
        start, end = e["anchor"]["start"], e["anchor"]["end"]
        sentence = next(s for s in sentences if s.start <= start < s.end)
        inside = [t.i for t in sentence.tokens if t.start < end and t.end > start]
        trigger = next((i for i in inside if sentence.tokens[i].head not in inside), inside[0])
        events.append(
            Event(
                id=e["id"],
                type=e["type"],
                quad=1,
                mode=e.get("mode"),
                anchor=Span(start=start, end=end, text=record["text"][start:end]),
                sentence=sentence.index,
                trigger=trigger,
                actors=tuple(gold_actor(a, sentence.index) for a in e["actors"]),
                recipients=tuple(gold_actor(a, sentence.index) for a in e["recipients"]),
                status=e["status"],
                attributed_to=e.get("attributed_to"),
                confidence=1.0,
                steps=(),
            )
        )
    return events


def gold_actor(a: dict[str, Any], sentence: int) -> ActorMention:
    span = Span(start=0, end=len(a["text"]), text=a["text"])
    actor = Actor(code=a["code"], sector=a["sector"], name=a["name"])
    return ActorMention(span=span, sentence=sentence, head=0, kind="name", actor=actor)


def score_events(parser: Parser, folder: Path) -> str:
    right = wrong = missing = undated = invented = 0
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        document = Document(id=path.stem, text=record["text"], published=date.fromisoformat(record["published"]))
        sentences = parser.parse(document)
        events = date_events(gold_events(record, sentences), find_times(document, sentences), sentences, document)
        for event, gold in zip(events, record["events"], strict=True):
            got = event.date and (event.date.first.isoformat(), event.date.last.isoformat())
            if gold["date"]:
                same = got == (gold["date"]["first"], gold["date"]["last"])
                right, wrong, missing = right + same, wrong + bool(got and not same), missing + (got is None)
            elif not gold.get("optional") and "date" not in (gold.get("contested") or ()):
                undated, invented = undated + 1, invented + bool(got)
    dated = right + wrong + missing
    accuracy = (right + undated - invented) / (dated + undated)
    return (
        f"event dates: {dated} dated in the gold: {right} right, {wrong} wrong, {missing} missing "
        f"({right / dated:.3f}); "
        f"{undated} undated: {invented} wrongly dated; accuracy over all {accuracy:.3f}"
    )


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    parser = load_parser()
    for name, tally in score_timex(parser, shared / "data/time/TBAQ-cleaned").items():
        print(tally.line(name))
    print(score_events(parser, shared / "gold"))


if __name__ == "__main__":
    main()
