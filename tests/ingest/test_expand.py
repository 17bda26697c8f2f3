from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.ingest import packed
from dragoman.ingest.contents import MAX_BYTES
from dragoman.ingest.expand import Naming, count_units, expand
from dragoman.ingest.take import Wanted, take

TEXT = "The foreign ministers of both countries met on Tuesday and agreed to open the border crossing within a month."
MORE = "Neither side said who would guard the bridge, and the talks are to go on in the spring."
PAGE = f"<!doctype html><html><body><article><p>{TEXT}</p><p>{MORE}</p></article></body></html>"


def lines(*texts: str) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def texts(*sources: object, fields: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """Texts in order; of what could not be read, its kind in brackets."""
    found = []
    for unit in expand([str(source) for source in sources], Naming(fields=fields)):
        taken = take(unit, Wanted(fields=fields))
        found.append(taken.document.text if taken.document else f"[{taken.rows[0].kind}]")
    return found


def refusals(*sources: object) -> list[tuple[str, str, str]]:
    units = expand([str(source) for source in sources])
    return [(Path(u.source).name, u.at, u.refusal.kind) for u in units if u.refusal]


def zstd(content: bytes) -> bytes:
    return pytest.importorskip("zstandard").ZstdCompressor().compress(content)


def test_a_folder_is_read_by_name_its_files_before_its_folders(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/y.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name} {TEXT}")
    assert [text.split()[0] for text in texts(tmp_path)] == ["b.txt", "c.txt", "a/y.txt", "a/z.txt"]


def test_a_glob_is_read_by_name(tmp_path):
    for name in ("2.txt", "1.txt", "x.md"):
        (tmp_path / name).write_text(f"{name} {TEXT}")
    assert [text.split()[0] for text in texts(tmp_path / "*.txt")] == ["1.txt", "2.txt"]
    assert len(texts(tmp_path / "**/*")) == 3


def test_hidden_and_binary_files_are_skipped_and_counted(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(TEXT)
    (tmp_path / ".hidden").write_text(TEXT)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "data").write_bytes(b"abc\0\0\0\0def" * 50)
    (tmp_path / "z.txt").write_text(TEXT)
    assert refusals(tmp_path) == [
        (".git", "", "hidden"), (".hidden", "", "hidden"), ("a.png", "", "binary"), ("data", "", "binary"),
    ]  # fmt: skip


def test_links_in_a_circle_end(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "r.txt").write_text(TEXT)
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop1").symlink_to(tmp_path / "loop2")
    (tmp_path / "loop2").symlink_to(tmp_path / "loop1")
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    assert texts(tmp_path) == ["[missing]", "[missing]", "[missing]", TEXT, "[link]"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refusals(tmp_path) == [("pipe", "", "binary")]


@pytest.mark.parametrize(("suffix", "pack"), [("", bytes), (".gz", gzip.compress), (".zst", zstd)])
def test_json_lines_are_read_packed_or_not(tmp_path, suffix, pack):
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(pack(lines(TEXT, MORE)))
    assert texts(path) == [TEXT, MORE]
    assert [unit.at for unit in expand([str(path)])] == ["line 1", "line 2"]


def test_packed_pieces_one_after_another_are_all_read(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines(TEXT)) + gzip.compress(lines(MORE)))
    (tmp_path / "b.jsonl.zst").write_bytes(zstd(lines(TEXT)) + zstd(lines(MORE)))
    assert texts(tmp_path) == [TEXT, MORE, TEXT, MORE]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstd)])
def test_a_packed_file_cut_short_gives_what_came_before_and_a_failure(tmp_path, suffix, pack):
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(pack(lines(*(f"{i} {os.urandom(300).hex()}" for i in range(2000))))[:-100_000])
    units = list(expand([str(path)]))
    assert len(units) > 100
    assert [unit.refusal.kind for unit in units if unit.refusal] == ["broken-archive"]
    assert units[-1].at.startswith("after line ")
    assert "cut short" in units[-1].refusal.reason


