"""A small workspace with three reports of one quarrel, the workbench over it, and a browser where there is one."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from dragoman.records import (
    Actor,
    ActorMention,
    Claim,
    DateRange,
    Document,
    Event,
    Member,
    Place,
    Position,
    PositionObject,
    Record,
    Span,
    Step,
    Story,
)
from dragoman.store import Store, init_workspace, open_store
from dragoman.web import Settings, create_app
from dragoman.web.door import Door

HOSTILE = "<img src=x onerror=alert(1)> & “Peru”"


@dataclass(frozen=True)
class Bench:
    """A workbench for tests: its store, its door, a client that has signed in."""

    store: Store
    door: Door
    client: object
    app: object
    settings: Settings

    @property
    def token(self) -> str:
        """The write token of the client's session."""
        session = self.client.cookies[f"dragoman-{self.settings.port}"]
        return self.door.write_token(session)

    def post(self, path: str, **form: str):
        """Sends a form as a page of ours does."""
        return self.client.post(path, data={"write_token": self.token, **form}, follow_redirects=False)


STEP = Step(by="codebook:ACCUSE/accuse-of", saw="“accused” with object", score=0.9)


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def _who(text: str, words: str, code: str, name: str) -> ActorMention:
    actor = Actor(code=code, sector="GOV", name=name)
    return ActorMention(span=_span(text, words), sentence=0, head=0, kind="name", actor=actor, steps=(STEP,))


def make_record(id: str, text: str, *, title: str = "", url: str = "", day: date = date(2024, 5, 16)) -> Record:
    """A report in which Peru accuses Chile of shelling Tacna, and Chile rejects the charge."""
    key = "".join(c for c in id if c.isascii() and c.isalnum())
    peru, chile = _who(text, "Peru", "PER", "Peru"), _who(text, "Chile", "CHL", "Chile")
    tuesday, tacna = _span(text, "Tuesday"), _span(text, "Tacna")
    when = DateRange(
        first=date(2024, 5, 14), last=date(2024, 5, 14), text="Tuesday", start=tuesday.start, end=tuesday.end
    )
    where = Place(text="Tacna", start=tacna.start, end=tacna.end, name="Tacna", country="PER", lat=-18.01, lon=-70.25)
    accused = Event(
        id=f"ea{key}",
        type="ACCUSE",
        quad=3,
        mode="allege",
        anchor=_span(text, "accused"),
        sentence=0,
        trigger=1,
        actors=(peru,),
        recipients=(chile,),
        status="asserted",
        date=when,
        goldstein=-2.0,
        intensity=-4.0,
        confidence=0.9,
        steps=(STEP,),
    )
    shelling = Event(
        id=f"eb{key}",
        type="ASSAULT",
        quad=4,
        mode=None,
        anchor=_span(text, "shelling"),
        sentence=0,
        trigger=6,
        actors=(chile,),
        recipients=(peru,),
        status="asserted",
        date=when,
        place=where,
        attributed_to=f"ca{key}",
        confidence=0.6,
        steps=(STEP,),
    )
    charge = Claim(
        id=f"ca{key}",
        sources=(peru,),
        cue=_span(text, "accused"),
        content=_span(text, "shelling Tacna"),
        form="indirect",
        act="accuse",
        sentence=0,
        challenged=True,
        challenged_by=_span(text, "denied"),
        confidence=0.8,
        steps=(STEP,),
    )
    denial = Claim(
        id=f"cb{key}",
        sources=(chile,),
        cue=_span(text, "denied"),
        content=_span(text, "“we shelled nobody”"),
        form="direct",
        act="deny",
        sentence=1,
        confidence=0.7,
        steps=(STEP,),
    )
    about = PositionObject(
        kind="claim",
        text="shelling Tacna",
        start=charge.content.start,
        end=charge.content.end,
        owner="PER",
        claim=charge.id,
    )
    refusal = Position(
        id=f"pa{key}",
        holders=(chile,),
        stance="reject",
        object=about,
        anchor=_span(text, "rejected"),
        sentence=1,
        confidence=0.75,
        steps=(STEP,),
    )
    document = Document(id=id, text=text, title=title, url=url, published=day, outlet="Wire")
    return Record(document=document, events=(accused, shelling), claims=(charge, denial), positions=(refusal,))


QUARREL = (
    "On Tuesday Peru accused Chile of shelling Tacna, a town on the border.\n\n"
    "Chile denied it: “we shelled nobody”, and rejected the charge 🕊 as absurd."
)
AGAIN = (
    "Lima’s envoy repeated the charge. Peru accused Chile on Tuesday of shelling Tacna.\n"
    "Again Chile denied it, saying “we shelled nobody”, and rejected the paper."
)
HOSTILE_TEXT = (
    f"{HOSTILE}\nOn Tuesday Peru accused Chile of shelling Tacna <script>alert(2)</script>.\n"
    "Chile denied “we shelled nobody” and rejected it."
)


def make_records() -> list[Record]:
    """A quarrel, the same told again, and one with hostile title, text and address."""
    return [
        make_record("r-1", QUARREL, title="Peru and Chile", url="https://example.org/a?b=1&c=2"),
        make_record("r-2", AGAIN, title="Again", day=date(2024, 6, 1)),
        make_record("r/3 é", HOSTILE_TEXT, title=HOSTILE, url="javascript:alert(3)", day=date(2024, 6, 2)),
    ]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace, made once; tests get copies."""
    folder = init_workspace(tmp_path_factory.mktemp("web") / "work")
    with open_store(folder) as store:
        run = store.start_run({"tools": "test"})
        records = make_records()
        store.add_shard(run.id, 0, records)
        accusing = [(r.document.id, next(c.id for c in r.claims if c.act == "accuse")) for r in records[:2]]
        members = tuple(Member(document=document, item=item) for document, item in accusing)
        store.save_stories(run.id, [Story(id="s1", kind="claim", members=members)])
        store.finish_run(run.id, given=3, read=3)
    return folder


@pytest.fixture
def workspace(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "work"))


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_store(workspace) as opened:
        yield opened


@pytest.fixture
def make_bench(store: Store) -> Callable[..., Bench]:
    from starlette.testclient import TestClient

    def make(*, door: Door | None = None, signed_in: bool = True, **given: object) -> Bench:
        settings = Settings(**given)
        door = door or Door(password_hash=settings.password_hash)
        app = create_app(store, settings, door, workspace_name="test")
        client = TestClient(app, base_url=f"http://127.0.0.1:{settings.port}", headers={"accept": "text/html"})
        if signed_in:
            client.get(f"/open?token={door.token}")
        return Bench(store, door, client, app, settings)

    return make


@pytest.fixture
def bench(make_bench: Callable[..., Bench]) -> Bench:
    return make_bench()


@pytest.fixture
def served(store: Store, request: pytest.FixtureRequest) -> Iterator[tuple[str, Door]]:
    """The workbench on a port of this machine, for a browser; needs sockets."""
    import socket

    import pytest_socket
    import uvicorn

    pytest_socket.enable_socket()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    door = Door()
    app = create_app(store, Settings(port=port), door, workspace_name="test")
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}", door
    server.should_exit = True
    thread.join(10)
