"""`dragoman read`: reports in, records out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from dragoman.cli.options import Actors, Codebook, Encoding, Gazetteer, Published

Format = Literal["terminal", "jsonl", "html", "timex3"]
_FIELD = "What the field '{}' is called in JSON Lines."


def command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Text, HTML or JSON Lines files, addresses, '-' for standard input."),
    ],
    published: Published = None,
    format: Annotated[
        Format | None, typer.Option(help="How to write the record; 'terminal' on a terminal, else 'jsonl'.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write there; a folder takes a page a report.")
    ] = None,
    encoding: Encoding = None,
    text_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("text"))] = None,
    id_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("id"))] = None,
    published_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("published"))] = None,
    title_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("title"))] = None,
    url_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("url"))] = None,
    actors: Actors = None,
    codebook: Codebook = None,
    gazetteer: Gazetteer = None,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first report that can't be read.")] = False,
) -> int:
    """Read reports into records."""
    from dragoman.cli.failures import Tally
    from dragoman.cli.writers import open_writer
    from dragoman.reading import read_files

    named = {"text": text_field, "id": id_field, "published": published_field, "title": title_field, "url": url_field}
    tally = Tally(strict=strict)
    found = read_files(
        sources,
        published=published,
        encoding=encoding,
        fields={field: name for field, name in named.items() if name},
        actors=actors,
        codebook=codebook,
        gazetteer=gazetteer,
    )
    with open_writer(format, output) as write:
        for reading in tally.readings(found):
            write(reading)
    return tally.report()
