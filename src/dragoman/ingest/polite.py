"""Addresses asked politely: one request at a time, a pause between two to one host, robots.txt, nothing asked twice."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from dragoman.errors import InputError, TooLargeError
from dragoman.ingest.contents import MAX_BYTES
from dragoman.version import __version__

if TYPE_CHECKING:
    import httpx2

AGENT = f"dragoman/{__version__} (+https://pypi.org/project/dragoman; reads news feeds for its user)"
TIMEOUT = 20.0
"""Seconds to wait for a connection, and for each piece of an answer."""

DEADLINE = 60.0
"""Seconds for a whole answer: a site that sends a byte at a time is not waited for."""

MAX_REDIRECTS = 5
MAX_WAIT = 86_400.0
"""Seconds: a site that asks for more patience (Retry-After) is asked again after a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address answered.

    Args:
        kind: "new" content; the "same" as before; "later": not now; "gone" for good.
        content: its bytes, of "new".
        media: its content type, "" where it names none.
        etag: what names this version; "" for nothing.
        modified: when it last changed, as the site writes it; "" for nothing.
        wait: seconds the site asks to wait, 0 for its silence.
        reason: what was wrong, of "later" and "gone".
    """

    kind: Literal["new", "same", "later", "gone"]
    content: bytes = b""
    media: str = ""
    etag: str = ""
    modified: str = ""
    wait: float = 0.0
    reason: str = ""


@dataclass(slots=True)
class Polite:
    """Asks addresses, one after another.

    Args:
        delay: seconds between two requests to one host; more where its robots.txt asks for more.
        agent: who asks.
        robots: False does not look for robots.txt (for feeds of one's own).
        transport: what carries requests; the network when None.
        now: the time in seconds since 1970.
        sleep: waits some seconds.
    """

    delay: float = 2.0
    agent: str = AGENT
    robots: bool = True
    transport: httpx2.BaseTransport | None = None
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)

    def get(self, url: str, *, etag: str = "", modified: str = "") -> Answer:
        """Asks for what is at an address.

        Args:
            url: an http or https address.
            etag: what named the version that is known.
            modified: when that was changed.

        Returns:
            The answer; whatever goes wrong is one too.
        """
        if self.robots and not self._allowed(url):
            return Answer(kind="gone", reason="its robots.txt keeps readers like us out")
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        return self._ask(url, {name: value for name, value in conditions.items() if value})

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._rules:
            rules = RobotFileParser()
            answer = self._ask(f"{host}/robots.txt", {})
            text = answer.content.decode("utf-8", "replace") if answer.kind == "new" else ""
            rules.parse(text.splitlines())
            self._rules[host] = rules
        return self._rules[host].can_fetch(self.agent, url)

    def _ask(self, url: str, headers: dict[str, str]) -> Answer:
        import httpx2  # late: files need no HTTP

        self._pause(url)
        client = httpx2.Client(
            transport=self.transport,
            timeout=TIMEOUT,
            follow_redirects=True,
            max_redirects=MAX_REDIRECTS,
            headers={"User-Agent": self.agent, **headers},
        )
        try:
            with client, client.stream("GET", url) as response:
                return self._answer(response)
        except httpx2.TimeoutException:
            return Answer(kind="later", reason=f"no answer within {TIMEOUT:.0f} seconds")
        except httpx2.TooManyRedirects:
            return Answer(kind="later", reason=f"sent on more than {MAX_REDIRECTS} times")
        except (httpx2.HTTPError, httpx2.InvalidURL, InputError) as error:
            return Answer(kind="later", reason=" ".join(str(error).split()) or type(error).__name__)
        finally:
            self._last[urlsplit(url).netloc] = self.now()

    def _pause(self, url: str) -> None:
        parts = urlsplit(url)
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        asked = float(rules.crawl_delay(self.agent) or 0) if rules else 0.0
        wait = self._last.get(parts.netloc, 0.0) + max(self.delay, min(asked, 60.0)) - self.now()
        if wait > 0:
            self.sleep(wait)

    def _answer(self, response: httpx2.Response) -> Answer:
        status = response.status_code
        if status == 304:
            return Answer(kind="same")
        if status in (404, 410, 451, 401, 403):
            return Answer(kind="gone", reason=f"the site answered {status}")
        if status != 200:
            wait = self._retry_after(response.headers.get("retry-after", ""))
            return Answer(kind="later", wait=wait, reason=f"the site answered {status}")
        media = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Answer(
            kind="new",
            content=_body(response),
            media=media,
            etag=response.headers.get("etag", ""),
            modified=response.headers.get("last-modified", ""),
        )

    def _retry_after(self, header: str) -> float:
        if header.strip().isdigit():
            return min(float(header), MAX_WAIT)
        try:
            stamp = email.utils.parsedate_to_datetime(header).timestamp()
        except (TypeError, ValueError):
            return 0.0
        return min(max(0.0, stamp - self.now()), MAX_WAIT)


def _body(response: httpx2.Response) -> bytes:
    pieces, size, began = [], 0, time.monotonic()
    for piece in response.iter_bytes():
        size += len(piece)
        if size > MAX_BYTES:
            raise TooLargeError(f"more than {MAX_BYTES / 1e6:.0f} MB")
        if time.monotonic() - began > DEADLINE:
            raise InputError(f"not all there within {DEADLINE:.0f} seconds")
        pieces.append(piece)
    return b"".join(pieces)
