from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.export.explain import explain, explain_item
from dragoman.records import Record


def test_an_event_is_explained_with_sentence_words_and_steps(record: Record) -> None:
    text = explain_item(record, "e1")
    assert "e1  ACCUSE allege · verbal conflict  ev-aa11" in text
    assert "Peru accused Chile on Tuesday of shelling Tacna." in text
    assert "Gen. Soto" not in text
    assert "“accused” [5, 12)" in text
    assert "codebook:ACCUSE/accuse-of: “accused” with object Chile (0.90)" in text
    assert "actors:name: “Peru” (0.99)" in text
    assert "the writer vouches for it" in text


def test_a_day_is_explained_by_the_step_that_read_it(record: Record) -> None:
    assert "times:weekday-past: “Tuesday” before 2024-05-16" in explain_item(record, "e1")


def test_a_place_tells_its_coordinates_and_precision(record: Record) -> None:
    assert "at -18.01, -70.25, precision: city" in explain_item(record, "e2")


def test_an_attributed_event_names_the_claim_it_stands_in(record: Record) -> None:
    assert "negated, c1 says" in explain_item(record, "e2")


def test_a_claim_is_explained_with_what_challenges_it(record: Record) -> None:
    text = explain_item(record, "cl-1")
    assert "challenged by the writer from “denied”" in text
    assert "content" in text


def test_a_position_is_explained_with_its_reason(record: Record) -> None:
    text = explain_item(record, "p1")
    assert "“shelling Tacna”: claim of PER, c1" in text
    assert "because  “it favours Lima”" in text


def test_underlined_words_are_those_of_the_item(record: Record) -> None:
    found = explain(record, "e1")
    words = {found.sentence[start:end] for start, end, _ in found.underlined}
    assert words == {"accused", "Peru", "Chile"}


def test_an_unknown_id_lists_those_there_are(record: Record) -> None:
    with pytest.raises(InputError, match="there are e1"):
        explain_item(record, "e7")
