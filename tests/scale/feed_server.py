"""A site on 127.0.0.1 that behaves and misbehaves as the test says."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXT = "The foreign ministers of both countries met on Tuesday and agreed to open border crossing {} within a month."
MORE = "Neither side said who would guard bridge {}, and the talks are to go on in the spring."


@dataclass
class Site:
    """What it answers: path -> (status, headers, body); a body may be "hang", "drip" or "redirect"."""

    answers: dict[str, tuple[int, dict[str, str], bytes | str]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    address: str = ""
    over: threading.Event = field(default_factory=threading.Event)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def feed(self, path: str, entries: list[int], **headers: str) -> None:
        items = "".join(
            f"<item><title>Border {n}</title><link>{self.address}/{n}.html</link><guid>g{n}</guid>"
            f"<pubDate>Tue, 21 May 2024 10:00:00 GMT</pubDate><description>{TEXT.format(n)}</description></item>"
            for n in entries
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{items}</channel></rss>'
        self.answers[path] = (200, {"Content-Type": "application/rss+xml", **headers}, body.encode())
        for n in entries:
            page = f"<html><body><article><p>{TEXT.format(n)}</p><p>{MORE.format(n)}</p></article></body></html>"
            self.answers.setdefault(f"/{n}.html", (200, {"Content-Type": "text/html"}, page.encode()))


@contextmanager
def running() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            status, headers, body = site.answers.get(self.path, (404, {}, b""))
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            if body == "hang":
                site.over.wait(30)
                return
            if body == "redirect":
                status, headers, body = 302, {"Location": self.path}, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if body == "drip":
                self.end_headers()
                while not site.over.wait(0.05):
                    self.wfile.write(b" ")
                return
            assert isinstance(body, bytes)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        server.server_close()


class Clock:
    """A time that only passes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = time.mktime((2024, 5, 21, 12, 0, 0, 0, 0, 0))
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
