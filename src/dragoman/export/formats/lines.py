"""JSON Lines, exactly as `dragoman read` writes them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman.codec import encode_record
from dragoman.export.formats.base import Choices, Exporter, Written, whole_file
from dragoman.records import Record


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes a record a line; nothing is left out."""
    rows = 0
    with whole_file(output) as file:
        for record in records:
            file.write(encode_record(record, layers=True) + "\n")
            rows += 1
    return Written(rows={"records": rows}, paths=(output,))


JSONL = Exporter(name="jsonl", suffix=".jsonl", what="records, one a line (record.md)", write=write)
