"""`dragoman classify`: the event type of each (sentence, source, target) of a table."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import Encoding


class _Format(StrEnum):
    TSV = "tsv"
    JSONL = "jsonl"


class _Labels(StrEnum):
    PLOVER = "plover"
    PLV = "plv"


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A table with the columns sentence, source, target; '-' for stdin.")
    ],
    format: Annotated[_Format, typer.Option("--format", help="How to print the answers.")] = _Format.TSV,
    labels: Annotated[
        _Labels, typer.Option(help="PLOVER's 16 types or NONE; or PLV's 15, with YIELD, never none.")
    ] = _Labels.PLOVER,
    encoding: Encoding = None,
) -> None:
    """Say what each source did to its target."""
    import json
    import sys

    from dragoman.ingest.contents import decode_text, open_file
    from dragoman.models import Labels, classify_pairs, load_event_model, read_pairs

    name = "standard input" if str(file) == "-" else str(file)
    with sys.stdin.buffer if str(file) == "-" else open_file(file) as stream:
        text = decode_text(stream.read(), name=name, encoding=encoding)
    pairs = read_pairs(text, name=name)
    answers = classify_pairs(pairs, load_event_model(), labels=Labels(labels.value))
    if format is _Format.TSV:
        print("type\tquad\tprobability")
    for answer in answers:
        if format is _Format.TSV:
            print(f"{answer.type}\t{answer.quad}\t{answer.probability:.4f}")
        else:
            row = {"type": answer.type, "quad": answer.quad, "probability": round(answer.probability, 4)}
            print(json.dumps(row))
