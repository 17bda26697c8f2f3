"""Reviews reach the training scripts: scripts/events/reviews.py."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest
from tests.store.conftest import fill, make_record

from dragoman.store import make_review
from dragoman.store.store import Store

SCRIPTS = Path(__file__).parents[2] / "scripts" / "events"
RECORD = make_record("d1")
ACCUSED, MET = RECORD.events


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("reviews")


def decide(store: Store, item: str, verdict: str, *changes: tuple[str, str]) -> None:
    made = make_review(item, kind="event", document="d1", verdict=verdict, reviewer="ana", changes=changes)
    store.add_review(made)


def test_accepted_and_corrected_events_become_rows(sqlite: Store, script: ModuleType) -> None:
    fill(sqlite, RECORD, make_record("d2"))
    assert list(script.training_rows(sqlite)) == []
    decide(sqlite, ACCUSED.id, "edit", ("type", "THREATEN"), ("mode", ""))
    (row,) = script.training_rows(sqlite)
    assert row["marked_sentence"] == "<s>Lima</s> accused <t>Santiago</t> of shelling the harbour."
    assert (row["source"], row["target"], row["type"], row["verdict"]) == ("Lima", "Santiago", "THREATEN", "edit")
    assert (row["gold_root"], row["document"], row["event"]) == ("THREATEN", "d1", ACCUSED.id)
    decide(sqlite, ACCUSED.id, "accept")
    assert [row["type"] for row in script.training_rows(sqlite)] == ["ACCUSE"]
    decide(sqlite, ACCUSED.id, "reject")
    assert list(script.training_rows(sqlite)) == []


def test_an_event_whose_sides_are_not_in_its_sentence_is_left_out(sqlite: Store, script: ModuleType) -> None:
    fill(sqlite, RECORD)
    decide(sqlite, MET.id, "accept")  # both are named in the sentence before
    decide(sqlite, ACCUSED.id, "edit", ("recipients", "ECU/GOV/Ecuador"))
    assert list(script.training_rows(sqlite)) == []


def test_the_rows_are_read_as_those_of_the_training_set(sqlite: Store, script: ModuleType, tmp_path: Path) -> None:
    fill(sqlite, RECORD)
    decide(sqlite, ACCUSED.id, "accept")
    out, pairs = tmp_path / "reviewed.tsv", tmp_path / "pairs.jsonl"
    rows = list(script.training_rows(sqlite))
    script.write_rows(rows, out)
    reader = importlib.import_module("pairs")
    (read,) = reader._read_plv(out)
    assert read == {"text": rows[0]["sentence"], "actor": [0, 4], "recipient": [13, 21], "type": "ACCUSE"}
    pairs.write_text(json.dumps({"text": "x", "actor": [0, 0], "recipient": [0, 0], "types": [], "origin": "plv"}))
    for _ in range(2):  # a second time replaces the first
        assert script.add_pairs(rows, pairs) == 1
    kept, added = reader.load_pairs(tmp_path)
    assert (kept.fold >= 0, added.fold, added.actor, added.recipient) == (True, -1, (0, 4), (13, 21))
