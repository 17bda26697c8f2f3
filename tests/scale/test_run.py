from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import pytest
from made_reports import report, write_reports

from dragoman.errors import CountError, DiskFullError, InputError
from dragoman.records import Document, Record
from dragoman.scale import shards as sharding
from dragoman.scale.ledger import Ledger
from dragoman.scale.summary import Summary
from dragoman.store import init_workspace, open_store


def rows(store, run: str) -> list[tuple[str, str]]:
    return [(row.at, row.kind) for row in store.failures(run, limit=500).rows]


def test_every_report_is_accounted_for(run, store, tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [
        {"id": "a", "text": report(1), "published": "2024-05-20"},
        {"id": "b", "text": report(2)},  # no day
        {"id": "c", "text": report(1), "published": "2024-05-21"},  # the text of a
        {"id": "d", "text": ""},
        {"id": "e", "text": "Die Minister trafen sich am Dienstag und einigten sich auf neue Treffen in Wien."},
        {"id": "a", "text": report(3), "published": "2024-05-20"},  # another text under the id of the first
        {"id": "g", "text": "x" * 1_000_001},
        {"id": "h", "text": report(4, more=" RAISE"), "published": "2024-05-20"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n{broken\n")
    (tmp_path / ".hidden").write_text("x")
    summary = run(tmp_path / "a.jsonl", shard_size=2)
    assert (summary.given, summary.read, summary.failed, summary.skipped) == (9, 2, 6, 1)
    assert summary.kinds == {
        "changed": 1, "crash": 1, "duplicate": 1, "empty": 1, "no-date": 1, "not-english": 1, "too-long": 1,
        "unreadable": 1,
    }  # fmt: skip
    assert sorted(rows(store, summary.run)) == [
        ("line 2", "no-date"), ("line 3", "duplicate"), ("line 4", "empty"), ("line 5", "not-english"),
        ("line 6", "changed"), ("line 7", "too-long"), ("line 8", "crash"), ("line 9", "unreadable"),
    ]  # fmt: skip
    told = store.run(summary.run)
    assert (told.state, told.given, told.read, told.failed, told.skipped) == ("finished", 9, 2, 6, 1)


def test_a_near_duplicate_is_read_and_marked(run, store, tmp_path):
    body = " ".join(report(number) for number in range(20))
    path = tmp_path / "a.jsonl"
    texts = [body, body.replace("Monday", "Tuesday", 1), report(99)]
    path.write_text(
        "\n".join(json.dumps({"id": f"d{i}", "text": t, "published": "2024-05-20"}) for i, t in enumerate(texts))
    )
    summary = run(path, shard_size=1)
    assert (summary.read, summary.kinds) == (3, {"near-duplicate": 1})
    (row,) = store.failures(summary.run).rows
    assert row.at == "line 2"
    assert row.reason.startswith("document d1 reads like document d0: ")


def test_running_again_adds_nothing(run, store, canonical, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 20)
    first = run(path, shard_size=3)
    before = canonical(first.run)
    again = run(path, shard_size=7)
    assert (again.run, again.given, again.before, again.read) == (first.run, 20, 20, 20)
    assert canonical(first.run) == before
    assert not list((store.folder / "shards" / first.run).glob("*.jsonl"))


def test_a_source_that_has_grown_is_read_where_it_grew(run, tmp_path):
    run(write_reports(tmp_path / "a.jsonl", 10), shard_size=4)
    summary = run(write_reports(tmp_path / "a.jsonl", 15), shard_size=4)
    assert (summary.given, summary.before, summary.read) == (15, 10, 15)


def test_results_do_not_hang_on_the_size_of_shards(run, store, canonical, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 25, odd={7: " RAISE"})
    one = canonical(run(path, shard_size=1).run)
    with open_store(init_workspace(tmp_path / "other")) as other:
        from dragoman.scale import Options, ReaderSpec, run_corpus

        summary = run_corpus([str(path)], other, Options(spec=ReaderSpec(loader="light_reader:load"), shard_size=100))
        other.export_canonical(summary.run, tmp_path / "other.jsonl")
    # the time limit is no part of what is read
    assert (tmp_path / "other.jsonl").read_bytes() == one


def test_a_stopped_run_says_so_and_goes_on(run, store, canonical, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 20)
    asked = iter(range(10_000))
    stopped = run(path, shard_size=4, stop=lambda: next(asked) > 30)
    assert stopped.state == "stopped"
    assert 0 < stopped.read < 20
    assert store.run(stopped.run).state == "stopped"
    with pytest.raises(InputError, match=r"was stopped before its end \(go on with it: --resume\)"):
        run(path)
    summary = run(path, shard_size=4, resume=True)
    assert (summary.state, summary.given, summary.read, summary.before) == ("finished", 20, 20, stopped.read)


def test_a_finished_file_that_was_not_stored_is_used_and_not_read_again(run, store, tmp_path, monkeypatch):
    path = write_reports(tmp_path / "a.jsonl", 8)

    def full(*_):
        raise DiskFullError("no room left on /")

    with monkeypatch.context() as patched:
        patched.setattr(store, "add_shard", full, raising=False)
        with pytest.raises(DiskFullError):
            run(path, shard_size=4)
    (folder,) = (store.folder / "shards").iterdir()
    assert [file.name for file in folder.glob("*.jsonl")] == ["00000.jsonl"]
    summary = run(path, shard_size=4, resume=True, loader="light_reader:load")
    assert (summary.read, summary.before) == (8, 0)
    assert not list(folder.glob("*.jsonl"))


def test_a_disk_without_room_is_named_and_what_was_done_is_kept(run, store, tmp_path, monkeypatch):
    path = write_reports(tmp_path / "a.jsonl", 12)
    synced = sharding.os.fsync
    done = []

    def fill_up(handle):
        done.append(handle)
        if len(done) > 2:  # a file and its folder: one shard
            raise OSError(errno.ENOSPC, "No space left on device")
        synced(handle)

    with monkeypatch.context() as patched:
        patched.setattr(sharding.os, "fsync", fill_up)
        with pytest.raises(DiskFullError, match=r"no room left on /.* free\) for .*00001.jsonl .*--resume"):
            run(path, shard_size=4)
    (known,) = store.runs()
    assert store.loaded_shards(known.id) == {0}
    (folder,) = (store.folder / "shards").iterdir()
    assert not list(folder.glob("*.tmp"))
    assert run(path, shard_size=4, resume=True).read == 12


def test_two_processes_do_not_work_on_one_run(run, store, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 4)
    summary = run(path)
    held = Ledger(store.folder / "shards" / summary.run / "ledger.db")
    try:
        with pytest.raises(InputError, match="another process is at work on this run"):
            run(path)
    finally:
        held.close()


def test_a_strict_run_stops_at_the_first_failure_and_keeps_what_was_before(run, store, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 12, odd={6: " RAISE"})
    with pytest.raises(InputError, match=r"a\.jsonl line 7: RuntimeError: no such luck"):
        run(path, shard_size=4, strict=True)
    (known,) = store.runs()
    assert (known.state, known.read) == ("stopped", 4)


def test_a_report_that_takes_too_long_is_given_up(run, store, tmp_path):
    path = write_reports(tmp_path / "a.jsonl", 3, odd={1: " HANG"})
    summary = run(path, time_limit=0.2)
    assert (summary.read, summary.kinds) == (2, {"crash": 1})
    assert store.failures(summary.run).rows[0].reason == "took more than 0.2 seconds"


def test_lost_counts_are_an_error():
    lost = Summary(run="r", state="finished", given=5, read=3, failed=1, skipped=0, before=0, kinds={}, seconds=1.0)
    with pytest.raises(CountError, match=r"3 read \+ 1 failed \+ 0 skipped is not the 5 given"):
        lost.check()


def test_a_missing_source_is_refused_and_nothing_is_lost(run, store, tmp_path):
    with pytest.raises(InputError, match="no such file or folder"):
        run(write_reports(tmp_path / "a.jsonl", 3), Path("nowhere.jsonl"))
    assert store.runs()[0].state == "stopped"


@pytest.mark.parametrize(("option", "value"), [("workers", 0), ("shard_size", 0), ("engine", "quantum")])
def test_settings_that_make_no_sense_are_refused(run, tmp_path, option, value):
    with pytest.raises(InputError):
        run(write_reports(tmp_path / "a.jsonl", 1), **{option: value})


def test_a_source_named_twice_is_read_once_and_counted_twice(run, store, tmp_path):
    (tmp_path / "in").mkdir()
    path = write_reports(tmp_path / "in" / "a.jsonl", 5)
    for size in (2, 100):
        summary = run(path, tmp_path / "in", path, shard_size=size)
        assert (summary.given, summary.read, summary.skipped) == (15, 15, 0)
    assert store.counts(summary.run).documents == 5
    assert store.run(summary.run).given == 5


def test_names_and_texts_with_half_characters_are_failures_not_the_end(run, store, tmp_path):
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Caf\xe9 society. " * 20)
    except OSError:
        pytest.skip("this disk has no such names")
    rows = ['{"\\ud83d": 1}', '{"text": "half \\ud83d"}', json.dumps({"text": report(1), "title": "half \ud83d"})]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    summary = run(tmp_path / "a.jsonl", tmp_path / os.fsdecode(b"caf\xe9.txt"))
    assert (summary.given, summary.failed) == (4, 4)
    assert summary.kinds == {"crash": 1, "empty": 1, "encoding": 1, "unreadable": 1}


def test_a_report_kept_beside_a_run_stays_counted_when_the_run_goes_on(run, store, tmp_path):
    path = tmp_path / "a.jsonl"
    write_reports(path, 3)
    first = run(path, shard_size=2)
    pasted = Record(document=Document(id="pasted", text="Envoys met in Quito."))
    store.add_shard(first.run, -1, [pasted])  # as the workbench keeps one
    store.count_more(first.run, read=1)
    write_reports(path, 5)
    summary = run(path, shard_size=2, resume=True)
    assert (summary.given, summary.before) == (5, 3)
    told = store.run(first.run)
    assert (told.given, told.read) == (6, 6)
    assert store.check() == []
