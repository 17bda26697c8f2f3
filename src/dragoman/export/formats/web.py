"""W3C Web Annotation: an annotation an item, on the report's address."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dragoman.export.formats.base import Choices, Exporter, Written, whole_file
from dragoman.export.rows import table_rows
from dragoman.records import Document, Record

CONTEXT = 32
"""Characters kept before and after a quote, by which a reader finds it again when the page has changed."""


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes an AnnotationPage in JSON-LD.

    Each target has a quote and a position: a quote alone mis-anchors, a position alone breaks with the first edit.

    Source:
        W3C Web Annotation Data Model, 23 February 2017, sections 3.2.3, 4.2.4 and 4.2.5.
    """
    rows = 0
    with whole_file(output) as file:
        file.write('{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [')
        for record in records:
            for item in _annotations(record):
                file.write((",\n" if rows else "\n") + json.dumps(item, ensure_ascii=False, default=str))
                rows += 1
        file.write("\n]}\n")
    return Written(rows={"annotations": rows}, paths=(output,))


def _annotations(record: Record) -> Iterator[dict[str, Any]]:
    for kind in ("events", "claims", "positions"):
        for row in table_rows(record, kind):
            yield {
                "id": f"urn:dragoman:{quote(record.document.id, safe='')}:{row['id']}",
                "type": "Annotation",
                "motivation": "classifying",
                "body": [
                    {"type": "TextualBody", "purpose": "tagging", "value": _tag(kind, row)},
                    {"type": "Dataset", "format": "application/json", "value": _filled(row)},
                ],
                "target": _target(record.document, row["start"], row["end"]),
            }


def _tag(kind: str, row: dict[str, Any]) -> str:
    return str(row[{"events": "type", "claims": "act", "positions": "stance"}[kind]])


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, "")}


def _target(document: Document, start: int, end: int) -> dict[str, Any]:
    text = document.text
    return {
        "source": document.url or f"urn:dragoman:{quote(document.id, safe='')}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - CONTEXT) : start],
                "suffix": text[end : end + CONTEXT],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }


WEB_ANNOTATION = Exporter(
    name="webannotation", suffix=".jsonld", what="W3C Web Annotation, quote and position of each item", write=write
)
