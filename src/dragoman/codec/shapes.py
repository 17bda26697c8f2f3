"""The shapes of the JSON, as record.md gives them; what it does not name is added and has a default.

A docstring here is the description that `dragoman schema` prints. Required is what record.md shows in every example;
gold records and records written by hand may leave out the rest.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, Struct, UnsetType

from dragoman.records.findings import Basis, Form, Precision, Stance, Status, Use

Offset = Annotated[int, Meta(ge=0, description="A position in `text`, in Unicode code points.")]
Score = Annotated[float, Meta(ge=0, le=1)]
Code = Annotated[str, Meta(description="ISO 3166 alpha-3, or IGO, NGO, MNC, ISM, WST, UNK.")]


class StepShape(Struct, kw_only=True, omit_defaults=True):
    """One step of a decision: the rule or model, what it saw, its score (0 to 1)."""

    by: str
    saw: str
    score: float | None = None


class SpanShape(Struct, kw_only=True):
    """Characters `[start, end)` of the document's text, in Unicode code points."""

    start: Offset
    end: Offset
    text: str


class ActorShape(SpanShape, kw_only=True):
    """An actor where the text names it: code, PLOVER sector, canonical name."""

    code: Code
    sector: str
    name: str
    wikidata: str | None = None
    kind: str = "name"
    sentence: int | None = None
    head: int | None = None
    steps: tuple[StepShape, ...] = ()


class DateShape(Struct, kw_only=True):
    """Days `first` to `last`, both inclusive, and the words they were read from."""

    first: date
    last: date
    text: str
    start: Offset | None = None
    end: Offset | None = None
    basis: Basis = "stated"


class PlaceShape(Struct, kw_only=True):
    """Where it happened. Degrees (WGS 84); null for a country or an unknown place."""

    text: str
    country: str | None
    name: str | None = None
    start: Offset | None = None
    end: Offset | None = None
    admin1: str | None = None
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None = None
    geonames_id: int | None = None
    precision: Precision | None = None


class EventShape(Struct, kw_only=True):
    """One reported act of a PLOVER type."""

    id: str
    type: str
    mode: str | None
    anchor: SpanShape
    actors: tuple[ActorShape, ...]
    recipients: tuple[ActorShape, ...]
    date: DateShape | None
    place: PlaceShape | None
    status: Status
    attributed_to: str | None
    confidence: Score = 1.0
    quad: int | None = None
    sentence: int | None = None
    trigger: int | None = None
    mutual: bool = False
    status_cue: SpanShape | None = None
    cameo: tuple[str, ...] = ()
    goldstein: float | None = None
    intensity: float | None = None
    steps: tuple[StepShape, ...] = ()


class ClaimShape(Struct, kw_only=True):
    """A proposition that the text puts in a source's mouth."""

    id: str
    sources: tuple[ActorShape, ...]
    cue: SpanShape
    content: SpanShape
    form: Form
    act: str
    challenged: bool
    confidence: Score = 1.0
    sentence: int | None = None
    challenged_by: SpanShape | None = None
    inside: str | None = None
    addressees: tuple[ActorShape, ...] = ()
    about: tuple[ActorShape, ...] = ()
    steps: tuple[StepShape, ...] = ()


class ObjectShape(Struct, kw_only=True):
    """What a side is taken on; `owner` is the code of whose it is, `claim` a claim's id."""

    kind: str
    text: str
    owner: str
    claim: str | None
    start: Offset | None = None
    end: Offset | None = None


class PositionShape(Struct, kw_only=True):
    """A side taken on somebody's claim, proposal, plan or demand."""

    holders: tuple[ActorShape, ...]
    stance: Stance
    object: ObjectShape
    anchor: SpanShape
    reason: SpanShape | None
    id: str | None = None
    sentence: int | None = None
    confidence: Score = 1.0
    steps: tuple[StepShape, ...] = ()


class DatelineShape(Struct, kw_only=True):
    """The place, day and agency a report opens with, as written."""

    span: SpanShape
    place: str | None = None
    day: str | None = None
    agency: str | None = None


class TimeShape(Struct, kw_only=True):
    """A time expression: TIMEX3's type and value, and the days it means where they can be told."""

    span: SpanShape
    sentence: int
    head: int
    kind: str
    value: str
    range: DateShape | None
    steps: tuple[StepShape, ...] = ()


class PlaceMentionShape(Struct, kw_only=True):
    """A toponym; `use` is "named" where it acts, owns or only tells where another lies."""

    span: SpanShape
    sentence: int
    head: int
    place: PlaceShape
    use: Use = "place"
    steps: tuple[StepShape, ...] = ()


class RecordShape(Struct, kw_only=True):
    """One news report and what was read from it: events, claims, positions.

    `mentions`, `times` and `places` are every actor, time and place the text names; they stand there when asked for.
    """

    id: str
    published: date | None = None
    published_source: str | None = None
    title: str = ""
    outlet: str = ""
    url: str = ""
    dateline: DatelineShape | None = None
    text: str
    events: tuple[EventShape, ...]
    claims: tuple[ClaimShape, ...]
    positions: tuple[PositionShape, ...]
    notes: tuple[str, ...] = ()
    mentions: tuple[ActorShape, ...] | UnsetType = UNSET
    times: tuple[TimeShape, ...] | UnsetType = UNSET
    places: tuple[PlaceMentionShape, ...] | UnsetType = UNSET
