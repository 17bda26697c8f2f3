"""The schema's number: brought up in one transaction, never down."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, text
from tests.store.conftest import fill, make_record

from dragoman.errors import StoreError
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
