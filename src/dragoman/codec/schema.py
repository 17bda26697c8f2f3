"""The JSON Schema of a line, made from the shapes."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from dragoman.codec.shapes import RecordShape

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def record_schema() -> dict[str, Any]:
    """Gives the JSON Schema (draft 2020-12) of one line of output.

    It allows further keys everywhere, so that a record may carry more; reading a file by `decode_record` does not.

    Returns:
        The schema, ready for `json.dumps`.
    """
    schemas, definitions = msgspec.json.schema_components([RecordShape], ref_template="#/$defs/{name}")
    named = {name.removesuffix("Shape"): _renamed(definition) for name, definition in definitions.items()}
    return {
        "$schema": DRAFT,
        "title": "Dragoman record",
        "$comment": "One JSON object a line. Offsets are [start, end) in Unicode code points of `text`.",
        **_renamed(schemas[0]),
        "$defs": named,
    }


def _renamed(schema: Any) -> Any:
    """The schema with "EventShape" called "Event", in references and titles."""
    if isinstance(schema, dict):
        # docstrings come with the indentation of the code
        schema = {key: inspect.cleandoc(value) if key == "description" else value for key, value in schema.items()}
        return {key: _renamed(value) for key, value in schema.items()}
    if isinstance(schema, list | tuple):
        return [_renamed(value) for value in schema]
    named = isinstance(schema, str) and schema.endswith("Shape") and " " not in schema
    return schema.removesuffix("Shape") if named else schema
