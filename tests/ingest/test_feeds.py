from __future__ import annotations

import pytest

from dragoman.errors import InputError
from dragoman.ingest.expand import expand
from dragoman.ingest.feeds import parse_feed
from dragoman.ingest.html import fragment_text
from dragoman.ingest.take import Wanted, take

TEXT = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."
SAID = f"&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;More &amp;amp; more.&lt;/p&gt;"
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily Wire</title>
<item><title>Border to open</title><link>https://e.org/1</link><guid>one</guid>
<pubDate>Tue, 21 May 2024 10:00:00 GMT</pubDate><description>{SAID}</description></item>
<item><title>No link</title><description>{TEXT}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>x</id><title>T</title>
<link href="https://e.org/2"/><updated>2024-05-22T00:00:00Z</updated>
<content type="html">{TEXT}</content></entry></feed>"""


def test_entries_of_a_saved_feed_are_read(tmp_path):
    (tmp_path / "a.xml").write_text(RSS)
    (tmp_path / "b.atom").write_text(ATOM)
    first, second, third = (take(unit, Wanted()).document for unit in expand([str(tmp_path)]))
    assert (first.text, first.title, first.outlet) == (f"{TEXT}\nMore & more.", "Border to open", "The Daily Wire")
    assert (first.url, first.published.isoformat()) == ("https://e.org/1", "2024-05-21")
    assert (second.title, second.published) == ("No link", None)
    assert (third.url, third.published.isoformat()) == ("https://e.org/2", "2024-05-22")


def test_a_feed_cut_short_gives_its_entries_and_a_failure(tmp_path):
    (tmp_path / "a.xml").write_text(RSS[: RSS.index("<item><title>No link")])
    units = list(expand([str(tmp_path)]))
    assert [unit.refusal.kind if unit.refusal else unit.kind for unit in units] == ["json", "broken-archive"]


def test_other_xml_and_pages_are_no_feed(tmp_path):
    with pytest.raises(InputError, match="not an RSS or Atom feed"):
        parse_feed(b"<html><body>x</body></html>", name="page")
    with pytest.raises(InputError, match="not an RSS or Atom feed"):
        parse_feed(b"\x00\x01\x02" * 100, name="binary")


def test_entities_do_not_swell_in_a_feed():
    nested = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    feed = "<rss><channel><title>&a11;</title></channel></rss>"
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{nested}]>{feed}'
    try:
        feed = parse_feed(bomb.encode(), name="bomb")
    except InputError:
        return
    assert len(feed.title) < 10_000


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("plain words", "plain words"),
        ("<p>One.</p><p>Two <b>bold</b> words.</p>", "One.\nTwo bold words."),
        ("One<br>two<!-- not this --><script>nor this</script> three", "One\ntwo three"),
        ("A &amp; B", "A & B"),
        ("", ""),
    ],
)
def test_a_fragment_gives_its_words_a_paragraph_a_line(fragment, text):
    assert fragment_text(fragment) == text
