"""What a store answers, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest
from tests.store.conftest import TEXT, fill, make_record, mention, span

from dragoman.errors import InputError
from dragoman.records import Failure, Member, Story
from dragoman.store import Query, make_review
from dragoman.store.store import Store

RECORDS = tuple(make_record(f"d{n}", published=date(2024, 5, n), outlet=f"Outlet {n % 2}") for n in range(1, 6))


def test_a_record_comes_back_as_it_was_given(store: Store) -> None:
    fill(store, *RECORDS)
    assert store.record("d3") == RECORDS[2]
    assert store.document("d3") == RECORDS[2].document
    assert store.record("none") is None
    assert store.document("none") is None


def test_adding_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    run = fill(store, *RECORDS)
    store.export_canonical(run, tmp_path / "once")
    again = store.add_shard(run, 0, RECORDS)
    assert again.events == 10, "a shard that is there says what it held"
    assert store.add_shard(run, 7, RECORDS).events == 0, "another shard of the same reports adds nothing"
    store.export_canonical(run, tmp_path / "twice")
    assert (tmp_path / "once").read_bytes() == (tmp_path / "twice").read_bytes()
    assert store.loaded_shards(run) == {0, 7}


def test_the_same_configuration_is_the_same_run(store: Store) -> None:
    first = store.start_run({"model": "a", "codebook": "b"})
    store.finish_run(first.id, given=3, read=2, failed=1)
    again = store.start_run({"codebook": "b", "model": "a"})
    assert (again.id, again.state, again.read) == (first.id, "running", 2)
    assert store.start_run({"model": "other"}).id != first.id
    assert [run.id for run in store.runs()][-1] == first.id


def test_another_codebook_is_another_run_beside_the_old(store: Store) -> None:
    old = fill(store, *RECORDS, config={"codebook": 1})
    new = fill(store, *RECORDS[:2], config={"codebook": 2})
    assert store.events(run=old).total == 10
    assert store.events(run=new).total == store.events().total == 4


def test_an_event_row_says_all_of_the_event(store: Store) -> None:
    run = fill(store, RECORDS[0])
    row = store.events(type="CONSULT").rows[0]
    assert (row.run, row.document, row.type, row.quad, row.mode) == (run, "d1", "CONSULT", 1, None)
    assert (row.day, row.first, row.last, row.date_text) == (*[date(2024, 5, 3)] * 3, "3 May 2024")
    assert (row.place, row.country, row.lat) == ("Quito", "ECU", -0.2)
    assert [(party.code, party.name, party.text) for party in row.actors] == [
        ("PER", "Peru", "Lima"),
        ("CHL", "Chile", "Santiago"),
    ]
    assert row.sentence == "The two ministers met in Quito on 3 May 2024."
    assert TEXT[row.start : row.end] == row.anchor == "met"
    assert TEXT[row.sentence_start :].startswith(row.sentence)
    assert (row.title, row.outlet, row.url) == ("Harbour row d1", "Outlet 1", "https://example.test/d1")
    accused = store.events(type="ACCUSE").rows[0]
    assert (accused.cameo, accused.goldstein, accused.intensity) == (("112",), -2.0, -3.5)
    assert (accused.day, accused.first) == (date(2024, 5, 1), None), (
        "filed under publication, without a date of its own"
    )


def test_a_claim_and_a_position_say_all_of_themselves(store: Store) -> None:
    fill(store, RECORDS[0])
    claim = store.claims().rows[0]
    assert (claim.act, claim.form, claim.cue, claim.content) == ("accuse", "indirect", "said", "Peru was lying")
    assert ([p.code for p in claim.sources], [p.code for p in claim.about]) == (["CHL"], ["PER"])
    position = store.positions().rows[0]
    assert (position.stance, position.object, position.owner) == ("reject", "the charge", "PER")
    assert (position.claim, [p.code for p in position.holders]) == (claim.id, ["CHL"])


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, 10),
        ({"actor": "PER"}, 10),
        ({"actor": "CHL"}, 5),
        ({"recipient": "CHL"}, 5),
        ({"actor": "PER", "recipient": "CHL"}, 5),
        ({"actor": "CHL", "recipient": "PER"}, 0),
        ({"either": "CHL"}, 10),
        ({"dyad": "CHL-PER"}, 10),
        ({"dyad": "PER>CHL"}, 5),
        ({"dyad": "CHL>PER"}, 0),
        ({"actor": "PER/GOV"}, 10),
        ({"actor": "PER/MIL"}, 0),
        ({"actor": "peru"}, 10),
        ({"actor": "Peru"}, 10),
        ({"actor": "Per"}, 10),
        ({"actor": "Q231"}, 10),
        ({"type": "ACCUSE"}, 5),
        ({"type": ["ACCUSE", "CONSULT"]}, 10),
        ({"type": "accuse,aid"}, 5),
        ({"quad": 1}, 5),
        ({"mode": "allege"}, 5),
        ({"status": "negated"}, 0),
        ({"country": "ecu"}, 5),
        ({"since": "2024-05-04"}, 2),
        ({"until": "2024-05-02"}, 2),
        ({"since": "2024-05", "until": "2024-05"}, 10),
        ({"since": date(2024, 5, 3), "until": date(2024, 5, 3)}, 6),
        ({"attributed": "vouched"}, 10),
        ({"attributed": "attributed"}, 0),
        ({"document": "d2"}, 2),
        ({"outlet": "Outlet 1"}, 6),
        ({"min_confidence": 0.7}, 5),
        ({"text": "harbour"}, 5),
        ({"text": "shelled HARBOURS"}, 5),
        ({"text": '"ministers met"'}, 5),
        ({"text": '"met ministers"'}, 0),
        ({"text": "minist*"}, 5),
        ({"text": "met -harbour"}, 5),
        ({"text": "harbour", "type": "CONSULT"}, 0),
        ({"verdict": "none"}, 10),
        ({"verdict": "reject"}, 0),
    ],
)
def test_filters_narrow(store: Store, filters: dict[str, object], wanted: int) -> None:
    fill(store, *RECORDS)
    page = store.events(**filters)
    assert (page.total, len(page.rows)) == (wanted, wanted)
    assert store.count(kind="event", **filters) == wanted


@pytest.mark.parametrize(
    ("kind", "filters", "wanted"),
    [
        ("claim", {"source": "CHL"}, 5),
        ("claim", {"actor": "CHL"}, 5),
        ("claim", {"actor": "PER"}, 0),
        ("claim", {"act": "deny"}, 0),
        ("claim", {"challenged": False}, 5),
        ("claim", {"challenged": "true"}, 0),
        ("claim", {"text": "lying"}, 5),
        ("position", {"stance": "reject", "actor": "CHL", "recipient": "PER"}, 5),
        ("position", {"stance": "endorse"}, 0),
        ("position", {"dyad": "PER-CHL"}, 5),
        ("position", {"dyad": "PER>CHL"}, 0),
    ],
)
def test_claims_and_positions_narrow(store: Store, kind: str, filters: dict[str, object], wanted: int) -> None:
    fill(store, *RECORDS)
    assert store.count(kind=kind, **filters) == wanted


def test_the_source_of_an_attributed_event_narrows(store: Store) -> None:
    record = make_record("d9")
    told = dataclasses.replace(record.events[0], attributed_to=record.claims[0].id)
    fill(store, dataclasses.replace(record, events=(told, record.events[1])))
    assert [row.type for row in store.events(source="CHL").rows] == ["ACCUSE"]
    assert store.events(source="PER").total == 0
    assert store.events(attributed="attributed").total == 1


@pytest.mark.parametrize(
    ("filters", "told"),
    [({"type": "ASULT"}, "'ASSAULT'"), ({"mode": "arial"}, "'aerial'"), ({"type": "X"}, "one of AGREE")],
)
def test_a_type_that_no_codebook_has_is_refused(store: Store, filters: dict[str, str], told: str) -> None:
    own = dataclasses.replace(RECORDS[0].events[0], type="FISH", mode="trawl")
    fill(store, dataclasses.replace(RECORDS[0], events=(own,)))
    assert store.count(type="FISH", mode="trawl") == 1, "a codebook of one's own"
    assert store.count(type="ASSAULT") == 0, "PLOVER has it, the run does not"
    with pytest.raises(InputError) as error:
        store.events(**filters)
    assert told in error.value.hint


def test_a_filter_of_another_kind_is_refused(store: Store) -> None:
    fill(store, *RECORDS)
    with pytest.raises(InputError, match="claims have no type"):
        store.claims(type="ACCUSE")
    assert store.claims(Query(type=("ACCUSE",)).for_kind("claim")).total == 5


@pytest.mark.parametrize("sort", ["newest", "oldest", "least-certain", "most-certain", "text"])
def test_pages_follow_one_another_without_gap_or_double(store: Store, sort: str) -> None:
    fill(store, *RECORDS)
    whole = [(row.document, row.id) for row in store.events(sort=sort, limit=100).rows]
    seen, after = [], None
    for _ in range(4):
        page = store.events(sort=sort, limit=3, after=after)
        seen += [(row.document, row.id) for row in page.rows]
        after = page.next
    assert (seen, after) == (whole, None)
    assert seen == [(row.document, row.id) for row in store.items("event", sort=sort)]


@pytest.mark.parametrize("filters", [{"actor": "PER"}, {"dyad": "PER-CHL"}, {"type": "ACCUSE"}, {"text": "harbour"}])
def test_pages_follow_one_another_whatever_drives(
    store: Store, filters: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, *RECORDS)
    whole = store.events(limit=100, **filters).rows
    monkeypatch.setattr("dragoman.store.selecting.PROBE", 2)  # as if every index were long
    page = store.events(limit=2, **filters)
    following = store.events(limit=100, after=page.next, **filters)
    assert (*page.rows, *following.rows) == whole
    assert [row.day for row in whole] == sorted((row.day for row in whole), reverse=True)


def test_a_place_to_go_on_from_that_no_page_gave_is_refused(store: Store) -> None:
    fill(store, *RECORDS)
    for ask in (store.events, store.documents, store.failures, store.stories):
        with pytest.raises(InputError, match="no place to go on from"):
            ask(after="nonsense")


def test_an_undated_event_of_an_undated_report_has_no_day(store: Store) -> None:
    fill(store, make_record("d1", published=None))
    rows = {row.type: row.day for row in store.events().rows}
    assert rows == {"ACCUSE": None, "CONSULT": date(2024, 5, 3)}
    assert store.events(until="2030").total == 1
    assert {(facet.value, facet.n) for facet in store.facets(field="year")} == {("2024", 1), (None, 1)}


def test_facets_count_by_value(store: Store) -> None:
    fill(store, *RECORDS)

    def counted(field: str, kind: str = "event", **filters: str) -> dict[str | None, int]:
        return {facet.value: facet.n for facet in store.facets(kind=kind, field=field, **filters)}

    assert counted("type") == {"ACCUSE": 5, "CONSULT": 5}
    assert counted("type", recipient="CHL") == {"ACCUSE": 5}
    assert counted("actor") == {"PER": 10, "CHL": 5}
    assert counted("actor", type="CONSULT") == {"PER": 5, "CHL": 5}
    assert counted("recipient", since="2024-05-04") == {"CHL": 2}
    assert counted("dyad") == {"CHL-PER": 10}
    assert counted("dyad", type="CONSULT") == {"CHL-PER": 5}
    assert counted("country") == {"ECU": 5, None: 5}
    assert counted("outlet") == {"Outlet 1": 6, "Outlet 0": 4}
    assert counted("attributed") == {"vouched": 10}
    assert counted("month") == {"2024-05": 10}
    assert counted("source", "claim") == {"CHL": 5}
    assert counted("challenged", "claim") == {"false": 5}
    assert counted("stance", "position") == {"reject": 5}
    with pytest.raises(InputError, match="can't be counted by 'colour'"):
        store.facets(field="colour")


def test_facets_give_most_first_and_no_more_than_asked(store: Store) -> None:
    fill(store, *RECORDS)
    assert [facet.value for facet in store.facets(field="actor", limit=1)] == ["PER"]


def test_pairs_of_a_mutual_act_stand_in_both_directions(store: Store) -> None:
    fill(store, RECORDS[0])
    found = {(row.type, row.actor, row.recipient, row.mutual) for row in store.dyad_rows()}
    assert found == {
        ("ACCUSE", "PER", "CHL", False),
        ("CONSULT", "PER", "CHL", True),
        ("CONSULT", "CHL", "PER", True),
    }
    assert {row.actor for row in store.dyad_rows(actor="CHL")} == {"CHL"}
    assert [row.type for row in store.dyad_rows(dyad="PER>CHL")] == ["ACCUSE"]


def test_series_count_each_event_once(store: Store) -> None:
    fill(store, *RECORDS)
    (year,) = store.series(dyad="PER-CHL", by="year")
    assert (year.period, year.count, year.quads) == (date(2024, 1, 1), 10, (5, 0, 5, 0))
    assert (year.goldstein, year.intensity) == (-2.0, pytest.approx(-0.25))
    pairs = store.series(by="quarter", pairs=True)
    assert [(row.period, row.actor, row.recipient, row.count) for row in pairs] == [
        (date(2024, 4, 1), "CHL", "PER", 5),
        (date(2024, 4, 1), "PER", "CHL", 10),
    ]
    assert sum(row.count for row in store.series(by="day")) == sum(row.count for row in store.series(by="week")) == 10
    assert store.series(by="week")[0].period == date(2024, 4, 29), "weeks begin on Monday"
    with pytest.raises(InputError, match="no period"):
        store.series(by="decade")


def test_one_item_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    fill(store, *RECORDS)
    id = RECORDS[1].events[0].id
    row = store.event(id[:-1], document="d2")
    assert row is not None
    assert (row.id, row.document) == (id, "d2")
    assert store.event(id) == store.event(f"d2#{id}") == row
    assert store.event("effff") is None
    assert store.claim(RECORDS[0].claims[0].id).cue == "said"
    assert store.position(RECORDS[0].positions[0].id).stance == "reject"
    with pytest.raises(InputError, match="is not one event"):
        store.event("e")


def test_one_id_in_two_reports_asks_which(store: Store) -> None:
    one, other = make_record("one"), make_record("two")
    other = dataclasses.replace(other, claims=one.claims)
    fill(store, one, other)
    with pytest.raises(InputError, match="two#"):
        store.claim(one.claims[0].id)
    assert store.claim(one.claims[0].id, document="two").document == "two"


def test_search_marks_words_in_a_snippet(store: Store) -> None:
    fill(store, *RECORDS, make_record("odd", text=TEXT + " A zeppelin passed."))
    page = store.search("zeppelins")
    assert (page.total, page.rows[0].document.id) == (1, "odd")
    assert "\ue000zeppelin\ue001" in page.rows[0].snippet
    assert store.search("harbour row", outlet="Outlet 1").total == 3
    first = store.search("harbour", limit=4)
    second = store.search("harbour", limit=4, after=first.next)
    assert len({hit.document.id for hit in (*first.rows, *second.rows)}) == 6 == first.total
    assert second.next is None
    with pytest.raises(InputError, match="nothing to look for"):
        store.search("-harbour !!")


@pytest.mark.parametrize(
    "asked", ['"', "NEAR(", "a AND", "col:x", "'; DROP TABLE events; --", "*", "x* y*", "é", "\x00 x"]
)
def test_what_is_searched_for_is_never_a_command(store: Store, asked: str) -> None:
    fill(store, RECORDS[0])
    try:
        assert store.search(asked).total in (0, 1)
        assert store.events(text=asked).total in (0, 1, 2)
    except InputError as error:
        assert "nothing to look for" in error.message


def test_documents_are_listed_with_what_was_found(store: Store) -> None:
    run = fill(store, *RECORDS)
    page = store.documents(limit=2)
    assert [(row.id, row.events, row.claims, row.positions) for row in page.rows] == [("d5", 2, 1, 1), ("d4", 2, 1, 1)]
    assert (page.total, page.rows[0].run, page.rows[0].characters) == (5, run, len(TEXT))
    assert [row.id for row in store.documents(limit=9, after=page.next).rows] == ["d3", "d2", "d1"]
    assert [row.id for row in store.documents(since="2024-05-02", until="2024-05-03", sort="oldest").rows] == [
        "d2",
        "d3",
    ]
    assert store.documents(text="lying").total == 5


def test_failures_are_kept_once_with_kind_and_place(store: Store) -> None:
    run = store.start_run({"x": 1}).id
    failed = [
        Failure(source="a.jsonl", reason="no text", kind="empty", at=f"line {n}", hint="give one") for n in range(3)
    ]
    assert store.add_shard(run, 0, [RECORDS[0], *failed, failed[0]]).failures == 3
    assert store.add_shard(run, 1, failed).failures == 0
    first = store.failures(run, limit=2)
    assert (first.total, [row.at for row in first.rows]) == (3, ["line 0", "line 1"])
    rest = store.failures(run, limit=2, after=first.next)
    assert ([row.at for row in rest.rows], rest.next) == (["line 2"], None)
    assert (rest.rows[0].kind, rest.rows[0].hint) == ("empty", "give one")
    assert store.counts(run).failures == 3


def test_another_text_under_a_known_id_is_a_failure_in_the_same_run_and_a_version_in_another(store: Store) -> None:
    old, new = make_record("d1"), make_record("d1", text=TEXT + " It went on.")
    run = fill(store, old)
    assert store.add_shard(run, 1, [new]).failures == 1
    assert [row.kind for row in store.failures(run).rows] == ["changed"]
    other = fill(store, new, config={"later": True})
    assert store.document("d1", run=run) == old.document
    assert store.document("d1", run=other) == store.document("d1") == new.document


def test_an_empty_store_answers_with_nothing(store: Store) -> None:
    assert store.events().total == store.claims().total == store.positions().total == 0
    assert store.documents().total == store.failures().total == store.stories().total == 0
    assert (store.facets(), store.series(), store.runs(), list(store.dyad_rows())) == ([], [], [], [])
    with pytest.raises(InputError, match="no run yet"):
        store.run()
    with pytest.raises(InputError, match="no run 'abc'"):
        store.events(run="abc")


def test_stories_are_kept_listed_and_found_by_a_telling(store: Store) -> None:
    run = fill(store, *RECORDS)
    members = tuple(Member(document=r.document.id, item=r.events[0].id) for r in RECORDS[:3])
    told = Story(id="s1", kind="event", members=members)
    pair = Story(
        id="s2", kind="event", members=tuple(Member(document=r.document.id, item=r.events[1].id) for r in RECORDS[3:])
    )
    alone = Story(id="s3", kind="claim", members=(Member(document="d1", item=RECORDS[0].claims[0].id),))
    assert store.save_stories(run, [told, pair, alone]) == 3
    assert store.save_stories(run, [told, pair, alone]) == 3
    page = store.stories(limit=1)
    assert (page.total, page.rows[0].story, page.rows[0].tellings, page.rows[0].documents) == (2, told, 3, 3)
    assert (page.rows[0].first, page.rows[0].last) == (date(2024, 5, 1), date(2024, 5, 3))
    assert page.rows[0].lead.id == members[0].item
    assert [row.story.id for row in store.stories(limit=1, after=page.next).rows] == ["s2"]
    assert [row.story.id for row in store.stories(type="CONSULT").rows] == ["s2"]
    assert [row.story.id for row in store.stories(kind="claim", least=1).rows] == ["s3"]
    assert store.story_of(members[1].item, document="d2") == told
    assert store.story_of("none", document="d2") is None


def test_two_runs_compared_name_what_moved(store: Store) -> None:
    record = RECORDS[0]
    accused, met = record.events
    recoded = dataclasses.replace(accused, id="e9aaaaaa", type="THREATEN", mode=None)
    surer = dataclasses.replace(met, confidence=0.99)
    fresh = dataclasses.replace(met, id="e8bbbbbb", anchor=span("shelling"), actors=(mention("Santiago", "CHL"),))
    before = fill(store, *RECORDS[:3], config={"n": 1})
    after = fill(
        store, dataclasses.replace(record, events=(recoded, surer, fresh), positions=()), RECORDS[1], config={"n": 2}
    )
    found = [(d.kind, d.change, d.document, d.fields) for d in store.diff(before, after)]
    assert found[:3] == [
        ("event", "changed", "d1", ("type", "mode")),
        ("event", "added", "d1", ()),
        ("position", "gone", "d1", ()),
    ]
    assert {(document, change) for _, change, document, _ in found[3:]} == {("d3", "gone")}
    assert not list(store.diff(before, before))


def test_the_canonical_text_does_not_know_the_order_of_arrival(store: Store, tmp_path: Path) -> None:
    one = store.start_run({"a": 1}).id
    store.add_shard(one, 0, RECORDS[:3])
    store.add_shard(one, 1, RECORDS[3:])
    assert store.export_canonical(one, tmp_path / "one") == 1 + 5 * 5
    text = (tmp_path / "one").read_text(encoding="utf-8")
    from dragoman.store import open_store

    with open_store(tmp_path / "other.db", create=True) as other:
        run = other.start_run({"a": 1}).id
        other.add_shard(run, 1, reversed(RECORDS[2:]))
        other.add_shard(run, 0, RECORDS[:2])
        other.export_canonical(run, tmp_path / "two")
    assert (tmp_path / "two").read_text(encoding="utf-8") == text


def test_a_sound_store_has_nothing_wrong(store: Store) -> None:
    fill(store, *RECORDS)
    assert store.check() == []


def test_a_text_with_nul_is_kept(store: Store) -> None:
    record = make_record("nul", text=TEXT + " End\x00 of it.")
    fill(store, record)
    assert store.record("nul") == record
    assert store.document("nul").text == record.document.text.replace("\x00", "\ufffd")


def test_pairs_are_counted_by_quad_class(store: Store) -> None:
    fill(store, *RECORDS)
    assert [(p.actor, p.recipient, p.quads) for p in store.pairs()] == [
        ("PER", "CHL", (5, 0, 5, 0)),
        ("CHL", "PER", (5, 0, 0, 0)),
    ]
    (whole,) = store.pairs(directed=False)
    assert (whole.actor, whole.recipient, whole.quads, whole.count) == ("CHL", "PER", (5, 0, 5, 0), 10)


@pytest.mark.parametrize(
    ("asked", "quads"),
    [
        ({"status": "asserted"}, (5, 0, 5, 0)),
        ({"status": "future"}, None),
        ({"type": "CONSULT"}, (5, 0, 0, 0)),
        ({"quad": "3"}, (0, 0, 5, 0)),
        ({"country": "ECU"}, (5, 0, 0, 0)),
        ({"attributed": "vouched"}, (5, 0, 5, 0)),
        ({"attributed": "attributed"}, None),
        ({"since": "2024-05-04"}, (0, 0, 4, 0)),
        ({"dyad": "PER-CHL"}, (5, 0, 5, 0)),
        ({"dyad": "PER>CHL", "status": "asserted"}, (0, 0, 5, 0)),
        ({"dyad": "RUS-UKR"}, None),
        ({"actor": "CHL"}, (5, 0, 0, 0)),
        ({"text": "shelling"}, (0, 0, 5, 0)),
    ],
)
def test_pairs_are_narrowed_as_events_are(store: Store, asked: dict[str, str], quads: object) -> None:
    fill(store, *RECORDS)
    found = store.pairs(directed=False, **asked)
    if asked.get("since"):
        quads = (0, 0, store.count(**asked), 0)
    assert [pair.quads for pair in found] == ([quads] if quads else [])


def test_pairs_and_types_are_counted_as_the_reviews_leave_them(store: Store) -> None:
    fill(store, *RECORDS)
    accused = RECORDS[0].events[0].id
    store.add_review(make_review(accused, kind="event", document="d1", verdict="reject", reviewer="I"))
    assert store.pairs(directed=False)[0].quads == (5, 0, 4, 0)
    assert store.pairs(directed=False, reviewed="raw")[0].quads == (5, 0, 5, 0)
    assert [row.count for row in store.types(type="ACCUSE")] == [4]


def test_types_are_counted_by_period(store: Store) -> None:
    fill(store, *RECORDS)
    by_year = [(row.period, row.type, row.count) for row in store.types(by="year")]
    assert by_year == [(date(2024, 1, 1), "ACCUSE", 5), (date(2024, 1, 1), "CONSULT", 5)]
    assert [(row.period, row.count) for row in store.types(by="quarter", type="CONSULT")] == [(date(2024, 4, 1), 5)]
    for by in ("day", "week", "month"):
        assert sum(row.count for row in store.types(by=by)) == 10
    assert [row.type for row in store.types(actor="CHL")] == ["CONSULT"]
    with pytest.raises(InputError, match="no period"):
        store.types(by="decade")


def test_events_without_a_day_have_no_period(store: Store) -> None:
    fill(store, make_record("undated", published=None))
    assert {(row.period, row.type) for row in store.types()} == {(None, "ACCUSE"), (date(2024, 5, 1), "CONSULT")}
