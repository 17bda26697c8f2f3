"""The same as JSON: paged lists, single things, counts, reading and reviewing. Errors have one shape (`ErrorShape`)."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Gives the routes of the API."""
    from dragoman.web.api import counts, documents, items, reviews

    return tuple(module.router for module in (documents, items, counts, reviews))
