"""Over a thousand phrases of our own, of every sector, and whom they name: phrases.tsv."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dragoman.actors.register import load_register
from dragoman.actors.who import who

TABLE = Path(__file__).parent / "phrases.tsv"


def test_free_standing_phrases_are_read_as_the_table_says() -> None:
    register = load_register()
    wrong = []
    for line in TABLE.read_text("utf-8").splitlines()[1:]:
        phrase, day, code, sector, name = line.split("\t")
        reading = who(phrase, on=date.fromisoformat(day) if day else None, register=register)
        if (reading.code, reading.sector) != (code, sector) or (name and reading.name != name):
            wrong.append(f"{phrase} [{day}]: {reading.code} {reading.sector} {reading.name}")
    assert not wrong, wrong
