from __future__ import annotations

import codecs
import io

import pytest

from dragoman.errors import InputError, TooLargeError
from dragoman.ingest import contents
from dragoman.ingest.contents import decode_text, open_file, read_stream

WORDS = "The envoy’s talks failed.\r\n\r\nHe left."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding_and_goes(codec):
    assert decode_text(WORDS.encode(codec), name="x") == WORDS


def test_big_endian_marks_are_understood():
    assert decode_text(codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), name="x") == WORDS


def test_a_byte_that_is_not_utf8_is_named_with_its_line():
    with pytest.raises(InputError) as refused:
        decode_text(b"One.\nThe envoy\x92s talks failed.", name="report.txt")
    assert str(refused.value) == (
        "report.txt: byte 0x92 at offset 14 (line 2) is not UTF-8 (say which: --encoding windows-1252)"
    )


def test_the_encoding_asked_for_is_used():
    assert decode_text(WORDS.encode("windows-1252"), name="x", encoding="windows-1252") == WORDS


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.7 ...", "x is a PDF, not text"),
        (b"PK\x03\x04 ...", "a ZIP archive"),
        (bytes(range(256)) * 8, "x is not text"),
        (b"\x00\x01\x02\x03" * 100, "control characters"),
        (WORDS.encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (b"", "x is empty"),
        (b" \n ", "x is empty"),
    ],
)
def test_what_is_no_text_is_refused(content, found):
    with pytest.raises(InputError, match=found):
        decode_text(content, name="x")


def test_an_unknown_encoding_is_refused():
    with pytest.raises(InputError, match="no encoding is called 'klingon'"):
        decode_text(b"abc", name="x", encoding="klingon")


def test_a_stray_nul_is_kept():
    assert decode_text(b"The talks\x00 failed. He left for home.", name="x")[9] == "\x00"


def test_a_missing_file_brings_the_nearest_name(tmp_path):
    (tmp_path / "report.txt").write_text("x")
    with pytest.raises(InputError, match=r"reprot\.txt: no such file \(did you mean .*report\.txt"):
        open_file(tmp_path / "reprot.txt")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="is a directory"):
        open_file(tmp_path)


def test_a_file_over_the_limit_is_refused_unread():
    class Unreadable(io.BytesIO):
        def read(self, *_):
            raise AssertionError("was read")

    with pytest.raises(TooLargeError, match="has 50 MB; a report may have 16 MB"):
        read_stream(Unreadable(), name="x", size=50_000_000)


def test_a_stream_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(contents, "MAX_BYTES", 10)
    with pytest.raises(TooLargeError, match="has over"):
        read_stream(io.BytesIO(b"12345678901"), name="x")
