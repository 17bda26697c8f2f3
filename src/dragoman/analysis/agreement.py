"""Who endorses, rejects, disputes whose claims, proposals, plans and demands."""

from __future__ import annotations

from collections import Counter
from typing import Any

from dragoman.analysis.asked import asked
from dragoman.analysis.table import Table
from dragoman.store import Query, Store

STANCES = ("endorse", "reject", "dispute", "neutral")


def agreement(store: Store, query: Query | None = None, *, names: bool = False, **filters: Any) -> Table:
    """Counts stances by who takes them and whose it is that they are taken on.

    Args:
        store: where the positions are.
        query: which positions; filters that positions don't have are passed over.
        names: True tells holders apart by name, False by code.
        filters: the query's fields by name.

    Returns:
        Columns `holder`, `owner`, `endorse`, `reject`, `dispute`, `neutral`, `balance`: endorsements less rejections
        and disputes, over all, -1 to 1. Most positions first.
    """
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in store.stances(asked(query, filters, asserted=False).for_kind("position"), names=names):
        found.setdefault((row.holder, row.owner), Counter())[row.stance] += row.count
    ordered = sorted(found, key=lambda pair: (-found[pair].total(), pair))
    rows = tuple((*pair, *(found[pair][stance] for stance in STANCES), _balance(found[pair])) for pair in ordered)
    return Table(("holder", "owner", *STANCES, "balance"), rows)


def _balance(stances: Counter[str]) -> float:
    return round((stances["endorse"] - stances["reject"] - stances["dispute"]) / stances.total(), 3)
