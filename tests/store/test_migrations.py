"""The schema's number: brought up in one transaction, never down."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text
from tests.store.conftest import fill, make_record

from dragoman.errors import StoreError
from dragoman.store import open_store
from dragoman.store.migrations import STEPS, bring_up, create_schema
from dragoman.store.store import Store
from dragoman.store.tables import SCHEMA


def add_column(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE runs ADD COLUMN colour TEXT"))


def schema(store: Store) -> str:
    with store._database.reading() as connection:
        return connection.scalar(text("SELECT value FROM meta WHERE name = 'schema'"))


def test_there_is_a_step_for_every_schema_but_the_first() -> None:
    assert len(STEPS) == SCHEMA - 1


def test_an_older_store_is_brought_up_and_keeps_what_it_has(store: Store) -> None:
    fill(store, make_record("one"))
    bring_up(store._database, steps=[*STEPS, add_column], schema=SCHEMA + 1)
    assert schema(store) == str(SCHEMA + 1)
    assert store.events().total == 2
    with store._database.reading() as connection:
        assert connection.scalar(text("SELECT colour FROM runs")) is None
    bring_up(store._database, steps=[*STEPS, add_column], schema=SCHEMA + 1)


def test_a_step_that_fails_leaves_everything_as_it_was(store: Store) -> None:
    def broken(connection: Connection) -> None:
        add_column(connection)
        connection.execute(text("SELECT no_such_column FROM runs"))

    with pytest.raises(StoreError):
        bring_up(store._database, steps=[*STEPS, broken], schema=SCHEMA + 1)
    assert schema(store) == str(SCHEMA)
    bring_up(store._database, steps=[*STEPS, add_column], schema=SCHEMA + 1)


def test_a_newer_store_is_refused_with_the_remedy(store: Store) -> None:
    with store._database.writing() as connection:
        connection.execute(text("UPDATE meta SET value = '99' WHERE name = 'schema'"))
    with pytest.raises(StoreError, match="schema 99") as told:
        bring_up(store._database)
    assert "pip install --upgrade dragoman" in told.value.hint


def test_a_store_that_does_not_say_its_schema_is_refused(store: Store) -> None:
    with store._database.writing() as connection:
        connection.execute(text("UPDATE meta SET value = 'blue'"))
    with pytest.raises(StoreError, match="does not say"):
        bring_up(store._database)


def test_making_the_schema_again_changes_nothing(store: Store) -> None:
    fill(store, make_record("one"))
    create_schema(store._database)
    assert store.events().total == 2


OLD = Path(__file__).parent / "old"
"""Workspaces as the first schema kept them: a meeting, a meeting told again that a reviewer rejected, a meeting with
another partner by a reviewer's edit; two who condemn a raid, and a third by a reviewer's edit."""


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "sqlite":
        (tmp_path / "dragoman.db").write_bytes(gzip.decompress((OLD / "schema-1.db.gz").read_bytes()))
        address: str | Path = tmp_path
    else:
        address = request.getfixturevalue("postgres")()
        psycopg = pytest.importorskip("psycopg")
        with psycopg.connect(address) as connection:
            connection.execute((OLD / "schema-1.sql").read_text(encoding="utf-8"))
    with open_store(address) as store:
        yield store


def pairs(store: Store, **filters: str) -> set[tuple[str, str, str, bool]]:
    return {(row.document, row.actor, row.recipient, row.mutual) for row in store.dyad_rows(**filters)}


def test_a_store_of_the_first_schema_unpairs_those_who_acted_side_by_side(old: Store) -> None:
    assert schema(old) == str(SCHEMA)
    accused, alone = ("side", "PER", "CHL", False), {("side", code, "", False) for code in ("PER", "CHL", "ECU")}
    assert pairs(old, type="ACCUSE", document="side") == {accused, *alone}
    assert pairs(old, type="CONSULT", reviewed="raw") == {
        (report, *pair, True) for report in ("plain", "side", "edited") for pair in (("PER", "CHL"), ("CHL", "PER"))
    }
    assert pairs(old, type="CONSULT", document="edited") == {
        ("edited", "PER", "ECU", True),
        ("edited", "ECU", "PER", True),
    }


def test_its_events_say_what_is_mutual_as_coded_and_as_edited(old: Store) -> None:
    for reviewed in ("raw", "standing"):
        found = {(row.type, row.mutual) for row in old.events(reviewed=reviewed).rows}
        assert found == {("CONSULT", True), ("ACCUSE", False)}


def test_it_takes_new_reports_and_is_sound(old: Store) -> None:
    fill(old, make_record("new"))
    assert old.check() == []
    assert old.events(document="new").total == 2


def test_it_has_the_indices_of_a_new_one(old: Store, store: Store) -> None:
    def indices(one: Store) -> set[tuple[str, str, tuple[str | None, ...]]]:
        with one._database.reading() as connection:
            found = inspect(connection)
            return {
                (table, index["name"], tuple(index["column_names"]))
                for table in ("events", "claims", "positions")
                for index in found.get_indexes(table)
            }

    if old._database.sqlite == store._database.sqlite:
        assert indices(old) == indices(store)
