"""What a page was asked for by its address: a query, and how to show what it finds."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from fastapi import Request

from dragoman.errors import InputError
from dragoman.export.layers import QUAD_NAMES
from dragoman.records import ItemKind
from dragoman.store import Query, query_from
from dragoman.web.charts.scale import UNITS, Unit
from dragoman.web.names import actor_name, code_of, dyad_of

KINDS: tuple[ItemKind, ...] = ("event", "claim", "position")
VIEWS = ("list", "series", "timeline", "network", "map", "changes", "stories")
MEASURES = {"count": "number of events", "goldstein": "mean Goldstein score", "intensity": "mean intensity"}
LONGEST = 500
"""Characters of one value in an address."""

_OWN = ("view", "kind", "after", "by", "measure")


_WHO = ("actor", "recipient", "either", "source")

CALLED = {
    "actor": "who", "recipient": "on whom", "either": "who, on either side", "dyad": "pair", "text": "words",
    "country": "where", "source": "quoted for it", "act": "saying it does", "min_confidence": "at least this sure",
    "reviewed": "reviews", "attributed": "vouched for", "quad": "class",
}  # fmt: skip
"""What filters are called on a page, where not by their own name."""


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
        narrow: True where the page is as narrow as a telephone; the script remembers it in a cookie.
        values: all of it as text, for an address.
    """

    query: Query
    kind: ItemKind
    view: str
    after: str | None
    by: Unit | None
    measure: str
    assumed: bool = False
    narrow: bool = False
    values: Mapping[str, str] = field(default_factory=dict)

    def chips(self) -> list[tuple[str, str, dict[str, str]]]:
        """Gives each filter that narrows: what it is called, its value in words, and the values without it."""
        shown = self.query.to_mapping()
        return [
            (
                CALLED.get(name, name.replace("_", " ")),
                _value_words(name, value),
                {k: v for k, v in self.values.items() if k not in (name, "after")},
            )
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
    query = query_from({name: _coded(name, values) for name, values in given.items()})
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
        narrow=request.cookies.get("narrow") == "1",
    )


def _coded(name: str, values: list[str]) -> list[str]:
    """Puts states' names as their codes: who types "Russia" means all that is Russian."""
    if name == "dyad":
        return [dyad_of(value) for value in values]
    if name == "country":
        return [code_of(part) or part for value in values for part in value.split(",")]
    return [code_of(value) or value for value in values] if name in _WHO else values


def _among(name: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise InputError(f"no {name} '{value[:40]}'", hint=f"one of {', '.join(known)}")
    return value


def _value_words(name: str, value: str) -> str:
    """Puts a filter's value as people say it: "Russia" for RUS."""
    if name in _WHO:
        return actor_name(value)
    if name == "country":
        return ", ".join(map(actor_name, value.split(",")))
    if name == "dyad":
        return f"{actor_name(value[:3])} {'and' if value[3] == '-' else '→'} {actor_name(value[4:])}"
    if name == "quad":
        return ", ".join(QUAD_NAMES[int(quad)] for quad in value.split(","))
    if name == "attributed":
        return "by a source in the report" if value == "attributed" else "by the writer"
    if name in ("challenged", "answered"):
        return "yes" if value == "true" else "no"
    return "as coded" if (name, value) == ("reviewed", "raw") else value


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
