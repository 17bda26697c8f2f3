"""The schema's number: a new database gets today's tables, an older one is brought up, a newer one is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, inspect, select, text

from dragoman.errors import StoreError
from dragoman.store import fulltext
from dragoman.store.engine import APPLICATION, Database
from dragoman.store.steps import say_what_is_mutual
from dragoman.store.tables import SCHEMA, meta, metadata

Step = Callable[[Connection], None]

STEPS: Sequence[Step] = (say_what_is_mutual,)
"""`STEPS[i]` brings schema i + 1 to i + 2. Steps are never changed once released; `tables` says what they lead to."""


def create_schema(database: Database) -> None:
    """Makes the tables where there are none, in one transaction.

    Raises:
        StoreError: there are tables that are not ours.
    """
    with database.writing() as connection:
        found = _schema_of(connection, database)
        if found is not None:
            return
        if inspect(connection).get_table_names():
            raise StoreError(f"{database.place} holds other tables", hint="give Dragoman a database of its own")
        metadata.create_all(connection)
        fulltext.create(connection)
        connection.execute(meta.insert(), [{"name": "schema", "value": str(SCHEMA)}])
        if database.sqlite:
            connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))


def bring_up(database: Database, *, steps: Sequence[Step] = STEPS, schema: int = SCHEMA) -> None:
    """Brings an older schema up to this version's, all of it or nothing.

    Args:
        database: an open database.
        steps: what to do, as `STEPS`.
        schema: the number to reach.

    Raises:
        StoreError: there is no store, it is newer than this version, or older and opened for reading only.
    """
    with database.reading() as connection:
        found = _schema_of(connection, database)
    if found is None:
        raise StoreError(f"{database.place} holds no Dragoman store", hint="make one with 'dragoman init DIR'")
    if found > schema:
        raise StoreError(
            f"{database.place} has schema {found}, this version of Dragoman knows {schema}",
            hint="pip install --upgrade dragoman",
        )
    if found == schema:
        return
    if database.readonly:
        raise StoreError(
            f"{database.place} has the older schema {found}", hint="open it once for writing: 'dragoman doctor -w DIR'"
        )
    with database.writing() as connection:
        # another process may have done it between the two transactions
        for step in steps[(_schema_of(connection, database) or 1) - 1 : schema - 1]:
            step(connection)
        connection.execute(meta.update().where(meta.c.name == "schema").values(value=str(schema)))


def _schema_of(connection: Connection, database: Database) -> int | None:
    if not inspect(connection).has_table(meta.name):
        return None
    value = connection.scalar(select(meta.c.value).where(meta.c.name == "schema"))
    if value is None or not value.isdigit():
        raise StoreError(f"{database.place} does not say which schema it has", hint="is it another program's?")
    return int(value)
