from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.cli.conftest import REPORT, Dragoman
from tests.cli.conftest import dragoman as stub  # noqa: F401 - the stub pipeline, as a fixture

import dragoman
from dragoman import reading
from dragoman.errors import InputError
from dragoman.records import Document, Failure, Record


@pytest.fixture(autouse=True)
def no_model(stub: Dragoman) -> None:  # noqa: F811
    """Every test here reads with the stub."""


def test_a_text_is_read_into_events_claims_and_positions() -> None:
    found = dragoman.read(REPORT, published="2024-05-20", title="Peru", id="r1", url="https://example.org/a")
    assert [event.type for event in found.events] == ["ACCUSE"]
    assert [claim.act for claim in found.claims] == ["accuse"]
    assert found.positions == found.mentions == found.times == found.places == ()
    assert found.document.published == date(2024, 5, 20)
    assert (found.document.id, found.document.title, found.text) == ("r1", "Peru", REPORT)
    assert repr(found) == "<Reading 'r1': 1 events, 1 claims, 0 positions>"


def test_a_reading_is_shown_in_every_form() -> None:
    found = dragoman.read(REPORT)
    assert json.loads(found.to_json())["events"][0]["type"] == "ACCUSE"
    assert found.to_html().startswith("<!doctype html>")
    assert 'class="dragoman"' in found._repr_html_()
    assert "stub: accused" in found.explain("e1")
    assert found.to_frame("claims")["act"].tolist() == ["accuse"]


@pytest.mark.parametrize("published", ["2024-02-30", "soon", "05/06/2024"])
def test_an_impossible_day_is_refused(published: str) -> None:
    with pytest.raises(InputError):
        dragoman.read(REPORT, published=published)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        dragoman.read(text)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert dragoman.read_file(path, published=date(2024, 5, 20)).events
    assert dragoman.read_file(str(path)).document.text == REPORT


def test_a_missing_file_raises(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none"):
        dragoman.read_file(tmp_path / "none.txt")


def test_files_are_read_one_by_one_and_failures_are_yielded(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps({"text": REPORT}) + "\n{\n", encoding="utf-8")
    found = list(dragoman.read_files([path, tmp_path / "none.txt", path]))
    kinds = [type(item).__name__ for item in found]
    assert kinds == ["Reading", "Failure", "Failure", "Reading", "Failure"]
    assert isinstance(found[2], Failure)
    assert "none.txt" in found[2].source


def test_tools_are_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = []
    monkeypatch.setattr("dragoman.pipeline.load_tools", lambda **files: loads.append(files))
    for _ in range(3):
        dragoman.read(REPORT)
    dragoman.read(REPORT, actors="mine.csv")
    assert loads == [
        {"actors": None, "codebook": None, "gazetteer": None},
        {"actors": Path("mine.csv"), "codebook": None, "gazetteer": None},
    ]


def test_the_front_door_has_every_name_it_lists() -> None:
    for name in dragoman.__all__:
        assert getattr(dragoman, name)
    assert set(dragoman.__all__) <= set(dir(dragoman))
    with pytest.raises(AttributeError, match="nonsense"):
        dragoman.nonsense  # noqa: B018


def test_a_reading_wraps_any_record() -> None:
    record = Record(document=Document(id="x", text="Rain fell."), notes=("dry",))
    assert reading.Reading(record).record is record
