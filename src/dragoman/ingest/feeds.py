"""RSS and Atom as units: the one door to feedparser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from dragoman.errors import DragomanError, InputError
from dragoman.ingest.contents import read_stream
from dragoman.ingest.html import fragment_text
from dragoman.ingest.unit import Unit, failure_of, refused

FEED_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL
)
"""How a feed opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed.

    Args:
        key: what names it in its feed: its id, else its address, else its title.
        url: where the report is; "" where it says nothing.
        title: its headline.
        published: its day, "YYYY-MM-DD"; "" where it says nothing.
        text: what the feed itself says of it, without markup; "" for nothing.
    """

    key: str
    url: str
    title: str
    published: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was answered: its title, its entries in order, and what was wrong with its form (None: nothing)."""

    title: str
    entries: tuple[Entry, ...]
    fault: str | None = None


def parse_feed(content: bytes, *, name: str) -> Feed:
    """Reads a feed.

    Args:
        content: its bytes.
        name: what to call it in messages.

    Returns:
        The feed; where it is cut short, the entries before the cut and the fault.

    Raises:
        InputError: it is no feed.
    """
    import feedparser  # late: a fifth of a second

    if not FEED_HEAD.match(content.removeprefix(b"\xef\xbb\xbf")[:4096]):
        raise InputError(f"{name} is not an RSS or Atom feed", hint="give the feed's address, not its page's")
    found = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    fault = None
    if found.bozo and not isinstance(found.bozo_exception, feedparser.CharacterEncodingOverride):
        fault = " ".join(str(found.bozo_exception).split()) or type(found.bozo_exception).__name__
    title = str(found.feed.get("title", ""))
    return Feed(title=title, entries=tuple(map(_entry, found.entries)), fault=fault)


def feed_units(stream: BinaryIO, *, source: str, inside: str = "") -> Iterator[Unit]:
    """Gives the entries of a saved feed, each with the words the feed itself has of it.

    Args:
        stream: where to read.
        source: its name.
        inside: where in `source` the stream stands, for a file inside an archive.

    Yields:
        A unit an entry; a refused one at the end where the feed is cut short.
    """
    try:
        feed = parse_feed(read_stream(stream, name=source), name=source)
    except DragomanError as error:
        yield Unit(source=source, at=inside, refusal=failure_of(error, source=source, at=inside))
        return
    for number, entry in enumerate(feed.entries, start=1):
        yield Unit(
            source=source,
            at=f"{inside} entry {number}".lstrip(),
            kind="json",
            content=entry_json(entry, outlet=feed.title),
        )
    if feed.fault:
        at = f"{inside} after entry {len(feed.entries)}".lstrip()
        yield refused(source, "broken-archive", f"the feed's form is broken: {feed.fault}", at=at)


def entry_json(entry: Entry, *, outlet: str, html: str | None = None) -> bytes:
    """Gives an entry as a JSON object with our names of fields.

    Args:
        entry: the entry.
        outlet: who publishes the feed.
        html: the page it points to, which then stands in place of its text; None without one.

    Returns:
        One line of JSON.
    """
    named: dict[str, Any] = {"title": entry.title, "url": entry.url, "published": entry.published, "outlet": outlet}
    named |= {"text": entry.text} if html is None else {"html": html}
    return json.dumps({key: value for key, value in named.items() if value or key == "text"}).encode("ascii")


def _entry(raw: Any) -> Entry:
    contents = [part.get("value", "") for part in raw.get("content", [])] or [raw.get("summary", "")]
    stamp = raw.get("published_parsed") or raw.get("updated_parsed")
    url = str(raw.get("link", ""))
    title = fragment_text(str(raw.get("title", "")))
    return Entry(
        key=str(raw.get("id") or url or title),
        url=url if url.startswith(("http://", "https://")) else "",
        title=title,
        published=f"{stamp.tm_year:04}-{stamp.tm_mon:02}-{stamp.tm_mday:02}" if stamp else "",
        text=fragment_text("\n".join(map(str, contents))),
    )
