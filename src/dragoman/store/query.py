"""What is asked of a store: one `Query`, from Python, from the command's options or from a page's address alike."""

from __future__ import annotations

import calendar
import dataclasses
import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from dragoman.errors import InputError
from dragoman.records import ItemKind
from dragoman.records.findings import Stance, Status

Sort = Literal["newest", "oldest", "least-certain", "most-certain", "text"]
Attributed = Literal["any", "attributed", "vouched"]
Reviewed = Literal["standing", "raw"]
VerdictFilter = Literal["any", "none", "accept", "reject", "edit", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which events, claims, positions or documents are wanted; what is None, "" or empty does not narrow.

    Who is asked for by a code ("RUS"), a code and a sector ("RUS/MIL"), a Wikidata id ("Q7747") or a whole name
    ("Vladimir Putin", case ignored).

    Args:
        actor: who acts: an event's actor, a claim's source, a position's holder.
        recipient: who is acted on: an event's recipient, a claim's addressee, the owner of what a side is taken on.
        either: who is on one side or the other.
        dyad: two codes: "RUS-UKR" in either direction and in mutual acts, "RUS>UKR" from the first to the second.
        type: event types, any of them.
        quad: quad classes 1 to 4, any of them.
        mode: modes, any of them.
        status: "asserted", "negated", "future", "hypothetical", any of them.
        country: ISO 3166 alpha-3 codes of where it happened, any of them.
        since: first day. An event's day is the first day of its date; without one, the day of publication.
        until: last day, inclusive.
        attributed: "attributed" to a claim in the report, "vouched" for by its writer, or "any".
        source: who says it: a claim's source; for events, the source of the claim an event is attributed to.
        act: acts of claims ("deny"), any of them.
        stance: stances of positions, any of them.
        challenged: True for claims that the writer contradicts or doubts, False for the others.
        answered: True for claims on which somebody takes a side in the report, that are told again, or that the writer
            contradicts; False for the others.
        text: words the item's sentence holds (documents: their title or text); "…" for a phrase, -word to exclude.
        document: the id of a document.
        outlet: outlets, any of them.
        run: a run's id or its beginning, or "latest".
        min_confidence: least confidence, 0 to 1.
        verdict: what reviewers decided; "none" for what nobody has reviewed.
        reviewed: "standing" hides what reviewers rejected and applies their edits; "raw" is as coded.
        sort: "newest" and "oldest" by day, "least-certain" and "most-certain" by confidence, "text" by document and
            place in its text.
    """

    actor: str | None = None
    recipient: str | None = None
    either: str | None = None
    dyad: str | None = None
    type: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    mode: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    attributed: Attributed = "any"
    source: str | None = None
    act: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    challenged: bool | None = None
    answered: bool | None = None
    text: str | None = None
    document: str | None = None
    outlet: tuple[str, ...] = ()
    run: str = "latest"
    min_confidence: float | None = None
    verdict: VerdictFilter = "any"
    reviewed: Reviewed = "standing"
    sort: Sort = "newest"

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise InputError(f"since {self.since} is after until {self.until}", hint="exchange the two")

    def to_mapping(self) -> dict[str, str]:
        """Gives what narrows as text, as `query_from` reads it: for an address or a command line to repeat."""
        found = {}
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                found[field.name] = _as_text(value)
        return found

    def for_kind(self, kind: ItemKind) -> Query:
        """Drops what does not narrow items of this kind, so that one set of filters serves all three.

        Args:
            kind: "event", "claim" or "position".

        Returns:
            The query, without `type` for claims, without `stance` for events and so on.
        """
        dropped: dict[str, Any] = {name: _DEFAULTS[name] for name in self.foreign_to(kind)}
        return dataclasses.replace(self, **dropped)

    def foreign_to(self, kind: ItemKind) -> tuple[str, ...]:
        """Names the filters that are set and that items of this kind don't have."""
        known = ONLY_FOR[kind]
        return tuple(name for name in sorted(_PARTICULAR - known) if getattr(self, name) != _DEFAULTS[name])


ONLY_FOR: Mapping[ItemKind, frozenset[str]] = {
    "event": frozenset({"type", "quad", "mode", "status", "country", "attributed"}),
    "claim": frozenset({"act", "challenged", "answered"}),
    "position": frozenset({"stance"}),
}
"""Filters that items of one kind alone have."""

_PARTICULAR = frozenset().union(*ONLY_FOR.values())
_DEFAULTS: dict[str, Any] = {field.name: field.default for field in dataclasses.fields(Query)}

WHO = re.compile(r"(?P<code>[A-Z]{3})(?:/(?P<sector>[A-Z]{3}))?|(?P<wikidata>Q\d+)")
"""A code, a code and a sector, or a Wikidata id; anything else is a name."""

ACTS = (
    "assert", "deny", "accuse", "demand", "promise", "propose", "threaten", "praise", "condemn", "admit", "ask",
    "believe",
)  # fmt: skip
"""What saying something does. Source: the record's contract (docs/how-it-works.md)."""

DYAD = re.compile(r"([A-Z]{3})([->])([A-Z]{3})")


def query_from(mapping: Mapping[str, Any]) -> Query:
    """Makes a query of options or of an address's parameters.

    Args:
        mapping: names of `Query`'s fields (with "-" or "_") to text, or a list of texts where several are allowed;
            several may also be parted by commas. None and "" count as not given. Days may be a year or a month.

    Returns:
        The query.

    Raises:
        InputError: a name or a value is unknown; what is known is said.
    """
    found: dict[str, Any] = {}
    for given, value in mapping.items():
        name = given.replace("-", "_")
        if name not in _DEFAULTS:
            raise InputError(f"no filter '{given}'", hint=_instead(name, _DEFAULTS))
        values = [
            str(part).strip() for part in (value if isinstance(value, list | tuple) else [value]) if part is not None
        ]
        values = [part for part in values if part]
        if values:
            found[name] = _READ[name](name, values)
    return Query(**found)


Read = Callable[[str, Sequence[str]], Any]


def _one(name: str, values: Sequence[str]) -> str:
    if len(values) > 1:
        raise InputError(f"'{name}' is given {len(values)} times", hint="give one")
    return values[0]


def _several(name: str, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for value in values for part in value.split(",") if part.strip()))


