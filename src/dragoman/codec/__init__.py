"""Records as JSON Lines and back, exactly as record.md has them.

`shapes`  the JSON's shapes, from which the published JSON Schema is made
`encode`  a `Record` as a line
`decode`  a line as a `Record`; what is written by hand is checked key by key
"""

from __future__ import annotations

from dragoman.codec.decode import decode_failure, decode_record, read_records
from dragoman.codec.encode import encode_failure, encode_record, record_json
from dragoman.codec.schema import record_schema

__all__ = [
    "decode_failure",
    "decode_record",
    "encode_failure",
    "encode_record",
    "read_records",
    "record_json",
    "record_schema",
]
