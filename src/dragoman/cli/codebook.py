"""`dragoman codebook`: start one, check one, try one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dragoman.models import LeftOut
    from dragoman.pipeline import Tools
    from dragoman.records import Record

ENOUGH = 20
"""Acts in counterexamples from which on few other acts are mistaken; measured, docs/codebook.md."""

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
    tools = _tools(file)
    reader = _reader(tools)
    findings = check_codebook(codebook, lambda text: reader(text).events)
    for finding in findings:
        rules = f" [{', '.join(finding.rules)}]" if finding.rules else ""
        print(f"{finding.type} {finding.problem}: {finding.text}\n    {finding.why}{rules}")
    examples = sum(len(kind.examples) + len(kind.counterexamples) for kind in codebook.types.values())
    name = f"{codebook.name} {codebook.version}"
    print(f"{name}: {len(codebook.types)} types, {examples} examples and counterexamples, {len(findings)} wrong")
    if tools is not None and tools.examples is not None:
        print(_learnt(tools.examples.leave_one_out()))
    return 1 if findings else 0


@app.command("try")
def attempt(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The codebook.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A sentence or more.")],
) -> None:
    """Code a text with a codebook and say which rule decided."""
    from dragoman.export.explain import explain_item
    from dragoman.export.layers import label_items

    record = _reader(_tools(file))(text)
    for label in label_items(record).events:
        print(explain_item(record, label), end="\n\n")
    if not record.events:
        print("no event")


def _learnt(told: LeftOut) -> str:
    """Says how far the examples tell one another, and what to do where that is not far."""
    lines = [
        f"learnt from examples: each told by the others alone, {told.right} of {told.examples} rightly, "
        f"{told.abstained} left open; wrong types given to examples and counterexamples: {told.wrong}"
    ]
    if not told.right:
        lines.append("they are too unlike one another, or too like the counterexamples: nothing will be told by them")
    if told.counterexamples < ENOUGH:
        lines.append(
            f"{told.counterexamples} acts in counterexamples: with {ENOUGH}, of many kinds, fewer others are mistaken"
        )
    return "\n".join(lines)


def _tools(codebook: Path | None) -> Tools:
    from dragoman.pipeline import load_tools

    return load_tools(codebook=codebook)


def _reader(tools: Tools) -> Callable[[str], Record]:
    """Gives a function that reads an example, in whatever language it seems to be: examples are short."""
    from dragoman.ingest import document_from_text
    from dragoman.pipeline import read_document

    return lambda text: read_document(document_from_text(text, check_language=False), tools)
