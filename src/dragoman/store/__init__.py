"""Records <-> a workspace: one SQLite file, or a PostgreSQL database of the same schema; Parquet for bulk.

    from dragoman.store import Query, init_workspace, open_store
    with open_store("my-workspace") as store:
        page = store.events(Query(dyad="RUS-UKR", type=("ASSAULT",)), limit=20)
        print(page.total, page.rows[0].sentence)

`workspace`  where a store lies: a folder, a file, an address; making one
`store`      `Store`, the whole of what can be asked and added; `part_…` are its parts, `opened` what they stand on
`query`      `Query`, and `query_from` options or an address's parameters
`rows`, `figures`   what comes back, row by row and in numbers
`tables`, `migrations`, `steps`, `engine`     the schema, its versions, how a database is opened, what its errors mean
`flatten`, `inserting`, `loading`    records -> rows, a shard in one transaction
`filters`, `narrowing`, `selecting`, `listing`, `counting`, `bursts`, `stances`, `fulltext`   questions -> rows
`standing`, `edits`, `reviewing`     what reviewers decided and what follows
`telling`, `differing`, `canonical`, `parquet`   stories, two runs compared, a store as text, a store in bulk

SQLAlchemy is imported here alone, and only when a store is opened.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.store.figures import (
    Bursts,
    Counts,
    DyadRow,
    Facet,
    PairRow,
    SeriesRow,
    StanceRow,
    TypeRow,
)
from dragoman.store.query import Query, query_from
from dragoman.store.rows import (
    MARK_END,
    MARK_START,
    ClaimRow,
    Difference,
    DocumentRow,
    EventRow,
    FailureRow,
    Hit,
    ItemRow,
    Page,
    Party,
    PositionRow,
    StoryRow,
    every_row,
)

if TYPE_CHECKING:
    from dragoman.store.reviewing import make_review
    from dragoman.store.store import Store
    from dragoman.store.workspace import find_workspace, init_workspace, open_store

__all__ = [
    "MARK_END",
    "MARK_START",
    "Bursts",
    "ClaimRow",
    "Counts",
    "Difference",
    "DocumentRow",
    "DyadRow",
    "EventRow",
    "Facet",
    "FailureRow",
    "Hit",
    "ItemRow",
    "Page",
    "PairRow",
    "Party",
    "PositionRow",
    "Query",
    "SeriesRow",
    "StanceRow",
    "Store",
    "StoryRow",
    "TypeRow",
    "every_row",
    "find_workspace",
    "init_workspace",
    "make_review",
    "open_store",
    "query_from",
]

_LATER = {
    "Store": "dragoman.store.store",
    "make_review": "dragoman.store.reviewing",
    **dict.fromkeys(("find_workspace", "init_workspace", "open_store"), "dragoman.store.workspace"),
}


def __getattr__(name: str) -> object:
    # what needs SQLAlchemy is loaded on first use
    if name not in _LATER:
        raise AttributeError(f"module 'dragoman.store' has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
