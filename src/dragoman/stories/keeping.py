"""A run's stories, found and kept in its store."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors import load_register
from dragoman.records import Record
from dragoman.store import Query, Store, every_row
from dragoman.stories.claims import join_claims
from dragoman.stories.events import join_events
from dragoman.stories.told import ToldClaim, ToldEvent, told_claims, told_events

_PAGE = 500


def keep_stories(store: Store, *, run: str = "latest") -> int:
    """Finds what a run's reports tell more than once and keeps it, in place of what was kept before.

    Args:
        store: where the run is.
        run: its id.

    Returns:
        How many stories there are. Records are read one at a time; what is compared of all stays in memory (about a
        kilobyte an event or claim).
    """
    found = store.run(run)
    events: list[ToldEvent] = []
    claims: list[ToldClaim] = []
    register = load_register()
    for record in _records(store, found.id):
        events += told_events(record, register=register)
        claims += told_claims(record)
    return store.save_stories(found.id, (*join_events(events), *join_claims(claims)))


def _records(store: Store, run: str) -> Iterator[Record]:
    for row in every_row(lambda after: store.documents(Query(run=run), limit=_PAGE, after=after)):
        record = store.record(row.id, run=run)
        if record is not None:
            yield record
