"""A run in bulk, read back by other people's readers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.store.conftest import TEXT, fill, make_record

from dragoman.errors import InputError
from dragoman.store import make_review
from dragoman.store.parquet import COLUMNS
from dragoman.store.store import Store

duckdb = pytest.importorskip("duckdb", reason="no duckdb: pip install 'dragoman[corpus]'")
pytest.importorskip("pyarrow", reason="no pyarrow: pip install 'dragoman[corpus]'")

RECORDS = tuple(make_record(f"d{n}") for n in range(4))


def test_duckdb_reads_all_of_a_run(sqlite: Store, workspace: Path) -> None:
    run = fill(sqlite, *RECORDS)
    rows = sqlite.write_parquet()
    assert rows == {"documents": 4, "events": 8, "claims": 4, "positions": 4, "participants": 8 * 2 + 4 * 2 + 4 * 2}
    folder = workspace / "parquet" / run
    for name, n in rows.items():
        found = duckdb.sql(f"SELECT * FROM '{folder}/{name}.parquet'")
        assert (len(found.fetchall()), tuple(found.columns)) == (n, tuple(name for name, _ in COLUMNS[name]))
    sums = duckdb.sql(
        f"SELECT type, count(*), min(day)::text, any_value(actors) FROM '{folder}/events.parquet' GROUP BY 1 ORDER BY 1"
    ).fetchall()
    assert sums == [("ACCUSE", 4, "2024-05-06", ["PER"]), ("CONSULT", 4, "2024-05-03", ["PER", "CHL"])]
    assert duckdb.sql(f"SELECT DISTINCT text FROM '{folder}/documents.parquet'").fetchall() == [(TEXT,)]


def test_reviews_are_applied(sqlite: Store, workspace: Path) -> None:
    run = fill(sqlite, *RECORDS)
    item = RECORDS[0].events[0].id
    sqlite.add_review(make_review(item, kind="event", document="d0", verdict="reject", reviewer="ana"))
    assert sqlite.write_parquet(run)["events"] == 7


def test_a_run_written_again_takes_the_place_of_the_old_files(sqlite: Store, workspace: Path) -> None:
    run = fill(sqlite, *RECORDS)
    sqlite.write_parquet()
    (workspace / "parquet" / run / "stray").touch()
    sqlite.write_parquet()
    assert sorted(path.name for path in (workspace / "parquet").rglob("*")) == sorted(
        [run, *(f"{name}.parquet" for name in COLUMNS)]
    )


def test_a_write_that_fails_leaves_the_old_files(
    sqlite: Store, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = fill(sqlite, *RECORDS)
    sqlite.write_parquet()
    kept = (workspace / "parquet" / run / "events.parquet").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dragoman.store.parquet._Writer.add", full)
    with pytest.raises(Exception, match="no room left on"):
        sqlite.write_parquet()
    assert (workspace / "parquet" / run / "events.parquet").read_bytes() == kept
    assert [path.name for path in (workspace / "parquet").iterdir()] == [run]


def test_a_server_has_no_folder_of_its_own(store: Store, tmp_path: Path) -> None:
    fill(store, *RECORDS)
    if store.folder is None:
        with pytest.raises(InputError, match="no folder for Parquet"):
            store.write_parquet()
    assert store.write_parquet(folder=tmp_path / "bulk")["events"] == 8
