from __future__ import annotations

import dataclasses
from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export.timex3 import timeml
from dragoman.records import Document, Record, Span, TimeMention


def test_expressions_and_the_day_of_publication_are_tagged(record: Record) -> None:
    root = ElementTree.fromstring(timeml(record))
    (tagged,) = root.findall("TEXT/TIMEX3")
    assert (tagged.text, tagged.get("type"), tagged.get("value")) == ("Tuesday", "DATE", "2024-05-14")
    created = root.find("DCT/TIMEX3")
    assert created is not None
    assert (created.get("value"), created.get("functionInDocument")) == ("2024-05-16", "CREATION_TIME")


def test_the_longest_of_overlapping_expressions_is_tagged(record: Record) -> None:
    text = record.document.text
    short = record.times[0]
    long = dataclasses.replace(
        short,
        span=Span(start=short.span.start, end=short.span.end + 3, text=text[short.span.start : short.span.end + 3]),
    )
    root = ElementTree.fromstring(timeml(dataclasses.replace(record, times=(short, long))))
    assert [tag.text for tag in root.findall("TEXT/TIMEX3")] == ["Tuesday of"]


@given(st.text())
def test_any_text_comes_back_from_xml(text: str) -> None:
    document = Document(id=text or "x", text=text, published=date(2024, 1, 1), title=text)
    times = ()
    if text:
        span = Span(start=0, end=1, text=text[:1])
        times = (TimeMention(span=span, sentence=0, head=0, kind="DATE", value='"<&', range=None),)
    root = ElementTree.fromstring(timeml(Record(document=document, times=times)).encode("utf-8"))
    back = "".join(root.find("TEXT").itertext())  # type: ignore[union-attr]
    assert len(back) == len(text)
    assert all(a == b or b == "�" for a, b in zip(text, back, strict=True))
