from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import below_floors, load_floors, score_table
from dragoman.evaluate.comparison import Comparison, Count


@pytest.fixture
def comparison() -> Comparison:
    return Comparison({"typed": Count(right=2, given=3, asked=4)}, {"status": (3, 4)}, ())


def test_the_table_has_a_line_a_figure(comparison: Comparison) -> None:
    assert score_table(comparison).splitlines()[1:] == [
        "typed             0.667  0.500  0.571      4",
        "status                   0.750  of 4",
    ]


def test_nothing_given_scores_nothing() -> None:
    assert (Count().precision, Count().recall, Count().f1) == (0, 0, 0)


def test_figures_below_their_floor_are_named(comparison: Comparison) -> None:
    assert below_floors(comparison, {"typed": {"precision": 0.667, "recall": 0.5}, "status": {"accuracy": 0.75}}) == []
    assert below_floors(comparison, {"typed": {"f1": 0.6}}) == ["typed f1 is 0.571, below its floor 0.600"]


@pytest.mark.parametrize("floors", [{"tipped": {"f1": 0.5}}, {"typed": {"accuracy": 0.5}}, {"status": {"f1": 0.5}}])
def test_a_floor_for_no_figure_is_refused(comparison: Comparison, floors: dict[str, dict[str, float]]) -> None:
    with pytest.raises(InputError, match="there are typed, status"):
        below_floors(comparison, floors)


def test_floors_are_read_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[typed]\nprecision = 0.7\n["claim+source"]\nf1 = 0.5\n', encoding="utf-8")
    assert load_floors(path) == {"typed": {"precision": 0.7}, "claim+source": {"f1": 0.5}}


@pytest.mark.parametrize(
    "content", ["[typed]\nprecison = 0.7", "[typed]\nf1 = 7", "[typed]\nf1 = true", "typed = 0.5", "[typed", "\xff"]
)
def test_broken_floors_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(InputError, match=r"floors\.toml"):
        load_floors(path)
