"""Who bears a name, read by the day, the title before it and the state beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.actors.entries import Entry
from dragoman.actors.people import RANKS
from dragoman.actors.register import Register

# Weights chosen by hand on the examples of tests/actors/test_who.py: no one of them alone names a person.
_BASE, _IN_OFFICE, _SAME_STATE, _SAME_OFFICE, _ONCE_OFFICE, _FULL_NAME = 0.3, 0.3, 0.25, 0.3, 0.15, 0.25
_OTHER_OFFICE = -0.2
_OTHER_STATE, _ONLY, _CENTRAL = -0.5, 0.2, 0.12
# Years from office after which somebody little reported on is hardly meant.
_LONG_AGO, _FORGOTTEN = 12, -0.35
_HIGH = (0.2, 0.12, 0.05, 0.0)
_MOST = 24
# Two bearers nearer than this are too close to call; one alone needs at least `ENOUGH`.
MARGIN, ENOUGH = 0.1, 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Somebody who may be meant, with a score in [0, 1] and what speaks for it."""

    entry: Entry
    score: float
    why: str


def bearers(
    name: str, register: Register, *, on: date | None, role: str = "", codes: Sequence[str] = ()
) -> tuple[Bearer, ...]:
    """Lists who may be meant by a name, the likeliest first.

    Args:
        name: a full name or surname.
        register: whom there is.
        on: the day of the report.
        role: the office printed before the name, normalised; "" for none.
        codes: the states printed beside it.
    """
    persons = register.persons(name, on)
    only = _ONLY if len(persons) == 1 else 0.0
    found = [_weigh(entry, name, on, role, codes, only) for entry in persons[:_MOST]]
    return tuple(sorted(found, key=lambda bearer: (-bearer.score, bearer.entry.id)))


def clearly(found: Sequence[Bearer]) -> bool:
    """Tells whether the first is much reported on and stands clear of the namesakes."""
    if not found or found[0].score < ENOUGH or not found[0].entry.central:
        return False
    return len(found) == 1 or found[0].score - found[1].score >= MARGIN


def _weigh(entry: Entry, name: str, on: date | None, role: str, codes: Sequence[str], only: float) -> Bearer:
    score, why = _BASE + only, [f"bears the name {name!r}"]
    running = entry.held(on) if on is not None else entry.terms
    if on is not None and running:
        score += _IN_OFFICE
        why.append("in office that day")
    past = () if on is None else [term for term in entry.terms if term.last is not None and term.last < on]
    score += _HIGH[min((RANKS.get(term.role, 3) for term in running or past), default=3)]
    if on is not None and not running and not entry.central and _years_from(entry, on) > _LONG_AGO:
        score += _FORGOTTEN
    if entry.central:
        score += _CENTRAL
    if role:
        if any(term.role == role for term in running):
            score += _SAME_OFFICE
            why.append(f"{role} that day" if on else f"was {role}")
        elif any(term.role == role for term in entry.terms):
            score += _ONCE_OFFICE
            why.append(f"{role} at another time")
        elif entry.terms and role in RANKS:
            score += _OTHER_OFFICE
    if codes:
        score += _SAME_STATE if entry.code in codes else _OTHER_STATE
        why.append(f"of {entry.code}")
    if " " in name:
        score += _FULL_NAME
    return Bearer(entry=entry, score=round(max(0.0, min(1.0, score)), 2), why=", ".join(why))


def _years_from(entry: Entry, on: date) -> float:
    """Counts the years between a day and the nearest day in office; 0 for somebody with no dated office."""
    days = [day for term in entry.terms for day in (term.first, term.last) if day is not None]
    return min((abs((on - day).days) for day in days), default=0) / 365.25
