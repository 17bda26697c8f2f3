"""Explore's unusual rises."""

from __future__ import annotations

import dataclasses
from datetime import date

from tests.web.conftest import QUARREL, make_record


def add_a_rise(store):
    """One accusation in January 2023, eleven on 14 May 2024."""
    first = make_record("first", QUARREL)
    when = dataclasses.replace(first.events[0].date, first=date(2023, 1, 10), last=date(2023, 1, 10))
    early = dataclasses.replace(first, events=(dataclasses.replace(first.events[0], date=when),))
    run = store.run()
    store.add_shard(run.id, 1, [early, *(make_record(f"more{n}", QUARREL) for n in range(8))])


def test_a_rise_is_told_with_the_address_of_its_events(bench):
    add_a_rise(bench.store)
    page = bench.client.get("/explore?view=changes").text
    assert "May 2024" in page and "Peru → Chile" in page and "Nothing rose" not in page
    address = "/explore?dyad=PER%3ECHL&amp;status=asserted&amp;since=2024-05-01&amp;until=2024-05-31"
    assert address in page
    assert bench.store.count(dyad="PER>CHL", status="asserted", since="2024-05-01", until="2024-05-31") == 11
    assert "dragoman changes" in page
    saved = bench.client.get("/explore.csv?view=changes").text.splitlines()
    assert saved[0].startswith("actor,recipient,period,events,expected")
    assert any(line.startswith("PER,CHL,2024-05-01,11,") for line in saved)


def test_without_a_past_nothing_rose(bench):
    assert "Nothing rose" in bench.client.get("/explore?view=changes").text
    assert bench.client.get("/explore?view=changes&by=week&dyad=PER-CHL").status_code == 200
