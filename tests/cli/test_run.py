from __future__ import annotations

import json

import pytest

REPORT = (
    "Peru accused Chile of shelling the border town, and the foreign minister said that the talks would go on. "
    "The government in Lima asked the two sides to keep calm."
)


@pytest.fixture
def corpus(tmp_path, dragoman):
    (tmp_path / "w").mkdir()
    assert dragoman("init", tmp_path / "w").code == 0
    rows = [{"id": f"r{i}", "text": f"{REPORT} It was round {i}.", "published": "2024-05-20"} for i in range(3)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, [*rows, {"id": "x", "text": ""}])))
    return tmp_path


def test_a_run_tells_what_became_of_all(dragoman, corpus):
    found = dragoman("run", corpus / "a.jsonl", "-w", corpus / "w")
    assert found.code == 0
    first, second, *_ = found.out.splitlines()
    assert first.startswith("4 given: 3 read, 1 failed, 0 skipped; run ")
    assert second.startswith("1 empty, 2 near-duplicate")
    again = dragoman("run", corpus / "a.jsonl", "-w", corpus / "w")
    assert again.out.startswith("4 given (4 of them before): 3 read, 1 failed, 0 skipped")


def test_a_dry_run_counts_and_writes_nothing(dragoman, corpus, tmp_path):
    before = sorted((corpus / "w").rglob("*"))
    found = dragoman("run", corpus / "a.jsonl", "--dry-run", "-w", corpus / "w")
    assert found.code == 0
    assert "4  objects and rows" in found.out
    assert found.out.splitlines()[-1] == "nothing was written"
    assert sorted((corpus / "w").rglob("*")) == before
    assert dragoman("run", corpus / "a.jsonl", "--dry-run").code == 0  # no workspace is needed


def test_runs_and_their_failures_are_listed(dragoman, corpus):
    dragoman("run", corpus / "a.jsonl", "-w", corpus / "w")
    listed = dragoman("runs", "-w", corpus / "w").out
    assert "finished" in listed
    assert "4 given, 3 read, 1 failed, 0 skipped" in listed
    rows = dragoman("runs", "latest", "-w", corpus / "w").out.splitlines()
    assert sorted(row.split()[0] for row in rows) == ["empty", "near-duplicate", "near-duplicate"]
    assert "a.jsonl line 4 " in next(row for row in rows if row.startswith("empty"))


def test_two_runs_are_compared(dragoman, corpus):
    dragoman("run", corpus / "a.jsonl", "-w", corpus / "w")
    listed = dragoman("runs", "-w", corpus / "w").out
    dragoman("run", corpus / "a.jsonl", "-w", corpus / "w", "--published", "2020-01-01")  # another configuration
    assert dragoman("runs", "-w", corpus / "w").out != listed
    first, second = (line.split()[0] for line in dragoman("runs", "-w", corpus / "w").out.splitlines())
    assert first != second
    assert dragoman("diff", second, first, "-w", corpus / "w").out == "nothing differs\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.jsonl",), "no such file or folder"),
        (("-",), "standard input can't be the source of a run"),
        (("{corpus}", "--workers", "0"), "at least 1"),
        (("{corpus}", "--engine", "serial", "--workers", "2"), "the engine 'serial' has one worker"),
        (("{corpus}", "--codebook", "none.yaml"), "none.yaml"),
    ],
)
def test_what_is_wrong_is_one_line(dragoman, corpus, arguments, message):
    words = [word.replace("{corpus}", str(corpus / "a.jsonl")) for word in arguments]
    found = dragoman("run", *words, "-w", corpus / "w")
    assert found.code == 2
    assert message in found.message


def test_a_workspace_that_is_not_there_is_told(dragoman, corpus):
    found = dragoman("run", corpus / "a.jsonl", "-w", corpus / "none")
    assert found.code == 2
    assert "dragoman init" in found.message


def test_where_nothing_could_be_read_the_code_is_2(dragoman, corpus):
    (corpus / "b.jsonl").write_text('{"text": ""}\n')
    assert dragoman("run", corpus / "b.jsonl", "-w", corpus / "w").code == 2


def test_the_doctor_finds_what_is_and_what_is_not_in_order(dragoman, corpus):
    found = dragoman("doctor", "-w", corpus / "w", "--quick", "--deep")
    assert found.code == 0
    states = {line.split(":")[0].split(maxsplit=1)[-1]: line.split()[0] for line in found.out.splitlines()}
    assert {states[what] for what in ("Python", "SQLite", "workspace", "writing", "database", "data")} == {"ok"}
    (corpus / "w" / "dragoman.db").write_bytes(b"no database of ours" * 100)
    damaged = dragoman("doctor", "-w", corpus / "w", "--quick")
    assert damaged.code == 1
    assert "fail  workspace" in damaged.out
    assert "-> " in damaged.out


def test_a_watch_without_feeds_is_told_before_any_site_is_asked(dragoman, corpus):
    (corpus / "feeds.toml").write_text("")
    assert "names no feed" in dragoman("watch", corpus / "feeds.toml", "-w", corpus / "w", "--once").message


@pytest.mark.enable_socket
def test_a_watch_reads_what_feeds_bring(dragoman, corpus):
    import sys
    from pathlib import Path

    sys.path.append(str(Path(__file__).parents[1] / "scale"))
    from feed_server import running

    with running() as site:
        site.feed("/rss", [1, 2])
        feeds = f'delay = 0\nrobots = false\n[[feed]]\nurl = "{site.address}/rss"\n'
        (corpus / "feeds.toml").write_text(feeds)
        found = dragoman("watch", corpus / "feeds.toml", "-w", corpus / "w", "--once")
        assert found.code == 0
        assert f"{site.address}/rss: 2 new" in found.out
        assert "2 given: 2 read, 0 failed, 0 skipped" in found.out
        # nothing is due: no site is asked; what is there is known
        asked = len(site.asked)
        again = dragoman("watch", corpus / "feeds.toml", "-w", corpus / "w", "--once")
        assert "2 given (2 of them before)" in again.out
        assert len(site.asked) == asked
