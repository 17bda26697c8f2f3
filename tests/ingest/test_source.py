from __future__ import annotations

import io
import json
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from dragoman.errors import InputError, TooLargeError
from dragoman.ingest import read_source

TEXT = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."
MORE = "Neither side said who would guard the bridge."
PAGE = f"<!doctype html><html><body><article><p>{TEXT}</p><p>{MORE}</p></article></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "texts"),
    [
        ("a.txt", TEXT, [TEXT]),
        ("noname", TEXT, [TEXT]),
        ("a.html", PAGE, [f"{TEXT}\n{MORE}"]),
        ("saved.txt", PAGE, [f"{TEXT}\n{MORE}"]),
        ("a.jsonl", json.dumps({"text": TEXT}), [TEXT]),
        ("a.json", json.dumps([{"text": TEXT}]), [TEXT]),
        ("noname", json.dumps({"text": TEXT}), [TEXT]),
        ("braces.txt", json.dumps({"text": TEXT}), [json.dumps({"text": TEXT})]),
    ],
)
def test_the_kind_of_a_file_is_told_by_name_and_content(tmp_path, name, content, texts):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert [d.text for d in read_source(path)] == texts


def test_the_kind_asked_for_is_taken(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(TEXT)
    (found,) = read_source(str(path), kind="text", published="2024-05-20", title="T", id="x")
    assert (found.text, found.published, found.title, found.id) == (TEXT, date(2024, 5, 20), "T", "x")


@pytest.mark.parametrize("content", [TEXT.encode(), json.dumps({"text": TEXT}).encode()])
def test_standard_input_is_read(monkeypatch, content):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    (found,) = read_source("-")
    assert found.text == TEXT


def test_line_ends_are_kept(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"One met two.\r\n\r\nThree met four.\r\n")
    (found,) = read_source(path)
    assert found.text == "One met two.\r\n\r\nThree met four.\r\n"


def test_errors_come_at_once_not_with_the_first_document(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        read_source(tmp_path / "missing.txt")
    with pytest.raises(InputError, match="no such day"):
        read_source(tmp_path / "missing.txt", published="2024-02-31")


def test_a_large_file_is_refused_with_the_limit_named(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(TooLargeError, match="has 50 MB; a report may have 16 MB"):
        read_source(path)
