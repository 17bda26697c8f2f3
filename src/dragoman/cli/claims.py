"""`dragoman claims`: each claim with who made, repeated, endorsed, denied, rejected it, and what is set against it."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.cli.options import Actors, Codebook, Encoding, Gazetteer, Published


def command(
    sources: Annotated[list[str], typer.Argument(metavar="REPORT", help="The reports' files or addresses.")],
    published: Published = None,
    encoding: Encoding = None,
    actors: Actors = None,
    codebook: Codebook = None,
    gazetteer: Gazetteer = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one claim a line.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first report that can't be read.")] = False,
) -> int:
    """List claims and what became of each."""
    import json

    from dragoman.claims.ledger import build_ledger, ledger_json, ledger_text
    from dragoman.cli.failures import Tally
    from dragoman.export.phrases import safe
    from dragoman.reading import read_files

    tally = Tally(strict=strict)
    found = read_files(
        sources, published=published, encoding=encoding, actors=actors, codebook=codebook, gazetteer=gazetteer
    )
    entries = build_ledger([reading.record for reading in tally.readings(found)])
    if as_json:
        for row in ledger_json(entries):
            print(json.dumps(row, ensure_ascii=False))
    elif entries:
        print(safe(ledger_text(entries)))
    return tally.report()
