"""The whole way with the real parser: the shipped example, and odd texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dragoman
from dragoman.export.layers import label_items, marks_of

EXAMPLE = Path(dragoman.__file__).parent / "data" / "examples" / "summit.txt"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reading() -> dragoman.Reading:
    return dragoman.read_file(EXAMPLE, published="2024-05-20")


def test_the_example_yields_events_claims_and_positions(reading: dragoman.Reading) -> None:
    assert {"SUPPORT", "REJECT", "ASSAULT"} <= {event.type for event in reading.events}
    assert len(reading.claims) >= 5
    assert reading.positions


def test_every_span_quotes_its_characters(reading: dragoman.Reading) -> None:
    def check(value: object) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys() and value["end"] > value["start"]:
                assert reading.text[value["start"] : value["end"]] == value["text"]
            for inner in value.values():
                check(inner)
        elif isinstance(value, list):
            for inner in value:
                check(inner)

    record = json.loads(reading.to_json())
    check({layer: record[layer] for layer in ("events", "claims", "positions")})


def test_every_item_can_be_explained(reading: dragoman.Reading) -> None:
    for label, item in label_items(reading.record).items():
        text = reading.explain(label)
        assert item.id in text
        assert ": " in text


def test_every_mark_lies_in_the_text(reading: dragoman.Reading) -> None:
    for mark in marks_of(reading.record, label_items(reading.record)):
        assert 0 <= mark.start < mark.end <= len(reading.text)


def test_reading_again_gives_the_same_record(reading: dragoman.Reading) -> None:
    assert dragoman.read_file(EXAMPLE, published="2024-05-20").to_json() == reading.to_json()


def test_a_report_of_rain_yields_no_event() -> None:
    text = "Heavy rain fell over the northern valleys on Sunday, and forecasters expect more showers by the weekend."
    assert not dragoman.read(text, published="2024-05-20").events


@pytest.mark.parametrize(
    "text",
    [
        "“We will go on,” “They must not,” “Nobody knows,” “It is over.”",
        "RUSSIA ATTACKED UKRAINE ON MONDAY, AND THE MINISTER SAID THAT MORE TROOPS WOULD COME.",
        "🇷🇺 Russia 🔥 attacked 🇺🇦 Ukraine e\u0301 \u202e on \u200f Monday\r\n\r\n\x00 Putin said \x0b “no”.",
        "Russia and " * 400 + "Ukraine met.",
        "((((" * 200 + "Russia attacked Ukraine" + "))))" * 200,
    ],
    ids=["quotes", "capitals", "odd characters", "coordination", "brackets"],
)
def test_odd_texts_are_read_and_shown(text: str) -> None:
    found = dragoman.read(text, published="2024-05-20")
    assert json.loads(found.to_json())["text"] == text
    assert found.to_html()


LOANS = """
name: Loans
learn: examples
types:
  - type: LEND
    quad: 2
    definition: A party lends another money.
    examples:
      - {text: Japan gave Nepal a loan for a railway., events: [{anchor: gave, actors: [JPN], recipients: [NPL]}]}
      - {text: Qatar granted Yemen a line of credit., events: [{anchor: granted, actors: [QAT], recipients: [YEM]}]}
      - {text: Norway extended a soft loan to Ghana., events: [{anchor: extended, actors: [NOR], recipients: [GHA]}]}
      - {text: India financed the debt of Togo., events: [{anchor: financed, actors: [IND], recipients: [TGO]}]}
    counterexamples:
      - Kenya bombed two Somali villages on Friday.
      - Sweden thanked Denmark for its support.
      - Peru expelled the Chilean ambassador.
      - Cuba urged Haiti to close the crossing.
      - Chad sent Mali blankets and tents.
      - The Danish prime minister met the Norwegian king.
"""


def test_a_codebook_of_examples_alone_codes_what_is_like_them(tmp_path: Path) -> None:
    mine = tmp_path / "loans.yaml"
    mine.write_text(LOANS, encoding="utf-8")
    text = (
        "Kenya offered Togo a loan of two million dollars on Monday. The Kenyan president condemned Chad for the march."
    )
    (event,) = dragoman.read(text, published="2024-05-20", codebook=mine).events
    assert (event.type, [m.actor.code for m in event.actors], [m.actor.code for m in event.recipients]) == (
        "LEND", ["KEN"], ["TGO"],
    )  # fmt: skip
    assert event.steps[0].by == "examples:LEND"
    assert dragoman.read(text, published="2024-05-20", codebook=mine).to_json().count("examples:LEND") == 1
