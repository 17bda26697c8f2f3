"""persons.tsv and terms.tsv: office holders and what they held when."""

from __future__ import annotations

from pathlib import Path

from register.tables import write


def build(out: Path, shared: Path, known: dict[str, tuple[str, list[str]]]) -> None:
    write(out / "persons.tsv", "id name code sector wikidata aliases surnames first last", [])
    write(out / "terms.tsv", "person role title code sector first last body", [])
