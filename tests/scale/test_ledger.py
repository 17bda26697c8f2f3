from __future__ import annotations

import os
import sqlite3

import pytest

from dragoman.errors import DiskFullError, InputError
from dragoman.ingest.sketch import sketch
from dragoman.scale.ledger import Ledger


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger(tmp_path / "ledger.db")
    yield opened
    opened.close()


def add(ledger: Ledger, number: int, *, shard: int, text: str | None = None) -> None:
    ledger.add_unit(bytes([number]) * 16, shard=shard, became="read")
    words = text or f"Report {number} on what the envoys of {number} states said about dam {number} on Monday."
    ledger.add_document(f"d{number}", shard=shard, text=bytes([number]) * 16, sketch=sketch(words))


def test_what_the_store_never_got_is_forgotten(ledger):
    with ledger.transaction():
        add(ledger, 1, shard=0)
        add(ledger, 2, shard=1)
    ledger.keep_only({0})
    assert (ledger.became(b"\1" * 16), ledger.became(b"\2" * 16)) == ("read", None)
    assert (ledger.has_id("d1"), ledger.has_id("d2")) == (True, False)
    assert ledger.document_of(b"\2" * 16) is None
    assert ledger.last_shard() == 0
    assert ledger.totals() == {"read": 1, "failed": 0, "skipped": 0}


def test_a_transaction_that_fails_leaves_nothing(ledger):
    with pytest.raises(RuntimeError), ledger.transaction():
        add(ledger, 1, shard=0)
        raise RuntimeError
    assert ledger.totals()["read"] == 0


def test_of_two_that_are_equally_near_the_lower_id_is_told(ledger):
    text = " ".join(f"Sentence {i} of the agency said that envoy {i} had left." for i in range(30))
    with ledger.transaction():
        add(ledger, 2, shard=0, text=text)
        add(ledger, 1, shard=0, text=text)
    assert ledger.nearest(sketch(text)) == ("d1", 1.0)
    assert ledger.nearest(sketch("Another report altogether, about the price of grain in the north.")) is None


def test_a_second_one_is_kept_out(ledger, tmp_path):
    with pytest.raises(InputError, match="another process is at work"):
        Ledger(tmp_path / "ledger.db")


def test_a_full_disk_is_told_also_where_sqlite_has_rolled_back(ledger):
    with pytest.raises(DiskFullError, match="no room left on"), ledger.transaction():
        add(ledger, 1, shard=0)
        ledger._database.execute("ROLLBACK")  # as SQLite does of itself
        raise sqlite3.OperationalError("database or disk is full")


def test_a_process_that_dies_lets_go(tmp_path):
    pid = os.fork() if hasattr(os, "fork") else pytest.skip("this system can't fork")
    if pid == 0:
        Ledger(tmp_path / "ledger.db")
        os._exit(0)
    os.waitpid(pid, 0)
    Ledger(tmp_path / "ledger.db").close()
