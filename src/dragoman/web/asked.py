"""What a page was asked for by its address: a query, and how to show what it finds."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from fastapi import Request

from dragoman.errors import InputError
from dragoman.records import ItemKind
from dragoman.store import Query, query_from
from dragoman.web.charts.scale import UNITS, Unit

KINDS: tuple[ItemKind, ...] = ("event", "claim", "position")
VIEWS = ("list", "series", "timeline", "network", "map", "changes", "stories")
MEASURES = {"count": "number of events", "goldstein": "mean Goldstein score", "intensity": "mean intensity"}
LONGEST = 500
"""Characters of one value in an address."""

_OWN = ("view", "kind", "after", "by", "measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A query, and how to show what it finds.

    Args:
        query: what is wanted.
        kind: which items.
        view: how they are shown.
        after: where the page before ended.
        by: the period of charts over time; None to choose one that fits.
        measure: what a series shows.
        assumed: True where a chart narrowed the query by itself to acts that are asserted.
        values: all of it as text, for an address.
    """

    query: Query
    kind: ItemKind
    view: str
    after: str | None
    by: Unit | None
    measure: str
    assumed: bool = False
    values: Mapping[str, str] = field(default_factory=dict)

    def chips(self) -> list[tuple[str, str, dict[str, str]]]:
        """Gives each filter that narrows: its name, its value, and the values without it."""
        shown = self.query.to_mapping()
        return [
            (name.replace("_", " "), value, {k: v for k, v in self.values.items() if k not in (name, "after")})
            for name, value in shown.items()
            if name != "sort"
        ]


def asked_of(request: Request, *, kind: ItemKind = "event", view: str = "list") -> Asked:
    """Reads what a page was asked for.

    Args:
        request: the request; its address has the names of `Query`'s fields, and `view`, `kind`, `by`, `measure`.
        kind: the kind where none is named.
        view: the view where none is named.

    Returns:
        What is asked.

    Raises:
        InputError: a name or a value is unknown.
    """
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if len(value) > LONGEST:
            raise InputError(f"'{name}' has {len(value)} characters", hint=f"{LONGEST} at most")
        given.setdefault(name.replace("-", "_"), []).append(value)
    own = {name: given.pop(name)[-1] for name in _OWN if name in given}
    query = query_from(given)
    found_kind = cast(ItemKind, _among("kind", own.get("kind") or kind, KINDS))
    shown = {k: v for k, v in own.items() if k != "after" and v} | query.to_mapping()
    return Asked(
        query=query.for_kind(found_kind),
        kind=found_kind,
        view=_among("view", own.get("view") or view, VIEWS),
        after=own.get("after") or None,
        by=cast(Unit, _among("by", own["by"], UNITS)) if own.get("by") else None,
        measure=_among("measure", own.get("measure") or "count", tuple(MEASURES)),
        values=shown,
    )


def _among(name: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise InputError(f"no {name} '{value[:40]}'", hint=f"one of {', '.join(known)}")
    return value


def command_line(verb: str, query: Query, workspace: str, **more: Any) -> str:
    """Puts a query as a command that gives the same.

    Args:
        verb: of the command `dragoman`.
        query: what is wanted.
        workspace: the workspace's folder or address.
        more: further options.
    """
    words = ["dragoman", verb, "-w", workspace]
    for name, value in (query.to_mapping() | {k: v for k, v in more.items() if v}).items():
        words += [f"--{name.replace('_', '-')}", str(value)]
    return shlex.join(words)
