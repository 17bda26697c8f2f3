"""Records as rows: pairs, codes, sentences."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.conftest import make_record

from dragoman.store.flatten import PAIRS_MAX, code_roles, flatten, pack, pair_of, pairs_of, record_from


def who(role: str, code: str, name: str = "") -> dict[str, object]:
    return {"role": role, "code": code, "name": name or code, "text": code}


@pytest.mark.parametrize(
    ("people", "pairs"),
    [
        ([], [("", "", False)]),
        ([who("actor", "A")], [("A", "", False)]),
        ([who("recipient", "B")], [("", "B", False)]),
        ([who("actor", "A"), who("recipient", "B")], [("A", "B", False)]),
        ([who("actor", "A"), who("recipient", "A")], [("A", "A", False)]),
        ([who("actor", "A"), who("actor", "C"), who("recipient", "B")], [("A", "B", False), ("C", "B", False)]),
        ([who("actor", "A"), who("actor", "B")], [("A", "", False), ("B", "", False)]),
    ],
)
def test_pairs_of_an_event(people: list[dict[str, object]], pairs: list[tuple[str, str, bool]]) -> None:
    assert pairs_of(people, mutual=False) == pairs


@pytest.mark.parametrize(
    ("people", "pairs"),
    [
        ([who("actor", "A"), who("actor", "B")], [("A", "B", True), ("B", "A", True)]),
        ([who("actor", "A", "one"), who("actor", "A", "two")], [("A", "A", True)]),
        ([who("actor", "A", "one"), who("actor", "A", "one")], [("A", "", False)]),
        ([who("actor", "A"), who("actor", "C"), who("recipient", "B")], [("A", "B", False), ("C", "B", False)]),
    ],
)
def test_those_who_act_on_one_another_are_pairs(
    people: list[dict[str, object]], pairs: list[tuple[str, str, bool]]
) -> None:
    assert pairs_of(people, mutual=True) == pairs


def test_a_list_of_all_members_of_a_body_is_no_set_of_pairs() -> None:
    assert pairs_of([who("actor", f"A{n}") for n in range(PAIRS_MAX + 1)], mutual=True) == [("", "", False)]


@given(st.text("ABC", max_size=3), st.text("ABC", max_size=3))
def test_a_pair_has_one_name_whichever_comes_first(one: str, other: str) -> None:
    assert pair_of(one, other) == pair_of(other, one)


def test_a_pair_with_nobody_names_somebody_first() -> None:
    assert pair_of("", "RUS") == "RUS-"


def test_roles_of_a_code_are_one_number() -> None:
    assert code_roles([who("actor", "A"), who("recipient", "A"), who("actor", "B")]) == {"A": 3, "B": 1}


def test_a_record_packed_comes_back() -> None:
    record = make_record("d1")
    assert record_from(pack(record)) == record


def test_an_id_that_stands_twice_is_kept_once() -> None:
    record = make_record("d1")
    double = dataclasses.replace(record, events=(*record.events, record.events[0]))
    flat = flatten(double)
    assert flat.record["events"] == 2
    assert flat.record["digest"] == flatten(record).record["digest"]


def test_how_sure_a_reading_is_does_not_make_it_another() -> None:
    record = make_record("d1")
    surer = dataclasses.replace(record, events=tuple(dataclasses.replace(e, confidence=0.5) for e in record.events))
    assert flatten(surer).record["digest"] == flatten(record).record["digest"]
