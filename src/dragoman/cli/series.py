"""`dragoman series`: how much, or how friendly, period by period."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dragoman.cli.asking import asks
from dragoman.cli.tables import FormatOption, print_table

if TYPE_CHECKING:
    from dragoman.store import Query

By = Literal["day", "week", "month", "quarter", "year"]
Measure = Literal["count", "goldstein", "intensity", "cooperation"]


@asks()
def command(
    store: Any,
    query: Any,
    parties: Annotated[
        list[str] | None, typer.Argument(metavar="[A [B]]", help="One party, or two: RUS CHN. Their acts only.")
    ] = None,
    by: Annotated[By, typer.Option(help="The period.")] = "month",
    measure: Annotated[Measure, typer.Option(help="What is measured.")] = "count",
    directed: Annotated[bool, typer.Option("--directed", help="Only what A did to B.")] = False,
    plot: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw it too: FILE.png or FILE.svg.")] = None,
    format: FormatOption = None,
) -> None:
    """Measure events period by period."""
    from dragoman.analysis import draw, plot_series, series

    asked = between(query, parties or [], directed=directed)
    table = series(store, asked, by=by, measure=measure)
    if plot is not None:
        draw(plot_series(table, measure=measure, by=by, title=" – ".join(parties or ["all events"])), plot)
    print_table(table, format, empty="no event fits")


def between(query: Query, parties: list[str], *, directed: bool = False) -> Query:
    """Narrows a query to the acts of one party, or between two.

    Raises:
        InputError: more than two, or one and `directed`.
    """
    from dataclasses import replace

    from dragoman.errors import InputError
    from dragoman.store import query_from

    if len(parties) > 2:
        raise InputError(f"{len(parties)} parties", hint="one, or two: dragoman series RUS CHN")
    if directed and len(parties) < 2:
        raise InputError("--directed wants two parties", hint="dragoman series RUS UKR --directed")
    if not parties:
        return query
    if len(parties) == 1:
        return replace(query, either=query_from({"either": parties[0]}).either)
    return replace(query, dyad=query_from({"dyad": (">" if directed else "-").join(parties)}).dyad)
