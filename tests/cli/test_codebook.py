from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Dragoman

from dragoman.models import LeftOut


def test_a_new_codebook_is_written_once(dragoman: Dragoman, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert dragoman("codebook", "new", path).code == 0
    outcome = dragoman("codebook", "new", path)
    assert outcome.code == 2
    assert "there already" in outcome.message


def test_findings_are_listed_and_end_with_1(dragoman: Dragoman, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    dragoman("codebook", "new", path)
    outcome = dragoman("codebook", "check", path)
    assert outcome.code == 1
    assert "missed" in outcome.out
    assert "wrong" in outcome.out.splitlines()[-1]


def test_trying_a_text_tells_the_rule(dragoman: Dragoman, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    dragoman("codebook", "new", path)
    assert "stub: accused" in dragoman("codebook", "try", path, "Peru accused Chile.").out
    assert dragoman("codebook", "try", path, "Rain fell.").out == "no event\n"


def test_what_was_learnt_from_examples_is_told(
    dragoman: Dragoman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    dragoman("codebook", "new", path)
    told = LeftOut(examples=12, right=9, wrong=1, counterexamples=4)
    tools = SimpleNamespace(examples=SimpleNamespace(leave_one_out=lambda: told))
    monkeypatch.setattr("dragoman.pipeline.load_tools", lambda **_: tools)
    out = dragoman("codebook", "check", path).out
    assert "9 of 12 rightly, 2 left open; wrong types given to examples and counterexamples: 1" in out
    assert "4 acts in counterexamples: with 20" in out


@pytest.mark.parametrize("content", ["", "types: [", "name: x\ntypes: 7\n", "\x00"])
def test_a_broken_codebook_gets_one_clear_line(dragoman: Dragoman, tmp_path: Path, content: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(content, encoding="utf-8")
    outcome = dragoman("codebook", "check", path)
    assert outcome.code == 2
    assert "mine.yaml" in outcome.message


def test_a_missing_codebook_gets_one_clear_line(dragoman: Dragoman, tmp_path: Path) -> None:
    outcome = dragoman("codebook", "check", tmp_path / "none.yaml")
    assert outcome.code == 2
    assert outcome.message
