"""A comparison as a table of figures, and the least figures it must reach."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluate.comparison import Comparison

MEASURES = ("precision", "recall", "f1", "accuracy")
LEEWAY = 5e-4
"""A figure that prints as its floor has reached it: figures have three decimals."""

Floors = dict[str, dict[str, float]]


def score_table(comparison: Comparison) -> str:
    """Puts every figure on a line: precision, recall, F1 and gold count; then accuracies over matched pairs."""
    lines = [f"{'':16}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}"]
    for name, count in comparison.counts.items():
        lines.append(f"{name:16}{count.precision:7.3f}{count.recall:7.3f}{count.f1:7.3f}{count.asked:7}")
    for name, (right, of) in comparison.accuracies.items():
        lines.append(f"{name:24}{right / of:6.3f}  of {of}")
    return "\n".join(lines)


def load_floors(path: Path) -> Floors:
    """Loads least figures: a TOML table a measure, with precision, recall, f1 or accuracy.

    Args:
        path: the file.

    Returns:
        The floors by measure.

    Raises:
        InputError: the file can't be read, or a floor is no figure between 0 and 1.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not TOML: {error}") from error
    for name, table in tables.items():
        for measure, floor in table.items() if isinstance(table, dict) else [("", table)]:
            if measure not in MEASURES:
                raise InputError(f"{path}: [{name}] has '{measure}'", hint=f"one of {', '.join(MEASURES)}")
            if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
                raise InputError(f"{path}: [{name}] {measure} = {floor!r} is not between 0 and 1")
    return tables


def below_floors(comparison: Comparison, floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Names the figures below their floor, each in a line.

    Raises:
        InputError: a floor names a figure that this comparison does not have.
    """
    fallen = []
    for name, table in floors.items():
        for measure, floor in table.items():
            figure = _figure(comparison, name, measure)
            if figure < floor - LEEWAY:
                fallen.append(f"{name} {measure} is {figure:.3f}, below its floor {floor:.3f}")
    return fallen


def _figure(comparison: Comparison, name: str, measure: str) -> float:
    if measure == "accuracy" and name in comparison.accuracies:
        right, of = comparison.accuracies[name]
        return right / of
    if measure != "accuracy" and name in comparison.counts:
        return float(getattr(comparison.counts[name], measure))
    there = ", ".join([*comparison.counts, *comparison.accuracies])
    raise InputError(f"no {measure} of '{name}' in this comparison", hint=f"there are {there}")
