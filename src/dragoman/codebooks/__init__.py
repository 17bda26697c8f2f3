"""Ontologies as data: YAML with definitions, lexicon, patterns, examples and counterexamples; loading and checking."""

from __future__ import annotations

from dragoman.codebooks.load import load_codebook
from dragoman.codebooks.model import ANYTHING, Codebook, EventType, Example, ExpectedEvent, Trigger

__all__ = ["ANYTHING", "Codebook", "EventType", "Example", "ExpectedEvent", "Trigger", "load_codebook"]
