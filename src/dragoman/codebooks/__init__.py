"""Ontologies as data: YAML with definitions, lexicon, patterns, examples and counterexamples; loading and checking.

`load`      YAML -> Codebook, everything checked on the way
`check`     runs a codebook's examples and counterexamples
`template`  a codebook of one's own to start from
`crosswalk` PLOVER -> CAMEO, Goldstein, intensity
"""

from __future__ import annotations

from dragoman.codebooks.check import Finding, check_codebook
from dragoman.codebooks.crosswalk import CameoCodes, cameo_name, derive_cameo, plover_intensity
from dragoman.codebooks.load import load_codebook
from dragoman.codebooks.model import ANYTHING, Codebook, EventType, Example, ExpectedEvent, Trigger
from dragoman.codebooks.template import new_codebook

__all__ = [
    "ANYTHING",
    "CameoCodes",
    "Codebook",
    "EventType",
    "Example",
    "ExpectedEvent",
    "Finding",
    "Trigger",
    "cameo_name",
    "check_codebook",
    "derive_cameo",
    "load_codebook",
    "new_codebook",
    "plover_intensity",
]
