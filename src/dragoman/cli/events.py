"""`dragoman events` and `dragoman positions`: what a workspace holds, by filters."""

from __future__ import annotations

from typing import Any

from dragoman.cli.asking import asks
from dragoman.cli.listing import Format, Limit, Sort

SHARED = ("actor", "recipient", "either", "dyad", "since", "until", "text", "document", "outlet", "run",
          "min-confidence", "verdict", "reviewed")  # fmt: skip
"""Filters that all items have."""


@asks(*SHARED, "type", "quad", "mode", "status", "country", "attributed", "source")
def events(store: Any, query: Any, sort: Sort = "newest", limit: Limit = None, format: Format = None) -> None:
    """List the events of a workspace."""
    from dragoman.cli.listing import list_items

    list_items(store, query, "event", sort=sort, format=format, limit=limit)


@asks(*SHARED, "stance")
def positions(store: Any, query: Any, sort: Sort = "newest", limit: Limit = None, format: Format = None) -> None:
    """List who takes which side on whose claim or proposal."""
    from dragoman.cli.listing import list_items

    list_items(store, query, "position", sort=sort, format=format, limit=limit)
