"""What is never a claim, however much it looks like one: rules that follow record.md where PolNeAR is broader."""

from __future__ import annotations

from dragoman.claims.candidates import Candidate

NEVER_NEGATED = frozenset("say tell quote cite call condemn praise accuse blame thank demand urge promise offer other show talk".split())
"""Kinds whose negation puts no words in anybody's mouth ("did not condemn the attack")."""


def veto(candidate: Candidate, text: str) -> bool:
    """Tells whether a candidate may not be a claim.

    Args:
        candidate: the candidate.
        text: the document's text.

    Returns:
        True where record.md's guide excludes it.
    """
    if candidate.entry.kind == "seem":
        return True
    clause = candidate.clause
    if clause is not None and clause.negation is not None and candidate.entry.kind in NEVER_NEGATED:
        return candidate.frame != "quote" and not candidate.frame.startswith("continued")
    return False
