"""homes.tsv: cities and provinces -> the states they lie in."""

from __future__ import annotations

from pathlib import Path

from register.tables import write


def build(out: Path, shared: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    write(out / "homes.tsv", "place codes", [])
