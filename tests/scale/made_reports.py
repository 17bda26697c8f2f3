"""Reports that are made up, in whatever number."""

from __future__ import annotations

import json
from pathlib import Path

SENTENCES = (
    "Peru accused Chile of shelling border town number {i} on Monday.",
    "The foreign minister said that round {i} of the talks in city {i} would go on for {i} days.",
    "Neither side said who would guard bridge {i}, and envoy {i} left for the capital on flight {i}.",
)


def report(number: int, *, more: str = "") -> str:
    return " ".join(sentence.format(i=number) for sentence in SENTENCES) + more


def write_reports(path: Path, count: int, *, odd: dict[int, str] | None = None) -> Path:
    """JSON Lines of reports with their days; `odd` adds words to some."""
    with path.open("w") as file:
        for number in range(count):
            row = {
                "id": f"r{number}",
                "published": "2024-05-20",
                "text": report(number, more=(odd or {}).get(number, "")),
            }
            file.write(json.dumps(row) + "\n")
    return path
