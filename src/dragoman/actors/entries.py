"""What the register holds: actors, the offices they held, and where a text names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_FIRST = date.min
_LAST = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An office held, or a part played, from `first` to `last` (both inclusive; None where unknown or still running).

    `role` is the normalised office ("president", "foreign minister", "spokesperson"), `title` the office as printed.
    """

    role: str
    title: str
    code: str
    sector: str
    first: date | None = None
    last: date | None = None

    def covers(self, on: date) -> bool:
        """Tells whether the office was held on a day."""
        return (self.first or _FIRST) <= on <= (self.last or _LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A state's membership of a body, from `first` to `last` (both inclusive)."""

    code: str
    first: date | None = None
    last: date | None = None

    def covers(self, on: date) -> bool:
        """Tells whether the state was a member on a day."""
        return (self.first or _FIRST) <= on <= (self.last or _LAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor known by name.

    Args:
        id: its key: ISO 3166 alpha-3 for a state, else a slug ("nato", "p:vladimir-putin").
        name: the canonical name.
        code: whom it belongs to, as in record.md.
        sector: its PLOVER sector.
        kind: "state", "territory", "people", "seat", "body", "party", "group", "igo", "ngo", "company", "media",
            "person".
        wikidata: its Wikidata id, None where unknown.
        terms: offices held (persons), or sectors by date (the Taliban: REB, then GOV).
        first: its first day, None where unknown.
        last: its last day, None where unknown or still there.
        members: a body's members.
        capital: a state's capital.
        central: True for persons much reported on, who are meant before their namesakes.
    """

    id: str
    name: str
    code: str
    sector: str
    kind: str
    wikidata: str | None = None
    terms: tuple[Term, ...] = ()
    first: date | None = None
    last: date | None = None
    members: tuple[Membership, ...] = ()
    capital: str | None = None
    central: bool = False

    def covers(self, on: date) -> bool:
        """Tells whether the actor existed on a day."""
        return (self.first or _FIRST) <= on <= (self.last or _LAST)

    def held(self, on: date) -> tuple[Term, ...]:
        """Returns the terms running on a day, the latest begun first."""
        running = [term for term in self.terms if term.covers(on)]
        return tuple(sorted(running, key=lambda term: term.first or _FIRST, reverse=True))

    def reading(self, on: date | None) -> tuple[str, str]:
        """Returns the code and sector as of a day.

        Someone out of every office is `ELI` (record.md: former officials) unless a standing sector says otherwise
        (an opposition leader stays `OPP`); before the first office, and without a day, the standing ones hold.
        """
        if on is None or not self.terms:
            return self.code, self.sector
        running = self.held(on)
        if running:
            best = min(running, key=lambda term: (term.role == "office", _RANK.get(term.sector, 1)))
            return best.code, best.sector
        if self.kind == "person" and any(term.last is not None and term.last < on for term in self.terms):
            return self.code, "ELI" if self.sector in _OFFICIAL else self.sector
        return self.code, self.sector


_RANK = {"GOV": 0, "ELI": 2}
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "ELI"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A register form found in a text: `text[start:end]`.

    `entries` are all actors it may stand for, the likeliest first; `forms[i]` tells how `entries[i]` is meant by it:
    "name", "alias" (old name, abbreviation), "adjective" ("Russian", also one Russian), "demonym" ("Russians"),
    "capital" ("Moscow": the government or the city), "seat" ("Kremlin"). `form` is `forms[0]`.
    """

    start: int
    end: int
    form: str
    entries: tuple[Entry, ...]
    forms: tuple[str, ...]
