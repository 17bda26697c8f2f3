from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from tests.cli.conftest import REPORT, Dragoman


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_piped_output_is_one_json_line_a_report(dragoman: Dragoman, report: Path) -> None:
    outcome = dragoman("read", report, report, "--published", "2024-05-20")
    records = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0
    assert [r["events"][0]["type"] for r in records] == ["ACCUSE", "ACCUSE"]
    assert records[0]["published"] == "2024-05-20"
    assert outcome.err == ""


def test_terminal_output_shows_text_and_tables(dragoman: Dragoman, report: Path) -> None:
    outcome = dragoman("read", report, "--format", "terminal")
    assert "accused" in outcome.out
    assert "Events: 1" in outcome.out
    assert "Claims: 1" in outcome.out


def test_output_goes_to_a_file_in_the_form_its_name_says(dragoman: Dragoman, report: Path, tmp_path: Path) -> None:
    dragoman("read", report, "--output", tmp_path / "new" / "page.html")
    assert (tmp_path / "new" / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    dragoman("read", report, "-o", tmp_path / "records.jsonl")
    assert json.loads((tmp_path / "records.jsonl").read_text(encoding="utf-8"))["events"]


def test_pages_of_several_reports_go_to_a_folder(dragoman: Dragoman, tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    rows = [{"id": id, "text": REPORT} for id in ("a/../b", "a/../b", "c")]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert dragoman("read", source, "--format", "html", "-o", tmp_path / "pages").code == 0
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["a-..-b-2.html", "a-..-b.html", "c.html"]


def test_two_reports_for_one_page_are_refused(dragoman: Dragoman, report: Path, tmp_path: Path) -> None:
    outcome = dragoman("read", report, report, "-o", tmp_path / "page.html")
    assert outcome.code == 2
    assert "give a folder" in outcome.message


def test_timex3_is_xml(dragoman: Dragoman, report: Path) -> None:
    assert dragoman("read", report, "--format", "timex3").out.startswith("<?xml")


def test_standard_input_is_read(dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert json.loads(dragoman("read", "-").out)["text"] == REPORT


def test_other_field_names_are_mapped(dragoman: Dragoman, tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    source.write_text(json.dumps({"key": "k1", "body": REPORT, "day": "2024-05-20"}), encoding="utf-8")
    outcome = dragoman(
        "read", source, "--text-field", "body", "--id-field", "key", "--published-field", "day", "--format", "jsonl"
    )
    record = json.loads(outcome.out)
    assert (record["id"], record["published"]) == ("k1", "2024-05-20")


def test_a_broken_line_is_told_and_the_others_are_read(dragoman: Dragoman, tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    good = json.dumps({"id": "a", "text": REPORT})
    source.write_text(f"{good}\n{{broken\n{good}\n", encoding="utf-8")
    outcome = dragoman("read", source)
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 2
    first, last = outcome.err.splitlines()
    assert "line 2" in first
    assert last == "dragoman: 2 read, 1 failed"


def test_strict_stops_at_the_first_failure(dragoman: Dragoman, report: Path, tmp_path: Path) -> None:
    outcome = dragoman("read", tmp_path / "none.txt", report, "--strict")
    assert outcome.code == 2
    assert outcome.out == ""
    assert "none.txt" in outcome.message


def test_a_missing_file_among_others_does_not_stop_them(dragoman: Dragoman, report: Path, tmp_path: Path) -> None:
    outcome = dragoman("read", tmp_path / "none.txt", report)
    assert outcome.code == 0
    assert len(outcome.out.splitlines()) == 1
    assert outcome.err.splitlines()[-1] == "dragoman: 1 read, 1 failed"


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


BAD = {
    "missing file": lambda d: (d / "none.txt",),
    "directory": lambda d: (d,),
    "binary": lambda d: (write(d / "x.txt", bytes(range(256)) * 40),),
    "empty": lambda d: (write(d / "x.txt", b""),),
    "blank": lambda d: (write(d / "x.txt", b" \n\n "),),
    "not UTF-8": lambda d: (write(d / "x.txt", "Der Präsident sprach".encode("latin-1")),),
    "unknown encoding": lambda d: (write(d / "x.txt", b"text"), "--encoding", "klingon"),
    "impossible date": lambda d: (write(d / "x.txt", REPORT.encode()), "--published", "2024-02-30"),
    "no date": lambda d: (write(d / "x.txt", REPORT.encode()), "--published", "yesterday"),
    "HTML without an article": lambda d: (write(d / "x.html", b"<html><body></body></html>"),),
    "JSON Lines all broken": lambda d: (write(d / "x.jsonl", b"{"),),
    "JSON Lines without text": lambda d: (write(d / "x.jsonl", b'{"id": "a"}'),),
    "JSON Lines nested deep": lambda d: (write(d / "x.jsonl", b"[" * 100_000),),
    "not English": lambda d: (
        write(d / "x.txt", "Der Präsident traf am Montag den Kanzler und sprach über den Krieg. ".encode() * 9),
    ),
    "50 MB": lambda d: (write(d / "x.txt", b"Peru accused Chile of it. " * 2_000_000),),
    "unknown format": lambda d: (write(d / "x.txt", REPORT.encode()), "--format", "pdf"),
    "unknown option": lambda d: ("--nonsense",),
    "no source": lambda d: (),
    "unwritable output": lambda d: (write(d / "x.txt", REPORT.encode()), "-o", d / "x.txt" / "y.jsonl"),
    "NUL in the name": lambda d: ("a\x00b.txt",),
    "very long name": lambda d: ("x" * 5000,),
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_gets_one_clear_line_and_code_2(dragoman: Dragoman, tmp_path: Path, kind: str) -> None:
    outcome = dragoman("read", *BAD[kind](tmp_path))
    assert outcome.code == 2
    assert outcome.message
    assert outcome.out == ""


def test_the_line_for_a_wrong_byte_names_the_byte_and_the_remedy(dragoman: Dragoman, tmp_path: Path) -> None:
    path = write(tmp_path / "x.txt", b"caf\xe9 au lait")
    message = dragoman("read", path).message
    assert "byte 0xE9 at offset 3" in message
    assert "--encoding" in message


def test_odd_texts_are_read(dragoman: Dragoman, tmp_path: Path) -> None:
    for text in ("“We agree.” “So do we,” they said in the hall of the assembly.", "THE ARMY LEFT THE TOWN ON MONDAY."):
        assert dragoman("read", write(tmp_path / "x.txt", text.encode())).code == 0


def test_a_closed_pipe_ends_the_run_quietly(
    dragoman: Dragoman, report: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return os.open(tmp_path / "sink", os.O_WRONLY | os.O_CREAT)

    monkeypatch.setattr("sys.stdout", Closed())
    outcome = dragoman("read", report)
    assert outcome.code == 0
    assert outcome.err == ""


def test_ctrl_c_ends_with_130(dragoman: Dragoman, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.pipeline.read_document", interrupted)
    outcome = dragoman("read", report)
    assert outcome.code == 130
    assert outcome.message == "dragoman: stopped"


def test_a_bug_gives_one_line_and_code_1(dragoman: Dragoman, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr("dragoman.pipeline.read_document", broken)
    outcome = dragoman("read", report)
    assert outcome.code == 1
    assert "while reading" in outcome.message
    assert "ZeroDivisionError: by zero (dragoman --debug" in outcome.message
    with pytest.raises(ZeroDivisionError):
        dragoman("--debug", "read", report)
