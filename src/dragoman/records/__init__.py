"""The nouns: frozen dataclasses, standard library only, invariants but no logic.

`text`     Document, Dateline, Sentence, Token, Entity, Quotation, Span
`findings` ActorMention, TimeMention, DateRange, PlaceMention, Place, Event, Claim, Position, Record, Step, Failure
`corpus`   Run, Review, Story, Member
"""

from dragoman.records.corpus import ItemKind, Member, Review, Run, RunState, Story, StoryKind, Verdict
from dragoman.records.findings import (
    Actor,
    ActorMention,
    Claim,
    DateRange,
    Event,
    Failure,
    Place,
    PlaceMention,
    Position,
    PositionObject,
    Record,
    Step,
    TimeMention,
)
from dragoman.records.text import Dateline, Document, Entity, Quotation, Sentence, Span, Token

__all__ = [
    "Actor",
    "ActorMention",
    "Claim",
    "DateRange",
    "Dateline",
    "Document",
    "Entity",
    "Event",
    "Failure",
    "ItemKind",
    "Member",
    "Place",
    "PlaceMention",
    "Position",
    "PositionObject",
    "Quotation",
    "Record",
    "Review",
    "Run",
    "RunState",
    "Sentence",
    "Span",
    "Step",
    "Story",
    "StoryKind",
    "TimeMention",
    "Token",
    "Verdict",
]
