"""An open store: what all its parts stand on."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection

from dragoman.records import ItemKind
from dragoman.store import running
from dragoman.store.engine import Database
from dragoman.store.query import Query, query_from
from dragoman.store.selecting import Selection

PAGE = 50
"""Rows of a page."""


class Opened:
    """A database with our schema.

    Args:
        database: an open database.
        folder: the workspace; None for a server.
    """

    def __init__(self, database: Database, *, folder: Path | None) -> None:
        self._database = database
        self.folder = folder

    @property
    def place(self) -> str:
        """The file or address, for messages."""
        return self._database.place

    @property
    def path(self) -> Path | None:
        """The database file; None for a server."""
        return self._database.path

    @property
    def readonly(self) -> bool:
        """True where it was opened for questions only."""
        return self._database.readonly

    def close(self) -> None:
        """Lets go of the database."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _selection(self, connection: Connection, kind: ItemKind, query: Query) -> Selection:
        return Selection(connection, kind, query, running.key_of(connection, query.run))


def asked(query: Query | None, filters: dict[str, Any]) -> Query:
    """Gives the query with the filters given by name over it."""
    if not filters:
        return query or Query()
    named = {name: value for name, value in filters.items() if value is not None}
    return query_from({**(query.to_mapping() if query else {}), **named})
