"""A user's own actors win over the register, or their file is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.actors.register import load_register
from dragoman.actors.who import who
from dragoman.errors import RegisterError

HEADER = "name,code,sector,kind,aliases,role,first,last\n"


def refusal(path: Path, text: str) -> RegisterError:
    path.write_text(text, "utf-8")
    with pytest.raises(RegisterError) as caught:
        load_register(path)
    return caught.value


def test_users_group_takes_a_name_from_the_register(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEADER + "Kremlin Chess Club,RUS,SOC,ngo,Kremlin;The Club,,,\n", "utf-8")
    register = load_register(path)
    assert who("the Kremlin", register=register).name == "Kremlin Chess Club"
    assert who("the Kremlin", register=load_register()).name == "Kremlin"


def test_users_minister_holds_the_office_instead_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "- name: Ada Prime\n  code: GBR\n  sector: GOV\n  role: prime minister\n"
        "  first: 2012-01-01\n  last: 2012-12-31\n",
        "utf-8",
    )
    register = load_register(path)
    assert [e.name for e in register.holder("prime minister", "GBR", date(2012, 6, 1))] == ["Ada Prime"]
    assert who("British Prime Minister Prime", on=date(2012, 6, 1), register=register).name == "Ada Prime"


def test_yaml_norway_stays_a_code(tmp_path: Path) -> None:
    error = refusal(tmp_path / "mine.yaml", "- name: A Body\n  code: NO\n  sector: GOV\n")
    assert "line 1: unknown code 'NO'" in error.message


@pytest.mark.parametrize(
    ("rows", "line", "said", "fix"),
    [
        ("A,GBR,GOV,person,,,,\nA,GBR,GOV,person,,,,\n", 3, "on line 2 already", "remove one"),
        ("A,GBR,GOV,person,B,,,\nB,FRA,GOV,person,,,,\n", 3, "already names 'A'", "keep it with one"),
        ("A,GBR,GOV,person,,,2020-01-02,2020-01-01\n", 2, "before first day", "swap or correct"),
        ("A,GBR,GOV,person,,,2020-02-30,\n", 2, "no such day", "2020-01-31"),
        ("A,GRB,GOV,person,,,,\n", 2, "unknown code 'GRB'", "did you mean"),
        ("A,GBR,GVO,person,,,,\n", 2, "unknown sector", "use one of"),
        ("A,GBR,GOV,alien,,,,\n", 2, "unknown kind", "use one of"),
        (",GBR,GOV,person,,,,\n", 2, "no name", "give each actor a name"),
        ("A,GBR,GOV,person,,,,,,,\n", 2, "cells are wanted", "quotes"),
    ],
)
def test_bad_row_is_refused_with_line_and_fix(tmp_path: Path, rows: str, line: int, said: str, fix: str) -> None:
    error = refusal(tmp_path / "mine.csv", HEADER + rows)
    assert f"mine.csv line {line}: " in error.message
    assert said in error.message
    assert error.hint is not None
    assert fix in error.hint
    assert "nothing of the file was loaded" in error.hint


def test_misspelt_field_is_answered_with_the_right_one(tmp_path: Path) -> None:
    assert "did you mean 'sector'?" in str(refusal(tmp_path / "mine.csv", "name,code,sectr\nA,GBR,GOV\n"))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mine.yaml", "- name: [unclosed\n", "not YAML"),
        ("mine.yaml", "name: A\n", "a list of actors is wanted"),
        ("mine.yaml", "- name: A\n  name: B\n", "given twice"),
        ("mine.txt", "A", "neither YAML nor CSV"),
    ],
)
def test_unreadable_file_is_refused(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert said in refusal(tmp_path / name, text).message


def test_absent_and_binary_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError):
        load_register(tmp_path / "none.csv")
    (tmp_path / "mine.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RegisterError, match="not UTF-8"):
        load_register(tmp_path / "mine.csv")


def test_refused_file_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    refusal(tmp_path / "mine.csv", HEADER + "Kremlin,FRA,CVL,group,,,,\nB,XXX,GOV,person,,,,\n")
    assert who("Kremlin", register=load_register()).code == "RUS"
