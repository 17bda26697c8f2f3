from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Dragoman

CITY = (
    "1\tTacna\tTacna\tTakna\t-18.01465\t-70.25362\tP\tPPLA\tPE\t\t18\t\t\t\t280098\t\t552\tAmerica/Lima\t2024-01-01\n"
)


def test_a_dump_becomes_a_gazetteer(dragoman: Dragoman, tmp_path: Path) -> None:
    dump = tmp_path / "cities.txt"
    dump.write_text(CITY, encoding="utf-8")
    outcome = dragoman("gazetteer", "build", dump, tmp_path / "out.db")
    assert outcome.code == 0
    assert "1 places" in outcome.out
    assert (tmp_path / "out.db").exists()


def test_a_wrong_dump_gets_one_clear_line_and_leaves_the_old_file(dragoman: Dragoman, tmp_path: Path) -> None:
    dump, old = tmp_path / "cities.zip", tmp_path / "out.db"
    dump.write_bytes(b"PK\x03\x04 truncated")
    old.write_text("old")
    outcome = dragoman("gazetteer", "build", dump, old)
    assert outcome.code == 2
    assert outcome.message
    assert old.read_text() == "old"
