"""Records made by hand, and a store to put them in: SQLite's, and PostgreSQL's where Debian's server is installed."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.records import (
    Actor,
    ActorMention,
    Claim,
    DateRange,
    Document,
    Event,
    Place,
    Position,
    PositionObject,
    Record,
    Span,
    Step,
)
from dragoman.store import init_workspace, open_store
from dragoman.store.store import Store

TEXT = (
    "Lima accused Santiago of shelling the harbour. The two ministers met in Quito on 3 May 2024. "
    "Santiago rejected the charge, and its spokesman said that Peru was lying about the harbour."
)
STEP = Step(by="test", saw="words")
NAMES = {"PER": "Peru", "CHL": "Chile", "ECU": "Ecuador"}


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def mention(words: str, code: str, text: str = TEXT, sector: str = "GOV") -> ActorMention:
    actor = Actor(code=code, sector=sector, name=NAMES.get(code, words), wikidata=f"Q{sum(map(ord, code))}")
    return ActorMention(span=span(words, text), sentence=0, head=0, kind="name", actor=actor)


def make_record(id: str, *, published: date | None = date(2024, 5, 6), text: str = TEXT, **changes: Any) -> Record:
    """A record of an accusation (PER to CHL), a meeting (PER and CHL) with a date and a place, a claim, a position."""
    lima, santiago = mention("Lima", "PER", text), mention("Santiago", "CHL", text)
    accused = Event(
        id=f"e1{_hex(id)}", type="ACCUSE", quad=3, mode="allege", anchor=span("accused", text), sentence=0, trigger=1,
        actors=(lima,), recipients=(santiago,), status="asserted", cameo=("112",), goldstein=-2.0, intensity=-3.5,
        confidence=0.9, steps=(STEP,),
    )  # fmt: skip
    day, quito = span("3 May 2024", text), span("Quito", text)
    met = Event(
        id=f"e2{_hex(id)}", type="CONSULT", quad=1, mode=None, anchor=span("met", text), sentence=1, trigger=3,
        actors=(lima, santiago), recipients=(), mutual=True, status="asserted", confidence=0.6, steps=(STEP,),
        intensity=3.0,
        date=DateRange(first=date(2024, 5, 3), last=date(2024, 5, 3), text=day.text, start=day.start, end=day.end),
        place=Place(text="Quito", start=quito.start, end=quito.end, name="Quito", country="ECU", lat=-0.2, lon=-78.5),
    )  # fmt: skip
    claim = Claim(
        id=f"c1{_hex(id)}", sources=(santiago,), cue=span("said", text), content=span("Peru was lying", text),
        form="indirect", act="accuse", sentence=2, challenged=False, about=(lima,), confidence=0.8, steps=(STEP,),
    )  # fmt: skip
    about = span("the charge", text)
    position = Position(
        id=f"p1{_hex(id)}", holders=(santiago,), stance="reject", anchor=span("rejected", text), sentence=2,
        confidence=0.7,
        object=PositionObject(
            kind="claim", text=about.text, start=about.start, end=about.end, owner="PER", claim=f"c1{_hex(id)}"
        ), steps=(STEP,),
    )  # fmt: skip
    document = Document(
        id=id, text=text, published=published, title=f"Harbour row {id}", outlet=changes.pop("outlet", "Gazette"),
        url=f"https://example.test/{id}",
    )  # fmt: skip
    return Record(
        document=document, **{"events": (accused, met), "claims": (claim,), "positions": (position,)} | changes
    )


def _hex(id: str) -> str:
    return id.encode().hex()[-6:]


def fill(store: Store, *records: Record, config: dict[str, Any] | None = None) -> str:
    """Adds records as one shard of a run; gives the run's id."""
    run = store.start_run(config or {"codebook": "test"}).id
    store.add_shard(run, len(store.loaded_shards(run)), records)
    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    return init_workspace(folder)


@pytest.fixture
def sqlite(workspace: Path) -> Iterator[Store]:
    with open_store(workspace) as store:
        yield store


SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """A real server of its own on a Unix socket: a function that makes an empty database and gives its address."""
    if not SERVERS:
        pytest.skip("no PostgreSQL server here: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="no psycopg: pip install 'dragoman[postgres]'")
    programs = SERVERS[-1].parent
    root = Path(tempfile.mkdtemp(prefix="dragoman-pg-", dir="/tmp"))  # a socket's path has 107 characters at most
    as_user = _unprivileged(root)
    data = root / "data"
    _run(
        [programs / "initdb", "-D", data, "-A", "trust", "-U", "dragoman", "-E", "UTF8", "--locale=C", "--no-sync"],
        as_user,
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={root} -c fsync=off"
    _run([programs / "pg_ctl", "-D", data, "-w", "-l", root / "log", "-o", options, "start"], as_user)
    try:
        yield lambda: _database(programs, root, as_user)
    finally:
        _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], as_user)
        shutil.rmtree(root, ignore_errors=True)


def _unprivileged(root: Path) -> dict[str, Any]:
    """initdb refuses root: then another user owns the folder and runs the programs."""
    if os.getuid() != 0:
        return {}
    user = next((name for name in ("postgres", "nobody") if _exists(name)), None)
    if user is None:
        pytest.skip("no user 'postgres' or 'nobody' to run PostgreSQL as: it refuses root")
    found = pwd.getpwnam(user)
    os.chown(root, found.pw_uid, found.pw_gid)
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def _exists(user: str) -> bool:
    return any(entry.pw_name == user for entry in pwd.getpwall())


def _run(command: list[Any], as_user: dict[str, Any]) -> None:
    # a server that inherits our pipe would keep it open: its output goes to a file
    done = subprocess.run(
        [str(part) for part in command], cwd="/tmp", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=False, **as_user,
    )  # fmt: skip
    if done.returncode != 0:
        pytest.fail(f"{Path(str(command[0])).name} ended with {done.returncode}")


def _database(programs: Path, root: Path, as_user: dict[str, Any]) -> str:
    name = f"t{next(_numbers)}"
    _run([programs / "createdb", "-h", root, "-U", "dragoman", name], as_user)
    return f"postgresql://dragoman@/{name}?host={root}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A store of either kind, empty."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite")
        return
    with open_store(request.getfixturevalue("postgres")(), create=True) as opened:
        yield opened
