"""What happened, day by day, each story once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.analysis.asked import asked
from dragoman.analysis.table import Table
from dragoman.store import EventRow, Query, Store


def timeline(store: Store, query: Query | None = None, *, limit: int = 200, **filters: Any) -> Table:
    """Tells events in order of days; an event that several reports tell is told once.

    Args:
        store: where the events are.
        query: which events.
        limit: rows at most; the earliest are kept.
        filters: the query's fields by name.

    Returns:
        Columns `day`, `type`, `actors`, `recipients`, `place`, `tellings`, `sentence`, `document`, `event`. Events
        without a day are not in it.
    """
    wanted = replace(asked(query, filters), sort="oldest")
    rows: list[tuple[Any, ...]] = []
    told: dict[str, int] = {}
    after: str | None = None
    while len(rows) < limit:
        page = store.events(wanted, limit=min(500, 2 * limit), after=after, counted=False)
        for row in page.rows:
            story = store.story_of(row.id, document=row.document, run=row.run)
            if row.day is None or (story is not None and story.id in told):
                continue
            if story is not None:
                told[story.id] = len(rows)
            rows.append(_told(row, len(story.members) if story else 1))
            if len(rows) == limit:
                break
        if (after := page.next) is None:
            break
    columns = ("day", "type", "actors", "recipients", "place", "tellings", "sentence", "document", "event")
    return Table(columns, tuple(rows))


def _told(row: EventRow, tellings: int) -> tuple[Any, ...]:
    actors = ", ".join(dict.fromkeys(party.name or party.text for party in row.actors))
    recipients = ", ".join(dict.fromkeys(party.name or party.text for party in row.recipients))
    place = row.place_name or row.place
    return (row.day, row.type, actors, recipients, place, tellings, row.sentence, row.document, row.id)
