"""Where quotations are."""

from __future__ import annotations

from dragoman.records import Quotation


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Finds the quotations of a text, in order, outermost only."""
    return ()
