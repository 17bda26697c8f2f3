"""Items of a workspace on a terminal, as JSON Lines, as CSV; always with how many there are."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from dragoman.records import ItemKind
    from dragoman.store import ClaimRow, EventRow, ItemRow, Party, PositionRow, Query, Store

ListFormat = Literal["table", "jsonl", "csv"]
SortName = Literal["newest", "oldest", "least-certain", "most-certain", "text"]

Format = Annotated[ListFormat | None, typer.Option("--format", help="'table' on a terminal, else 'jsonl'; or 'csv'.")]
Limit = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Rows at most; 50 on a terminal, all of them elsewhere.")
]
Sort = Annotated[SortName, typer.Option(help="What comes first; 'text' is the order of reports and places in them.")]

ON_TERMINAL = 50
"""Rows of a table when nobody says how many: what can be looked through."""


def list_items(
    store: Store, query: Query, kind: ItemKind, *, sort: SortName, format: ListFormat | None, limit: int | None
) -> None:
    """Prints the items that a query wants; how many there are, and how many are shown, goes to standard error.

    Args:
        store: where they are.
        query: what is wanted.
        kind: which items.
        sort: their order.
        format: how they are printed; by whether standard output is a terminal when None.
        limit: rows at most; None for all, or a screenful on a terminal.
    """
    from dataclasses import replace

    chosen = format or ("table" if sys.stdout.isatty() else "jsonl")
    if limit is None and chosen == "table":
        limit = ON_TERMINAL
    asked = replace(query, sort=sort)
    total = store.count(asked, kind)
    shown = 0

    def counted() -> Iterator[ItemRow]:
        nonlocal shown
        for row in store.items(kind, asked, limit=limit):
            shown += 1
            yield row

    _PRINT[chosen](kind, counted())
    left = "" if shown == total else f"; {shown:,} shown, --limit {total} shows all"
    print(f"{total:,} {kind}{'' if total == 1 else 's'}{left}", file=sys.stderr)


def _print_lines(kind: ItemKind, rows: Iterator[ItemRow]) -> None:
    for row in rows:
        print(json.dumps(row.to_dict(), ensure_ascii=False))


def _print_csv(kind: ItemKind, rows: Iterator[ItemRow]) -> None:
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        flat = {name: _cell(value) for name, value in row.to_dict().items()}
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(flat), lineterminator="\n")
            writer.writeheader()
        writer.writerow(flat)


def _cell(value: Any) -> Any:
    """A value in one cell: parties as CODE/SECTOR/Name, several parted by "; "."""
    if isinstance(value, list):
        return "; ".join(str(_cell(inner)) for inner in value)
    if isinstance(value, dict):
        return "/".join((value["code"], value["sector"], value["name"]))
    return value


def _print_blocks(kind: ItemKind, rows: Iterator[ItemRow]) -> None:
    """A block an item: what it says in a line or two, then its words, indented under it."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from dragoman.export.phrases import one_line

    console = Console(highlight=False, markup=False, emoji=False)
    for row in rows:
        what, about, words = _WORDS[kind](row)
        head = Text.assemble((f"{row.day or 'no day'!s:<12}", "dim"), (one_line(what), "bold"), "  ", one_line(about))
        marks = " · ".join(filter(None, (_verdict(row), row.id)))
        head.append(f"  {marks}", "dim")
        console.print(head, Padding(Text(one_line(words)), (0, 0, 1, _INDENT)), sep="\n")


def _verdict(row: ItemRow) -> str:
    return f"{row.verdict} ({', '.join(row.edited)})" if row.edited else row.verdict or ""


def _names(parties: Sequence[Party]) -> str:
    return ", ".join(dict.fromkeys(f"{party.name or party.text} {party.code}" for party in parties))


def _event(row: EventRow) -> tuple[str, str, str]:
    who = _names(row.actors) or "nobody named"
    parts = [f"{who} → {_names(row.recipients)}" if row.recipients else who]
    parts += filter(None, [row.place_name or row.place, "" if row.status == "asserted" else row.status])
    parts += ["attributed"] if row.attributed_to else []
    return f"{row.type} {row.mode}" if row.mode else row.type, " · ".join(parts), row.sentence


def _claim(row: ClaimRow) -> tuple[str, str, str]:
    who = _names(row.sources) or "unnamed"
    return row.act, f"{who} · challenged" if row.challenged else who, row.content


def _position(row: PositionRow) -> tuple[str, str, str]:
    whose = f" of {row.owner}" if row.owner else ""
    return row.stance, f"{_names(row.holders)} → {row.object_kind}{whose}: {row.object}", row.sentence


_INDENT = 12
_WORDS: Mapping[str, Callable[[Any], tuple[str, str, str]]] = {
    "event": _event,
    "claim": _claim,
    "position": _position,
}
_PRINT: Mapping[str, Callable[[ItemKind, Iterator[ItemRow]], None]] = {
    "table": _print_blocks,
    "jsonl": _print_lines,
    "csv": _print_csv,
}
