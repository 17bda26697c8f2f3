from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import InputError, LanguageError
from dragoman.ingest.document import Given
from dragoman.ingest.html import document_from_html

PARAGRAPHS = (
    "SEOUL, May 16 (Yonhap) -- The foreign ministers of both countries met on Tuesday and agreed to open the crossing.",
    "“We will open it within a month,” the minister told reporters after the meeting, which lasted for three hours.",
    "Neither side said who would guard the bridge, or what would become of the soldiers who are stationed there now.",
)
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2011-01-01"},
 {"@type": "NewsArticle", "headline": "Ministers meet", "datePublished": "2024-05-16T09:00:00Z",
  "publisher": {"@type": "Organization", "name": "The Daily Bugle"}}]}</script>"""


def page(head: str = "", *, body: str = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)) -> bytes:
    return f"""<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>Ministers meet | The Daily Bugle</title>{head}</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers meet</h1>{body}</article>
<footer>All rights reserved.</footer></body></html>""".encode()


def read(content: bytes, **given):
    return document_from_html(content, Given(**given), name="page.html")


def test_the_article_is_read_with_its_paragraphs_and_without_the_page_around_it():
    text = read(page()).text
    assert [line for line in text.split("\n") if line != "Ministers meet"] == list(PARAGRAPHS)
    assert "rights" not in text and "Home" not in text


def test_json_ld_tells_day_headline_and_outlet():
    found = read(page(LINKED))
    assert (found.published, found.published_source) == (date(2024, 5, 16), "json-ld")
    assert (found.title, found.outlet) == ("Ministers meet", "The Daily Bugle")


def test_meta_tells_the_day_where_json_ld_does_not():
    found = read(page('<meta property="article:published_time" content="2024-05-17T01:00:00+09:00">'))
    assert (found.published, found.published_source) == (date(2024, 5, 17), "meta")


def test_broken_json_ld_is_passed_over():
    head = '<script type="application/ld+json">{"datePublished": "2024-05-16",}</script>'
    found = read(page(head + '<meta name="date" content="2024-05-17">'))
    assert found.published_source == "meta"


def test_a_bare_first_of_january_is_not_believed():
    assert read(page('<meta name="copyright" content="2016">')).published is None
    assert read(page('<meta name="date" content="2016-01-01">')).published is None
    assert read(page('<meta name="date" content="2016-01-01T08:30:00Z">')).published == date(2016, 1, 1)


def test_entities_in_json_ld_are_read():
    assert read(page(LINKED.replace("Ministers meet", "Ministers &amp; kings"))).title == "Ministers & kings"


def test_what_is_given_wins():
    found = read(page(LINKED), published=date(2024, 5, 18), title="Mine", url="https://example.org/a", id="a")
    assert (found.published, found.published_source) == (date(2024, 5, 18), "given")
    assert (found.title, found.url, found.id) == ("Mine", "https://example.org/a", "a")


def test_canonical_address_and_site_name_are_read():
    head = (
        '<link rel="canonical" href="https://example.org/2024/05/16/m"><meta property="og:site_name" content="Bugle">'
    )
    found = read(page(head))
    assert (found.url, found.outlet, found.published_source) == ("https://example.org/2024/05/16/m", "Bugle", "url")


def test_the_dateline_of_an_article_is_found():
    assert read(page()).dateline.place == "SEOUL"


def test_the_title_goes_without_the_outlet_behind_it():
    content = page('<meta property="og:site_name" content="The Daily Bugle">')
    found = read(content.replace(b"<h1>Ministers meet</h1>", b""))
    assert found.title == "Ministers meet"


def test_a_declared_charset_is_used():
    content = page().replace(b'charset="utf-8"', b'charset="iso-8859-1"')
    content = content.decode("utf-8").encode("windows-1252")
    assert "“We will" in read(content).text


@pytest.mark.parametrize("body", ["", "<p>Subscribe to read on</p>", "<ul><li><a href='/a'>One</a></li></ul>"])
def test_a_page_without_an_article_is_refused(body):
    with pytest.raises(InputError, match=r"page\.html: no article found on the page"):
        read(page(body=body))


def test_an_article_in_another_language_is_refused():
    german = "Die Außenminister beider Länder trafen sich am Dienstag und einigten sich auf die Öffnung der Grenze. "
    with pytest.raises(LanguageError, match="German"):
        read(page(body=f"<p>{german * 3}</p><p>{german * 3}</p>"))
