from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.export.layers import Mark, find_item, label_items, marks_of, segments
from dragoman.records import Record


def test_items_are_numbered_in_the_order_of_the_text(record: Record) -> None:
    labelled = label_items(record)
    assert [event.type for event in labelled.events.values()] == ["ACCUSE", "ASSAULT"]
    assert list(labelled.claims) == ["c1", "c2"]
    assert labelled.label_of("cl-2") == "c2"
    assert labelled.label_of("nothing") is None


@pytest.mark.parametrize("wanted", ["e1", "ev-aa11", "ev-aa1"])
def test_an_item_is_found_by_label_id_and_beginning_of_id(record: Record, wanted: str) -> None:
    assert find_item(label_items(record), wanted)[1].id == "ev-aa11"


@pytest.mark.parametrize("wanted", ["e9", "zzz", ""])
def test_an_unknown_item_is_answered_with_those_there_are(record: Record, wanted: str) -> None:
    with pytest.raises(InputError, match=r"e1 \(ev-aa11\).*p1 \(po-1\)"):
        find_item(label_items(record), wanted)


def test_a_beginning_that_fits_two_ids_is_answered_with_both(record: Record) -> None:
    with pytest.raises(InputError, match="fits 2 items") as caught:
        find_item(label_items(record), "ev-aa")
    assert "e2 (ev-aa22)" in str(caught.value)


def test_every_mark_lies_in_the_text(record: Record) -> None:
    for mark in marks_of(record, label_items(record)):
        assert 0 <= mark.start < mark.end <= len(record.document.text)


MARKS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=12)


@given(MARKS)
def test_segments_cover_the_text_once_and_hold_exactly_their_marks(places: list[tuple[int, int]]) -> None:
    marks = [Mark(start=s, end=min(s + n, 31), layer="event", owner=f"e{i}") for i, (s, n) in enumerate(places)]
    cut = list(segments(31, marks))
    assert [segment.start for segment in cut[1:]] == [segment.end for segment in cut[:-1]]
    assert (cut[0].start, cut[-1].end) == (0, 31)
    for segment in cut:
        expected = {m for m in marks if m.start <= segment.start and segment.end <= m.end}
        assert set(segment.marks) == expected
    assert sorted(m.owner for s in cut for m in s.opening) == sorted(m.owner for m in marks)
    assert sorted(m.owner for s in cut for m in s.closing) == sorted(m.owner for m in marks)
