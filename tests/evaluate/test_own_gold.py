"""Our own gold reports are whole: their spans give their words, their notation gives their records."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from dragoman.evaluate import compare, load_annotations

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"
REPORTS = GOLD / "reports"
PATHS = {path.stem: path for folder in (REPORTS, GOLD / "unread") for path in sorted(folder.glob("*.json"))}
NAMES = sorted(PATHS)


@pytest.fixture(scope="module")
def notation():
    spec = importlib.util.spec_from_file_location("annotate_report", ROOT / "scripts" / "annotate_report.py")
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)  # where dataclasses look it up
    spec.loader.exec_module(module)
    return module


def record(name):
    return json.loads(PATHS[name].read_text(encoding="utf-8"))


def test_there_are_twenty_reports_two_of_them_without_events():
    assert len(NAMES) == 20
    assert sum(not record(name)["events"] for name in NAMES) == 2


@pytest.mark.parametrize("name", NAMES)
def test_every_span_gives_its_words_and_every_reference_leads_somewhere(notation, name):
    notation.check(record(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_what_its_notation_says(notation, name):
    assert notation.record_of(PATHS[name].with_suffix(".gold").read_text(encoding="utf-8"), name) == record(name)


def test_a_span_that_has_moved_is_refused(notation):
    moved = record("gabon-disputed-vote")
    moved["text"] = " " + moved["text"]
    with pytest.raises(ValueError, match="does not stand at"):
        notation.check(moved)


def test_gold_against_itself_is_perfect():
    gold = load_annotations(REPORTS)
    assert all(count.f1 == 1.0 for count in compare(gold, gold).counts.values())
