"""`dragoman schema`: the JSON Schema of the output."""

from __future__ import annotations


def command() -> None:
    """Print the JSON Schema of the records."""
    import json

    from dragoman.codec import record_schema

    print(json.dumps(record_schema(), indent=2, ensure_ascii=False))
