from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from tests.analysis.conftest import act

from dragoman.analysis import records_of, tellings_of
from dragoman.records import Record
from dragoman.store import Store, make_review
from dragoman.stories import keep_stories

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def review(store: Store, record: str, verdict: str, **changes: str) -> None:
    made = make_review(
        item="e1",
        kind="event",
        document=record,
        verdict=verdict,
        changes=tuple(changes.items()),
        reviewer="ana",
        at=NOW,
    )  # type: ignore[arg-type]
    store.add_review(made)


def by_id(store: Store, **filters: object) -> dict[str, Record]:
    return {record.document.id: record for record in records_of(store, **filters)}


def test_without_reviews_records_are_as_coded(store: Store) -> None:
    assert all(record == store.record(record.document.id) for record in records_of(store))
    assert len(by_id(store)) == 9


def test_what_a_reviewer_rejected_is_gone(store: Store) -> None:
    review(store, "talks-1", "reject")
    assert by_id(store)["talks-1"].events == ()
    assert len(by_id(store, reviewed="raw")["talks-1"].events) == 1


def test_what_a_reviewer_changed_has_the_new_values_and_says_so(store: Store) -> None:
    review(
        store, "talks-1", "edit", type="ASSAULT", first="2024-03-01", actors="PER/MIL; BOL/GOV/Bolivia", country="BOL"
    )
    (event,) = by_id(store)["talks-1"].events
    assert (event.type, event.quad) == ("ASSAULT", 4)
    assert event.date is not None
    assert event.date.first == date(2024, 3, 1)
    assert [(m.actor.code, m.actor.sector, m.span.text) for m in event.actors] == [
        ("PER", "MIL", "Peru"),
        ("BOL", "GOV", "acts"),
    ]
    assert event.place is not None
    assert (event.place.country, event.place.lat, event.place.precision) == ("BOL", None, "country")
    assert "a reviewer changed" in event.steps[-1].saw


def test_a_filter_narrows_to_what_has_it(store: Store) -> None:
    found = by_id(store, type="ASSAULT")
    assert len(found) == 2
    assert all(not record.positions for record in found.values())
    assert len(by_id(store, stance="reject")) == 1


def test_tellings_of_a_story_know_each_other(store: Store) -> None:
    found = tellings_of(store)
    assert sorted((key, telling.first, telling.mentions) for key, telling in found.items()) == [
        (("talks-1", "e1"), True, 2),
        (("talks-2", "e1"), False, 2),
    ]


def test_stories_of_a_run_are_found_and_kept(store: Store) -> None:
    store.add_shard(store.run().id, 5, [act("AID", 2, date(2024, 8, 8), id=f"aid-{n}") for n in range(3)])
    assert keep_stories(store) >= 2
    story = store.story_of("e1", document="aid-1")
    assert story is not None
    assert {member.document for member in story.members} == {"aid-0", "aid-1", "aid-2"}
    assert keep_stories(store) == store.stories(kind="event").total


@pytest.mark.parametrize("format", ["gdelt", "jsonl"])
def test_a_correction_reaches_an_export(store: Store, tmp_path, format: str) -> None:  # type: ignore[no-untyped-def]
    from dragoman.export.formats import export_records

    review(store, "talks-1", "reject")
    review(store, "talks-2", "edit", type="AGREE")
    written = export_records(records_of(store, dyad="CHL-PER"), format, tmp_path / "out")
    assert written.rows == ({"events": 3} if format == "gdelt" else {"records": 4})
