"""The floors of `make gold` only rise: what they once were is written down here too."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.evaluate import load_floors

FLOORS = Path(__file__).parents[1] / "benchmarks" / "floors.toml"
EARNED = {
    ("typed", "precision"): 0.90,
    ("typed", "recall"): 0.60,
    ("dyad", "f1"): 0.58,
    ("claim", "f1"): 0.85,
    ("claim+source", "f1"): 0.82,
    ("position", "f1"): 0.70,
}


@pytest.mark.parametrize(("figure", "measure"), EARNED)
def test_no_floor_is_lower_than_it_has_been(figure, measure):
    assert load_floors(FLOORS)[figure][measure] >= EARNED[figure, measure]


def test_a_raised_floor_is_written_down_here():
    assert {(name, measure) for name, table in load_floors(FLOORS).items() for measure in table} == set(EARNED)
