"""Dragoman reads foreign-affairs reporting and keeps the record: who did what to whom, and who said what about it.

    import dragoman
    record = dragoman.read(text, published="2024-05-20")
    record.events, record.claims, record.positions

Rooms, in the order data flows: `ingest`, `parse`, `actors`, `events`, `claims`, `times`, `places`, `pipeline`
(the table of contents), `evaluate`, `export`, `cli`; the nouns are in `records`.
"""

from __future__ import annotations

__version__ = "0.1.0"
