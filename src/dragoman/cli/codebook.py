"""`dragoman codebook`: start one, check one, try one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.records import Record

app = typer.Typer(help="Start, check or try a codebook.", rich_markup_mode=None, no_args_is_help=True)
_File = Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The codebook; PLOVER 2.0 when not given.")]


@app.command("new")
def new(file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")]) -> None:
    """Write a small codebook that works, to change."""
    from dragoman.codebooks import new_codebook

    print(f"{new_codebook(file)} written; check it with: dragoman codebook check {file}")


@app.command("check")
def check(file: _File = None) -> int:
    """Run a codebook's examples and counterexamples."""
    from dragoman.codebooks import check_codebook, load_codebook

    codebook = load_codebook(file)
    reader = _reader(file)
    findings = check_codebook(codebook, lambda text: reader(text).events)
    for finding in findings:
        rules = f" [{', '.join(finding.rules)}]" if finding.rules else ""
        print(f"{finding.type} {finding.problem}: {finding.text}\n    {finding.why}{rules}")
    examples = sum(len(kind.examples) + len(kind.counterexamples) for kind in codebook.types.values())
    name = f"{codebook.name} {codebook.version}"
    print(f"{name}: {len(codebook.types)} types, {examples} examples and counterexamples, {len(findings)} wrong")
    return 1 if findings else 0


@app.command("try")
def attempt(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The codebook.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or more.")],
) -> None:
    """Code a text with a codebook and say which rule decided."""
    from dragoman.export.explain import explain_item
    from dragoman.export.layers import label_items

    record = _reader(file)(text)
    for label in label_items(record).events:
        print(explain_item(record, label), end="\n\n")
    if not record.events:
        print("no event")


def _reader(codebook: Path | None) -> Callable[[str], Record]:
    """Gives a function that reads an example, in whatever language it seems to be: examples are short."""
    from dragoman.ingest import document_from_text
    from dragoman.pipeline import load_tools, read_document

    tools = load_tools(codebook=codebook)
    return lambda text: read_document(document_from_text(text, check_language=False), tools)
