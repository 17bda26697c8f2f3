from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import load_annotations
from dragoman.evaluate.annotations import annotations_of

RECORD = {"id": "a", "text": "He left. “She stayed.” 3 came.\nEnd", "events": [], "claims": [], "positions": []}


def test_sentences_begin_after_stops_and_line_ends() -> None:
    found = annotations_of(RECORD, where="here")
    assert [found.sentence_text(n) for n in range(4)] == ["He left.", "“She stayed.”", "3 came.", "End"]
    assert [found.sentence(offset) for offset in (0, 8, 9, 23, 33)] == [0, 0, 1, 2, 3]


def test_records_are_loaded_from_a_file_lines_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({**RECORD, "id": "b"}), encoding="utf-8")
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps(RECORD) + "\n\n" + json.dumps({**RECORD, "id": "c"}) + "\n", encoding="utf-8")
    assert list(load_annotations(tmp_path)) == ["a", "b"]
    assert list(load_annotations(tmp_path / "a.json")) == ["a"]
    assert list(load_annotations(lines)) == ["a", "c"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", "line 1: not JSON"),
        (b'{"id": "a"}', "no 'text'"),
        (b"[1]", "not a record"),
        (b'{"id": "a", "text": "x", "events": [{"id": "e"}]}', "no 'actors'"),
        (b'{"id": "a", "text": "x", "events": 7}', "not a record"),
        (b"\xff", "not UTF-8 at byte 0"),
        (b"", "holds no record"),
    ],
)
def test_what_is_no_record_is_refused_with_its_place(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        load_annotations(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        load_annotations(tmp_path / "none.jsonl")
