"""Where a store lies: a folder of one's own, a database file, a server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import InputError, StoreError

if TYPE_CHECKING:
    from dragoman.store.store import Store

DATABASE = "dragoman.db"
PARQUET = "parquet"
SHARDS = "shards"
VARIABLE = "DRAGOMAN_WORKSPACE"
"""The environment variable that names a workspace."""


def init_workspace(folder: str | Path) -> Path:
    """Makes a workspace: a folder with an empty store; one that is there already is left as it is.

    Args:
        folder: where; made with the folders above it.

    Returns:
        The folder.

    Raises:
        InputError: it can't be made.
        StoreError: what lies there is no store of ours, or a newer one.
    """
    where = Path(folder)
    try:
        for part in (where, where / PARQUET, where / SHARDS):
            part.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{where}: no workspace can be made there: {error.strerror}") from error
    open_store(where, create=True).close()
    return where


def open_store(where: str | Path, *, create: bool = False, readonly: bool = False) -> Store:
    """Opens a store.

    Args:
        where: a workspace's folder, a database file, or a postgresql:// address.
        create: True makes it where there is none.
        readonly: True opens it for questions only; nothing on disk is changed.

    Returns:
        The store; close it, or use it in a `with`.

    Raises:
        StoreError: there is none, it is damaged, or newer than this version of Dragoman; an older one is brought up to
            date, unless opened for reading only.
        InputError: an address of an unknown kind, or PostgreSQL's driver is missing.
    """
    from dragoman.store.engine import open_database
    from dragoman.store.migrations import bring_up, create_schema
    from dragoman.store.store import Store

    place = where if isinstance(where, str) and "://" in where else database_of(Path(where))
    if isinstance(place, Path) and not place.exists() and not create:
        raise StoreError(f"{where}: no workspace there", hint=f"make one with 'dragoman init {where}'")
    database = open_database(place, readonly=readonly)
    try:
        if create:
            create_schema(database)
        bring_up(database)
    except BaseException:
        database.close()
        raise
    return Store(database, folder=place.parent if isinstance(place, Path) else None)


def database_of(where: Path) -> Path:
    """The database file of a workspace's folder; a file that is given is it itself."""
    return where if where.suffix in (".db", ".sqlite", ".sqlite3") and not where.is_dir() else where / DATABASE


def find_workspace(given: str | Path | None = None) -> str | Path:
    """Finds the workspace that is meant.

    Args:
        given: what the user said; None where nothing.

    Returns:
        `given`, else what DRAGOMAN_WORKSPACE says, else the current folder if it is one.

    Raises:
        InputError: none is meant.
    """
    if given:
        return given
    if named := os.environ.get(VARIABLE):
        return named
    if Path(DATABASE).exists():
        return Path()
    raise InputError(
        "which workspace?", hint=f"give -w DIR, set {VARIABLE}, or go to its folder; 'dragoman init DIR' makes one"
    )
