from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Dragoman

ROWS = [
    ("1", "Kenyan warplanes bombed a camp of the Ugandan army.", "Kenyan warplanes", "the Ugandan army"),
    ("2", "Norway sent blankets and medicine to Bhutan.", "Norway", "Bhutan"),
    ("3", "The rebels pulled their troops out of the province, freeing a Danish pilot.", "The rebels", "a recipient"),
    ("4", "Norway sent blankets and medicine to Bhutan.", "Norway", "Bhutan"),
]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "pairs.tsv"
    lines = ["id\tSentence\tSource\tTARGET", *("\t".join(row) for row in ROWS)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def answers(out: str) -> list[list[str]]:
    header, *rows = (line.split("\t") for line in out.splitlines())
    assert header == ["type", "quad", "probability"]
    return rows


def test_every_row_is_answered_in_order(dragoman: Dragoman, table: Path) -> None:
    rows = answers(dragoman("classify", table, "--format", "tsv").out)
    assert len(rows) == 4
    assert [row[:2] for row in rows[:2]] == [["ASSAULT", "4"], ["AID", "2"]]
    assert rows[1] == rows[3]
    assert all(0 <= float(row[2]) <= 1 for row in rows)


def test_plv_labels_merge_what_yields_and_are_never_none(dragoman: Dragoman, table: Path) -> None:
    rows = answers(dragoman("classify", table, "--format", "tsv", "--labels", "plv").out)
    assert len(rows) == 4
    assert not {"NONE", "CONCEDE", "RETREAT"} & {row[0] for row in rows}


def test_json_lines_hold_the_same(dragoman: Dragoman, table: Path) -> None:
    first = json.loads(dragoman("classify", table, "--format", "jsonl").out.splitlines()[0])
    assert (first["type"], first["quad"]) == ("ASSAULT", 4)


def test_standard_input_is_read(dragoman: Dragoman, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table.read_bytes())))
    assert len(answers(dragoman("classify", "-").out)) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"sentence\tsource\nPeru\tPeru\n", "no column 'target'"),
        (b"sentence\tsource\ttarget\nPeru met Chile.\tPeru\n", "line 2"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
    ],
)
def test_a_bad_table_gets_one_clear_line(dragoman: Dragoman, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "bad.tsv").write_bytes(content)
    outcome = dragoman("classify", tmp_path / "bad.tsv")
    assert outcome.code == 2
    assert said in outcome.message
    assert outcome.out == ""


@pytest.mark.parametrize("arguments", [("nowhere.tsv",), ("nowhere.tsv", "--labels", "cameo"), ()])
def test_what_is_not_there_gets_one_clear_line(dragoman: Dragoman, arguments: tuple[str, ...]) -> None:
    outcome = dragoman("classify", *arguments)
    assert outcome.code == 2
    assert outcome.message
