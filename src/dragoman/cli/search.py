"""`dragoman search`: reports of a workspace that hold some words, best first."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.asking import asks
from dragoman.cli.listing import Format, Limit

if TYPE_CHECKING:
    from dragoman.store import Hit

PAGE = 20
"""Reports when nobody says how many."""


@asks("since", "until", "outlet", "run")
def command(
    store: Any,
    query: Any,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help='All must be there; "a phrase", -without, begin*.')
    ],
    limit: Limit = None,
    format: Format = None,
) -> None:
    """Find reports that hold some words."""
    page = store.search(" ".join(words), query, limit=limit or PAGE)
    chosen = format or ("table" if sys.stdout.isatty() else "jsonl")
    if chosen == "table":
        _print(page.rows)
    elif chosen == "csv":
        import csv

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("document", "published", "outlet", "url", "title", "snippet"))
        for hit in page.rows:
            about = hit.document
            writer.writerow((about.id, about.published or "", about.outlet, about.url, about.title, _plain(hit)))
    else:
        for hit in page.rows:
            about = hit.document
            day = about.published.isoformat() if about.published else None
            row = {"document": about.id, "published": day, "outlet": about.outlet, "url": about.url}
            print(json.dumps({**row, "title": about.title, "snippet": _plain(hit)}, ensure_ascii=False))
    left = f"; {len(page.rows)} shown, --limit {page.total} shows all" if page.next else ""
    print(f"{page.total:,} report{'' if page.total == 1 else 's'}{left}", file=sys.stderr)


def _plain(hit: Hit) -> str:
    from dragoman.store import MARK_END, MARK_START

    return hit.snippet.replace(MARK_START, "").replace(MARK_END, "")


def _print(hits: tuple[Hit, ...]) -> None:
    from rich.console import Console
    from rich.text import Text

    from dragoman.export.phrases import one_line
    from dragoman.store import MARK_END, MARK_START

    console = Console(highlight=False, markup=False, emoji=False)
    for hit in hits:
        about = hit.document
        head = " · ".join(filter(None, [one_line(about.outlet), str(about.published or ""), one_line(about.id, 60)]))
        text = Text.assemble((one_line(about.title or about.id), "bold"), "\n", (head, "dim"), "\n")
        for number, part in enumerate(one_line(hit.snippet).split(MARK_START)):
            found, _, rest = part.partition(MARK_END) if number else ("", "", part)
            text.append(found, "bold underline")
            text.append(rest)
        console.print(text, end="\n\n")
