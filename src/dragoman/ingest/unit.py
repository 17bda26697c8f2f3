"""One report before it is read: its bytes, where they stood, and what its container said about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.errors import (
    ArchiveError,
    DragomanError,
    EmptyError,
    EncodingError,
    InputError,
    LanguageError,
    TooLargeError,
)
from dragoman.records import Failure

UnitKind = Literal["text", "html", "json"]

FAILED = frozenset(
    {
        "missing", "unreadable", "encoding", "empty", "not-english", "too-long", "broken-archive", "bomb", "changed",
        "crash",
    }
)  # fmt: skip
"""Kinds of a `Failure` whose report could not be read."""

SKIPPED = frozenset({"duplicate", "hidden", "binary", "link", "not-a-page"})
"""Kinds of a `Failure` for what was left out on purpose."""

NOTED = frozenset({"near-duplicate", "no-date"})
"""Kinds of a `Failure` whose report was read all the same: something about it should be known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One report as its source holds it, not yet decoded.

    Args:
        source: the file or address, as it was given.
        at: its line, row or record within `source`; "" where the source is one report.
        kind: what `content` is; "json" for one object with named fields.
        content: its bytes.
        given: what the container says: "url", "title", "outlet", "published" and their values.
        encoding: what the container says about the bytes' encoding; None where it says nothing.
        refusal: why there is nothing to read; None for a report. `content` is then empty.
    """

    source: str
    at: str = ""
    kind: UnitKind = "text"
    content: bytes = b""
    given: tuple[tuple[str, str], ...] = ()
    encoding: str | None = None
    refusal: Failure | None = None

    @property
    def name(self) -> str:
        """What to call it in messages: "corpus.jsonl line 12"."""
        return f"{self.source} {self.at}".rstrip()

    def digest(self) -> bytes:
        """Gives 16 bytes that name this report at this place, the same whatever folder it is named from."""
        where = str(Path(self.source).absolute()) if "://" not in self.source else self.source
        digest = hashlib.blake2b(digest_size=16)
        for part in (where, self.at, self.kind, repr(self.given), repr(self.refusal and self.refusal.kind)):
            digest.update(part.encode("utf-8", "surrogatepass") + b"\x1f")
        digest.update(self.content)
        return digest.digest()


def refused(source: str, kind: str, reason: str, *, at: str = "", hint: str | None = None) -> Unit:
    """Gives a unit for something that holds no report: counted and listed, never read."""
    failure = Failure(source=source, at=at, kind=kind, reason=" ".join(reason.split()), hint=hint)
    return Unit(source=source, at=at, refusal=failure)


def failure_of(error: DragomanError, *, source: str, at: str = "") -> Failure:
    """Gives the failure row of an error that one report, or one source, raised.

    Args:
        error: what was raised.
        source: where.
        at: its line or record; "" where the source is one report.

    Returns:
        The row; its reason does not say the source twice.
    """
    reason = error.message
    for prefix in (f"{source} {at}".rstrip(), source):
        reason = reason.removeprefix(prefix).lstrip(": ")
    return Failure(source=source, at=at, kind=kind_of(error), reason=reason, hint=error.hint)


def kind_of(error: DragomanError) -> str:
    """Gives the kind of `Failure` that an error becomes."""
    if isinstance(error, ArchiveError):
        return "bomb" if error.swells else "broken-archive"
    kinds = {
        LanguageError: "not-english", TooLargeError: "too-long", EmptyError: "empty", EncodingError: "encoding",
    }  # fmt: skip
    known = next((kind for cls, kind in kinds.items() if isinstance(error, cls)), None)
    return known or ("unreadable" if isinstance(error, InputError) else "crash")
