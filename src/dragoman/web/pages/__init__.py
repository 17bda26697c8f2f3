"""The pages, one module each."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Gives every page's routes."""
    from dragoman.web.pages import entrance, explore, home, items, ledger, reader, reference, review, search

    return tuple(
        module.router for module in (entrance, home, reader, items, ledger, explore, search, review, reference)
    )
