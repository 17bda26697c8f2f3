"""`dragoman serve`: the workbench in a browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import StoreUrl

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

PASSWORD = "DRAGOMAN_PASSWORD"
"""The environment variable that holds the password of `--public`."""

LEAST_PASSWORD = 10


def command(
    workspace: Annotated[
        Path | None,
        typer.Argument(metavar="[WORKSPACE]", help="The workspace's folder; a passing one when there is none."),
    ] = None,
    store: StoreUrl = None,
    port: Annotated[int, typer.Option(help="The port.", min=1, max=65535)] = 8765,
    read_only: Annotated[bool, typer.Option("--read-only", help="Refuse whatever would change the workspace.")] = False,
    public: Annotated[
        bool, typer.Option("--public", help=f"Let other machines in, by a password (asked for, or in {PASSWORD}).")
    ] = False,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A host name it is asked for under, with --public."),
    ] = None,
    basemap: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="TopoJSON of countries (properties.a3) instead of the bundled map."),
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address, open no browser.")] = False,
) -> None:
    """Serve a workbench for reading, asking and reviewing in a browser, on this machine alone."""
    from tempfile import TemporaryDirectory

    from dragoman.store import init_workspace, open_store
    from dragoman.web.settings import Settings

    settings = Settings(
        host="0.0.0.0" if public else "127.0.0.1",
        port=port,
        readonly=read_only,
        public=public,
        password_hash=_password_hash() if public else None,
        names=tuple(n.lower() for n in name or ()),
        basemap=str(_file(basemap)) if basemap else None,
    )
    where = store or _workspace(workspace)
    with TemporaryDirectory(prefix="dragoman-") as passing:
        if where is None:
            where = init_workspace(passing)
            print("no workspace here: reports read now are gone when this ends ('dragoman init DIR' makes one to keep)")
        with open_store(where, readonly=read_only) as opened:
            _serve(opened, settings, name=str(where) if str(where) != passing else "passing", browser=not no_browser)


def _workspace(given: Path | None) -> str | Path | None:
    from dragoman.errors import InputError
    from dragoman.store import find_workspace

    try:
        return find_workspace(given)
    except InputError:
        return None


def _file(path: Path) -> Path:
    from dragoman.errors import InputError

    if not path.is_file():
        raise InputError(f"{path}: no such file", hint="a TopoJSON file of countries")
    return path


def _password_hash() -> str:
    """The hash of the password of a public workbench, asked for where the environment has none."""
    from argon2 import PasswordHasher

    from dragoman.errors import InputError

    password = os.environ.get(PASSWORD) or typer.prompt("Password of this workbench", hide_input=True)
    if len(password) < LEAST_PASSWORD:
        raise InputError(f"the password has {len(password)} characters", hint=f"{LEAST_PASSWORD} at least")
    return PasswordHasher().hash(password)


def _serve(store: object, settings: Settings, *, name: str, browser: bool) -> None:
    import threading
    import webbrowser
    from typing import cast

    import uvicorn

    from dragoman.store import Store
    from dragoman.web import create_app
    from dragoman.web.door import Door

    base = f"http://127.0.0.1:{settings.port}"
    door = Door(
        password_hash=settings.password_hash,
        told=lambda token: print(f"used; another browser: {base}/open?token={token}", flush=True),
    )
    app = create_app(cast(Store, store), settings, door, workspace_name=name)
    print(f"workbench of {name}: {base}/open?token={door.token}")
    if settings.public:
        what = "read every report, event, claim and review in it"
        change = "" if settings.readonly else ", add reviews and keep reports"
        print(
            f"PUBLIC on port {settings.port} of every address of this machine: "
            f"whoever has the password can {what}{change}."
        )
        print(
            "The password and everything else go unencrypted: put a server with TLS before it, or use a closed network."
        )
    print("Ctrl-C ends it", flush=True)
    threading.Thread(target=app.state.desk.warm_up, daemon=True).start()
    if browser and not settings.public:
        threading.Timer(0.8, lambda: webbrowser.open(f"{base}/open?token={door.token}")).start()
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False, server_header=False)
