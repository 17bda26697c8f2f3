"""One narrowing of a query, as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Table
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

Column = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Walk:
    """Another table to start from.

    Args:
        table: the table.
        on: how the items' table is joined to it.
        key: the column of the items' key.
        day: the column of the items' day.
        conditions: what narrows it.
        alone: True where a row of it is an item, so that it can be counted by itself.
    """

    table: FromClause
    on: Column
    key: Column
    day: Column
    conditions: tuple[Column, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One narrowing of a query.

    Args:
        name: what it is called in plans.
        test: the condition on a row of items, not to be driven by.
        drive: the same as a condition an index serves; None where none does.
        probe: a selection whose rows are counted to see how long its index is.
        walk: another table to start from.
        ordered: True where walking it gives the order of days.
        each: items that a row of `probe` stands for, roughly.
        costly: True where testing all rows costs more than walking its index, however long that is.
        paged: the same as `test`, quicker where only the rows of a page are tested; None where it is not.
    """

    name: str
    test: Column
    drive: Column | None = None
    probe: Select[Any] | None = None
    walk: Walk | None = None
    ordered: bool = False
    each: int = 1
    costly: bool = False
    paged: Column | None = None


def run_of(connection: Connection, table: Table) -> Column:
    """The run of a table's rows, so that they are found by what else is asked of them.

    By the run's own index SQLite would walk every row there is.
    """
    return hidden(table.c.run) if connection.dialect.name == "sqlite" else table.c.run


def hidden(column: Column) -> Column:
    """A column so that SQLite takes no index for it; PostgreSQL knows no such sign before text."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)
