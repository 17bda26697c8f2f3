"""Listings of a workspace through the command."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import Dragoman
from tests.store.conftest import fill, make_record

from dragoman.store import init_workspace, make_review, open_store

RECORDS = tuple(make_record(f"d{n}", published=date(2024, 5, n)) for n in range(1, 4))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = init_workspace(tmp_path / "w")
    with open_store(folder) as store:
        fill(store, *RECORDS)
    return folder


def test_events_in_a_pipe_are_json_lines_with_their_count(dragoman: Dragoman, workspace: Path) -> None:
    outcome = dragoman("events", "-w", workspace, "--actor", "PER", "--type", "ACCUSE")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert [(row["document"], row["type"], row["day"]) for row in rows] == [
        (f"d{n}", "ACCUSE", f"2024-05-0{n}") for n in (3, 2, 1)
    ]
    assert rows[0]["actors"][0]["code"] == "PER"
    assert outcome.err.strip() == "3 events"


def test_a_limit_says_what_is_left_out(dragoman: Dragoman, workspace: Path) -> None:
    outcome = dragoman("events", "-w", workspace, "--limit", "1")
    assert len(outcome.out.splitlines()) == 1
    assert outcome.err.strip() == "6 events; 1 shown, --limit 6 shows all"


def test_a_table_shows_who_did_what_to_whom_and_the_sentence(dragoman: Dragoman, workspace: Path) -> None:
    out = " ".join(dragoman("events", "-w", workspace, "--type", "ACCUSE", "--format", "table").out.split())
    assert "2024-05-03 ACCUSE allege Peru PER → Chile CHL" in out
    assert "Lima accused Santiago of shelling the harbour." in out


def test_csv_puts_parties_in_a_cell(dragoman: Dragoman, workspace: Path) -> None:
    out = dragoman("events", "-w", workspace, "--type", "CONSULT", "--format", "csv", "--sort", "oldest").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert rows[0]["actors"] == "PER/GOV/Peru; CHL/GOV/Chile"
    assert {row["first"] for row in rows} == {"2024-05-03"}


def test_claims_without_a_report_are_the_workspaces(dragoman: Dragoman, workspace: Path) -> None:
    outcome = dragoman("claims", "-w", workspace, "--source", "CHL")
    assert {json.loads(line)["content"] for line in outcome.out.splitlines()} == {"Peru was lying"}
    assert outcome.err.strip() == "3 claims"
    assert "accuse Chile CHL" in " ".join(dragoman("claims", "-w", workspace, "--format", "table").out.split())


def test_a_filter_on_claims_of_reports_is_refused(dragoman: Dragoman, workspace: Path) -> None:
    outcome = dragoman("claims", "report.txt", "--source", "CHL")
    assert (outcome.code, "--source asks a workspace" in outcome.message) == (2, True)


def test_positions_are_listed(dragoman: Dragoman, workspace: Path) -> None:
    outcome = dragoman("positions", "-w", workspace, "--stance", "reject", "--format", "table")
    assert "reject Chile CHL → claim of PER: the charge" in " ".join(outcome.out.split())
    assert outcome.err.strip() == "3 positions"


def test_a_rejected_event_is_not_listed_but_as_coded(dragoman: Dragoman, workspace: Path) -> None:
    item = RECORDS[0].events[0].id
    with open_store(workspace) as store:
        store.add_review(make_review(item, kind="event", document="d1", verdict="reject", reviewer="ana"))
    assert dragoman("events", "-w", workspace).err.strip() == "5 events"
    assert dragoman("events", "-w", workspace, "--reviewed", "raw").err.strip() == "6 events"


def test_search_prints_snippets(dragoman: Dragoman, workspace: Path) -> None:
    outcome = dragoman("search", "harbour", "lying", "-w", workspace)
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert ({row["document"] for row in rows}, outcome.err.strip()) == ({"d1", "d2", "d3"}, "3 reports")
    assert "lying" in rows[0]["snippet"]
    assert "harbour" in dragoman("search", "harbour", "-w", workspace, "--format", "table").out
    assert dragoman("search", "harbour", "-w", workspace, "--format", "csv", "--limit", "1").out.count("\n") == 2


def test_no_workspace_says_how_to_name_one(dragoman: Dragoman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert "dragoman init DIR" in dragoman("events").message
    assert "no workspace there" in dragoman("events", "-w", tmp_path / "none").message
    monkeypatch.setenv("DRAGOMAN_WORKSPACE", str(init_workspace(tmp_path / "named")))
    assert dragoman("events").code == 0


def test_a_misspelt_filter_value_says_what_is_known(dragoman: Dragoman, workspace: Path) -> None:
    outcome = dragoman("events", "-w", workspace, "--status", "negatd")
    assert (outcome.code, "did you mean 'negated'?" in outcome.message) == (2, True)