def _verbatim(name: str, values: Sequence[str]) -> tuple[str, ...]:
    # names of outlets may hold commas
    return tuple(dict.fromkeys(values))


def _upper(name: str, values: Sequence[str]) -> tuple[str, ...]:
    return tuple(value.upper() for value in _several(name, values))


def _countries(name: str, values: Sequence[str]) -> tuple[str, ...]:
    found = _upper(name, values)
    for code in found:
        if not re.fullmatch(r"[A-Z]{3}", code):
            raise InputError(f"no {name} '{code}'", hint="a country is three letters: FRA")
    return found


def _who(name: str, values: Sequence[str]) -> str:
    value = _one(name, values)
    upper = value.upper()
    return upper if WHO.fullmatch(upper) and (value == upper or len(value) == 3) else value


def _dyad(name: str, values: Sequence[str]) -> str:
    value = _one(name, values).upper().replace(" ", "")
    if not DYAD.fullmatch(value):
        raise InputError(f"'{value}' is no dyad", hint="RUS-UKR for both directions, RUS>UKR for one")
    return value


def _among(*known: str) -> Read:
    def read(name: str, values: Sequence[str]) -> tuple[str, ...]:
        return tuple(_known(name, value.lower(), known) for value in _several(name, values))

    return read


def _choice(*known: str) -> Read:
    return lambda name, values: _known(name, _one(name, values).lower(), known)


def _known(name: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise InputError(f"no {name} '{value}'", hint=_instead(value, known))
    return value


def _instead(value: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(value, list(known), n=1)
    return f"did you mean '{close[0]}'?" if close else f"one of {', '.join(known)}"


def _quads(name: str, values: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(_known(name, value, ("1", "2", "3", "4"))) for value in _several(name, values))


def _share(name: str, values: Sequence[str]) -> float:
    value = _one(name, values)
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise InputError(f"'{value}' is no {name}", hint="a number from 0 to 1")
    return number


def _flag(name: str, values: Sequence[str]) -> bool:
    value = _one(name, values).lower()
    if value not in ("true", "false", "yes", "no", "1", "0"):
        raise InputError(f"'{value}' is no value of {name}", hint="true or false")
    return value in ("true", "yes", "1")


_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _day(name: str, values: Sequence[str]) -> date:
    value = _one(name, values)
    match = _DAY.fullmatch(value)
    try:
        if not match:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if name == "since":
            return date(year, month or 1, day or 1)
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        raise InputError(f"{name} '{value}' is no day", hint="2024-05-16, 2024-05 or 2024") from None


_READ: Mapping[str, Read] = {
    "actor": _who,
    "recipient": _who,
    "either": _who,
    "dyad": _dyad,
    "type": _upper,
    "quad": _quads,
    "mode": _several,
    "status": _among(*get_args(Status)),
    "country": _countries,
    "since": _day,
    "until": _day,
    "attributed": _choice(*get_args(Attributed)),
    "source": _who,
    "act": _among(*ACTS),
    "stance": _among(*get_args(Stance)),
    "challenged": _flag,
    "answered": _flag,
    "text": _one,
    "document": _one,
    "outlet": _verbatim,
    "run": _one,
    "min_confidence": _share,
    "verdict": _choice(*get_args(VerdictFilter)),
    "reviewed": _choice(*get_args(Reviewed)),
    "sort": _choice(*get_args(Sort)),
}


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(map(str, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
