"""PLOVER -> CAMEO codes, Goldstein scores and PLOVER's own intensity, with what is ambiguous said so."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "data" / "codebooks"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCodes:
    """What CAMEO would call an event.

    Args:
        candidates: CAMEO codes that a PLOVER type and mode may stand for, the most general first.
        goldstein: Goldstein score (-10 conflict to 10 cooperation), None unless all candidates share one.
        ambiguous: True where more than one CAMEO cue category, or more than one score, is possible.
    """

    candidates: tuple[str, ...]
    goldstein: float | None
    ambiguous: bool


def derive_cameo(type: str, mode: str | None = None, context: str | None = None) -> CameoCodes:
    """Derives CAMEO codes from a PLOVER event.

    Args:
        type: PLOVER type, "ASSAULT".
        mode: its mode, None where unknown.
        context: PLOVER context ("military"), which narrows the candidates where the crosswalk knows it.

    Returns:
        The candidates; where the mode is unknown, all codes of the type. Empty candidates for a type that is not
        PLOVER's.

    Source:
        PLOVER's CAMEO crosswalk and GDELT's Goldstein table; see data/codebooks/SOURCE.md.
    """
    rows = [row for row in _crosswalk() if row[2] == type]
    if mode is not None:
        rows = [row for row in rows if row[3] == mode] or [row for row in rows if not row[3]]
    if context is not None:
        rows = [row for row in rows if context in row[4].split("|")] or rows
    scores = {row[1] for row in rows}
    categories = {row[0][:2] for row in rows}
    return CameoCodes(
        candidates=tuple(row[0] for row in sorted(rows, key=lambda row: (len(row[0].rstrip("0")), row[0]))),
        goldstein=float(next(iter(scores))) if len(scores) == 1 else None,
        ambiguous=len(rows) != 1 and (len(scores) > 1 or len(categories) > 1 or not rows),
    )


def plover_intensity(type: str, mode: str | None = None) -> float | None:
    """PLOVER's conflict-cooperation score (-10 to 10) of a type and mode; the type's own where the mode has none.

    Source:
        PLOVER 2.0 manual, table 2.2. Its ACCUSE without a mode is printed as 3; all its modes and its quad class are
        negative, so that -3 is read here.
    """
    scores = _intensity()
    return scores.get((type, mode or ""), scores.get((type, "")))


def cameo_name(code: str) -> str:
    """Gives a CAMEO code's name: "030" -> "Express intent to cooperate"; the code itself where it is not PLOVER's."""
    return _cameo_names().get(code, code)


@cache
def _cameo_names() -> dict[str, str]:
    with (_FOLDER / "cameo_crosswalk.tsv").open(encoding="utf-8", newline="") as file:
        return {row["cameo"]: row["name"] for row in csv.DictReader(file, delimiter="\t")}


@cache
def _crosswalk() -> tuple[tuple[str, str, str, str, str], ...]:
    with (_FOLDER / "cameo_crosswalk.tsv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["cameo"], row["goldstein"], row["type"], row["mode"], row["context"])
            for row in csv.DictReader(file, delimiter="\t")
        )


@cache
def _intensity() -> dict[tuple[str, str], float]:
    with (_FOLDER / "plover_intensity.tsv").open(encoding="utf-8", newline="") as file:
        return {(row["type"], row["mode"]): float(row["score"]) for row in csv.DictReader(file, delimiter="\t")}
