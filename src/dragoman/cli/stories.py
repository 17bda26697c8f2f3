"""`dragoman stories`: what several reports tell."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import typer

from dragoman.cli.asking import asks
from dragoman.cli.tables import FormatOption, print_table


@asks(write=True)
def command(
    store: Any,
    query: Any,
    kind: Annotated[Literal["event", "claim"], typer.Option(help="Stories of events or of claims.")] = "event",
    limit: Annotated[int, typer.Option(min=1, help="Stories at most, the most told first.")] = 50,
    find: Annotated[bool, typer.Option("--find", help="Find them anew first.")] = False,
    format: FormatOption = None,
) -> None:
    """List events or claims that more than one report tells."""
    from dragoman.analysis import Table
    from dragoman.stories import keep_stories

    if find:
        keep_stories(store, run=query.run)
    page = store.stories(query, kind=kind, limit=limit)
    rows = [(s.tellings, s.documents, s.first, s.last, s.story.id, s.lead.sentence) for s in page.rows]
    columns = ("tellings", "documents", "first", "last", "story", "sentence")
    print_table(Table(columns, tuple(rows)), format, empty="no story (find them with --find)")
