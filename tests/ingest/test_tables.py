from __future__ import annotations

import gzip

from dragoman.ingest import lines as reading_lines
from dragoman.ingest.expand import Naming, expand
from dragoman.ingest.take import Wanted, take

TEXT = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."
MORE = "Neither side said who would guard the bridge and the talks are to go on in the spring."
PAGE = f"<!doctype html><html><body><article><p>{TEXT}</p><p>{MORE}</p></article></body></html>"


def read(path, **fields):
    naming = tuple(fields.items())
    taken = [take(unit, Wanted(fields=naming)) for unit in expand([str(path)], Naming(fields=naming))]
    return [one.document or one.rows[0] for one in taken]


def test_a_row_gives_a_document(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f'id,date,body,url\n7,2024-05-20,"{TEXT}\n\nAnd ""more"".",https://e.org/7\n8,,{MORE},\n')
    first, second = read(path, text="body", published="date")
    assert (first.id, first.published.isoformat(), first.url) == ("7", "2024-05-20", "https://e.org/7")
    assert first.text == f'{TEXT}\n\nAnd "more".'
    assert (second.id, second.text) == ("8", MORE)


def test_tabs_semicolons_and_packing_are_told(tmp_path):
    (tmp_path / "a.tsv").write_text(f"id\ttext\n1\t{TEXT}\n")
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(f"\ufeffid;text\n1;{TEXT}\n".encode()))
    assert [found.text for found in read(tmp_path)] == [TEXT, TEXT]


def test_a_row_with_other_fields_than_the_header_or_in_another_encoding_fails_alone(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(f"id,text\n1,{TEXT}\n2,a,b\n3,Caf".encode() + b"\xe9 society\n" + f"4,{MORE}\n".encode())
    kinds = [getattr(found, "kind", None) for found in read(path)]
    assert kinds == [None, "unreadable", "encoding", None]
    assert [found.at for found in read(path)[1:3]] == ["line 3", "line 4"]


def test_a_long_line_of_a_table_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr(reading_lines, "MAX_BYTES", 1000)
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,{'x' * 5000}\n2,{TEXT}\n")
    assert sorted(getattr(found, "kind", "read") for found in read(path)) == ["read", "too-long"]


def test_a_table_without_a_text_says_what_it_has(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"id,body\n1,{TEXT}\n")
    (failure,) = read(path)
    assert (failure.kind, failure.at, failure.hint) == ("empty", "line 2", "rename 'body' with --text-field body")


def test_a_list_of_pages_reads_each_where_its_path_says(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "1.html").write_text(PAGE)
    (tmp_path / "pages" / "2.html.gz").write_bytes(gzip.compress(PAGE.replace("Tuesday", "Friday").encode()))
    path = tmp_path / "list.csv"
    path.write_text(
        "date,DocumentIdentifier,path\n1,https://e.org/2024/05/20/a,pages/1.html\n2,https://e.org/b,pages/2.html.gz\n"
        "3,https://e.org/c,pages/3.html\n"
    )
    first, second, missing = read(path)
    assert (first.url, first.published.isoformat()) == ("https://e.org/2024/05/20/a", "2024-05-20")
    assert second.text.startswith("The foreign ministers of both countries met on Friday")
    assert (missing.kind, missing.at) == ("missing", "line 4")


def test_a_list_of_pages_needs_no_header(tmp_path):
    (tmp_path / "1.html").write_text(PAGE)
    (tmp_path / "list.urls").write_text("https://e.org/a\t1.html\nhttps://e.org/b\t1.html\n")
    found = read(tmp_path / "list.urls")
    assert [one.url for one in found] == ["https://e.org/a", "https://e.org/b"]
