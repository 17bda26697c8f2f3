"""What a review is of, in words."""

from __future__ import annotations

from dragoman.records import Review
from dragoman.web.desk import Desk
from dragoman.web.reviewing import Difference
from dragoman.web.views import sentence_about, view_of_row


def words_of(desk: Desk, found: Review | Difference) -> str:
    """Says what a review, or a difference of reviewers, is of: "ASSAULT Chile → Peru".

    Args:
        desk: the store.
        found: the review or the difference.

    Returns:
        The item in words; its kind and id where the latest run has no such item, or reviewers rejected it.
    """
    row = desk.item(found.kind, found.item, found.document)
    return sentence_about(view_of_row(row)) if row else f"{found.kind} {found.item}"
