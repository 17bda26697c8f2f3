"""`dragoman claims`: of reports, each claim with what became of it; of a workspace, the claims that fit filters."""

from __future__ import annotations

import inspect
from typing import Annotated, Any

import typer

from dragoman.cli.asking import asks
from dragoman.cli.events import SHARED
from dragoman.cli.listing import Format, Limit, Sort
from dragoman.cli.options import Actors, Codebook, Encoding, Gazetteer, Published


def _of_reports(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="[REPORT]...", help="Files or addresses; none asks the workspace.")
    ] = None,
    published: Published = None,
    encoding: Encoding = None,
    actors: Actors = None,
    codebook: Codebook = None,
    gazetteer: Gazetteer = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one claim a line.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first report that can't be read.")] = False,
) -> int:
    import json

    from dragoman.claims.ledger import build_ledger, ledger_json, ledger_text
    from dragoman.cli.failures import Tally
    from dragoman.export.phrases import safe
    from dragoman.reading import read_files

    tally = Tally(strict=strict)
    found = read_files(
        sources or [], published=published, encoding=encoding, actors=actors, codebook=codebook, gazetteer=gazetteer
    )
    entries = build_ledger([reading.record for reading in tally.readings(found)])
    if as_json:
        for row in ledger_json(entries):
            print(json.dumps(row, ensure_ascii=False))
    elif entries:
        print(safe(ledger_text(entries)))
    return tally.report()


@asks(*SHARED, "source", "act", "challenged", "answered")
def _of_workspace(store: Any, query: Any, sort: Sort = "newest", limit: Limit = None, format: Format = None) -> int:
    from dragoman.cli.listing import list_items

    list_items(store, query, "claim", sort=sort, format=format, limit=limit)
    return 0


_READING = inspect.signature(_of_reports, eval_str=True).parameters
_ASKING = inspect.signature(_of_workspace).parameters


def command(**options: Any) -> int:
    """List claims: of reports with what became of each, or those of a workspace that fit filters."""
    from dragoman.errors import InputError

    reading = {name: options[name] for name in _READING}
    asking = {name: options[name] for name in _ASKING}
    asking["format"] = asking["format"] or ("jsonl" if reading["as_json"] else None)
    told = [name for name, value in asking.items() if value not in (None, "newest", "jsonl")]
    if not reading["sources"]:
        return int(_of_workspace(**asking))
    if told:
        raise InputError(f"--{told[0].replace('_', '-')} asks a workspace", hint="leave out the reports, or the filter")
    return _of_reports(**reading)


# one verb with the options of both
_BOTH = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in {**_ASKING, **_READING}.values()]
command.__signature__ = inspect.Signature(_BOTH)  # type: ignore[attr-defined]
command.__annotations__ = {parameter.name: parameter.annotation for parameter in _BOTH}
