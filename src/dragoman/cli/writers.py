"""Where records go: a terminal, lines of JSON, pages."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from dragoman.errors import InputError
from dragoman.reading import Reading

Write = Callable[[Reading], None]


@contextmanager
def open_writer(format: str | None, output: Path | None) -> Iterator[Write]:
    """Opens what records are written with.

    Args:
        format: "terminal", "jsonl", "html" or "timex3"; None for "terminal" on a terminal and "jsonl" elsewhere,
            or what the output's suffix says.
        output: a file or, for pages, a folder; standard output when None.

    Yields:
        A function to call with each reading.

    Raises:
        InputError: the output can't be written, or one file would have to take several pages.
    """
    chosen = format or _format_for(output)
    if chosen in _PAGES:
        yield _page_writer(chosen, output)
    elif output is None:
        yield _line_writer(sys.stdout) if chosen == "jsonl" else _terminal_writer(sys.stdout)
    else:
        with _open(output) as file:
            yield _line_writer(file) if chosen == "jsonl" else _terminal_writer(file)


def _format_for(output: Path | None) -> str:
    if output is None:
        return "terminal" if sys.stdout.isatty() else "jsonl"
    return {".html": "html", ".htm": "html", ".tml": "timex3"}.get(output.suffix.lower(), "jsonl")


def _open(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: can't be written: {error.strerror}", hint="choose another --output") from error


def _line_writer(file: TextIO) -> Write:
    def write(reading: Reading) -> None:
        file.write(reading.to_json() + "\n")
        file.flush()

    return write


def _terminal_writer(file: TextIO) -> Write:
    from rich.console import Console

    from dragoman.export.terminal import record_view

    console = Console(file=file, highlight=False, markup=False, emoji=False, soft_wrap=False)
    unicode = (console.encoding or "").lower().startswith("utf")

    def write(reading: Reading) -> None:
        console.print(record_view(reading.record, width=console.width, unicode=unicode))

    return write


def _page_writer(format: str, output: Path | None) -> Write:
    page, suffix = _PAGES[format]
    folder = output is not None and (output.is_dir() or not output.suffix)
    written: set[str] = set()

    def write(reading: Reading) -> None:
        if not folder and written:
            hint = "give a folder: --output pages"
            raise InputError(f"{format}: more than one report for one page", hint=hint)
        name = _file_name(reading.document.id, taken=written)
        written.add(name)
        if output is None:
            sys.stdout.write(page(reading))
        else:
            with _open(output / f"{name}{suffix}" if folder else output) as file:
                file.write(page(reading))

    return write


def _timex3(reading: Reading) -> str:
    from dragoman.export.timex3 import timeml

    return timeml(reading.record)


_PAGES: dict[str, tuple[Callable[[Reading], str], str]] = {
    "html": (Reading.to_html, ".html"),
    "timex3": (_timex3, ".tml"),
}


def _file_name(document_id: str, *, taken: Collection[str]) -> str:
    name = re.sub(r"[^\w.-]+", "-", document_id).strip(".-")[:80] or "report"
    number, stem = 2, name
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    return name
