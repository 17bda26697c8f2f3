"""A chart as a page shows it: the picture, its table, and the words around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from dragoman.web.asked import Asked
from dragoman.web.charts.scale import Unit, period_end
from dragoman.web.names import actor_name
from dragoman.web.shown import counted, day_words, query_words
from dragoman.web.tables import Span, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart; `svg` is None where there is nothing to draw, `legend` are names with a quad class's colour.

    `windows` are the periods a network may be narrowed to, `window` is the number of the one shown, 0 for all time.
    """

    name: str
    title: str
    sub: str
    svg: Markup | None
    table: Table
    legend: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()
    unit: Unit | None = None
    map: str = ""
    windows: tuple[tuple[str, str], ...] = ()
    window: int = 0


def title_of(asked: Asked) -> str:
    """Names what a chart shows: "ASSAULT, Russia → Ukraine"."""
    query = asked.query
    kinds = ", ".join(query.type) if query.type else "Events"
    if query.dyad:
        a, mark, b = query.dyad[:3], query.dyad[3], query.dyad[4:]
        who = f"{actor_name(a)} {'and' if mark == '-' else '→'} {actor_name(b)}"
    elif query.actor and query.recipient:
        who = f"{actor_name(query.actor)} → {actor_name(query.recipient)}"
    else:
        who = actor_name(query.actor or query.either or query.recipient)
    return ", ".join(filter(None, (kinds, who)))


def link_of(asked: Asked, **changed: Any) -> str:
    """Gives the address of the list of what a part of a chart counts."""
    if asked.assumed:
        changed = {"status": "asserted", **changed}
    return f"/explore?{query_words(asked.values, view=None, after=None, by=None, measure=None, window=None, **changed)}"


def period_link(asked: Asked, unit: Unit) -> Callable[[date], str]:
    """Gives what turns a period's first day into the address of its events."""
    return lambda day: link_of(asked, since=day.isoformat(), until=period_end(day, unit).isoformat())


def left_out(span: Span) -> tuple[str, ...]:
    """Says how many events of long ago a chart leaves out."""
    if not span.before:
        return ()
    first = day_words(span.periods[0])
    return (f"{counted(span.before, 'event')} of days before {first} are left out; a date under “Since” shows them.",)


def status_note(asked: Asked) -> tuple[str, ...]:
    """Says which events count where nobody chose."""
    return (_ASSUMED,) if asked.assumed else ()


_ASSUMED = (
    "Only acts that are told as done are counted, none that are threatened, planned or denied; choose a status to "
    "count others."
)
