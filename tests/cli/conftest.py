"""The command with a stub for the pipeline: no model is loaded, one act and one claim are found at "accused"."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

import pytest

import dragoman as package
from dragoman import cli, reading
from dragoman.records import Actor, ActorMention, Claim, Document, Event, Record, Span, Step

REPORT = (
    "Peru accused Chile of shelling the border town, and the foreign minister said that the talks would go on. "
    "The government in Lima asked the two sides to keep calm while the talks went on through the weekend."
)


def stub_record(document: Document, tools: object) -> Record:
    at = document.text.find("accused")
    if at < 0:
        return Record(document=document)

    def span(start: int, end: int) -> Span:
        return Span(start=start, end=end, text=document.text[start:end])

    peru = ActorMention(
        span=span(0, 4), sentence=0, head=0, kind="name", actor=Actor(code="PER", sector="GOV", name="Peru")
    )
    step = (Step(by="stub", saw="accused"),)
    event = Event(
        id="ev-1234", type="ACCUSE", quad=3, mode=None, anchor=span(at, at + 7), sentence=0, trigger=1, actors=(peru,),
        recipients=(), status="asserted", confidence=0.9, steps=step,
    )  # fmt: skip
    claim = Claim(
        id="cl-1234", sources=(peru,), cue=span(at, at + 7), content=span(at + 8, at + 13), form="indirect",
        act="accuse", sentence=0, confidence=0.9, steps=step,
    )  # fmt: skip
    return Record(document=document, events=(event,), claims=(claim,))


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def message(self) -> str:
        """The one line that standard error must hold."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("dragoman: ")
        assert "Traceback" not in self.err
        return lines[0]


Dragoman = Callable[..., Outcome]


@pytest.fixture
def dragoman(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Dragoman]:
    stub = ModuleType("dragoman.pipeline")
    vars(stub).update(load_tools=lambda **_: None, read_document=stub_record)
    monkeypatch.setitem(sys.modules, "dragoman.pipeline", stub)
    monkeypatch.setattr(package, "pipeline", stub, raising=False)
    reading._tools.cache_clear()

    def run(*arguments: object) -> Outcome:
        code = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    yield run
    reading._tools.cache_clear()
