"""DuckDB over a run's Parquet, for any other question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.analysis.table import Table
from dragoman.errors import InputError
from dragoman.store import Store

if TYPE_CHECKING:
    import duckdb


def sql(store: Store, statement: str, *, run: str = "latest") -> Table:
    """Answers a question in SQL.

    Args:
        store: a workspace; its run is written as Parquet first where that is not there yet.
        statement: a SELECT in DuckDB's SQL over `documents`, `events`, `claims`, `positions`, `participants`.
        run: the run asked.

    Returns:
        The answer. The statement can read the run's Parquet files and nothing else of the disk.

    Raises:
        InputError: DuckDB is not installed, the statement is wrong, or the store is a server's (ask it itself).
    """
    try:
        import duckdb
    except ImportError as error:
        raise InputError("SQL needs DuckDB", hint="pip install 'dragoman[corpus]'") from error
    folder = _parquet(store, run)
    with duckdb.connect(":memory:") as connection:
        _open(connection, folder)
        try:
            cursor = connection.execute(statement)
            columns = tuple(str(column[0]) for column in cursor.description or ())
            return Table(columns, tuple(cursor.fetchall()))
        except duckdb.Error as error:
            raise InputError(f"SQL: {_first_line(error)}", hint=_TABLES) from error


_TABLES = "tables: documents, events, claims, positions, participants"


def _parquet(store: Store, run: str) -> Path:
    if store.folder is None:
        raise InputError("SQL is asked of a workspace's Parquet; a server answers its own", hint="psql")
    found = store.run(run)
    folder = store.folder / "parquet" / found.id
    if not (folder / "events.parquet").exists() or _older(folder, store):
        store.write_parquet(found.id)
    return folder


def _older(folder: Path, store: Store) -> bool:
    """Whether the database was written to after the Parquet: a review or a shard may have come."""
    written = (folder / "events.parquet").stat().st_mtime
    beside = [store.path, *(store.path.with_name(store.path.name + "-wal"),)] if store.path else []
    return any(path.exists() and path.stat().st_mtime > written for path in beside if path)


def _open(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    for path in sorted(folder.glob("*.parquet")):
        name = str(path).replace("'", "''")
        connection.execute(f"CREATE VIEW {path.stem} AS SELECT * FROM read_parquet('{name}')")
    allowed = str(folder).replace("'", "''")
    connection.execute(f"SET allowed_directories = ['{allowed}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _first_line(error: Any) -> str:
    return str(error).splitlines()[0]
