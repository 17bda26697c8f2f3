"""Counts: by period, by pair, by value."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Query as Given

from dragoman.records import ItemKind
from dragoman.web.api.shapes import ERRORS, FacetShape, FacetsShape, Filters, Limit, SeriesShape
from dragoman.web.charts.scale import Unit
from dragoman.web.deps import Shared

router = APIRouter(prefix="/api/v1", tags=["counts"], responses=ERRORS)


@router.get("/series")
def series(
    desk: Shared,
    query: Filters,
    by: Unit = "month",
    pairs: Annotated[bool, Given(description="True tells each pair apart.")] = False,
) -> SeriesShape:
    """Counts events by period, with mean scores; every status counts unless one is named."""
    return SeriesShape(rows=desk.store.series(query.for_kind("event"), by=by, pairs=pairs))


@router.get("/facets")
def facets(
    desk: Shared,
    query: Filters,
    kind: ItemKind = "event",
    field: Annotated[str, Given(max_length=40)] = "type",
    limit: Limit = 50,
) -> FacetsShape:
    """Counts items by the values of a field."""
    found = desk.store.facets(query.for_kind(kind), kind, field, limit=limit)
    return FacetsShape(rows=[FacetShape(value=facet.value, n=facet.n) for facet in found])
