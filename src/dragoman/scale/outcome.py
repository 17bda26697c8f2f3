"""What became of one report, as one line: what a worker sends, what a shard's file holds."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass

from dragoman.codec import decode_record
from dragoman.records import Failure, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one report.

    Args:
        unit: the digest of its unit.
        rows: what should be known about it: why it was not read, or that it has no day.
        document: its id; "" where no document could be made of it.
        text: the digest of its text; b"" likewise.
        sketch: what near duplicates are told by; b"" likewise, or where the text is known to have been read.
        record: its record as JSON with all layers; None where it was not read.
    """

    unit: bytes
    rows: tuple[Failure, ...] = ()
    document: str = ""
    text: bytes = b""
    sketch: bytes = b""
    record: str | None = None


def encode_outcome(outcome: Outcome) -> bytes:
    """Gives an outcome as one line of JSON, without its line end."""
    head = {
        "unit": outcome.unit.hex(),
        "rows": [asdict(row) for row in outcome.rows],
        "document": outcome.document,
        "text": outcome.text.hex(),
        "sketch": b64encode(outcome.sketch).decode("ascii"),
    }
    # the record is JSON already: it is put in as it is
    return f'{json.dumps(head)[:-1]}, "record": {outcome.record or "null"}}}'.encode()


def decode_outcome(line: bytes) -> tuple[Outcome, Record | None]:
    """Gives the outcome that a line holds, and its record; the record's JSON is not kept twice."""
    value = json.loads(line)
    raw = value["record"]
    outcome = Outcome(
        unit=bytes.fromhex(value["unit"]),
        rows=tuple(Failure(**row) for row in value["rows"]),
        document=value["document"],
        text=bytes.fromhex(value["text"]),
        sketch=b64decode(value["sketch"]),
    )
    return outcome, None if raw is None else decode_record(raw, where=f"shard's record {value['document']}")
