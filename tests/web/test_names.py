from __future__ import annotations

import pytest

from dragoman.web.names import code_of, dyad_of


@pytest.mark.parametrize(
    ("words", "code"), [("russia", "RUS"), (" United  Kingdom", "GBR"), ("FRA", "FRA"), ("NATO", None)]
)
def test_a_state_goes_by_its_name_another_name_or_its_code(words, code):
    assert code_of(words) == code


@pytest.mark.parametrize(
    ("words", "dyad"),
    [
        ("Russia - Ukraine", "RUS-UKR"), ("Israel → Iran", "ISR>IRN"), ("Guinea-Bissau-Mali", "GNB-MLI"),
        ("usa>irn", "USA>IRN"), ("United States and Iran", "USA-IRN"), ("Russia", "Russia"),
    ],
)  # fmt: skip
def test_a_pair_of_names_is_a_pair_of_codes(words, dyad):
    assert dyad_of(words) == dyad


def test_a_filter_by_a_states_name_finds_all_that_is_its(bench):
    assert "3 events" in bench.client.get("/explore?actor=peru").text
    assert "3 events" in bench.client.get("/explore?dyad=Chile>Peru").text
    assert 'aria-label="Take away who Peru"' in bench.client.get("/explore?actor=peru").text
