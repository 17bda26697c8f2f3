from __future__ import annotations

import gzip

import pytest

from dragoman.ingest.expand import expand
from dragoman.ingest.take import Wanted, take

pytest.importorskip("fastwarc")

TEXT = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."
MORE = "Neither side said who would guard the bridge, and the talks are to go on in the spring."
PAGE = f"<!doctype html><html><body><article><p>{TEXT}</p><p>{MORE}</p></article></body></html>".encode()


def record(
    url: str, body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-21T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def kinds(path) -> list[str]:
    return [unit.refusal.kind if unit.refusal else unit.kind for unit in expand([str(path)])]


RECORDS = [
    record("https://e.org/2024/05/20/a", PAGE),
    record("https://e.org/b.png", b"\x89PNG", kind="image/png"),
    record("https://e.org/gone", PAGE, status="404 Not Found"),
    record("https://e.org/c", gzip.compress(PAGE), more="Content-Encoding: gzip\r\n"),
]


@pytest.mark.parametrize("packed", [False, True])
def test_pages_are_read_and_the_rest_counted(tmp_path, packed):
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in RECORDS))
    units = list(expand([str(path)]))
    assert kinds(path) == ["html", "not-a-page", "not-a-page", "html"]
    first, last = (take(units[i], Wanted()).document for i in (0, 3))
    assert (first.url, first.published.isoformat()) == ("https://e.org/2024/05/20/a", "2024-05-20")
    assert last.text == f"{TEXT}\n{MORE}"
    # the day it was crawled is not the day it was published
    assert last.published is None


@pytest.mark.parametrize("cut", [30, 150, 600])
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_cut_short_gives_the_records_before_and_a_failure(tmp_path, packed, cut):
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    content = b"".join(gzip.compress(one) if packed else one for one in RECORDS)
    path.write_bytes(content[:-cut])
    found = kinds(path)
    assert found[0] == "html"
    assert found[-1] == "broken-archive"
    assert found.count("html") == 1


def test_what_is_no_warc_is_a_failure(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(b"nothing of the kind\n" * 50)
    assert kinds(path) == ["broken-archive"]
