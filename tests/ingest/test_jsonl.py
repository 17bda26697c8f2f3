from __future__ import annotations

import io
import json
from datetime import date

import pytest

from dragoman.errors import InputError
from dragoman.ingest import jsonl
from dragoman.ingest.document import Given
from dragoman.ingest.jsonl import documents_from_json
from dragoman.records import Failure

TEXT = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."


def read(*lines: object, fields=None, whole=False, encoding=None, given=None):
    content = b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines)
    stream = io.BufferedReader(io.BytesIO(content))
    return list(
        documents_from_json(
            stream, given or Given(), name="a.jsonl", fields=fields or {}, encoding=encoding, whole=whole
        )
    )


def test_a_line_gives_a_document_with_its_own_id_and_day():
    line = {"id": "x1", "published": "2024-05-20", "title": "T", "text": TEXT, "url": "https://e.org", "publisher": "P"}
    (found,) = read(line)
    assert (found.id, found.published, found.published_source) == ("x1", date(2024, 5, 20), "field")
    assert (found.title, found.text, found.url, found.outlet) == ("T", TEXT, "https://e.org", "P")


def test_keys_that_are_not_asked_for_are_ignored():
    (found,) = read({"id": 7, "text": TEXT, "events": [{"id": "e1"}], "claims": [], "title": None})
    assert (found.id, found.title) == ("7", "")


def test_a_broken_line_fails_with_its_number_and_the_others_are_read():
    first, broken, last = read({"text": TEXT}, b'{"text": "cut', b"", {"text": TEXT})
    assert first.text == last.text == TEXT
    assert isinstance(broken, Failure)
    assert broken.source == "a.jsonl line 2"
    assert broken.reason.startswith("a.jsonl line 2 is not JSON")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"text": TEXT, "published": "2024-02-31"}, "no such day: '2024-02-31'"),
        ({"text": ""}, "a.jsonl line 1 is empty"),
        ({"text": None}, "'text' is NoneType, not text"),
        ({"text": TEXT, "title": ["a"]}, "'title' is list"),
        ({"text": "Die Außenminister trafen sich am Dienstag und einigten sich."}, "is in German"),
        (7, "is not a document"),
        (b'{"text": "\xff"}', "byte 0xFF at offset 10 is not UTF-8"),
        ({"text": "half \ud83d"}, "half a character"),
        (b'{"text":' + b"[" * 100_000, "recursion"),
    ],
)
def test_a_line_that_holds_no_report_fails_with_the_reason(line, reason):
    failure, document = read(line, {"text": TEXT})
    assert reason in failure.reason
    assert document.text == TEXT


def test_a_line_without_text_says_which_field_may_be_it():
    (failure,) = read({"body": TEXT, "id": "x"})
    assert (failure.reason, failure.hint) == ("a.jsonl line 1: no 'text'", "rename 'body' with --text-field body")


def test_fields_of_other_names_are_mapped():
    fields = {"text": "body", "id": "key", "published": "day"}
    (found,) = read({"body": TEXT, "key": "k", "day": "20 May 2024"}, fields=fields)
    assert (found.id, found.text, found.published) == ("k", TEXT, date(2024, 5, 20))


def test_a_field_we_do_not_have_is_refused():
    with pytest.raises(InputError, match=r"no field 'txt' \(did you mean 'text'"):
        read({"text": TEXT}, fields={"txt": "body"})


def test_a_given_day_is_for_documents_that_have_none():
    lines = {"text": TEXT, "published": "2024-05-20"}, {"text": TEXT}
    own, without = read(*lines, given=Given(published=date(2020, 1, 1)))
    assert (own.published, without.published) == (date(2024, 5, 20), date(2020, 1, 1))


def test_json_with_one_document_or_a_list_is_read():
    one = json.dumps({"text": TEXT}, indent=1).encode()
    many = json.dumps([{"text": TEXT}, {"text": TEXT}], indent=1).encode()
    assert [d.text for d in read(one)] == [TEXT]
    assert [d.text for d in read(many, whole=True)] == [TEXT, TEXT]


def test_json_lines_under_the_name_of_json_are_read():
    assert len(read({"text": TEXT}, {"text": TEXT}, whole=True)) == 2


def test_utf16_lines_are_read():
    content = (json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": TEXT})).encode("utf-16")
    assert [d.text for d in read(content)] == [TEXT, TEXT]


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_nothing_is_refused(content):
    with pytest.raises(InputError, match=r"a\.jsonl is empty"):
        read(content)


def test_a_line_over_the_limit_fails_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_BYTES", 1000)
    failure, found = read({"text": "x" * 2000}, {"text": TEXT})
    assert "line 1 has over" in failure.reason
    assert found.text == TEXT
