from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import REPORT, Dragoman


@pytest.fixture
def records(dragoman: Dragoman, tmp_path: Path) -> Path:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    path = tmp_path / "records.jsonl"
    path.write_text(dragoman("read", report).out, encoding="utf-8")
    return path


def test_our_own_output_scores_full_marks(dragoman: Dragoman, records: Path) -> None:
    outcome = dragoman("evaluate", records, records)
    assert outcome.code == 0
    assert "typed             1.000  1.000  1.000      1" in outcome.out


def test_errors_are_listed_when_asked(dragoman: Dragoman, records: Path, tmp_path: Path) -> None:
    record = json.loads(records.read_text(encoding="utf-8"))
    worse = tmp_path / "worse.jsonl"
    worse.write_text(json.dumps({**record, "events": []}), encoding="utf-8")
    assert "missed    ACCUSE PER > - at “accused”" in dragoman("evaluate", records, worse, "--errors").out


def test_a_figure_below_its_floor_ends_with_1(dragoman: Dragoman, records: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[position]\nf1 = 0.5\n", encoding="utf-8")
    outcome = dragoman("evaluate", records, records, "--floors", floors)
    assert outcome.code == 1
    assert outcome.message == "dragoman: position f1 is 0.000, below its floor 0.500"
    floors.write_text("[typed]\nf1 = 1.0\n", encoding="utf-8")
    assert dragoman("evaluate", records, records, "--floors", floors).code == 0


@pytest.mark.parametrize("bad", ["none.jsonl", "."])
def test_bad_gold_gets_one_clear_line(dragoman: Dragoman, records: Path, tmp_path: Path, bad: str) -> None:
    (tmp_path / "empty").mkdir()
    outcome = dragoman("evaluate", tmp_path / "empty" / bad, records)
    assert outcome.code == 2
    assert outcome.message
