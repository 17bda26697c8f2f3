from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.export.html import html_fragment, html_page
from dragoman.export.layers import label_items
from dragoman.export.markup import marked_paragraphs
from dragoman.records import Actor, ActorMention, Claim, Document, Event, Record, Span, Step

VOID = {"meta", "input", "br", "link"}


class Reader(HTMLParser):
    """Collects tags, attributes and text, and checks that elements nest."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.text += data

    def close(self) -> None:
        super().close()
        assert not self._open


def parsed(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def test_page_needs_no_script_and_nothing_from_outside(record: Record) -> None:
    html = html_page(record)
    page = parsed(html)
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    assert "default-src 'none'" in html
    assert all(link.startswith("#") for link in page.links)
    assert not re.search(r"@import|url\(", html)


def test_every_link_has_its_target_and_every_id_is_one(record: Record) -> None:
    page = parsed(html_page(record))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_each_item_links_to_its_words_and_back(record: Record) -> None:
    page = parsed(html_page(record))
    anchor = record.events[1].anchor
    assert f"#at-{anchor.start}-{anchor.end}" in page.links
    assert {"#e1", "#e2", "#c1", "#c2", "#p1"} <= set(page.links)


def test_page_shows_what_the_record_says(record: Record) -> None:
    text = parsed(html_page(record)).text
    for words in ("Peru & Chile", "16 May 2024", "△ ACCUSE", "allege", "did not happen", "challenged", "14 May 2024"):
        assert words in text
    assert "codebook:ACCUSE/accuse-of" in text


def test_fragments_of_two_records_share_no_id(record: Record) -> None:
    other = dataclasses.replace(record, document=dataclasses.replace(record.document, id="report-2"))
    assert not set(parsed(html_fragment(record)).ids) & set(parsed(html_fragment(other)).ids)


def test_a_span_over_two_paragraphs_is_closed_and_opened_again(record: Record) -> None:
    text = record.document.text
    claim = dataclasses.replace(record.claims[0], content=Span(start=34, end=60, text=text[34:60]))
    changed = dataclasses.replace(record, claims=(claim,))
    html = "".join(inner for _, inner in marked_paragraphs(changed, label_items(changed)))
    assert 'class="claim rest"' in html
    assert html.count('id="at-34-60"') == 1
    assert html.count('href="#c1"') == 1
    parsed(html)


def test_a_headline_that_opens_the_text_is_shown_once_with_its_marks(record: Record) -> None:
    text = "Peru accused Chile\n" + record.document.text
    accused = dataclasses.replace(record.events[1], anchor=Span(start=5, end=12, text="accused"))
    document = dataclasses.replace(record.document, text=text, title="Peru accused Chile")
    html = html_page(Record(document=document, events=(accused,)))
    (heading,) = re.findall(r"<h1.*?</h1>", html)
    assert 'id="at-5-12" class="ev q3">accused</span>' in heading
    # in the window's title, in the heading, and in the text's own second line: not as a paragraph of its own
    assert parsed(html).text.count("Peru accused") == 3


HOSTILE = "<script>alert(1)</script> \"&' <img src=x onerror=alert(1)> \x00\u202e"


def test_hostile_words_are_escaped_everywhere(record: Record) -> None:
    span = Span(start=0, end=len(HOSTILE), text=HOSTILE)
    who = ActorMention(
        span=span, sentence=0, head=0, kind="name", actor=Actor(code=HOSTILE, sector=HOSTILE, name=HOSTILE)
    )
    step = (Step(by=HOSTILE, saw=HOSTILE),)
    event = dataclasses.replace(
        record.events[0], id=HOSTILE, type=HOSTILE, mode=HOSTILE, anchor=span, actors=(who,), attributed_to=HOSTILE,
        steps=step,
    )  # fmt: skip
    claim = dataclasses.replace(record.claims[0], id='"><x', act=HOSTILE, content=span, cue=span, sources=(who,))
    document = Document(id=HOSTILE, text=HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)")
    page = parsed(html_page(Record(document=document, events=(event,), claims=(claim,), notes=(HOSTILE,))))
    assert not {"script", "img", "x"} & set(page.tags)
    assert not {name for name in page.attributes if name.startswith("on")}
    assert not any("javascript" in link for link in page.links)


def test_only_web_addresses_become_links(record: Record) -> None:
    document = dataclasses.replace(record.document, url='https://example.org/?a="b"')
    links = parsed(html_page(dataclasses.replace(record, document=document))).links
    assert 'https://example.org/?a="b"' in links


def test_an_empty_record_says_so() -> None:
    assert "Nothing found" in parsed(html_page(Record(document=Document(id="x", text="Rain fell.")))).text


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(st.text("ab <&\n\r.🇮🇷é\u202e", min_size=1, max_size=40))

    def spans() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return Span(start=start, end=end, text=text[start:end])

    events = tuple(
        Event(
            id=f"e{i}", type="AID", quad=2, mode=None, anchor=spans(), sentence=0, trigger=0, actors=(), recipients=(),
            status="asserted", confidence=1.0, steps=(),
        )
        for i in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    claims = tuple(
        Claim(
            id=f"c{i}", sources=(), cue=spans(), content=spans(), form="direct", act="assert", sentence=0,
            confidence=1.0, steps=(),
        )
        for i in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    return Record(document=Document(id="x", text=text), events=events, claims=claims)


@settings(max_examples=150, deadline=None)
@given(records())
def test_any_spans_give_nested_elements_and_lose_no_word(record: Record) -> None:
    html = "".join(inner for _, inner in marked_paragraphs(record, label_items(record)))
    parsed(html)
    bare = parsed(re.sub(r'<a class="tag.*?</a>', "", html)).text
    assert re.sub(r"\s", "", bare) == re.sub(r"\s", "", record.document.text.replace("\u202e", "�"))


@pytest.mark.parametrize("scheme", ["prefers-color-scheme: dark", "@media print", "max-width: 60rem"])
def test_page_has_a_dress_for_dark_print_and_narrow(record: Record, scheme: str) -> None:
    assert scheme in html_page(record)