def test_a_damaged_gzip_file_is_a_failure(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    content = bytearray(gzip.compress(lines(*(os.urandom(300).hex() for _ in range(200)))))
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    assert refusals(path)[-1][2] == "broken-archive"


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_bomb_is_refused_before_it_swells(tmp_path, suffix, monkeypatch):
    monkeypatch.setattr(packed, "FREE_BYTES", 2_000_000)
    content = b"0" * 20_000_000
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(gzip.compress(content) if suffix == ".gz" else zstd(content))
    assert [kind for _, _, kind in refusals(path)] == ["bomb"]


def test_a_zip_bomb_is_refused_and_so_is_an_archive_inside_an_archive(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "FREE_BYTES", 2_000_000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first.txt", TEXT)
        archive.writestr("inner.zip", b"PK\x03\x04 more")
        archive.writestr("bomb.txt", b"0" * 20_000_000)
    found = list(expand([str(tmp_path / "a.zip")]))
    assert found[0].content.decode() == TEXT
    assert [(u.at, u.refusal.kind) for u in found[1:]] == [("inner.zip", "binary"), ("after inner.zip", "bomb")]


def test_a_zip_archive_gives_its_texts_pages_and_lines(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x/report.txt", TEXT)
        archive.writestr("x/page.html", PAGE)
        archive.writestr("x/many.jsonl", lines(TEXT, MORE))
        archive.writestr("x/.DS_Store", b"x")
    assert texts(tmp_path) == [TEXT, f"{TEXT}\n{MORE}", TEXT, MORE, "[hidden]"]


def test_a_zip_archive_cut_short_is_a_failure(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("report.txt", TEXT)
    content = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(content[:-20])
    assert refusals(tmp_path) == [("a.zip", "", "broken-archive")]


def test_a_line_over_the_limit_is_passed_over_in_bounded_memory(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(lines(TEXT))
        file.seek(3 * MAX_BYTES, os.SEEK_CUR)  # sparse: takes no room on the disk
        file.write(b"\n" + lines(MORE))
    assert texts(path) == [TEXT, "[too-long]", MORE]


def test_a_file_over_the_limit_is_a_failure(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.write(TEXT.encode() * 100)
        file.truncate(MAX_BYTES + 1)
    assert texts(tmp_path) == ["[too-long]"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (TEXT.encode("utf-16-le").replace(b"\0", b"\x01"), "encoding"),
        ("Caf\xe9 society met. ".encode("latin-1") * 10, "encoding"),
        (
            b"Die Au\xc3\x9fenminister beider Staaten trafen sich am Dienstag und einigten sich auf Gespr\xc3\xa4che.",
            "not-english",
        ),
    ],
)
def test_each_text_that_cannot_be_read_has_its_kind(tmp_path, content, kind):
    (tmp_path / "a.txt").write_bytes(content)
    assert texts(tmp_path) == [f"[{kind}]"]


def test_utf16_with_its_mark_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-16")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT}) + "\n" + json.dumps({"text": MORE}), encoding="utf-16")
    assert texts(tmp_path) == [TEXT, TEXT, MORE]


def test_a_day_that_is_missing_or_none_is_noted_and_the_report_read(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [{"text": TEXT}, {"text": TEXT, "published": "05/06/2024"}, {"text": TEXT, "published": "2024-05-20"}]
    path.write_text("\n".join(map(json.dumps, rows)))
    taken = [take(unit, Wanted()) for unit in expand([str(path)])]
    assert all(one.document for one in taken)
    assert [[(row.kind, row.reason) for row in one.rows] for one in taken] == [
        [("no-date", "no day of publication")],
        [("no-date", "no publication day: '05/06/2024' (not clear which is the month)")],
        [],
    ]


def test_json_with_one_object_or_a_list_or_lines_is_read(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([{"text": TEXT}, {"text": MORE}], indent=1))
    (tmp_path / "b.json").write_text(json.dumps({"text": TEXT}, indent=1))
    (tmp_path / "c.json").write_bytes(lines(TEXT, MORE))
    (tmp_path / "d.json").write_text("{broken")
    assert texts(tmp_path) == [TEXT, MORE, TEXT, TEXT, MORE, "[unreadable]"]


def test_a_page_in_a_json_object_is_read_as_a_page(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"html": PAGE, "published": "2024-05-20", "url": "https://e.org/1"}))
    (unit,) = expand([str(tmp_path)])
    document = take(unit, Wanted()).document
    assert (document.text, document.published.isoformat(), document.published_source) == (
        f"{TEXT}\n{MORE}", "2024-05-20", "field",
    )  # fmt: skip


def test_addresses_and_standard_input_are_refused_with_the_reason():
    with pytest.raises(InputError, match="standard input can't be the source of a run"):
        list(expand(["-"]))
    with pytest.raises(InputError, match="save it to a file first"):
        list(expand(["https://example.org/feed"]))


def test_a_source_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        list(expand([str(tmp_path / "none")]))
    with pytest.raises(InputError, match="nothing fits"):
        list(expand([str(tmp_path / "*.none")]))


def test_a_unit_keeps_its_digest_when_named_from_elsewhere(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT)
    (absolute,) = expand([str(tmp_path / "a.txt")])
    monkeypatch.chdir(tmp_path)
    (relative,) = expand(["a.txt"])
    assert absolute.digest() == relative.digest()


def test_units_are_counted_without_being_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_bytes(lines(TEXT, "nicht englisch"))
    (tmp_path / ".c").write_text("")
    assert {kind: number for kind, (number, _) in count_units(expand([str(tmp_path)])).items()} == {
        "text": 1, "json": 2, "hidden": 1,
    }  # fmt: skip


def test_what_a_workspace_keeps_is_no_report(tmp_path):
    for name in ("dragoman.db", "watch.json", "shards/a.jsonl", "inbox/b.jsonl", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(lines(TEXT) if name.endswith("l") else TEXT.encode())
    assert texts(tmp_path) == ["[hidden]", "[hidden]", "[hidden]", TEXT, TEXT]
