"""Stories held against short reports of our own: which acts are one is marked in `tellings.txt`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from dragoman.actors import load_register
from dragoman.pipeline import load_tools, read_document
from dragoman.records import Document, Record
from dragoman.stories import find_stories, told_events

FILE = Path(__file__).parent / "tellings.txt"
MARK = re.compile(r"\[([^\]:]+):(\w+)\]")
PRECISION, RECALL = 0.95, 0.8

pytestmark = pytest.mark.model


@dataclass(frozen=True)
class Marked:
    """A report and the characters of its marked acts, with the act that each is."""

    document: Document
    acts: dict[tuple[int, int], str]


def marked_reports() -> Iterator[Marked]:
    group = ""
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines()):
        if line.startswith("="):
            group = line[1:].strip()
        elif line and not line.startswith("#"):
            day, _, told = line.partition(" | ")
            text, acts, end = "", {}, 0
            for mark in MARK.finditer(told):
                text += told[end : mark.start()]
                acts[len(text), len(text) + len(mark[1])] = f"{group} {mark[2]}"
                text, end = text + mark[1], mark.end()
            document = Document(id=f"r{number:03}", text=text + told[end:], published=date.fromisoformat(day))
            yield Marked(document, acts)


def labelled(reports: list[Marked], records: list[Record]) -> dict[tuple[str, str], str]:
    """The acts that were found, by document and event: which act each is."""
    found = {}
    for report, record in zip(reports, records, strict=True):
        for event in record.events:
            for (start, end), act in report.acts.items():
                if event.anchor.start < end and start < event.anchor.end:
                    found.setdefault((record.document.id, event.id), act)
    return found


def test_tellings_of_one_act_are_one_story_and_of_like_acts_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    tools, register, reports = load_tools(), load_register(), list(marked_reports())
    records = [read_document(report.document, tools) for report in reports]
    acts = labelled(reports, records)
    stories = find_stories([told for record in records for told in told_events(record, register=register)])
    story_of = {(m.document, m.item): story.id for story in stories for m in story.members}
    right = wrong = missed = 0
    for one, other in combinations(sorted(acts), 2):
        same, joined = acts[one] == acts[other], one in story_of and story_of[one] == story_of.get(other)
        right, wrong, missed = right + (same and joined), wrong + (joined and not same), missed + (same and not joined)
        if same != joined:
            print("joined" if joined else "missed", acts[one], "/", acts[other], one[0], other[0])
    precision, recall = right / (right + wrong), right / (right + missed)
    print(
        f"{len(acts)} of {sum(len(r.acts) for r in reports)} acts found; pairs: {right} right, {wrong} wrong, ", end=""
    )
    print(f"{missed} missed; precision {precision:.3f}, recall {recall:.3f}")
    assert len(acts) >= 80
    assert (precision >= PRECISION, recall >= RECALL) == (True, True)
