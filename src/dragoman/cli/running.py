"""`dragoman run`: many reports into a workspace."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dragoman.cli.options import Actors, Codebook, Encoding, Gazetteer, Published, StoreUrl, Workspace

if TYPE_CHECKING:
    from dragoman.scale import Options, Summary

EngineName = Literal["serial", "processes", "ray"]
_FIELD = "What the field '{}' is called in JSON Lines, CSV and Parquet."

WORDS_A_SECOND = 3500
"""What one core reads, roughly (docs/corpus.md); only an estimate is made with it."""

BYTES_A_WORD = {"text": 6, "json": 6.5, "html": 60}
"""Bytes of a source for each word that is read; pages are mostly markup."""


def command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE", help="Files, folders, globs: text, HTML, JSON, CSV, Parquet, WARC …"),
    ],
    workspace: Workspace = None,
    store: StoreUrl = None,
    workers: Annotated[int, typer.Option(help="Reports read at the same time.")] = 1,
    engine: Annotated[EngineName | None, typer.Option(help="'serial' with one worker, else 'processes'.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was stopped or killed.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read; write nothing.")] = False,
    shard_size: Annotated[int, typer.Option(help="Reports kept together; a kill loses one shard a worker.")] = 32,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first report that can't be read.")] = False,
    time_limit: Annotated[float, typer.Option(metavar="SECONDS", help="Time that one report may take.")] = 600.0,
    published: Published = None,
    encoding: Encoding = None,
    text_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("text"))] = None,
    id_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("id"))] = None,
    published_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("published"))] = None,
    title_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("title"))] = None,
    url_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("url"))] = None,
    outlet_field: Annotated[str | None, typer.Option(metavar="NAME", help=_FIELD.format("outlet"))] = None,
    actors: Actors = None,
    codebook: Codebook = None,
    gazetteer: Gazetteer = None,
) -> int:
    """Read many reports into a workspace."""
    from dragoman.ingest.expand import Naming, count_units, expand
    from dragoman.ingest.fields import check_fields
    from dragoman.ingest.published import parse_published
    from dragoman.ingest.take import Wanted
    from dragoman.scale import Options, ReaderSpec
    from dragoman.store import find_workspace

    named = {
        "text": text_field, "id": id_field, "published": published_field, "title": title_field, "url": url_field,
        "outlet": outlet_field,
    }  # fmt: skip
    fields = {ours: theirs for ours, theirs in named.items() if theirs is not None}
    check_fields(fields)
    naming = Naming(fields=tuple(fields.items()), encoding=encoding)
    counted = count_units(expand(sources, naming))
    if dry_run:
        print(_plan(counted, workers=workers))
        return 0
    day = parse_published(published) if published is not None else None
    options = Options(
        spec=ReaderSpec(
            actors=actors,
            codebook=codebook,
            gazetteer=gazetteer,
            wanted=Wanted(fields=naming.fields, published=day),
            time_limit=time_limit,
        ),
        naming=naming,
        engine=engine or ("serial" if workers == 1 else "processes"),
        workers=workers,
        shard_size=shard_size,
        resume=resume,
        strict=strict,
        folder=Path(workspace) if store and workspace else Path() if store else None,
    )
    where = store or find_workspace(workspace)
    summary = read_into(where, sources, options, total=sum(number for number, _ in counted.values()))
    print(told(summary))
    if summary.state == "stopped":
        print("dragoman: go on with the same command and --resume", file=sys.stderr)
        return 130
    if summary.read:
        _join_stories(where, summary.run)
    return 2 if summary.failed and not summary.read else 0


def _join_stories(where: str | Path, run: str) -> None:
    from dragoman.store import open_store
    from dragoman.stories import keep_stories

    with open_store(where) as store:
        stories = keep_stories(store, run=run)
    if stories:
        print(f"{stories:,} events and claims are told more than once: dragoman stories")


def read_into(where: str | Path, sources: list[str], options: Options, *, total: int) -> Summary:
    """Reads sources into the store at a place, showing progress, until done or Ctrl-C.

    Args:
        where: a workspace or an address.
        sources: files, folders, globs.
        options: how.
        total: reports there are, for the progress bar.

    Returns:
        What became of them.
    """
    from dragoman.cli.progress import show_progress
    from dragoman.cli.stopping import until_stopped
    from dragoman.scale import run_corpus
    from dragoman.store import open_store

    with open_store(where) as store, until_stopped() as stop, show_progress(total) as progress:
        return run_corpus(sources, store, options, progress=progress, stop=stop)


def told(summary: Summary) -> str:
    """Gives a summary in words.

    Args:
        summary: of a run.

    Returns:
        A line of counts, and one of what failed, was skipped or is to be known.
    """
    from dragoman.cli.progress import in_words

    before = f" ({summary.before:,} of them before)" if summary.before else ""
    new = summary.given - summary.before
    pace = f", {new / summary.seconds:.1f}/s" if new and summary.seconds > 0 else ""
    lines = [
        f"{summary.given:,} given{before}: {summary.read:,} read, {summary.failed:,} failed, "
        f"{summary.skipped:,} skipped; run {summary.run}, {in_words(summary.seconds)}{pace}"
    ]
    if summary.kinds:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in summary.kinds.items())
        lines.append(f"{kinds}; each is listed by: dragoman runs {summary.run}")
    return "\n".join(lines)


def _plan(counted: Mapping[str, tuple[int, int]], *, workers: int) -> str:
    from dragoman.cli.progress import in_words

    words = sum(size / BYTES_A_WORD[kind] for kind, (_, size) in counted.items() if kind in BYTES_A_WORD)
    names = {"text": "plain texts", "html": "pages", "json": "objects and rows"}
    lines = [
        f"{number:>9,}  {names.get(kind, kind)}{f', {size / 1e6:,.1f} MB' if size else ''}"
        for kind, (number, size) in sorted(counted.items(), key=lambda item: (item[0] not in names, item[0]))
    ]
    total = sum(number for number, _ in counted.values())
    seconds = words / WORDS_A_SECOND / workers
    lines.append(f"{total:>9,}  in all: some {words:,.0f} words, about {in_words(seconds)} with {workers} worker(s)")
    return "\n".join([*lines, "nothing was written"])
