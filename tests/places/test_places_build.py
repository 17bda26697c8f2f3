"""A user's gazetteer file: built whole or not at all."""

from __future__ import annotations

import time
import zipfile

import pytest

from dragoman.errors import GazetteerError
from dragoman.places import build_gazetteer, load_gazetteer


def row(number: int, name: str, *, kind: str = "P", code: str = "PPL", country: str = "UA", lat: str = "50.0") -> str:
    cells = [str(number), name, name, "Zweitname,zweit", lat, "36.2", kind, code, country, "", "07", "", "", "", "900"]
    return "\t".join([*cells, "", "10", "Europe/Kyiv", "2026-01-01"]) + "\n"


DUMP = row(1, "Mala Rohan") + row(2, "Kharkivska", kind="A", code="ADM1") + row(3, "Grand Hotel", kind="S", code="HTL")


def test_a_dump_becomes_a_gazetteer(tmp_path):
    dump, target = tmp_path / "UA.txt", tmp_path / "my.gazetteer"
    dump.write_text(DUMP, encoding="utf-8")
    built = build_gazetteer(dump, target)
    assert (built.places, built.path) == (2, target)
    gazetteer = load_gazetteer(target)
    (entry,) = gazetteer.lookup("Mala Rohan")
    assert (entry.country, entry.kind, entry.geonames_id) == ("UKR", "town", 1)
    assert gazetteer.admin1_name(entry) == "Kharkivska"
    assert gazetteer.lookup("Zweitname")
    assert gazetteer.lookup("Grand Hotel") == ()
    assert gazetteer.lookup("Black Sea")[0].precision == "area"
    assert list(tmp_path.glob("*.part")) == []


def test_a_zip_is_read_as_it_comes(tmp_path):
    dump, target = tmp_path / "UA.zip", tmp_path / "my.gazetteer"
    with zipfile.ZipFile(dump, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("UA.txt", DUMP)
    assert build_gazetteer(dump, target).places == 2


BROKEN = {
    "ends inside a line": DUMP + row(4, "Cut")[:20],
    "columns, wanted 19": "name,lat,lon\nKharkiv,50,36\n",
    "not one settlement": row(3, "Grand Hotel", kind="S", code="HTL"),
    "latitude": DUMP + row(5, "Nowhere", lat="95.0"),
    "line 4": DUMP + row(5, "Nowhere", lat="north"),
}


@pytest.mark.parametrize("reason", BROKEN)
def test_a_broken_dump_is_refused_and_the_old_file_stays(tmp_path, reason):
    dump, target = tmp_path / "UA.txt", tmp_path / "my.gazetteer"
    target.write_bytes(b"old")
    dump.write_text(BROKEN[reason], encoding="utf-8")
    with pytest.raises(GazetteerError, match=reason) as caught:
        build_gazetteer(dump, target)
    assert caught.value.hint
    assert target.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["UA.txt", "my.gazetteer"]


def test_a_truncated_zip_is_refused_and_the_old_file_stays(tmp_path):
    whole, dump, target = tmp_path / "UA.zip", tmp_path / "cut.zip", tmp_path / "my.gazetteer"
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("UA.txt", DUMP)
    dump.write_bytes(whole.read_bytes()[:-40])
    target.write_bytes(b"old")
    with pytest.raises(GazetteerError):
        build_gazetteer(dump, target)
    assert target.read_bytes() == b"old"


def test_a_missing_dump_is_refused(tmp_path):
    with pytest.raises(GazetteerError):
        build_gazetteer(tmp_path / "none.txt", tmp_path / "my.gazetteer")


@pytest.mark.parametrize("content", [None, b"", b"no database", b"SQLite format 3\x00"])
def test_a_file_that_is_no_gazetteer_is_refused(tmp_path, content):
    path = tmp_path / "x.gazetteer"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GazetteerError) as caught:
        load_gazetteer(path)
    assert caught.value.hint


def test_a_look_up_in_a_large_file_takes_less_than_a_millisecond(tmp_path):
    dump, target = tmp_path / "big.txt", tmp_path / "my.gazetteer"
    dump.write_text("".join(row(i, f"Ort {i}") for i in range(1, 50_001)), encoding="utf-8")
    build_gazetteer(dump, target)
    gazetteer = load_gazetteer(target)
    start = time.perf_counter()
    for i in range(1, 1001):
        assert gazetteer.lookup(f"Ort {i * 7}")
    assert time.perf_counter() - start < 1.0
