"""The API's own page: what can be asked, drawn from its OpenAPI description; no script from elsewhere."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi import Query as Given
from fastapi.responses import Response

from dragoman.web.deps import Shared
from dragoman.web.shown import render

router = APIRouter(include_in_schema=False)


@router.get("/api")
def reference(request: Request, desk: Shared) -> Response:
    """Describes the API."""
    schema = request.app.openapi()
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in schema["paths"].items():
        for method, described in methods.items():
            about = {"path": path, "method": method.upper(), **described}
            groups.setdefault((described.get("tags") or ["other"])[0], []).append(about)
    base = f"{request.url.scheme}://{request.headers['host']}"
    key = desk.door.api_key if request.state.session else ""
    return render(request, "reference.html", {"groups": groups, "base": base, "key": key})


@router.get("/runs/{run}")
def failures(
    request: Request,
    desk: Shared,
    run: Annotated[str, Path(max_length=64)],
    after: Annotated[str, Given(max_length=500)] = "",
) -> Response:
    """Lists what a run could not read, and why."""
    found = desk.store.run(run)
    page = desk.store.failures(found.id, after=after or None)
    return render(request, "run.html", {"run": found, "page": page, "after": after})
