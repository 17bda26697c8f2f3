"""Which claims were answered, and who takes which side, on both databases."""

from __future__ import annotations

import dataclasses

import pytest
from tests.store.conftest import TEXT, fill, make_record, mention

from dragoman.records import Member, Story
from dragoman.store import make_review
from dragoman.store.store import Store


@pytest.fixture
def filled(store: Store) -> Store:
    """Four reports of one claim: a side is taken on it; told in two of them; challenged; none of these."""
    plain = {name: make_record(name, positions=()) for name in ("told", "again", "doubted", "alone")}
    doubted = dataclasses.replace(plain["doubted"].claims[0], challenged=True)
    plain["doubted"] = dataclasses.replace(plain["doubted"], claims=(doubted,))
    run = fill(store, make_record("sided"), *plain.values())
    members = tuple(Member(document=name, item=plain[name].claims[0].id) for name in ("told", "again"))
    store.save_stories(run, [Story(id="s1", kind="claim", members=members)])
    return store


def documents(store: Store, **filters: str) -> set[str]:
    return {row.document for row in store.claims(**filters).rows}


def test_claims_are_answered_by_a_side_a_second_telling_or_a_contradiction(filled: Store) -> None:
    assert documents(filled, answered="true") == {"sided", "told", "again", "doubted"}
    assert documents(filled, answered="false") == {"alone"}
    assert filled.count(kind="claim", answered="true") == 4


def test_an_answer_that_a_reviewer_rejected_is_none(filled: Store) -> None:
    position = filled.positions(document="sided").rows[0]
    rejected = make_review(position.id, kind="position", document="sided", verdict="reject", reviewer="ana")
    filled.add_review(rejected)
    assert "sided" not in documents(filled, answered="true")
    assert "sided" in documents(filled, answered="true", reviewed="raw")


def test_answered_claims_are_narrowed_by_other_filters(filled: Store) -> None:
    assert documents(filled, answered="true", challenged="true") == {"doubted"}
    assert documents(filled, answered="true", actor="PER") == set()
    assert documents(filled, answered="true", sort="oldest", document="told") == {"told"}


def test_stances_count_a_holder_once_a_position(store: Store) -> None:
    record = make_record("twice")
    santiago, minister = mention("Santiago", "CHL", TEXT), mention("spokesman", "CHL", TEXT)
    twice = dataclasses.replace(record.positions[0], holders=(santiago, minister, mention("Quito", "ECU", TEXT)))
    fill(store, dataclasses.replace(record, positions=(twice,)), make_record("once"))
    found = {(row.holder, row.owner, row.stance): row.count for row in store.stances()}
    assert found == {("CHL", "PER", "reject"): 2, ("ECU", "PER", "reject"): 1}
    assert {row.holder: row.count for row in store.stances(names=True)} == {"Chile": 2, "Ecuador": 1}
    assert [row.count for row in store.stances(actor="ECU", stance="reject") if row.holder == "ECU"] == [1]


def test_stances_follow_the_reviews(store: Store) -> None:
    fill(store, make_record("one"))
    position = store.positions().rows[0]
    changes = [("stance", "dispute"), ("holders", "ECU")]
    store.add_review(
        make_review(position.id, kind="position", document="one", verdict="edit", reviewer="ana", changes=changes)
    )
    assert [(row.holder, row.stance, row.count) for row in store.stances()] == [("ECU", "dispute", 1)]
    assert [(row.holder, row.stance) for row in store.stances(reviewed="raw")] == [("CHL", "reject")]
