"""What a database meets: other processes, kills, full disks, damage, newer versions."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.store.conftest import fill, make_record

from dragoman.errors import DiskFullError, InputError, StoreError
from dragoman.store import init_workspace, open_store
from dragoman.store.engine import disk_of
from dragoman.store.store import Store

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from dragoman.store import open_store
from tests.store.conftest import make_record
with open_store(sys.argv[1]) as store:
    run = store.start_run({"writer": 1}).id
    for shard in range(int(sys.argv[2])):
        store.add_shard(run, shard, [make_record(f"s{shard}-{n}") for n in range(20)])
        print(shard, flush=True)
"""

READER = """
import sys
from dragoman.store import open_store
seen = 0
with open_store(sys.argv[1], readonly=True) as store:
    print("ready", flush=True)
    while seen < int(sys.argv[2]):
        page = store.events(limit=5)
        assert page.total % 40 == 0, page.total
        assert page.total >= seen
        seen = page.total
        store.facets(field="type")
        store.search("harbour")
    print("no errors", flush=True)
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_two_processes_read_while_one_writes(workspace: Path) -> None:
    readers = [start(READER, workspace, 12 * 40) for _ in range(2)]
    for reader in readers:
        assert reader.stdout.readline() == "ready\n"
    writer = start(WRITER, workspace, 12)
    ends = [process.communicate(timeout=120) for process in (writer, *readers)]
    assert [process.returncode for process in (writer, *readers)] == [0, 0, 0], ends
    assert all("no errors" in out for out, _ in ends[1:])
    with open_store(workspace) as store:
        assert store.events().total == 12 * 40


def test_a_reader_sees_one_state_while_another_writes(sqlite: Store, workspace: Path) -> None:
    fill(sqlite, make_record("one"))
    with open_store(workspace, readonly=True) as reader:
        rows = reader.dyad_rows()
        first = next(rows)
        fill(sqlite, make_record("two"))
        assert first.document == "one"
        assert {row.document for row in rows} == {"one"}
        assert reader.events().total == 4


def test_killed_while_adding_it_keeps_whole_shards(workspace: Path, tmp_path: Path) -> None:
    for attempt in range(3):
        writer = start(WRITER, workspace, 400)
        for _ in range(2 + attempt):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
    with open_store(workspace) as store:
        run = store.run().id
        shards = store.loaded_shards(run)
        assert shards
        assert store.documents().total == 20 * len(shards)
        assert store.events().total == 40 * len(shards)
        assert store.check() == []
        for shard in range(max(shards) + 2):
            store.add_shard(run, shard, [make_record(f"s{shard}-{n}") for n in range(20)])
        store.export_canonical(run, tmp_path / "killed")
    with open_store(tmp_path / "whole.db", create=True) as store:
        whole = store.start_run({"writer": 1}).id
        for shard in range(max(shards) + 2):
            store.add_shard(whole, shard, [make_record(f"s{shard}-{n}") for n in range(20)])
        store.export_canonical(whole, tmp_path / "whole")
    assert (tmp_path / "killed").read_bytes() == (tmp_path / "whole").read_bytes()


def test_a_full_disk_is_named_and_what_was_done_is_kept(sqlite: Store) -> None:
    run = fill(sqlite, *(make_record(f"a{n}") for n in range(5)))

    def limit(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    from sqlalchemy import event

    sqlite.close()  # the next connection is a limited one
    event.listen(sqlite._database.engine, "connect", limit)
    with pytest.raises(DiskFullError, match=r"no room left on /.* GB free\)") as told:
        sqlite.add_shard(run, 1, [make_record(f"b{n}") for n in range(200)])
    assert "--resume" in told.value.hint
    assert sqlite.events().total == 10
    assert sqlite.loaded_shards(run) == {0}
    event.remove(sqlite._database.engine, "connect", limit)
    sqlite.close()
    assert sqlite.add_shard(run, 1, [make_record(f"b{n}") for n in range(200)]).events == 400


def test_a_disk_is_named_by_mount_and_device(tmp_path: Path) -> None:
    assert disk_of(tmp_path / "not" / "there.db").startswith("/")
    assert "GB free" in disk_of(tmp_path)


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_what_is_no_database_is_refused_with_place_and_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dragoman.db"
    path.write_bytes(content)
    for options in ({}, {"readonly": True}, {"create": True}):
        with pytest.raises(StoreError, match=str(path)) as told:
            open_store(tmp_path, **options)
        assert told.value.hint
    assert path.read_bytes() == content


def test_damage_inside_is_told_by_the_check_or_when_it_is_met(sqlite: Store, workspace: Path) -> None:
    fill(sqlite, *(make_record(f"d{n}") for n in range(100)))
    sqlite.close()
    path = workspace / "dragoman.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        for page in range(20, size // 4096 - 5, 3):
            file.seek(page * 4096)
            file.write(os.urandom(4096))
    try:
        with open_store(workspace) as store:
            wrong = store.check()
    except StoreError as error:
        assert str(path) in error.message
        assert "damaged" in error.message
        assert "init" in error.hint
    else:
        assert wrong


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "dragoman.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(StoreError, match="holds no Dragoman store"):
        open_store(tmp_path)
    with pytest.raises(StoreError, match="holds other tables"):
        init_workspace(tmp_path)


def test_no_workspace_and_no_such_address_are_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no workspace there"):
        open_store(tmp_path / "none")
    with pytest.raises(InputError, match="no store is kept there"):
        open_store("mysql://user:secret@host/db")
    with pytest.raises(StoreError, match="can't be reached") as told:
        open_store(f"postgresql://user:secret@/db?host={tmp_path}")
    assert "secret" not in str(told.value)


def test_a_store_for_reading_is_not_written_to(sqlite: Store, workspace: Path) -> None:
    run = fill(sqlite, make_record("one"))
    with open_store(workspace, readonly=True) as store:
        assert store.events().total == 2
        with pytest.raises(StoreError, match="for reading only"):
            store.add_shard(run, 1, [make_record("two")])


def test_a_workspace_without_leave_to_write_can_be_read(workspace: Path) -> None:
    with open_store(workspace) as store:
        fill(store, make_record("one"))
    # its folder may not be written to: no index of the log can be made beside it
    with sqlite3.connect(workspace / "dragoman.db") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    script = (
        "import os, sys\n"
        "from dragoman.store import open_store\n"
        "open_store(sys.argv[1] + '.db', create=True).close()  # all is imported before root's rights are given up\n"
        "if os.getuid() == 0: os.setgid(65534), os.setuid(65534)\n"
        "with open_store(sys.argv[1], readonly=True) as store: print(store.events().total)\n"
    )
    for part in (workspace, *workspace.parents):
        if part.owner() == "root" and str(part).startswith("/tmp/"):
            part.chmod(part.stat().st_mode | 0o055)
    workspace.chmod(0o555)
    try:
        out, err = start(script, workspace).communicate(timeout=60)
    finally:
        workspace.chmod(0o755)
    assert out.strip() == "2", err


def test_a_workspace_made_again_is_left_as_it_is(workspace: Path) -> None:
    with open_store(workspace) as store:
        fill(store, make_record("one"))
    init_workspace(workspace)
    with open_store(workspace) as store:
        assert store.events().total == 2
    assert (workspace / "shards").is_dir()
    with pytest.raises(InputError, match="no workspace can be made there"):
        init_workspace(workspace / "dragoman.db" / "below")


def test_forty_threads_ask_at_once(store: Store) -> None:
    fill(store, *(make_record(f"d{n}") for n in range(10)))
    with ThreadPoolExecutor(40) as pool:
        totals = list(pool.map(lambda _: store.events(limit=3).total, range(120)))
    assert set(totals) == {20}
