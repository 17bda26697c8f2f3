"""PolNeAR's brat files as attributions over words, for training and benchmarks. Its test part is refused here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_WORD = re.compile(r"\w+|:")

Extent = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as sets of words (their offsets): PolNeAR's parts can be discontinuous."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def words(text: str, extents: Iterable[Extent]) -> frozenset[int]:
    return frozenset(m.start() for a, b in extents for m in _WORD.finditer(text, a, b))


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0


def text_names(folder: Path, split: str) -> list[str]:
    if split not in ("train", "dev"):
        raise SystemExit("PolNeAR's test part is reserved")
    return sorted(p.stem for p in (folder / split / "text").glob("*.txt"))


def attributions(folder: Path, split: str, name: str, text: str) -> list[Attribution]:
    """One annotator's attributions of a document: the first by name where several annotated it."""
    files = sorted((folder / split / "attributions").glob(f"{name}_????.ann"))
    return _read(files[0], text) if files else []


def all_annotators(folder: Path, split: str, name: str, text: str) -> list[list[Attribution]]:
    """Every annotator's attributions of a document."""
    files = sorted((folder / split / "attributions").glob(f"{name}_????.ann"))
    return [_read(path, text) for path in files]


def _read(path: Path, text: str) -> list[Attribution]:
    spans: dict[str, list[Extent]] = {}
    relations: list[dict[str, list[Extent]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T") and rest:
            where = rest.split("\t")[0].split(" ", 1)[1]
            spans[key] = [(int(a), int(b)) for a, b in (x.split() for x in where.split(";"))]
        elif key.startswith("E") and rest:
            parts: dict[str, list[Extent]] = {}
            for argument in rest.split():
                role, _, target = argument.partition(":")
                parts.setdefault(role.rstrip("0123456789"), []).extend(spans.get(target, []))
            relations.append(parts)
    return [
        Attribution(*(words(text, r.get(role, [])) for role in ("Source", "Cue", "Content")))
        for r in relations
        if r.get("Cue") and r.get("Content")
    ]


def by_cue(text: str, found: Iterable[tuple[Extent, Extent]]) -> dict[Extent, Attribution]:
    """PolNeAR has one attribution a cue: contents that share a cue are joined."""
    contents: dict[Extent, list[Extent]] = {}
    for cue, content in found:
        contents.setdefault(cue, []).append(content)
    return {
        cue: Attribution(
            frozenset(), words(text, [cue]) or frozenset([cue[0]]), words(text, spans) - words(text, [cue])
        )
        for cue, spans in contents.items()
    }
