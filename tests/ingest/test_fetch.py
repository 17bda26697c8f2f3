from __future__ import annotations

import httpx2
import pytest

from dragoman.errors import InputError, TooLargeError
from dragoman.ingest import fetch as fetching
from dragoman.ingest.fetch import fetch


def answer(status: int = 200, kind: str = "text/html; charset=ISO-8859-2", content: bytes = b"<html>"):
    return httpx2.MockTransport(lambda _: httpx2.Response(status, headers={"content-type": kind}, content=content))


def failing(error: type[Exception]):
    def handle(request):
        raise error("boom")

    return httpx2.MockTransport(handle)


def test_a_page_comes_with_its_kind_and_encoding():
    page = fetch("https://example.org/a", transport=answer())
    assert (page.content, page.suffix, page.encoding) == (b"<html>", ".html", "iso-8859-2")


def test_redirects_are_followed_and_the_last_address_kept():
    def handle(request):
        if request.url.path == "/a":
            return httpx2.Response(301, headers={"location": "/b"})
        return httpx2.Response(200, headers={"content-type": "text/plain"}, content=b"x")

    assert fetch("https://example.org/a", transport=httpx2.MockTransport(handle)).url == "https://example.org/b"


@pytest.mark.parametrize(
    ("transport", "found"),
    [
        (answer(404), "the site answered 404"),
        (answer(kind="application/pdf"), "is application/pdf, not a page"),
        (failing(httpx2.ConnectError), "example.org can't be reached"),
        (failing(httpx2.ReadTimeout), "no answer within 20 seconds"),
        (httpx2.MockTransport(lambda _: httpx2.Response(301, headers={"location": "/a"})), "sent on more than 5 times"),
    ],
)
def test_no_page_is_one_clear_line(transport, found):
    with pytest.raises(InputError, match=found) as refused:
        fetch("https://example.org/a", transport=transport)
    assert refused.value.hint == "save the page and give the file instead"


def test_a_page_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(fetching, "MAX_BYTES", 5)
    with pytest.raises(TooLargeError, match="has over"):
        fetch("https://example.org/a", transport=answer(content=b"123456"))
