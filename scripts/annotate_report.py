"""Turns a report annotated in a compact notation into a gold record: finds each span's offsets, checks every one.

    python scripts/annotate_report.py tests/gold/reports/*.gold

Each NAME.gold becomes NAME.json beside it. A file has three parts between lines of `---`: a header (`published:`,
`title:`), the text, and the annotations, a line each:

    @key CODE SECTOR Name                 whom `key` stands for
    > first words                         what follows is about the sentence that begins with these words
    E TYPE/mode anchor | actors | recipients | d:words=first..last | p:words=ISO | s:status | by:claim | ~field | +A>B
    C id act | sources | cue | content | ! | ~field | form:direct
    P stance | holders | kind=object | owner | anchor | claim:id | because:words

`E?`, `C?` and `P?` are optional items; `~field` names a contested field, `+A>B` a dyad that is right as well; `!` is a
challenged claim. Actors stand as `words=key,key`, parted by `;`, or `words` alone where that is the key; `-` is nobody.
Words are looked for in the sentence, then backwards before it; `#2` after them is their second occurrence there, and
`first ... last` a longer span. Statuses are a, n, f, h (asserted by default). A claim's form is read from its
quotation marks where none is given.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STATUSES = {"a": "asserted", "n": "negated", "f": "future", "h": "hypothetical"}
OPENING, CLOSING = '“"', '”"'

Item = dict[str, Any]


@dataclass(slots=True)
class Notation:
    """One report while its lines are read."""

    text: str
    people: dict[str, Item] = field(default_factory=dict)
    scope: tuple[int, int] = (0, 0)
    items: dict[str, list[Item]] = field(default_factory=lambda: {"events": [], "claims": [], "positions": []})

    def span(self, words: str) -> Item:
        """Finds words in the sentence, or the nearest before it."""
        words, _, number = words.strip().partition("#")
        if " ... " in words:
            first, last = words.split(" ... ")
            start = self._find(first, int(number or 1))[0]
            end = _occurrences(last, self.text, start, len(self.text))[0][1]
        else:
            start, end = self._find(words, int(number or 1))
        return {"text": self.text[start:end], "start": start, "end": end}

    def _find(self, words: str, number: int) -> tuple[int, int]:
        if here := _occurrences(words, self.text, *self.scope):
            return here[number - 1]
        if before := _occurrences(words, self.text, 0, self.scope[0]):
            return before[-1]
        raise ValueError(f"no {words!r} in {self.text[slice(*self.scope)]!r} or before it")

    def actors(self, words: str) -> list[Item]:
        """Reads a list of actors."""
        found = []
        for part in words.split(";") if words.strip() != "-" else []:
            mention, _, keys = part.strip().partition("=")
            found += [{**self.span(mention), **self.people[key.strip()]} for key in (keys or mention).split(",")]
        return found


def _occurrences(words: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words[-1:].isalnum() else rf"(?<!\w){re.escape(words)}"
    return [match.span() for match in re.compile(pattern).finditer(text, start, end)]


def record_of(notation: str, name: str) -> Item:
    """Reads one annotated report.

    Args:
        notation: what the file holds.
        name: the id of the record.

    Returns:
        The record, in the form of the gold's JSON.

    Raises:
        ValueError, KeyError, IndexError: a line's words stand nowhere in the text, or its key is unknown.
    """
    head, text, lines = (part.strip("\n") for part in re.split(r"^---\n", notation, flags=re.MULTILINE))
    header = dict(line.split(": ", 1) for line in head.splitlines())
    report = Notation(text)
    rows = [line for line in lines.splitlines() if line.strip()]
    starts = _sentence_starts([row[2:].strip() for row in rows if row.startswith(">")], text)
    ends = [*starts[1:], len(text)]
    number = -1
    for row in rows:
        if row.startswith("@"):
            key, code, sector, canonical = row[1:].split(None, 3)
            report.people[key.replace("_", " ")] = {"code": code, "sector": sector, "name": canonical}
        elif row.startswith(">"):
            number += 1
            report.scope = (starts[number], ends[number])
        else:
            try:
                _read_row(row, report)
            except (ValueError, KeyError, IndexError) as error:
                raise type(error)(f"{name}: {row}: {error}") from error
    record = {"id": name, "published": header["published"], "title": header["title"], "text": text, **report.items}
    check(record)
    return record


def _sentence_starts(beginnings: list[str], text: str) -> list[int]:
    starts, at = [], 0
    for words in beginnings:
        at = text.index(words, at)
        starts.append(at)
        at += 1
    return starts


def _read_row(row: str, report: Notation) -> None:
    kind, _, rest = row.partition(" ")
    first, *cells = (cell.strip() for cell in rest.split(" | "))
    readers = {"E": (_event, "events"), "C": (_claim, "claims"), "P": (_position, "positions")}
    read, shelf = readers[kind.rstrip("?")]
    item = read(first, cells, report)
    if kind.endswith("?"):
        item["optional"] = True
    if contested := [cell[1:] for cell in cells if cell.startswith("~")]:
        item["contested"] = contested
    if either := [cell[1:].split(">") for cell in cells if cell.startswith("+")]:
        item["either"] = either
    report.items[shelf].append(item)


def _keyed(cells: list[str], key: str) -> str | None:
    return next((cell[len(key) + 1 :] for cell in cells if cell.startswith(f"{key}:")), None)


def _event(first: str, cells: list[str], report: Notation) -> Item:
    kind, anchor = first.split(" ", 1)
    type_, _, mode = kind.partition("/")
    date, place = _keyed(cells, "d"), _keyed(cells, "p")
    return {
        "id": f"e{len(report.items['events']) + 1}",
        "type": type_,
        "mode": mode or None,
        "anchor": report.span(anchor),
        "actors": report.actors(cells[0]),
        "recipients": report.actors(cells[1]),
        "date": _date(date) if date else None,
        "place": dict(zip(("text", "country"), place.split("="), strict=True)) if place else None,
        "status": STATUSES[_keyed(cells, "s") or "a"],
        "attributed_to": _keyed(cells, "by"),
    }


def _date(cell: str) -> Item:
    words, days = cell.split("=")
    first, _, last = days.partition("..")
    return {"first": first, "last": last or first, "text": words}


def _claim(first: str, cells: list[str], report: Notation) -> Item:
    id, act = first.split()
    content = report.span(cells[2])
    return {
        "id": id,
        "sources": report.actors(cells[0]),
        "cue": report.span(cells[1]),
        "content": content,
        "form": _keyed(cells, "form") or _form(content["text"]),
        "act": act,
        "challenged": "!" in cells,
    }


def _form(content: str) -> str:
    if content[0] in OPENING and content[-1] in CLOSING and not set(content[1:-1]) & set(OPENING + CLOSING):
        return "direct"
    return "mixed" if set(content) & set(OPENING + CLOSING) else "indirect"


def _position(stance: str, cells: list[str], report: Notation) -> Item:
    kind, _, thing = cells[1].partition("=")
    reason = _keyed(cells, "because")
    return {
        "holders": report.actors(cells[0]),
        "stance": stance,
        "object": {"kind": kind, "text": thing, "owner": cells[2], "claim": _keyed(cells, "claim")},
        "anchor": report.span(cells[3]),
        "reason": report.span(reason) if reason else None,
    }


def check(record: Item) -> None:
    """Checks that every span gives its words and every reference leads to something.

    Raises:
        ValueError: it does not.
    """
    text, claims = record["text"], {claim["id"] for claim in record["claims"]}

    def spans(value: Any) -> list[Item]:
        if isinstance(value, list):
            return [span for part in value for span in spans(part)]
        if not isinstance(value, dict):
            return []
        return ([value] if "start" in value else []) + [span for part in value.values() for span in spans(part)]

    for span in spans([record["events"], record["claims"], record["positions"]]):
        if text[span["start"] : span["end"]] != span["text"]:
            raise ValueError(f"{record['id']}: {span['text']!r} does not stand at {span['start']}")
    for event in record["events"]:
        if event["attributed_to"] not in claims | {None}:
            raise ValueError(f"{record['id']}: {event['id']} is attributed to no claim")
        for part in (event["date"], event["place"]):
            if part and part["text"] not in text:
                raise ValueError(f"{record['id']}: {part['text']!r} does not stand in the text")
    for position in record["positions"]:
        if position["object"]["text"] not in text or position["object"]["claim"] not in claims | {None}:
            raise ValueError(f"{record['id']}: the object of {position['anchor']['text']!r} does not stand in the text")


def main(paths: list[str]) -> None:
    """Writes a JSON file beside each file of notation."""
    for path in map(Path, paths):
        record = record_of(path.read_text(encoding="utf-8"), path.stem)
        path.with_suffix(".json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"{path.stem}: " + ", ".join(f"{len(record[k])} {k}" for k in ("events", "claims", "positions")))


if __name__ == "__main__":
    main(sys.argv[1:])
