"""What every analysis does with a query first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.store import Query, query_from


def asked(query: Query | None, filters: dict[str, Any], *, asserted: bool = True) -> Query:
    """Puts filters given by name over a query.

    Args:
        query: what is wanted; everything when None.
        filters: a query's fields by name; None does not narrow.
        asserted: whether only asserted acts are meant where no status is named.

    Raises:
        InputError: a filter is unknown or has no sense.
    """
    named = {name: value for name, value in filters.items() if value is not None}
    whole = query_from({**(query.to_mapping() if query else {}), **named}) if named else query or Query()
    return replace(whole, status=("asserted",)) if asserted and not whole.status else whole
