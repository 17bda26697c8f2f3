"""Ontologies as data: YAML with definitions, lexicon, patterns, examples and counterexamples; loading and checking."""

from __future__ import annotations

from pathlib import Path


class Codebook:
    """An event ontology."""


def load_codebook(path: Path | None = None) -> Codebook:
    """Loads a codebook; PLOVER 2.0 when no path is given."""
    return Codebook()
