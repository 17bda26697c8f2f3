"""bodies.tsv, members.tsv, phases.tsv: governments' bodies, groups, parties, international bodies, companies."""

from __future__ import annotations

from pathlib import Path

from register.states import HEADER
from register.tables import write


def build(out: Path, shared: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    write(out / "bodies.tsv", HEADER, [])
    write(out / "members.tsv", "body code first last", [])
    write(out / "phases.tsv", "id code sector first last", [])
