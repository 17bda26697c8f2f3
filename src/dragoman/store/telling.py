"""Stories: kept for a run, listed by what their tellings say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, func, select, tuple_

from dragoman.errors import InputError
from dragoman.records import Member, Story
from dragoman.store.filters import run_of
from dragoman.store.inserting import chunks, insert, next_key
from dragoman.store.listing import known_day, rows_of
from dragoman.store.rows import Page, StoryRow
from dragoman.store.selecting import Selection
from dragoman.store.tables import CODED, ITEMS, STANDING, UNDATED, documents, stories, story_members

BATCH = 2000
"""Stories added at a time."""


def save(connection: Connection, run: int, found: Iterable[Story]) -> int:
    """Keeps a run's stories in place of those it had."""
    old = select(stories.c.key).where(stories.c.run == run)
    connection.execute(delete(story_members).where(story_members.c.story.in_(old)))
    connection.execute(delete(stories).where(stories.c.run == run))
    key, kept = next_key(connection, stories), 0
    wanted = list(found)
    for some in chunks(wanted, BATCH):
        days = _days(connection, run, some)
        rows, members = [], []
        for story in some:
            told = [day for member in story.members if (day := days.get((story.kind, member))) not in (None, UNDATED)]
            rows.append(
                {
                    "key": key, "run": run, "id": story.id, "kind": story.kind, "tellings": len(story.members),
                    "documents": len({member.document for member in story.members}),
                    "first": min(told, default=UNDATED), "last": max(told, default=UNDATED),
                }
            )  # fmt: skip
            members += [
                {"story": key, "rank": rank, "document": member.document, "item": member.item}
                for rank, member in enumerate(story.members)
            ]
            key, kept = key + 1, kept + 1
        insert(connection, stories, rows)
        insert(connection, story_members, members)
    return kept


def _days(connection: Connection, run: int, found: Sequence[Story]) -> dict[tuple[str, Member], Any]:
    days: dict[tuple[str, Member], Any] = {}
    for kind in ("event", "claim"):
        table = ITEMS[kind]
        items = sorted({member.item for story in found if story.kind == kind for member in story.members})
        for some in chunks(items):
            rows = select(documents.c.id.label("document"), table.c.id, table.c.day)
            rows = rows.join(documents, documents.c.key == table.c.document)
            rows = rows.where(run_of(connection, table) == run, table.c.id.in_(some), table.c.shown != STANDING)
            days |= {(kind, Member(document=r.document, item=r.id)): r.day for r in connection.execute(rows)}
    return days


def page(selection: Selection, *, least: int, limit: int, after: str | None) -> Page[StoryRow]:
    """Gives a page of stories that have a telling which the selection wants, most told first."""
    connection, table = selection.connection, selection.table
    rows = select(stories).where(
        stories.c.run == selection.run, stories.c.kind == selection.kind, stories.c.tellings >= least
    )
    if selection.filters or selection.query.since or selection.query.until:
        wanted = selection.counted(documents.c.id, table.c.id, also=[(documents, documents.c.key == table.c.document)])
        told = select(story_members.c.story).where(tuple_(story_members.c.document, story_members.c.item).in_(wanted))
        rows = rows.where(stories.c.key.in_(told))
    order = (stories.c.tellings, stories.c.key)
    total: int | None = None
    if after is None:  # one look at all of them gives both the page and their number
        asked: Select[Any] = rows.add_columns(func.count().over().label("total"))
    else:
        total = connection.scalar(select(func.count()).select_from(rows.subquery()))
        asked = rows.where(tuple_(*order) < tuple_(*_place(after)))
    found = connection.execute(asked.order_by(*(column.desc() for column in order)).limit(limit + 1)).all()
    last = found[limit - 1] if len(found) > limit else None
    following = f"{last.tellings}~{last.key}" if last else None
    if total is None:
        total = found[0].total if found else 0
    return Page(rows=_rows(selection, found[:limit]), total=total, next=following)


def _place(after: str) -> list[int]:
    try:
        tellings, key = map(int, after.split("~"))
    except ValueError:
        raise InputError(f"'{after}' is no place to go on from", hint="give a page's own 'next'") from None
    return [tellings, key]


def _rows(selection: Selection, found: Sequence[Any]) -> tuple[StoryRow, ...]:
    connection, table = selection.connection, selection.table
    members = _members(connection, [row.key for row in found])
    # the first telling that is shown leads
    m = story_members
    gone = CODED if selection.query.reviewed == "standing" else STANDING
    keys = (
        select(m.c.story, m.c.rank, table.c.key)
        .join(documents, documents.c.id == m.c.document)
        .join(table, and_(table.c.document == documents.c.key, table.c.id == m.c.item))
        .where(
            m.c.story.in_([row.key for row in found]), run_of(connection, table) == selection.run, table.c.shown != gone
        )
        .order_by(m.c.story, m.c.rank)
    )
    first: dict[int, int] = {}
    for row in connection.execute(keys):
        first.setdefault(row.story, row.key)
    leads = dict(zip(first, rows_of(connection, selection.kind, list(first.values())), strict=True))
    return tuple(
        StoryRow(
            story=Story(id=row.id, kind=row.kind, members=members[row.key]),
            tellings=row.tellings,
            documents=row.documents,
            first=known_day(row.first),
            last=known_day(row.last),
            lead=leads[row.key],
        )
        for row in found
        if row.key in leads
    )


def _members(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Member, ...]]:
    found: defaultdict[int, list[Member]] = defaultdict(list)
    rows = select(story_members).where(story_members.c.story.in_(keys))
    for row in connection.execute(rows.order_by(story_members.c.story, story_members.c.rank)):
        found[row.story].append(Member(document=row.document, item=row.item))
    return {key: tuple(members) for key, members in found.items()}


def story_of(connection: Connection, run: int, document: str, item: str) -> Story | None:
    """Gives the story that an item is a telling of."""
    rows = select(stories).join(story_members, story_members.c.story == stories.c.key)
    rows = rows.where(stories.c.run == run, story_members.c.document == document, story_members.c.item == item)
    row = connection.execute(rows.limit(1)).first()
    if row is None:
        return None
    return Story(id=row.id, kind=row.kind, members=_members(connection, [row.key])[row.key])
