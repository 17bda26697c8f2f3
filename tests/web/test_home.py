from __future__ import annotations

import json

import pytest
from tests.web.conftest import QUARREL, make_record

from dragoman.store import init_workspace, open_store
from dragoman.web.keep import keep_record


def test_a_text_that_cannot_be_read_stays_in_its_field_with_the_reason(bench):
    page = bench.post(
        "/read", text="Der Minister traf den Botschafter am Montag in Paris, sagten Beamte der Regierung."
    )
    assert page.status_code == 422
    assert 'role="alert"' in page.text and "Der Minister traf" in page.text


def test_a_day_that_is_none_is_said(bench):
    page = bench.post("/read", text="France met Iran.", published="the day after")
    assert page.status_code == 422 and "the day after" in page.text


@pytest.mark.model
def test_an_uploaded_file_is_read_and_its_reports_wait_to_be_kept(bench):
    lines = [
        {"id": f"up-{n}", "text": f"France condemned Iran on Monday for attack number {n}, officials in Paris said.",
         "published": "2024-05-20", "title": f"Upload {n}"}
        for n in (1, 2)
    ]  # fmt: skip
    content = "\n".join(map(json.dumps, lines)).encode()
    answer = bench.client.post(
        "/read", data={"write_token": bench.token}, files={"file": ("reports.jsonl", content)}, follow_redirects=False
    )
    assert answer.status_code == 303 and answer.headers["location"] == "/d/up-1"
    home = bench.client.get("/").text
    assert "Read here, not kept" in home and "Upload 2" in home
    assert bench.store.document("up-1") is None
    assert bench.post("/keep", document="up-1").status_code == 303
    assert bench.store.document("up-1") is not None
    assert bench.post("/keep", document="up-1").status_code == 303
    assert bench.store.documents().total == 4


def test_a_kept_report_counts_as_given_and_read(bench):
    before = bench.store.run()
    keep_record(bench.store, make_record("kept", QUARREL))
    keep_record(bench.store, make_record("kept", QUARREL))
    after = bench.store.run()
    assert (after.given, after.read, after.state) == (before.given + 1, before.read + 1, before.state)
    assert bench.store.check() == []


def test_the_first_kept_report_makes_a_run_that_is_finished(tmp_path):
    with open_store(init_workspace(tmp_path / "new")) as store:
        keep_record(store, make_record("kept", QUARREL))
        run = store.run()
        assert (run.state, run.given, run.read) == ("finished", 1, 1)


def test_a_kept_report_takes_no_number_of_a_shard_that_is_still_to_come(bench):
    bench.store.start_run({"tools": "at work"})
    keep_record(bench.store, make_record("kept", QUARREL))
    assert max(bench.store.loaded_shards("latest")) < 0


def test_a_file_without_a_report_is_refused_by_its_own_name(bench):
    answer = bench.client.post("/read", data={"write_token": bench.token}, files={"file": ("x<b>.jsonl", b"{}")})
    assert answer.status_code == 422
    assert "x&lt;b&gt;.jsonl" in answer.text and "/tmp/" not in answer.text


def test_a_run_at_work_shows_how_far_it_is(bench):
    run = bench.store.start_run({"tools": "other"})
    page = bench.client.get("/part/runs").text
    assert run.id in page and "running" in page and 'hx-trigger="every 2s"' in page
