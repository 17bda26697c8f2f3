from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import REPORT, Dragoman


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_each_claim_is_listed_with_its_sentence(dragoman: Dragoman, report: Path) -> None:
    out = dragoman("claims", report, report).out
    assert out.count("Peru · accuse") == 2
    assert "Peru accused Chile of shelling" in out


def test_json_is_one_claim_a_line(dragoman: Dragoman, report: Path) -> None:
    rows = [json.loads(line) for line in dragoman("claims", report, "--json").out.splitlines()]
    assert [row["content"] for row in rows] == ["Chile"]


def test_a_missing_report_among_others_is_counted(dragoman: Dragoman, report: Path, tmp_path: Path) -> None:
    outcome = dragoman("claims", report, tmp_path / "none.txt")
    assert outcome.code == 0
    assert outcome.err.splitlines()[-1] == "dragoman: 1 read, 1 failed"


def test_no_report_at_all_ends_with_2(dragoman: Dragoman, tmp_path: Path) -> None:
    outcome = dragoman("claims", tmp_path / "none.txt")
    assert outcome.code == 2
    assert outcome.message
