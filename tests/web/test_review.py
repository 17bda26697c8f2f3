from __future__ import annotations

import pytest

from dragoman.store import make_review
from dragoman.web.alpha import krippendorff_alpha
from dragoman.web.reviewing import changes_from, compare, fixes_of


@pytest.fixture
def named(bench):
    bench.post("/settings", reviewer="Ines")
    return bench


def decide(bench, **form):
    return bench.post("/review", **{"item": "ebr1", "document": "r-1", "kind": "event", **form})


def test_the_least_certain_comes_first_with_its_keys(named):
    page = named.client.get("/review").text
    assert "ASSAULT" in page.split('class="what"')[1][:400]
    for key in "axeujkz":
        assert f'data-key="{key}"' in page


def test_nobody_reviews_without_a_name(bench):
    assert decide(bench, verdict="accept").status_code == 422


def test_a_rejected_event_is_hidden_until_it_is_taken_back(named):
    assert decide(named, verdict="reject", note="no such act").status_code == 303
    assert named.store.count(type=("ASSAULT",)) == 2
    named.post("/review/undo")
    assert named.store.count(type=("ASSAULT",)) == 3
    named.post("/review/redo")
    assert named.store.count(type=("ASSAULT",)) == 2
    named.post("/review/undo")
    assert named.store.count(type=("ASSAULT",)) == 3
    assert named.post("/review/undo").status_code == 409
    history = named.client.get("/review/history").text
    assert "no such act" in history and "took back" in history


def test_a_correction_of_one_press_stands_in_every_listing(named):
    row = named.store.event("ebr1", document="r-1")
    fix = fixes_of(row, named.app.state.desk.codebook)[0]
    assert fix.words == "it did not happen" and changes_from(fix.value) == fix.changes
    decide(named, fix=fix.value)
    changed = named.store.event("ebr1", document="r-1")
    assert changed.status == "negated" and changed.edited == ("status",)


def test_swapping_the_sides_is_a_correction(named):
    row = named.store.event("ebr1", document="r-1")
    fix = next(f for f in fixes_of(row, named.app.state.desk.codebook) if f.words == "the other way round")
    decide(named, fix=fix.value)
    changed = named.store.event("ebr1", document="r-1")
    assert [p.code for p in changed.actors] == ["PER"] and [p.code for p in changed.recipients] == ["CHL"]


def test_an_edit_keeps_only_what_was_changed(named):
    assert decide(named, verdict="edit", type="ASSAULT", country="CHL").status_code == 303
    assert named.store.reviews()[0].changes == (("country", "CHL"),)
    assert decide(named, verdict="edit", type="ASSAULT").status_code == 422


def test_a_second_reading_is_blind_and_shows_what_the_first_rejected(named):
    decide(named, verdict="reject")
    named.store.add_review(
        make_review("ebr2", kind="event", document="r-2", verdict="reject", reviewer="Omar", note="secret reason")
    )
    first = named.client.get("/review?mine=1&item=ebr2&document=r-2").text
    assert "secret reason" not in first and "rejected</span>" not in first
    assert named.client.get("/part/left?mine=1").text == "5 events"


def test_differences_are_adjudicated_and_settled(named):
    decide(named, verdict="accept")
    named.store.add_review(make_review("ebr1", kind="event", document="r-1", verdict="reject", reviewer="Omar"))
    assert "Adjudicate" in named.client.get("/review/agreement").text
    decide(named, verdict="reject", adjudicate="1", note="nobody saw it")
    page = named.client.get("/review/agreement").text
    assert "settled by Ines" in page
    assert named.store.reviews()[-1].note == "Adjudicated: nobody saw it"


def test_after_a_decision_only_our_own_queue_comes_next(named):
    assert decide(named, verdict="accept", next="https://evil.example/").headers["location"] == "/review"
    assert decide(named, verdict="accept", next="/review?item=x").headers["location"] == "/review?item=x"


def test_alpha_of_krippendorffs_own_example():
    # Krippendorff 2011, example C: four observers, twelve units, nominal: 0.743
    table = [
        [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
        [4, 4, 4, 4], [1, 1, 2, 1],
        [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None],
    ]  # fmt: skip
    alpha = krippendorff_alpha([[v for v in unit if v is not None] for unit in table])
    assert alpha == pytest.approx(0.743, abs=0.001)
    assert krippendorff_alpha([["a", "a"], ["b", "b"]]) == 1.0
    assert krippendorff_alpha([["a"]]) is None


def test_what_was_taken_back_counts_for_nothing():
    first = make_review("e", kind="event", document="d", verdict="accept", reviewer="A")
    other = make_review("e", kind="event", document="d", verdict="reject", reviewer="B")
    back = make_review("e", kind="event", document="d", verdict="reject", reviewer="B", undoes=other.id)
    assert compare([first, other]).both == 1
    assert compare([first, other, back]).both == 0


def test_fields_that_were_changed_are_not_accepted_by_accident(named):
    answer = decide(named, verdict="accept", recipients="BOL/GOV/Bolivia")
    assert answer.status_code == 422 and not named.store.reviews()


def test_whom_a_report_names_can_be_chosen(named):
    people = named.client.get("/part/people", params={"document": "r-1"}).json()
    assert ["CHL/GOV/Chile", "Chile (CHL GOV)"] in people
    assert named.client.get("/part/people", params={"document": "none"}).json() == []


def test_what_one_has_not_judged_is_counted(named):
    assert named.client.get("/part/left").text == "6 events"
    decide(named, verdict="reject")
    assert named.client.get("/part/left").text == "5 events"
    assert named.client.get("/part/answered").text == "3 claims"
