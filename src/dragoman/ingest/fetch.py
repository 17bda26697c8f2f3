"""Addresses as bytes: one polite request, within a time and a size."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dragoman.errors import InputError, TooLargeError
from dragoman.ingest.contents import MAX_BYTES

if TYPE_CHECKING:
    import httpx2

TIMEOUT = 20.0
"""Seconds to wait for a connection, and for each piece of an answer."""

MAX_REDIRECTS = 5

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "": "",
}
_OFFLINE = "save the page and give the file instead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What an address answered. `suffix` is the file suffix of its content type, "" where it names none."""

    url: str
    content: bytes
    suffix: str
    encoding: str | None


def fetch(url: str, *, transport: httpx2.BaseTransport | None = None) -> Page:
    """Gets what is at an address.

    Args:
        url: an http or https address.
        transport: what carries the request; the network when None.

    Returns:
        The page, under the address it was found at in the end.

    Raises:
        InputError: no answer, an answer other than 200, or content that is no text.
        TooLargeError: more than `MAX_BYTES`.
    """
    import httpx2  # late: a run on files needs no HTTP

    client = httpx2.Client(
        transport=transport,
        timeout=TIMEOUT,
        follow_redirects=True,
        max_redirects=MAX_REDIRECTS,
        headers={"User-Agent": "dragoman/0.1 (reads one page for its user)", "Accept": "text/html, text/plain;q=0.9"},
    )
    try:
        with client, client.stream("GET", url) as response:
            if response.status_code != httpx2.codes.OK:
                raise InputError(f"{url}: the site answered {response.status_code}", hint=_OFFLINE)
            kind, encoding = _content_type(response.headers.get("content-type", ""))
            if kind not in _SUFFIXES:
                raise InputError(f"{url} is {kind}, not a page or a text", hint=_OFFLINE)
            content = _body(response, url=url)
            return Page(url=str(response.url), content=content, suffix=_SUFFIXES[kind], encoding=encoding)
    except httpx2.TimeoutException:
        raise InputError(f"{url}: no answer within {TIMEOUT:.0f} seconds", hint=_OFFLINE) from None
    except httpx2.TooManyRedirects:
        raise InputError(f"{url}: sent on more than {MAX_REDIRECTS} times", hint=_OFFLINE) from None
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        host = urlsplit(url).hostname or url
        raise InputError(f"{url}: {host} can't be reached: {error}", hint=_OFFLINE) from None


def _content_type(header: str) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = header
    return (message.get_content_type() if header else ""), message.get_content_charset()


def _body(response: httpx2.Response, *, url: str) -> bytes:
    pieces, size = [], 0
    for piece in response.iter_bytes():
        size += len(piece)
        if size > MAX_BYTES:
            raise TooLargeError(f"{url} has over {MAX_BYTES / 1e6:.0f} MB; a report may have {MAX_BYTES / 1e6:.0f} MB")
        pieces.append(piece)
    return b"".join(pieces)
