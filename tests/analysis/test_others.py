from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from tests.analysis.conftest import act

from dragoman.analysis import Table, agreement, changes, draw, network, plot_series, series, sql, timeline
from dragoman.analysis.changes import tail
from dragoman.errors import InputError
from dragoman.store import Store


def test_a_tie_counts_each_event_once_also_when_it_is_shared(store: Store) -> None:
    found = {(row["actor"], row["recipient"]): row for row in network(store).ties}
    assert found["PER", "CHL"]["events"] == 2
    assert found["PER", "CHL"]["first"] == date(2024, 1, 3)
    assert found["CHL", "PER"]["verbal_cooperation"] == 2
    assert network(store).actors.rows[0][:2] == ("CHL", 4)


def test_ties_below_the_least_are_left_out(store: Store) -> None:
    assert len(network(store, least=3).ties) == 0


def test_a_timeline_tells_a_story_once(store: Store) -> None:
    table = timeline(store)
    assert table.column("day") == [date(2024, 1, 3), date(2024, 1, 20), date(2024, 3, 9)]
    assert table.column("tellings") == [1, 1, 2]


def test_a_timeline_keeps_the_earliest(store: Store) -> None:
    assert timeline(store, limit=1).column("day") == [date(2024, 1, 3)]


def test_agreement_tells_who_stands_with_whom(store: Store) -> None:
    table = agreement(store)
    assert table.rows == (("PER", "CHN", 2, 0, 1, 0, 0.333), ("PER", "USA", 0, 1, 0, 0, -1.0))


def test_agreement_may_tell_holders_by_name(store: Store) -> None:
    assert set(agreement(store, names=True).column("holder")) == {"Peru"}


def test_a_rise_against_the_pairs_own_past_is_found_and_a_steady_pair_is_not(store: Store) -> None:
    run = store.run()
    steady = [act("ACCUSE", 3, date(2023 + month // 12, month % 12 + 1, 5)) for month in range(12) for _ in range(3)]
    burst = [act("ACCUSE", 3, date(2024, 1, day)) for day in range(1, 26)]
    store.add_shard(run.id, 1, steady + burst)
    table = changes(store, type="ACCUSE", past=12)
    assert [(row["actor"], row["period"], row["events"], row["expected"]) for row in table] == [
        ("PER", date(2024, 1, 1), 25, 3.0)
    ]


def test_with_too_short_a_past_nothing_is_judged(store: Store) -> None:
    assert len(changes(store, past=12)) == 0
    with pytest.raises(InputError, match="3 or more"):
        changes(store, past=1)


@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_tails_fall_and_stay_chances(count: int) -> None:
    assert 0 < tail(count + 1, 12, 12) < tail(count, 12, 12) <= 1


def test_an_even_count_is_no_surprise() -> None:
    assert tail(1, 12, 12) == pytest.approx(0.62, abs=0.05)


def test_sql_reads_the_runs_tables(store: Store) -> None:
    pytest.importorskip("duckdb")
    table = sql(store, "select type, count(*) as n from events group by type order by type")
    assert table.columns == ("type", "n")
    assert table.rows == (("ASSAULT", 2), ("CONSULT", 2), ("THREATEN", 1))


def test_sql_sees_what_was_added_since(store: Store) -> None:
    pytest.importorskip("duckdb")
    question = "select count(*) from events"
    (before,) = sql(store, question).rows[0]
    store.add_shard(store.run().id, 7, [act("AID", 2, date(2024, 5, 5))])
    assert sql(store, question).rows == ((before + 1,),)


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/passwd')",
        "copy events to '/tmp/x.csv'",
        "install httpfs",
        "set enable_external_access = true",
    ],
)
def test_sql_reaches_nothing_but_the_run(store: Store, statement: str) -> None:
    pytest.importorskip("duckdb")
    with pytest.raises(InputError, match="SQL"):
        sql(store, statement)


def test_a_wrong_statement_is_told_with_the_tables_there_are(store: Store) -> None:
    pytest.importorskip("duckdb")
    with pytest.raises(InputError, match="participants"):
        sql(store, "select * from evnts")


@pytest.mark.parametrize("measure", ["count", "intensity"])
@pytest.mark.parametrize(("suffix", "head"), [(".svg", b"<svg"), (".png", b"\x89PNG")])
def test_a_series_is_drawn(store: Store, tmp_path: Path, measure: str, suffix: str, head: bytes) -> None:
    pytest.importorskip("vl_convert")
    output = tmp_path / f"plot{suffix}"
    draw(plot_series(series(store, measure=measure), measure=measure, title="Peru & Chile"), output)
    assert output.read_bytes().startswith(head)


def test_a_chart_is_plain_json_with_its_data(store: Store) -> None:
    spec = json.loads(json.dumps(plot_series(series(store), measure="count")))
    assert len(spec["data"]["values"]) == 12


def test_another_kind_of_picture_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="PNG or SVG"):
        draw({}, tmp_path / "plot.jpg")


def test_a_table_goes_into_every_other_kind() -> None:
    table = Table(("a", "b"), ((1, "x"), (None, "y")))
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    assert isinstance(table.to_pandas(), pandas.DataFrame)
    assert table.to_polars().equals(polars.DataFrame({"a": [1, None], "b": ["x", "y"]}))
    assert table.to_arrow().to_pydict() == {"a": [1, None], "b": ["x", "y"]}
    out = io.StringIO()
    table.to_csv(out)
    assert out.getvalue() == "a,b\n1,x\n,y\n"
    assert list(table)[1] == {"a": None, "b": "y"}
