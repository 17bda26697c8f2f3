"""Through every room each span quotes the text it points at: over emoji, combining marks, RTL, CRLF and NUL."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.codec import decode_record, encode_record
from dragoman.ingest import document_from_text
from dragoman.pipeline import Tools, load_tools, read_document
from dragoman.records import DateRange, Place, PositionObject, Record, Span

ODD = [
    "👩‍👩‍👧 ",
    "e\u0301",
    " שלום ",
    "\u202e",
    "\r\n\r\n",
    "\x00",
    "\u2028",
    "𝔸",
    "\ufeff",
    "\u00ad",
    "“",
    "”",
    "‘",
    " — ",
    "\t",
    "İ",
]
PIECES = [
    "Russian President Vladimir Putin accused Kyiv of shelling the town on Monday. ",
    "“We will not negotiate,” Zelenskyy told reporters in Kyiv, according to his office. ",
    "Both Iran and Turkey rejected the peace plan that Egypt had proposed last week. ",
    "The two leaders met in Cairo. ",
]
QUOTING = (Span, DateRange, Place, PositionObject)


@cache
def tools() -> Tools:
    return load_tools()


def spans(value: object) -> Iterator[Span | DateRange | Place | PositionObject]:
    """Every span inside a record, however deep."""
    if isinstance(value, QUOTING):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name))


def read(text: str) -> Record:
    return read_document(document_from_text(text, published=date(2024, 5, 20), check_language=False), tools())


@pytest.mark.model
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.sampled_from(ODD) | st.text(max_size=4), min_size=2, max_size=8))
def test_every_span_quotes_the_text(pieces):
    text = "".join(pieces) + PIECES[0]
    record = read(text)
    found = list(spans(record))
    for span in found:
        assert record.document.text[span.start : span.end] == span.text
    line = encode_record(record, layers=True)
    assert encode_record(decode_record(line), layers=True) == line


@pytest.mark.model
def test_an_odd_character_moves_spans_and_nothing_else():
    plain, odd = read(PIECES[0]), read("👩‍👩‍👧\r\n\r\n" + PIECES[0])
    assert [(e.type, e.anchor.text) for e in odd.events] == [(e.type, e.anchor.text) for e in plain.events]
    assert plain.events
