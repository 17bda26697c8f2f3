"""What people decide stands in every listing, can be taken back, and never touches what was coded."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest
from tests.store.conftest import fill, make_record

from dragoman.errors import InputError
from dragoman.records import Review
from dragoman.store import make_review
from dragoman.store.standing import standing_review
from dragoman.store.store import Store

RECORD = make_record("d1")
ACCUSED, MET = RECORD.events
AT = datetime(2024, 6, 1, 12, 30, tzinfo=UTC)


def review(item: str = ACCUSED.id, verdict: str = "reject", **more: object) -> Review:
    wanted = {"kind": "event", "document": "d1", "reviewer": "ana", "at": AT, **more}
    return make_review(item, verdict=verdict, **wanted)


def test_a_rejected_item_is_hidden_but_found_by_its_id_and_as_coded(store: Store) -> None:
    fill(store, RECORD)
    store.add_review(review())
    assert [row.type for row in store.events().rows] == ["CONSULT"]
    assert store.count(recipient="CHL") == 0
    assert store.facets(field="actor")[0].n == 1
    assert {row.type for row in store.dyad_rows()} == {"CONSULT"}
    assert store.events(reviewed="raw").total == 2
    assert store.event(ACCUSED.id).verdict == "reject"
    assert store.events(verdict="reject", reviewed="raw").total == 1


def test_an_edit_is_applied_marked_and_searchable(store: Store) -> None:
    fill(store, RECORD)
    changes = (
        ("type", "THREATEN"),
        ("mode", "violence"),
        ("recipients", "BOL/MIL/Bolivia; CHL"),
        ("first", "2024-05-02"),
    )
    store.add_review(review(verdict="edit", changes=changes))
    row = store.event(ACCUSED.id)
    assert (row.type, row.mode, row.quad, row.verdict) == ("THREATEN", "violence", 3, "edit")
    assert row.edited == ("type", "mode", "recipients", "first")
    assert [(p.code, p.sector, p.name, p.text) for p in row.recipients] == [
        ("BOL", "MIL", "Bolivia", ""),
        ("CHL", "GOV", "Chile", "Santiago"),
    ]
    assert (row.day, row.first, row.last) == (date(2024, 5, 2),) * 3
    assert store.count(recipient="BOL") == store.count(dyad="PER>BOL") == store.count(type="THREATEN") == 1
    assert store.count(type="ACCUSE") == 0
    assert store.event(ACCUSED.id, raw=True).type == "ACCUSE"
    assert store.count(type="ACCUSE", reviewed="raw") == 1
    assert {(d.actor, d.recipient) for d in store.dyad_rows(type="THREATEN")} == {("PER", "BOL"), ("PER", "CHL")}


def test_taking_back_brings_back_and_taking_that_back_is_redo(store: Store) -> None:
    fill(store, RECORD)
    first = review(verdict="edit", changes=(("type", "AID"),))
    store.add_review(first)
    back = store.undo_review(first.id, "ben", at=AT)
    assert (back.undoes, back.reviewer) == (first.id, "ben")
    row = store.event(ACCUSED.id)
    assert (row.type, row.verdict, row.edited) == ("ACCUSE", None, ())
    store.undo_review(back.id, "ana", at=AT)
    assert store.event(ACCUSED.id).type == "AID"
    assert [r.undoes for r in store.reviews(item=ACCUSED.id)] == [None, first.id, back.id]
    assert store.standing_review(ACCUSED.id, document="d1") == first
    assert store.check() == []


def test_the_last_review_that_nobody_took_back_stands() -> None:
    one, two = review(note="1"), review(verdict="accept", note="2")
    undo_two = review(verdict="accept", undoes=two.id)
    undo_one = review(undoes=one.id)
    assert standing_review([]) is None
    assert standing_review([one, two]) == two
    assert standing_review([one, two, undo_two]) == one
    assert standing_review([one, two, undo_two, undo_one]) is None
    redo = review(undoes=undo_two.id)
    assert standing_review([one, two, undo_two, redo]) == two


def test_a_review_stands_in_runs_that_come_later(store: Store) -> None:
    fill(store, RECORD)
    store.add_review(review())
    fill(store, RECORD, config={"later": 1})
    assert store.events().total == 1
    assert store.event(ACCUSED.id).verdict == "reject"


def test_claims_and_positions_are_edited_too(store: Store) -> None:
    fill(store, RECORD)
    claim, position = RECORD.claims[0], RECORD.positions[0]
    store.add_review(review(claim.id, "edit", kind="claim", changes=(("act", "deny"), ("challenged", "true"))))
    store.add_review(review(position.id, "edit", kind="position", changes=(("stance", "dispute"), ("owner", "BOL"))))
    assert (store.count(kind="claim", act="deny", challenged=True), store.count(kind="claim", act="accuse")) == (1, 0)
    row = store.position(position.id)
    assert (row.stance, row.owner, store.count(kind="position", recipient="BOL")) == ("dispute", "BOL", 1)


def test_what_was_coded_stays_in_the_canonical_text(store: Store, tmp_path) -> None:
    run = fill(store, RECORD)
    store.export_canonical(run, tmp_path / "before")
    store.add_review(review(verdict="edit", changes=(("type", "AID"),)))
    store.add_review(review(MET.id))
    store.export_canonical(run, tmp_path / "after")
    assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()


@pytest.mark.parametrize(
    "wrong",
    [
        {"item": "enone"},
        {"document": "none"},
        {"reviewer": " "},
        {"verdict": "edit"},
        {"changes": (("type", "AID"),)},
        {"verdict": "edit", "changes": (("colour", "red"),)},
        {"verdict": "edit", "changes": (("type", "no type"),)},
        {"verdict": "edit", "changes": (("first", "May"),)},
        {"verdict": "edit", "changes": (("country", "IGO"),)},
        {"verdict": "edit", "changes": (("actors", "Peru"),)},
        {"verdict": "edit", "changes": (("status", "maybe"),)},
    ],
)
def test_a_review_that_makes_no_sense_is_refused_and_nothing_changes(store: Store, wrong: dict[str, object]) -> None:
    fill(store, RECORD)
    with pytest.raises(InputError):
        store.add_review(review(**wrong))
    assert (store.reviews(), store.events().total) == ([], 2)


def test_an_undo_of_nothing_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="no review"):
        store.undo_review("rnone", "ana")


def test_the_queue_gives_what_nobody_decided_least_certain_first(store: Store) -> None:
    fill(store, RECORD, make_record("d2"))
    assert [(row.type, row.document) for row in store.queue(limit=2).rows] == [("CONSULT", "d1"), ("CONSULT", "d2")]
    store.add_review(review(MET.id, "accept"))
    page = store.queue()
    assert (page.total, page.rows[0].document) == (3, "d2")
    assert store.queue(reviewer="ana").total == 3, "what Ana has not decided"
    assert store.queue(reviewer="ben").total == 4, "a second reviewer is given all"
    undo = store.undo_review(store.reviews()[0].id, "ana")
    assert store.queue(reviewer="ana").total == 4
    assert store.queue(kind="claim", order="newest").total == 2
    assert undo.verdict == "accept"


def test_adding_a_review_again_changes_nothing(store: Store) -> None:
    fill(store, RECORD)
    store.add_review(review())
    store.add_review(review())
    assert [r.id for r in store.reviews()] == [review().id]
    (kept,) = store.reviews(document="d1", reviewer="ana")
    assert kept == review()


def test_reviews_come_in_pages_from_either_end(store: Store) -> None:
    fill(store, RECORD)
    made = [review(note=str(n), reviewer="ben" if n == 2 else "ana") for n in range(5)]
    for one in made:
        store.add_review(one)
    first = store.reviews_page(limit=2)
    second = store.reviews_page(limit=3, after=first.next)
    assert [*first.rows, *second.rows] == made == store.reviews()
    assert (first.total, second.next) == (5, None)
    assert list(store.reviews_page(newest=True, limit=2).rows) == made[:2:-1]
    last = store.reviews_page(newest=True, limit=2, after=store.reviews_page(newest=True, limit=2).next)
    assert [one.note for one in last.rows] == ["2", "1"]
    assert store.reviews_page(reviewer="ben").total == 1
    assert store.reviews_page(id=made[3].id).rows == (made[3],)
    with pytest.raises(InputError, match="no place to go on from"):
        store.reviews_page(after="-1")


def test_counts_of_a_run_that_do_not_add_up_are_damage(store: Store) -> None:
    run = fill(store, RECORD)
    store.finish_run(run, given=3, read=1, failed=1)
    (wrong,) = store.check()
    assert "3 reports were given, 2 read" in wrong
    store.finish_run(run, given=2, read=1, failed=1)
    assert store.count_more(run, read=1, failed=1).given == 4
    assert store.check() == []


@pytest.mark.parametrize(
    ("changes", "mutual"),
    [
        ({"status": "future"}, True),
        ({"type": "COOPERATE"}, True),
        ({"type": "AID"}, False),
        ({"actors": "PER"}, False),
        ({"recipients": "ECU"}, False),
        ({"mutual": "false"}, False),
        ({"actors": "PER; ECU", "mode": "phone"}, True),
    ],
)
def test_what_an_edit_leaves_of_an_act_tells_whether_it_is_shared(
    store: Store, changes: dict[str, str], mutual: bool
) -> None:
    fill(store, make_record("one"))
    met = store.events(type="CONSULT").rows[0]
    decided = make_review(met.id, kind="event", document="one", verdict="edit", reviewer="ana", changes=changes.items())
    store.add_review(decided)
    edited = store.event(met.id)
    assert edited is not None
    assert edited.mutual is mutual
    assert {row.mutual for row in store.dyad_rows(document="one") if row.id == met.id} == {mutual}


def test_two_who_act_side_by_side_become_a_pair_when_a_reviewer_says_they_talked(store: Store) -> None:
    accused = make_record("one").events[0]
    actors = (*accused.actors, *accused.recipients)
    fill(store, make_record("one", events=(dataclasses.replace(accused, actors=actors, recipients=()),)))
    assert store.count(dyad="PER-CHL") == 0
    changes = [("type", "CONSULT"), ("mode", "")]
    store.add_review(
        make_review(accused.id, kind="event", document="one", verdict="edit", reviewer="ana", changes=changes)
    )
    assert store.count(dyad="PER-CHL") == 1
