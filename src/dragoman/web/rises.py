"""Unusual rises as a page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.analysis import changes
from dragoman.store import Store
from dragoman.web.asked import Asked
from dragoman.web.charts.scale import Unit, period_end, period_words
from dragoman.web.names import actor_name
from dragoman.web.shown import query_words
from dragoman.web.tables import Table

UNIT: Unit = "month"
"""The period where none is named."""

MOST_SHOWN = 100
"""Rises on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """A period of a pair; `address` has the filters that list its events."""

    words: str
    actor: str
    recipient: str
    events: int
    expected: float
    address: str


def rises_table(store: Store, asked: Asked) -> Table:
    """Finds the rises among the events that are asked for, the least likely first."""
    found = changes(store, asked.query, by=asked.by or UNIT)
    return Table(columns=found.columns, rows=found.rows)


def rises_of(table: Table, asked: Asked) -> list[Rise]:
    """Makes rows of the first rises, with names and addresses."""
    unit = asked.by or UNIT
    rises = []
    rows: Sequence[tuple[Any, ...]] = table.rows[:MOST_SHOWN]
    for actor, recipient, period, events, expected, *_ in rows:
        last = period_end(period, unit)
        status = ",".join(asked.query.status) or "asserted"
        kept = {"view": None, "by": None, "after": None, "actor": None, "recipient": None, "either": None}
        own = {"dyad": f"{actor}>{recipient}", "status": status, "since": period.isoformat(), "until": last.isoformat()}
        rises.append(
            Rise(
                words=period_words(period, unit), actor=actor_name(actor), recipient=actor_name(recipient),
                events=events, expected=expected, address=query_words(asked.values, **kept, **own),
            )
        )  # fmt: skip
    return rises
