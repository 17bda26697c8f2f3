"""The command: its verbs, and what becomes of an error. Exit codes: 0 done, 1 our fault, 2 the user's, 130 Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import (
    agreement,
    changes,
    claims,
    classify,
    codebook,
    doctor,
    evaluate,
    events,
    explain,
    export,
    gazetteer,
    network,
    read,
    running,
    schema,
    search,
    series,
    serve,
    sql,
    stories,
    timeline,
    watch,
    who,
    workspace,
)
from dragoman.errors import DragomanError

app = typer.Typer(
    name="dragoman",
    help="Reads foreign-affairs reports and keeps the record: who did what to whom, and who said what about it.",
    epilog="Start with: dragoman read report.txt --published 2024-05-20",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read.command)
app.command("explain")(explain.command)
app.command("claims")(claims.command)
app.command("who")(who.command)
app.command("classify")(classify.command)
app.command("init")(workspace.init)
app.command("run")(running.command)
app.command("watch")(watch.command)
app.command("runs")(workspace.runs)
app.command("diff")(workspace.diff)
app.command("serve")(serve.command)
app.command("doctor")(doctor.command)
app.command("events")(events.events)
app.command("positions")(events.positions)
app.command("search")(search.command)
app.command("series")(series.command)
app.command("timeline")(timeline.command)
app.command("network")(network.command)
app.command("agreement")(agreement.command)
app.command("changes")(changes.command)
app.command("stories")(stories.command)
app.command("sql")(sql.command)
app.command("export")(export.command)
app.command("schema")(schema.command)
app.command("evaluate")(evaluate.command)
app.add_typer(codebook.app, name="codebook")
app.add_typer(gazetteer.app, name="gazetteer")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an unexpected error.")] = False,
) -> None:
    pass


def main() -> None:
    """Runs the command and leaves with its exit code."""
    if sys.stdout is None:  # started with its output closed
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - open as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # files and pipes get UTF-8 whatever the locale; a terminal that lacks a sign shows another
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs the command.

    Args:
        arguments: the words after `dragoman`.

    Returns:
        The exit code; every error has been told in one line on standard error.
    """
    try:
        code = app(args=list(arguments), prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
        if code == _INTERRUPTED:
            return _tell("stopped", _INTERRUPTED)
        return code if isinstance(code, int) else 0
    except DragomanError as error:
        return _tell(str(error), error.exit_code)
    except typer.TyperException as error:
        return _tell(f"{error.format_message()} (dragoman --help lists what there is)", 2)
    except (KeyboardInterrupt, typer.Abort):
        return _tell("stopped", _INTERRUPTED)
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        return _tell(f"{error.filename or 'output'}: {error.strerror or error}", 2)
    except Exception as error:  # the last door: a bug becomes one line, its traceback is for --debug
        if "--debug" in arguments:
            raise
        where = " ".join(["a fault of ours", *getattr(error, "__notes__", ())])
        return _tell(f"{where}: {type(error).__name__}: {error} (dragoman --debug … shows where)", 1)


_INTERRUPTED = 130


def _tell(message: str, code: int) -> int:
    line = " ".join(message.split())
    print(f"dragoman: {line}", file=sys.stderr)
    return code


def _reader_gone() -> int:
    # whoever read our output (head, less) has closed it: leave quietly, also when Python flushes at exit
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
