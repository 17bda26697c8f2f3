"""Toponyms -> Place, and the place of each event."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman.records import ActorMention, Document, Event, PlaceMention, Sentence


class Gazetteer:
    """Everywhere Dragoman knows by name."""


def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """Loads the gazetteer."""
    return Gazetteer()


def find_places(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[ActorMention], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Finds and resolves the toponyms of a document."""
    return ()


def place_events(
    events: Sequence[Event], places: Sequence[PlaceMention], sentences: Sequence[Sentence]
) -> tuple[Event, ...]:
    """Gives each event its place, by syntax, then scope."""
    return tuple(events)
