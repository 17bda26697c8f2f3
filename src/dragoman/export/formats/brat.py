"""brat standoff: a text and its annotations a report, with the configuration that shows them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.export.formats.base import Choices, Exporter, Written, whole_folder
from dragoman.records import ActorMention, Claim, Event, Position, Record, Span

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_CONF = """[entities]
Actor
Cue
Content
Reason
Stance
{types}
[relations]
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>
[events]
{events}
[attributes]
Status\tArg:<EVENT>, Value:negated|future|hypothetical
Challenged\tArg:<EVENT>
"""


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes `NAME.txt` and `NAME.ann` a report and `annotation.conf`; offsets are `[start, end)` in code points.

    Source:
        brat standoff format, https://brat.nlplab.org/standoff.html; spans over line ends are written in fragments.
    """
    reports = lines = 0
    types: set[str] = set()
    with whole_folder(output) as folder:
        for record in records:
            name = _name(record)
            page = _Page(text=record.document.text)
            page.add(record)
            (folder / f"{name}.txt").write_text(record.document.text, encoding="utf-8", newline="")
            (folder / f"{name}.ann").write_text("".join(page.lines), encoding="utf-8", newline="")
            types |= {event.type for event in record.events}
            reports, lines = reports + 1, lines + len(page.lines)
        (folder / "annotation.conf").write_text(_configuration(types), encoding="utf-8")
    return Written(rows={"reports": reports, "annotations": lines}, paths=tuple(sorted(output.iterdir())))


def _name(record: Record) -> str:
    """A file's name from a report's id: readable, safe, and its own."""
    given = record.document.id
    safe = _UNSAFE.sub("_", given).strip("._")[:80]
    return safe if safe == given else f"{safe or 'report'}-{hashlib.blake2b(given.encode(), digest_size=4).hexdigest()}"


def _configuration(types: Iterable[str]) -> str:
    roles = "Actor*:Actor, Recipient*:Actor"
    events = [f"{type}\t{roles}" for type in sorted(types)]
    events += ["Claim\tSource*:Actor, Content:Content", "Position\tHolder*:Actor, Reason?:Reason"]
    return _CONF.format(types="", events="\n".join(events)).replace("\n\n[", "\n[")


@dataclass(slots=True)
class _Page:
    """The lines of one `.ann` file; the same characters under one name are one line."""

    text: str
    lines: list[str] = field(default_factory=list)
    _spans: dict[tuple[str, int, int], str] = field(default_factory=dict)
    _events: int = 0
    _attributes: int = 0

    def add(self, record: Record) -> None:
        for event in record.events:
            self._event(event)
        for claim in record.claims:
            self._claim(claim)
        for position in record.positions:
            self._position(position)

    def _event(self, event: Event) -> None:
        ends = [*self._people("Actor", event.actors), *self._people("Recipient", event.recipients)]
        number = self._e(event.type, event.anchor, ends)
        if event.status != "asserted":
            self._a("Status", number, event.status)

    def _claim(self, claim: Claim) -> None:
        ends = [*self._people("Source", claim.sources), ("Content", self._t("Content", claim.content))]
        number = self._e("Claim", claim.cue, ends)
        if claim.challenged:
            self._a("Challenged", number)

    def _position(self, position: Position) -> None:
        ends = list(self._people("Holder", position.holders))
        if position.reason:
            ends.append(("Reason", self._t("Reason", position.reason)))
        number = self._e("Position", position.anchor, ends)
        note = f"{position.stance} {position.object.owner}: {position.object.text}"
        self.lines.append(f"#{len(self.lines) + 1}\tAnnotatorNotes {number}\t{' '.join(note.split())}\n")

    def _people(self, role: str, mentions: Iterable[ActorMention]) -> Iterator[tuple[str, str]]:
        spans = dict.fromkeys(self._t("Actor", mention.span) for mention in mentions)
        yield from ((role if n == 1 else f"{role}{n}", span) for n, span in enumerate(spans, 1))

    def _e(self, type: str, anchor: Span, ends: Iterable[tuple[str, str]]) -> str:
        self._events += 1
        parts = [f"{type}:{self._t(type, anchor)}", *(f"{role}:{span}" for role, span in ends)]
        self.lines.append(f"E{self._events}\t{' '.join(parts)}\n")
        return f"E{self._events}"

    def _a(self, name: str, number: str, value: str = "") -> None:
        self._attributes += 1
        self.lines.append(f"A{self._attributes}\t{f'{name} {number} {value}'.strip()}\n")

    def _t(self, type: str, span: Span) -> str:
        key = (type, span.start, span.end)
        if key not in self._spans:
            self._spans[key] = f"T{len(self._spans) + 1}"
            pieces = list(self._pieces(span))
            where = ";".join(f"{start} {end}" for start, end in pieces)
            words = " ".join(self.text[start:end] for start, end in pieces)
            self.lines.append(f"{self._spans[key]}\t{type} {where}\t{words}\n")
        return self._spans[key]

    def _pieces(self, span: Span) -> Iterator[tuple[int, int]]:
        for match in re.finditer(r"[^\r\n]+", span.text):
            yield span.start + match.start(), span.start + match.end()


BRAT = Exporter(name="brat", suffix="", what="a folder of brat standoff files", write=write)
