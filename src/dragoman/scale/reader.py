"""The shard function's heart: one report in, one outcome out, whatever happens on the way."""

from __future__ import annotations

import importlib
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from dragoman.ingest.sketch import sketch, text_digest
from dragoman.ingest.take import Wanted, take
from dragoman.ingest.unit import Unit
from dragoman.records import Document, Failure
from dragoman.scale.outcome import Outcome, encode_outcome

TIME_LIMIT = 600.0
"""Seconds a report may take. The longest allowed (a million characters) takes about one minute on one core."""

OURS = "dragoman.scale.reader:load_tools_for"

ReadDocument = Callable[[Document], str]
"""A document in, its record as JSON with all layers out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderSpec:
    """How reports are read: what a worker needs to load its tools. It travels to workers, so it holds names only.

    Args:
        actors: the user's actors file.
        codebook: the user's codebook.
        gazetteer: a gazetteer file.
        wanted: what is told about all reports.
        time_limit: seconds a report may take.
        loader: "module:function" that takes this and gives what reads a document; ours, but for tests.
    """

    actors: Path | None = None
    codebook: Path | None = None
    gazetteer: Path | None = None
    wanted: Wanted = field(default_factory=Wanted)
    time_limit: float = TIME_LIMIT
    loader: str = OURS


def load_tools_for(spec: ReaderSpec) -> ReadDocument:
    """Loads the parser and the data (some seconds).

    Args:
        spec: which files.

    Returns:
        What reads a document.

    Raises:
        CodebookError, RegisterError, GazetteerError, ModelError: a file is refused.
    """
    from dragoman.codec import encode_record
    from dragoman.pipeline import load_tools, read_document

    tools = load_tools(codebook=spec.codebook, actors=spec.actors, gazetteer=spec.gazetteer)
    return lambda document: encode_record(read_document(document, tools), layers=True)


class Reader:
    """Reads units, one after another, with tools loaded once.

    Args:
        spec: how.
    """

    def __init__(self, spec: ReaderSpec) -> None:
        module, _, name = spec.loader.partition(":")
        self._read: ReadDocument = getattr(importlib.import_module(module), name)(spec)
        self._spec = spec

    def __call__(self, unit: Unit, known: frozenset[bytes] = frozenset()) -> bytes:
        """Reads one report.

        Args:
            unit: its bytes.
            known: digests of texts that need no second reading.

        Returns:
            Its outcome as a line. What goes wrong in a reader is an outcome too, of kind "crash".
        """
        try:
            with time_limit(self._spec.time_limit):
                return encode_outcome(self._outcome(unit, known))
        except OutOfTimeError:
            return crashed(unit, f"took more than {self._spec.time_limit:g} seconds")
        except Exception as error:  # noqa: BLE001 - a report that breaks a reader must not end the run
            return crashed(unit, _last_line(error))

    def _outcome(self, unit: Unit, known: frozenset[bytes]) -> Outcome:
        taken = take(unit, self._spec.wanted)
        document = taken.document
        if document is None:
            return Outcome(unit=unit.digest(), rows=taken.rows)
        text = text_digest(document.text)
        if text in known:
            return Outcome(unit=unit.digest(), rows=taken.rows, document=document.id, text=text)
        return Outcome(
            unit=unit.digest(),
            rows=taken.rows,
            document=document.id,
            text=text,
            sketch=sketch(document.text),
            record=self._read(document),
        )


def crashed(unit: Unit, reason: str) -> bytes:
    """Gives the outcome of a report that broke its reader."""
    hint = "please report it, with the text; the other reports were read"
    row = Failure(source=unit.source, at=unit.at, kind="crash", reason=" ".join(reason.split()), hint=hint)
    return encode_outcome(Outcome(unit=unit.digest(), rows=(row,)))


class OutOfTimeError(Exception):
    """A report took longer than its time; raised into whatever was reading it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises `OutOfTimeError` into a block that takes too long; does nothing off the main thread, or without timers."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _last_line(error: Exception) -> str:
    """The last line of its traceback, and the last line of ours it went through."""
    said = "".join(traceback.format_exception_only(error)).strip() or type(error).__name__
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "dragoman" in frame.filename]
    place = f" ({Path(frames[-1].filename).name} line {frames[-1].lineno})" if frames else ""
    return f"{said[:500]}{place}"
