"""A page as a `Document`: its article, and what the page says about it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any

from dragoman.errors import EmptyError, InputError
from dragoman.ingest.contents import decode_text
from dragoman.ingest.document import Given, document_from_text
from dragoman.ingest.published import address_day, parse_published
from dragoman.records import Document

LEAST_WORDS = 20
"""A page with fewer words of running text holds no article; the shortest news in brief have about 30."""

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?][\"”’)\]]*(?:\s|$)")
_DAY_PROPERTIES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "published-date", "publish-date", "pubdate", "dc.date.issued", "dcterms.issued", "dc.date",
    "dcterms.date", "dcterms.created", "dc.date.created", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_BARE_YEAR = re.compile(r"\d{4}-01-01")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What a page says about its article."""

    title: str
    outlet: str
    url: str
    published: date | None
    published_source: str | None


def document_from_html(content: bytes, given: Given, *, name: str, encoding: str | None = None) -> Document:
    """Reads the article of a page.

    Args:
        content: the page.
        given: what is known about it already; it wins over what the page says.
        name: what to call the page in messages.
        encoding: its encoding; what a byte order mark or the page itself says, else UTF-8, when None.

    Returns:
        The article: its paragraphs, one a line; its headline, outlet, address and day.

    Raises:
        EmptyError: the page holds no article.
        InputError: it is no page, or not in its encoding.
        LanguageError: the article is not English.
    """
    from trafilatura import load_html  # late: a third of a second

    page = decode_text(content, name=name, encoding=encoding or declared_encoding(content))
    tree = load_html(page.replace("\x00", ""))
    if tree is None or len(tree) == 0:
        raise InputError(f"{name} is not HTML", hint="for plain text, --kind text")
    said = _said(tree, given)
    text = _article(tree)
    if len(text.split()) < LEAST_WORDS or not _ENDS_SENTENCE.search(text):
        raise EmptyError(f"{name}: no article found on the page", hint="save the article's text and give that")
    return document_from_text(
        text,
        id=given.id,
        published=said.published,
        published_source=said.published_source or "given",
        title=said.title,
        outlet=said.outlet,
        url=said.url,
        check_language=given.check_language,
        name=name,
    )


def declared_encoding(content: bytes) -> str | None:
    """Gives the encoding a page declares, None where it declares none or is not ASCII enough to."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content.startswith(b"\xef\xbb\xbf"):
        return None
    match = _CHARSET.search(content[:4096])
    declared = match[1].decode("ascii").lower() if match else None
    if declared in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        return "windows-1252"  # as browsers do
    try:
        return codecs.lookup(declared).name if declared else None
    except LookupError:
        return None


def _article(tree: Any) -> str:
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=False, with_metadata=False)
    return str(getattr(found, "text", None) or "")


def _said(tree: Any, given: Given) -> _Said:
    things = tuple(_linked(tree))
    url = given.url or _first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    publisher = next((_name(thing.get("publisher")) for thing in things if _name(thing.get("publisher"))), "")
    outlet = given.outlet or _first(tree, "//meta[@property='og:site_name']/@content") or publisher
    headline = next((thing["headline"] for thing in things if isinstance(thing.get("headline"), str)), "")
    title = (
        given.title
        or _tidy(unescape(headline))
        or _first(tree, "//meta[@property='og:title']/@content", "//h1", "//title")
    )
    day, source = _day(tree, things, url)
    if given.published:
        day, source = given.published, "given"
    return _Said(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        url=url if url.startswith(("http://", "https://")) else given.url,
        published=day,
        published_source=source,
    )


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD things of a page that may be its article, articles first."""
    things: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            waiting = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue  # half of all hand-made JSON-LD has a stray comma; the page says the same elsewhere
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                things.append(value)
                waiting += [v for k, v in value.items() if k in ("@graph", "mainEntity", "mainEntityOfPage")]
    return iter(sorted(things, key=lambda thing: not _is_article(thing)))


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(str(kind).endswith(("Article", "Posting")) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _day(tree: Any, things: tuple[dict[str, Any], ...], url: str) -> tuple[date | None, str | None]:
    """The day and where it was read: the page's own word first, a guess last."""
    for thing in things:
        if day := _parsed(thing.get("datePublished") or thing.get("dateCreated")):
            return day, "json-ld"
    meta = {
        (m.get("property") or m.get("name") or m.get("itemprop") or "").lower(): m.get("content")
        for m in reversed(tree.xpath("//meta[@content]"))
    }
    stamped = [meta.get(name) for name in _DAY_PROPERTIES]
    stamped += tree.xpath("//*[@itemprop='datePublished']/@datetime") + tree.xpath("//time[@pubdate]/@datetime")
    for value in stamped:
        if day := _parsed(value):
            return day, "meta"
    if day := address_day(url):
        return day, "url"
    return _guessed(tree)


def _guessed(tree: Any) -> tuple[date | None, str | None]:
    from copy import deepcopy

    from htmldate import find_date

    day = _parsed(find_date(deepcopy(tree), original_date=True))
    return (day, "text") if day else (None, None)


def _parsed(stamp: object) -> date | None:
    """A page's stamp as a day. A first of January without a time of day is what software makes of a bare year."""
    try:
        return None if not isinstance(stamp, str) or _BARE_YEAR.fullmatch(stamp.strip()) else parse_published(stamp)
    except InputError:
        return None


def _first(tree: Any, *paths: str) -> str:
    for path in paths:
        for found in tree.xpath(path):
            words = _tidy(found if isinstance(found, str) else found.text_content())
            if words:
                return words
    return ""


def _name(publisher: object) -> str:
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return _tidy(name) if isinstance(name, str) and not name.startswith("http") else ""


def _without_outlet(title: str, outlet: str) -> str:
    """A headline without " - Outlet" or " | Outlet" at its end."""
    head, mark, tail = re.match(r"(.*?)(\s[-–—|]\s+)?([^-–—|]*)$", title, re.DOTALL).groups()  # type: ignore[union-attr]
    return head if mark and head and outlet and tail.strip().casefold() == outlet.casefold() else title


def _tidy(words: str) -> str:
    return _SPACE.sub(" ", words).strip()


_BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "ul", "ol", "table"})


def fragment_text(fragment: str) -> str:
    """Gives the words of a piece of HTML, as feeds carry it: one paragraph a line, no markup."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(fragment.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    etree.strip_elements(tree, etree.Comment, "script", "style", with_tail=False)
    for element in tree.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = (_tidy(line) for line in "".join(tree.itertext()).split("\n"))
    return "\n".join(line for line in lines if line)
