from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import REPORT, Dragoman


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize("item", ["e1", "ev-1234", "ev-1"])
def test_an_item_is_explained(dragoman: Dragoman, report: Path, item: str) -> None:
    outcome = dragoman("explain", report, item)
    assert outcome.code == 0
    assert "ACCUSE" in outcome.out
    assert "stub: accused" in outcome.out


def test_an_unknown_item_is_answered_with_those_there_are(dragoman: Dragoman, report: Path) -> None:
    outcome = dragoman("explain", report, "e9")
    assert outcome.code == 2
    assert "e1 (ev-1234), c1 (cl-1234)" in outcome.message


def test_a_missing_report_is_told(dragoman: Dragoman, tmp_path: Path) -> None:
    outcome = dragoman("explain", tmp_path / "none.txt", "e1")
    assert outcome.code == 2
    assert "none.txt" in outcome.message


def test_a_file_of_several_reports_is_refused(dragoman: Dragoman, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(f'{{"text": "{REPORT}"}}\n' * 2, encoding="utf-8")
    outcome = dragoman("explain", path, "e1")
    assert outcome.code == 2
    assert "more than one report" in outcome.message
