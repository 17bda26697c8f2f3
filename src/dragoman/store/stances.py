"""Who takes which side on whose claims and plans, counted in the database."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, func, select

from dragoman.store.figures import StanceRow
from dragoman.store.selecting import Selection
from dragoman.store.tables import ROLES, codes, participants, positions


def stances(selection: Selection, *, names: bool) -> list[StanceRow]:
    """Counts positions by who holds them, whose it is that they are on, and which side is taken.

    Args:
        selection: the positions that are wanted.
        names: True tells holders apart by name, False by code.
    """
    who: ColumnElement[str]
    if names:
        who = func.coalesce(func.nullif(participants.c.name, ""), participants.c.text)
        on = and_(
            participants.c.kind == "position", participants.c.item == positions.c.key, participants.c.role == "holder"
        )
        table = participants
    else:
        who = codes.c.code
        holds = codes.c.roles.op("&")(ROLES["holder"]) != 0
        on = and_(codes.c.kind == "position", codes.c.item == positions.c.key, holds)
        table = codes
    # one who is named twice holds it once
    each = selection.counted(
        positions.c.key, who.label("holder"), positions.c.owner, positions.c.stance, also=[(table, on)]
    )
    found = each.distinct().subquery().c
    group = (found.holder, found.owner, found.stance)
    rows = selection.connection.execute(select(*group, func.count()).group_by(*group)).tuples()
    return [StanceRow(holder=holder, owner=owner, stance=stance, count=n) for holder, owner, stance, n in rows]
