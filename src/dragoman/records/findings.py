"""What is read from a report. Every value keeps where it was read (a span) and what decided it (steps)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.records.text import Document, Span

Status = Literal["asserted", "negated", "future", "hypothetical"]
Form = Literal["direct", "mixed", "indirect"]
Stance = Literal["endorse", "reject", "dispute", "neutral"]
Basis = Literal["stated", "inferred", "published"]
Precision = Literal["point", "city", "region", "country", "area"]
Use = Literal["place", "named"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a decision: which rule or model took it, what it saw, and how sure it was.

    `by` is a rule id ("codebook:ACCUSE/accuse-of", "actors:office-holder") or "model@hash"; `saw` is in words a reader
    understands; `score` is in [0, 1] where there is one.
    """

    by: str
    saw: str
    score: float | None = None


STATELESS = frozenset({"IGO", "NGO", "MNC", "ISM", "WST", "UNK"})
"""Codes that are no country's. Source: the record's contract (docs/how-it-works.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who somebody is: code (ISO 3166 alpha-3, IGO, NGO, MNC, ISM, WST, UNK), PLOVER sector, canonical name."""

    code: str
    sector: str
    name: str
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """One actor where the text names it. A joint mention ("the two leaders") gives one of these for each member.

    Args:
        span: the mention as written.
        sentence: index of its sentence.
        head: index of its head token in that sentence.
        kind: "name" (proper name of a state, body, person), "demonym" ("Russian" as modifier or noun), "description"
            ("the Russian president", "officials"), "pronoun", "possessive" ("his", "Russia's" where it only modifies).
        actor: who that is.
        steps: how it was decided; candidates not taken are named here.
    """

    span: Span
    sentence: int
    head: int
    kind: str
    actor: Actor
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """Days `first` to `last`, both inclusive, with the words they were read from."""

    first: date
    last: date
    text: str
    start: int
    end: int
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression. `kind` is TIMEX3's type (DATE, TIME, DURATION, SET), `value` its TIMEX3 value.

    `range` is None where no days can be told ("recently", a duration without an anchor). `head` is the token of
    its sentence by which the expression hangs in the tree.
    """

    span: Span
    sentence: int
    head: int
    kind: str
    value: str
    range: DateRange | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened. Coordinates in degrees (WGS 84), None for a country or an unknown place."""

    text: str
    start: int
    end: int
    name: str
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    precision: Precision = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym. `head` is the token of its sentence by which it hangs in the tree.

    `use` is "place" where something is said to be or happen there; "named" where the name acts, owns or only tells
    where another lies ("Beijing said", "Russia's president", "Moscow, Idaho"): no event is placed there.
    """

    span: Span
    sentence: int
    head: int
    place: Place
    use: Use = "place"
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One reported act of a PLOVER type. `trigger` is the anchor's head token in sentence `sentence`.

    `mutual` tells acts that the actors do with one another (met, clashed) from those that they do side by side.

    `cameo` are the CAMEO codes that type and mode stand for, empty where the crosswalk is ambiguous; `goldstein` is the
    score in [-10, 10] where all that fit share one, `intensity` PLOVER's own score of type and mode in [-10, 10].
    """

    id: str
    type: str
    quad: int
    mode: str | None
    anchor: Span
    sentence: int
    trigger: int
    actors: tuple[ActorMention, ...]
    recipients: tuple[ActorMention, ...]
    status: Status
    mutual: bool = False
    status_cue: Span | None = None
    date: DateRange | None = None
    place: Place | None = None
    attributed_to: str | None = None
    cameo: tuple[str, ...] = ()
    goldstein: float | None = None
    intensity: float | None = None
    confidence: float
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A proposition that the text puts in a source's mouth.

    `challenged_by` is the span by which the writer contradicts or doubts it; `inside` is the id of the claim whose
    content it stands in; `addressees` and `about` are actors told and actors spoken of.
    """

    id: str
    sources: tuple[ActorMention, ...]
    cue: Span
    content: Span
    form: Form
    act: str
    sentence: int
    challenged: bool = False
    challenged_by: Span | None = None
    inside: str | None = None
    addressees: tuple[ActorMention, ...] = ()
    about: tuple[ActorMention, ...] = ()
    confidence: float
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionObject:
    """What a side is taken on. `kind` is "claim", "proposal", "plan" or "demand"; `owner` a code; `claim` an id."""

    kind: str
    text: str
    start: int
    end: int
    owner: str
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A side taken on somebody's claim, proposal, plan or demand."""

    id: str
    holders: tuple[ActorMention, ...]
    stance: Stance
    object: PositionObject
    anchor: Span
    sentence: int
    reason: Span | None = None
    confidence: float
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that was not read: where it stood, why, what to try.

    Args:
        source: the file, address or feed it came from.
        reason: what was found, in one line.
        hint: what to try; None where nothing helps.
        kind: the treatment it got, one word: "unreadable", "empty", "not-english", "too-long", "duplicate", "crash" ….
        at: its line or record within `source`; "" where the source is one report.
    """

    source: str
    reason: str
    hint: str | None = None
    kind: str = "unreadable"
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything read from one report. `mentions`, `times` and `places` are kept so that all can be explained."""

    document: Document
    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    positions: tuple[Position, ...] = ()
    mentions: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    notes: tuple[str, ...] = ()
