"""Dragoman reads foreign-affairs reporting and keeps the record: who did what to whom, and who said what about it.

    import dragoman
    record = dragoman.read(text, published="2024-05-20")
    record.events, record.claims, record.positions

Rooms, in the order data flows: `records` the nouns, `codec` records as JSON Lines, `codebooks` ontologies as data,
`ingest` bytes to documents, `parse` documents to sentences, `actors` who, `events` what was done, `claims` who said
it and who stands where, `times` when, `places` where, `pipeline` the table of contents, `store` what many reports leave
(`open_store`), `evaluate` gold against output, `export` what people read, `cli` the command. What goes wrong is in
`errors`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dragoman.version import __version__ as __version__

if TYPE_CHECKING:
    from dragoman.errors import DragomanError, InputError
    from dragoman.reading import Reading, read, read_file, read_files, who
    from dragoman.records import Claim, Document, Event, Failure, Position, Record
    from dragoman.store import open_store

__all__ = [
    "Claim",
    "Document",
    "DragomanError",
    "Event",
    "Failure",
    "InputError",
    "Position",
    "Reading",
    "Record",
    "open_store",
    "read",
    "read_file",
    "read_files",
    "who",
]

_ROOMS = {
    **dict.fromkeys(("DragomanError", "InputError"), "dragoman.errors"),
    **dict.fromkeys(("Claim", "Document", "Event", "Failure", "Position", "Record"), "dragoman.records"),
    "open_store": "dragoman.store",
    **dict.fromkeys(("Reading", "read", "read_file", "read_files", "who"), "dragoman.reading"),
}


def __getattr__(name: str) -> object:
    # loaded on first use: `import dragoman` and `dragoman --help` stay quick
    if name not in _ROOMS:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
