"""The schema and what is written about it."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from tests.store.conftest import fill, make_record

from dragoman.store import init_workspace, open_store
from dragoman.store.tables import metadata

DOCS = (Path(__file__).parents[2] / "docs" / "workspace.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_every_table_and_column_is_documented(table) -> None:
    assert re.search(rf"\*\*{table.name}\*\*", DOCS), f"{table.name} is not in docs/workspace.md"
    missing = [column.name for column in table.columns if f"`{column.name}`" not in DOCS]
    assert not missing


def test_the_same_tables_are_made_on_both_databases() -> None:
    metadata.create_all(create_engine("sqlite://"))
    for table in metadata.sorted_tables:
        assert "WITHOUT ROWID" not in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_what_the_page_shows_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_store(init_workspace("my-workspace")) as store:
        fill(store, make_record("d1"))
    for code in re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL):
        exec(code, {})
    (statements,) = re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL)
    connection = sqlite3.connect("my-workspace/dragoman.db")
    answers = [connection.execute(statement).fetchall() for statement in statements.split(";\n") if statement.strip()]
    assert answers == [[("CHL-PER", 2)], [], []]
    connection.close()
