"""The workbench, put together."""

from __future__ import annotations

import mimetypes
from importlib.resources import files
from pathlib import Path

from fastapi import Depends, FastAPI, Request
from fastapi.responses import FileResponse, Response
from fastapi.staticfiles import StaticFiles

from dragoman import __version__
from dragoman.store import Store
from dragoman.web.api import routers as api_routers
from dragoman.web.desk import Desk
from dragoman.web.door import Door
from dragoman.web.errors import handle_errors
from dragoman.web.guard import Guard, check_write
from dragoman.web.pages import routers as page_routers
from dragoman.web.settings import Settings


def create_app(store: Store, settings: Settings, door: Door, *, workspace_name: str = "workspace") -> FastAPI:
    """Makes the workbench of a store.

    Args:
        store: the workspace's store.
        settings: how it is served.
        door: who may come in.
        workspace_name: what to call the workspace on a page.

    Returns:
        An ASGI application.
    """
    app = FastAPI(
        title="Dragoman workbench",
        version=__version__,
        description="Events, claims and positions read from reports of foreign affairs.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        dependencies=[Depends(_writes)],
    )
    app.state.desk = Desk(settings=settings, door=door, store=store, workspace_name=workspace_name)
    handle_errors(app)
    app.add_middleware(Guard, settings=settings, door=door)
    mimetypes.add_type("font/woff2", ".woff2")
    _serve_basemap(app, settings)
    app.mount("/static", _LongLived(directory=str(files("dragoman.web").joinpath("static"))), name="static")
    for router in (*page_routers(), *api_routers()):
        app.include_router(router)
    return app


async def _writes(request: Request) -> None:
    """Every change must come from a form or script of ours."""
    token = request.headers.get("x-write-token")
    kind = request.headers.get("content-type", "")
    if token is None and kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data")):
        given = (await request.form()).get("write_token")
        token = given if isinstance(given, str) else None
    check_write(request, request.app.state.desk.door, token)


def _serve_basemap(app: FastAPI, settings: Settings) -> None:
    path = Path(settings.basemap) if settings.basemap else files("dragoman.web").joinpath("static", "world-50m.json")

    @app.get("/static/basemap.json", include_in_schema=False)
    def basemap() -> FileResponse:
        return FileResponse(str(path), media_type="application/json")


class _LongLived(StaticFiles):
    """Files whose address changes with what is in them."""

    def file_response(self, *args: object, **named: object) -> Response:
        response = super().file_response(*args, **named)  # type: ignore[arg-type]
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
