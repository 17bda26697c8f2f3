"""Decides which candidates attribute something: a linear model over named features, a few kilobytes of weights."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dragoman.errors import ModelError

FORMAT = 1

PLAIN_SPEECH = frozenset(["demand", "urge", "accuse", "blame", "condemn", "deny", "noun", "promise", "accord"])
"""Kinds of cue that PolNeAR's annotators of campaign news often passed over and record.md's guide asks for."""

SURE_THRESHOLD = 0.24
"""Chosen on the open gold and fifteen Wikinews reports read through."""

NESTED = frozenset({*PLAIN_SPEECH, "say", "tell", "call"})
NESTED_THRESHOLD = 0.6
NESTED_SAME = 0.9
"""What a claim within a claim must be and reach: the first where it is another party's than the outer speaker's, an
accusation, or denied; the second where it is his own party's or nobody's that is known. PolNeAR's guide leaves all
claims within claims out ("no nested attributions"), record.md asks for them: judged on the open gold and fifty reports.
"""

NEVER = 2.0
UNLESS_SURE: Mapping[str, float] = {
    "": 0.0,
    "side-attitude-thing": 0.6,
    "side-reject-thing": 0.6,
    "nobody's-noun": 0.5,
    "thought": 0.6,
    "deed": 0.6,
    "struck-by-person": 0.6,
}
"""The probability from which a candidate stands against a rule of `vetoes`; where a rule is not listed it always holds.
Chosen on a fifth of PolNeAR's training part kept from training: from there on four in five are annotated. The rules
that are not listed say what record.md counts as a position, a deed or nothing, whatever PolNeAR's annotators say.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptor:
    """Logistic regression over binary features.

    Args:
        name: "claims-accept@" and the weights' hash.
        weights: log-odds by feature.
        bias: log-odds of a candidate without any known feature.
        threshold: probability from which a candidate is accepted.
    """

    name: str
    weights: Mapping[str, float]
    bias: float
    threshold: float

    def accepts(self, probability: float, kind: str, *, sourced: bool) -> bool:
        """Tells whether a candidate of some probability is a claim: a named source of a telling cue needs less."""
        sure = sourced and kind in PLAIN_SPEECH
        return probability >= (SURE_THRESHOLD if sure else self.threshold)

    def probability(self, names: Iterable[str]) -> float:
        """The probability that a candidate with these features attributes something."""
        z = self.bias + sum(self.weights.get(n, 0.0) for n in names)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


@cache
def load_acceptor() -> Acceptor:
    """Loads the weights shipped with the package.

    Raises:
        ModelError: the file is missing or was written by another version.

    Source: trained by scripts/claims/train.py on PolNeAR's training part; card in data/claims/accept.md.
    """
    try:
        model = json.loads(resources.files("dragoman.data.claims").joinpath("accept.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError("data/claims/accept.json is missing", hint="reinstall dragoman") from None
    if model.get("format") != FORMAT:
        raise ModelError(
            f"data/claims/accept.json has format {model.get('format')!r}, wanted {FORMAT}", hint="reinstall dragoman"
        )
    return Acceptor(name=model["name"], weights=model["weights"], bias=model["bias"], threshold=model["threshold"])
