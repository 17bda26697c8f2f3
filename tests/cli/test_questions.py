"""Verbs that ask a workspace: each through the command, on reports made by hand."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from tests.analysis.conftest import act, stance

from dragoman.store import init_workspace, open_store


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = init_workspace(tmp_path_factory.mktemp("corpus") / "w")
    months = [act("ACCUSE", 3, date(2023, month, 5)) for month in range(1, 13)]
    burst = [act("ACCUSE", 3, date(2024, 1, day)) for day in range(1, 21)]
    with open_store(folder) as store:
        run = store.start_run({"made": "by hand"})
        store.add_shard(run.id, 0, [*months, *burst, act("THREATEN", 3, date(2024, 2, 1), status="future")])
        store.add_shard(run.id, 1, [stance("reject", "CHL"), act("CONSULT", 1, date(2024, 3, 1), mutual=True)])
        store.finish_run(run.id, given=35, read=35)
    return folder


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_series_between_two_parties_is_csv_in_a_pipe(dragoman, workspace) -> None:
    outcome = dragoman("series", "PER", "CHL", "--by", "year", "-w", workspace)
    assert [(row["period"], row["events"]) for row in rows(outcome.out)] == [("2023-01-01", "12"), ("2024-01-01", "21")]


def test_a_series_of_one_direction_leaves_the_other_out(dragoman, workspace) -> None:
    assert rows(dragoman("series", "CHL", "PER", "--directed", "-w", workspace).out) == []


def test_a_series_is_drawn(dragoman, workspace, tmp_path) -> None:
    pytest.importorskip("vl_convert")
    assert dragoman("series", "--plot", tmp_path / "p.svg", "-w", workspace).code == 0
    assert "<svg" in (tmp_path / "p.svg").read_text(encoding="utf-8")


def test_a_status_is_asked_for_by_name(dragoman, workspace) -> None:
    outcome = dragoman("timeline", "--status", "future", "--format", "jsonl", "-w", workspace)
    (row,) = map(json.loads, outcome.out.splitlines())
    assert (row["day"], row["type"]) == ("2024-02-01", "THREATEN")


def test_a_table_tells_its_rows(dragoman, workspace) -> None:
    assert "2 rows" in dragoman("network", "--format", "table", "-w", workspace).out


def test_agreement_is_told(dragoman, workspace) -> None:
    (row,) = rows(dragoman("agreement", "-w", workspace).out)
    assert (row["holder"], row["owner"], row["reject"]) == ("PER", "CHL", "1")


def test_an_unusual_rise_is_told(dragoman, workspace) -> None:
    (row,) = rows(dragoman("changes", "--type", "ACCUSE", "-w", workspace).out)
    assert (row["period"], row["events"], row["expected"]) == ("2024-01-01", "20", "1.0")


def test_stories_are_found_on_demand(dragoman, workspace) -> None:
    outcome = dragoman("stories", "-w", workspace)
    assert "--find" in outcome.err
    dragoman("stories", "--find", "-w", workspace)
    assert dragoman("stories", "-w", workspace).code == 0


def test_sql_is_answered(dragoman, workspace) -> None:
    pytest.importorskip("duckdb")
    outcome = dragoman(
        "sql", "select type, count(*) as n from events group by type order by n desc limit 1", "-w", workspace
    )
    assert rows(outcome.out) == [{"type": "ACCUSE", "n": "32"}]


def test_an_export_tells_its_rows_and_what_it_left_out(dragoman, workspace, tmp_path) -> None:
    outcome = dragoman("export", "-f", "gdelt", "-o", tmp_path / "out.csv", "-w", workspace)
    assert outcome.err.splitlines() == [
        f"{tmp_path / 'out.csv'}: 33 events",
        "left out, as the format has no place for them: 1 future",
    ]
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 33


def test_an_export_is_narrowed_by_filters(dragoman, workspace, tmp_path) -> None:
    outcome = dragoman("export", "-f", "jsonl", "-o", tmp_path / "out", "--type", "CONSULT", "-w", workspace)
    assert outcome.err.startswith(f"{tmp_path / 'out'}: 1 records")


@pytest.mark.parametrize(
    "wrong",
    [
        ("series", "PER", "CHL", "BOL"),
        ("series", "PER", "--directed"),
        ("series", "--status", "sure"),
        ("changes", "--past", "1"),
        ("series", "--since", "yesterday"),
        ("export", "-f", "xlsx", "-o", "out.xlsx"),
        ("series", "--plot", "p.jpg"),
        ("sql", "select * from nowhere"),
        ("series", "--run", "zzzz"),
    ],
    ids=" ".join,
)
def test_what_is_wrong_is_told_in_a_line(dragoman, workspace, wrong) -> None:
    outcome = dragoman(*wrong, "-w", workspace)
    assert outcome.code == 2
    assert outcome.message


def test_without_a_workspace_the_remedy_is_told(dragoman, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_WORKSPACE", raising=False)
    outcome = dragoman("series")
    assert outcome.code == 2
    assert "dragoman init" in outcome.message


def test_the_workspace_may_stand_in_the_environment_or_be_here(dragoman, workspace, monkeypatch) -> None:
    monkeypatch.setenv("DRAGOMAN_WORKSPACE", str(workspace))
    named = dragoman("network").out
    monkeypatch.delenv("DRAGOMAN_WORKSPACE")
    monkeypatch.chdir(workspace)
    assert dragoman("network").out == named != ""
