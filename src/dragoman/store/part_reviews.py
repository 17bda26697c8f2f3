"""The store's reviews: added, taken back, what is still to be decided."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from dragoman.records import ItemKind, Review
from dragoman.store import reviewing
from dragoman.store.listing import list_items
from dragoman.store.opened import PAGE, Opened, asked
from dragoman.store.query import Query
from dragoman.store.rows import Page

Order = Literal["least-certain", "most-certain", "newest", "oldest", "text"]


class Reviews(Opened):
    """What people decide."""

    def add_review(self, review: Review) -> None:
        """Adds a review; it stands from now on, in every run and listing. One that is there is left as it is.

        Raises:
            InputError: no run has read such an item, or a change is of a field or to a value that it can't have.
        """
        with self._database.writing() as connection:
            reviewing.add(connection, review)

    def undo_review(self, id: str, by: str, *, at: datetime | None = None, note: str = "") -> Review:
        """Takes a review back by adding another; taking that back in turn brings the first one back (redo).

        Args:
            id: the review to take back.
            by: who takes it back.
            at: now, UTC; the clock's when None.
            note: why.

        Returns:
            The review added.

        Raises:
            InputError: there is no such review.
        """
        with self._database.writing() as connection:
            return reviewing.undo(connection, id, by, at=at, note=note)

    def reviews(
        self, *, item: str | None = None, document: str | None = None, reviewer: str | None = None
    ) -> list[Review]:
        """Gives reviews in the order in which they came; None does not narrow."""
        with self._database.reading() as connection:
            return reviewing.listed(connection, item=item, document=document, reviewer=reviewer)

    def reviews_page(
        self,
        *,
        item: str | None = None,
        document: str | None = None,
        reviewer: str | None = None,
        id: str | None = None,
        newest: bool = False,
        limit: int = PAGE,
        after: str | None = None,
    ) -> Page[Review]:
        """Gives some reviews in the order in which they came.

        Args:
            item: None does not narrow; so the others.
            document: the id of a report.
            reviewer: who decided.
            id: a review's own.
            newest: True gives the last first.
            limit: rows of a page.
            after: the `next` of the page before.
        """
        wanted = {"item": item, "document": document, "reviewer": reviewer, "id": id}
        with self._database.reading() as connection:
            return reviewing.page(connection, wanted, newest=newest, limit=limit, after=after)

    def standing_review(self, item: str, *, document: str) -> Review | None:
        """Gives the review that stands for an item: the last that nobody has taken back."""
        with self._database.reading() as connection:
            return reviewing.standing_of(connection, item=item, document=document)

    def queue(
        self,
        query: Query | None = None,
        kind: ItemKind = "event",
        *,
        order: Order = "least-certain",
        reviewer: str | None = None,
        limit: int = PAGE,
        after: str | None = None,
        counted: bool = True,
        **filters: Any,
    ) -> Page[Any]:
        """Gives items to review.

        Args:
            query: which are wanted.
            kind: which items.
            order: what comes first.
            reviewer: None for what nobody has decided; a name for what this person has not, whatever others did.
            limit: rows of a page.
            after: the `next` of the page before.
            counted: False leaves the total out.
            filters: the query's fields by name.
        """
        with self._database.reading() as connection:
            wanted = reviewing.queue_query(asked(query, filters), order=order, reviewer=reviewer)
            selection = self._selection(connection, kind, wanted)
            selection = reviewing.without_reviews_of(selection, reviewer)
            return list_items(selection, limit=limit, after=after, counted=counted)
