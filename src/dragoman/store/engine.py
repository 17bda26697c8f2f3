"""One door to SQLAlchemy's engine: how SQLite and PostgreSQL are opened, and what their errors mean to a user."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from dragoman.errors import DiskFullError, DragomanError, InputError, StoreError

APPLICATION = 0x44726167
"""SQLite's application_id of our files ("Drag"), so that a stranger's database is told from a damaged one of ours."""

BUSY_SECONDS = 60
"""How long one writer waits for another; readers never wait (write-ahead log)."""

CACHE_KIB = 32_768
"""SQLite's page cache of a connection; bounded, so that a run's memory does not grow with its corpus."""

MOMENTARY = 40
"""Connections opened beyond the few that are kept, and closed after use: no thread of a web server waits for one."""

WRITER_LOCK = 0x44726167
"""PostgreSQL's advisory lock that writers hold: keys are given out by whoever writes."""


class Database:
    """An open database: transactions to read and to write in, with errors in the user's words.

    Args:
        engine: what SQLAlchemy made.
        place: the file or the address, without a password, for messages.
        path: the file; None for a server.
    """

    def __init__(self, engine: Engine, *, place: str, path: Path | None, readonly: bool) -> None:
        self.engine = engine
        self.place = place
        self.path = path
        self.readonly = readonly

    @property
    def sqlite(self) -> bool:
        """True for SQLite, False for PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Opens a transaction that sees one state of the store, whatever is written meanwhile."""
        with self._in_words(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Opens a transaction that alone writes; nothing of it stays when it fails.

        Raises:
            StoreError: the store was opened for reading.
            DiskFullError: there is no room.
        """
        if self.readonly:
            raise StoreError(f"{self.place} was opened for reading only", hint="open it without readonly")
        with self._in_words(), self.engine.connect() as connection:
            connection = connection.execution_options(dragoman_writes=True)
            with connection.begin():
                if not self.sqlite:
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})"))
                yield connection

    def close(self) -> None:
        """Lets go of all connections."""
        self.engine.dispose()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except exc.DBAPIError as error:
            raise translate(error, place=self.place, path=self.path) from error


def open_database(where: str | Path, *, readonly: bool = False) -> Database:
    """Opens a database; whether there is a store in it, `migrations` looks.

    Args:
        where: an SQLite file, or a postgresql:// address.
        readonly: True never writes, not even a log.

    Raises:
        InputError: an address of another kind, or PostgreSQL's driver is missing.
        StoreError: it can't be opened.
    """
    if isinstance(where, str) and "://" in where:
        return _open_server(where, readonly=readonly)
    path = Path(where)
    address = f"file:{quote(str(path.absolute()))}"
    if readonly:
        address += "?mode=ro" if _log_usable(path) else "?immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, max_overflow=MOMENTARY)
    event.listen(engine, "connect", _readers_pragmas if readonly else _writers_pragmas)
    event.listen(engine, "begin", _begin)
    return Database(engine, place=str(path), path=path, readonly=readonly)


def _log_usable(path: Path) -> bool:
    """A reader of a write-ahead log needs to write its index beside it; without that the file must not change."""
    return os.access(path.parent, os.W_OK) or path.with_name(path.name + "-shm").exists()


def _writers_pragmas(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA journal_size_limit = 67108864")
    _readers_pragmas(connection, _)


def _readers_pragmas(connection: sqlite3.Connection, _: object) -> None:
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    # a writer takes its place at once: one that began by reading could not wait for another
    writes = connection.get_execution_options().get("dragoman_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _open_server(where: str, *, readonly: bool) -> Database:
    url = make_url(where)
    if url.get_backend_name() != "postgresql":
        raise InputError(f"{_shown(url)}: no store is kept there", hint="a folder, a .db file or postgresql://…")
    try:
        import psycopg  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise InputError("PostgreSQL needs psycopg", hint="pip install 'dragoman[postgres]'") from error
    engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True, max_overflow=MOMENTARY)
    if readonly:
        engine = engine.execution_options(postgresql_readonly=True)
    return Database(engine, place=_shown(url), path=None, readonly=readonly)


def _shown(url: URL) -> str:
    return url.render_as_string(hide_password=True)


def translate(error: exc.DBAPIError, *, place: str, path: Path | None) -> DragomanError:
    """Puts a database's error into what the user can do about it.

    Args:
        error: what SQLAlchemy raised.
        place: the file or address.
        path: the file; None for a server.

    Returns:
        The error to raise instead.
    """
    said = str(error.orig)
    state = getattr(error.orig, "sqlstate", None)
    if "disk is full" in said or state == "53100" or "No space left" in said:
        return DiskFullError(
            f"no room left on {disk_of(path)} for {place}" if path else f"no room left on the disk of {place}",
            hint="make room, then go on with 'dragoman run --resume'; what was stored before is kept",
        )
    if "malformed" in said or "not a database" in said or "corrupt" in said:
        return StoreError(
            f"{place} is damaged or no workspace's database: {said}",
            hint="put a copy back, or read the reports into a new workspace ('dragoman init')",
        )
    if "readonly" in said or "read-only" in said or state == "25006":
        return StoreError(f"{place} can't be written: {said}", hint="check who owns it, or ask only")
    if "locked" in said:
        return StoreError(f"{place} has been locked by another program for {BUSY_SECONDS} s", hint="end it, try again")
    if "unable to open" in said:
        return StoreError(f"{place} can't be opened: {said}", hint="check the folder and who may read it")
    if isinstance(error, exc.OperationalError) and path is None:
        return StoreError(
            f"{place} can't be reached: {said}", hint="is the server running, are name and password right?"
        )
    return StoreError(f"{place}: {said}")


def disk_of(path: Path) -> str:
    """Names the disk a file lies on, with the room left: "/data (/dev/sdb1, 0.0 GB free)"."""
    folder = path.absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 1e9
    while folder.parent != folder and folder.stat().st_dev == folder.parent.stat().st_dev:
        folder = folder.parent
    device = _device(folder)
    return f"{folder} ({f'{device}, ' if device else ''}{free:.1f} GB free)"


def _device(mount: Path) -> str | None:
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((fields[0] for fields in map(str.split, reversed(lines)) if fields[1] == str(mount)), None)
