"""Every kind of expression of the TIMEX3 guidelines, and what is none, in sentences of our own (kinds.tsv)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from dragoman.records import Document
from dragoman.times import find_times

TABLE = (Path(__file__).parent / "kinds.tsv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"] for row in ROWS])
def test_expressions_are_found_with_their_values(row, parsed):
    document = Document(id="x", text=row["sentence"], published=date.fromisoformat(row["published"]))
    found = find_times(document, parsed(document.text))
    assert ";".join(f"{m.span.text}={m.value}" for m in found) == (row["expected"] or "")
