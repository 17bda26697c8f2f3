"""One way from options and addresses to a query, which refuses what it does not know."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.store import Query, query_from
from dragoman.store.query import WHO


def test_text_values_are_read() -> None:
    query = query_from(
        {
            "actor": "rus", "dyad": "rus - ukr", "type": "accuse, reject", "quad": ["3", "4"], "since": "2024-02",
            "until": "2024-02", "min-confidence": "0.5", "challenged": "yes", "outlet": "Post, The", "country": None,
            "mode": "",
        }
    )  # fmt: skip
    assert query == Query(
        actor="RUS", dyad="RUS-UKR", type=("ACCUSE", "REJECT"), quad=(3, 4), since=date(2024, 2, 1),
        until=date(2024, 2, 29), min_confidence=0.5, challenged=True, outlet=("Post, The",),
    )  # fmt: skip


@pytest.mark.parametrize("given", ["Xi", "RUS/GOV", "Q7747", "Vladimir Putin", "United Nations"])
def test_who_is_a_code_a_sector_an_id_or_a_name(given: str) -> None:
    assert query_from({"actor": given}).actor == given


def test_three_letters_are_a_code_whatever_their_case() -> None:
    assert query_from({"actor": "rus"}).actor == "RUS"
    assert WHO.fullmatch("RUS/MIL")["sector"] == "MIL"


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ({"actr": "RUS"}, "did you mean 'actor'?"),
        ({"status": "negatd"}, "did you mean 'negated'?"),
        ({"quad": "5"}, "one of 1, 2, 3, 4"),
        ({"dyad": "RUS"}, "RUS-UKR for both directions"),
        ({"since": "May"}, "2024-05-16, 2024-05 or 2024"),
        ({"since": "2024-13"}, "2024-05-16, 2024-05 or 2024"),
        ({"until": "2024-02-30"}, "2024-05-16, 2024-05 or 2024"),
        ({"until": "0000"}, "2024-05-16, 2024-05 or 2024"),
        ({"since": "2024", "until": "2023"}, "exchange the two"),
        ({"min_confidence": "1.5"}, "a number from 0 to 1"),
        ({"min_confidence": "nan"}, "a number from 0 to 1"),
        ({"challenged": "perhaps"}, "true or false"),
        ({"country": "France"}, "three letters"),
        ({"actor": ["RUS", "CHN"]}, "give one"),
        ({"sort": "random"}, "one of newest, oldest"),
    ],
)
def test_what_is_unknown_is_refused_with_what_is_known(mapping: dict[str, object], told: str) -> None:
    with pytest.raises(InputError) as error:
        query_from(mapping)
    assert told in error.value.hint


QUERIES = st.builds(
    Query,
    actor=st.none() | st.sampled_from(["RUS", "RUS/MIL", "Q5", "A name, with a comma"]),
    dyad=st.none() | st.sampled_from(["RUS-UKR", "CHN>USA"]),
    type=st.lists(st.sampled_from(["ACCUSE", "AID"]), unique=True).map(tuple),
    quad=st.lists(st.integers(1, 4), unique=True).map(tuple),
    since=st.none() | st.dates(date(1900, 1, 1), date(2000, 1, 1)),
    until=st.none() | st.dates(date(2000, 1, 2), date(2100, 1, 1)),
    challenged=st.none() | st.booleans(),
    outlet=st.lists(st.sampled_from(["Gazette", "Post"]), max_size=1).map(tuple),
    min_confidence=st.none() | st.floats(0, 1),
    sort=st.sampled_from(["newest", "text"]),
    text=st.none() | st.sampled_from(['"a phrase" -word']),
)


@given(QUERIES)
def test_a_query_as_text_reads_back_the_same(query: Query) -> None:
    assert query_from(query.to_mapping()) == query


def test_filters_of_other_kinds_are_dropped_on_demand() -> None:
    query = Query(actor="RUS", type=("AID",), challenged=True, stance=("reject",))
    assert query.foreign_to("claim") == ("stance", "type")
    assert query.for_kind("claim") == Query(actor="RUS", challenged=True)
    assert query.for_kind("event") == Query(actor="RUS", type=("AID",))
    assert query.for_kind("position") == Query(actor="RUS", stance=("reject",))
