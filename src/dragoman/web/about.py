"""All that is known of one item: why it is there, its other tellings, who said what about it, who reviewed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dragoman.errors import InputError
from dragoman.export.explain import Explanation, explain
from dragoman.export.layers import Item, Labelled, find_item, label_items
from dragoman.records import Claim, Event, Position, Record, Review, Story
from dragoman.web.addresses import citation
from dragoman.web.desk import Desk
from dragoman.web.errors import Refusal
from dragoman.web.views import View, view_of_item, view_of_row

TELLINGS = 12
"""Other tellings shown beside an item; the story's own page has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One item with everything beside it.

    `said` are the claims that tell of it, `sides` the positions taken on it; `story` is the id under which its story is
    found, "" where it is told but once.
    """

    view: View
    record: Record
    explanation: Explanation
    sentence: Markup
    tellings: tuple[View, ...]
    story: str
    said: tuple[View, ...]
    sides: tuple[View, ...]
    reviews: tuple[Review, ...]
    cited: dict[str, str]


def about_item(desk: Desk, record: Record, wanted: str) -> About:
    """Gathers what is known of an item.

    Args:
        desk: the store and what is laid aside.
        record: the record it stands in.
        wanted: its id, the beginning of it, or its label.

    Returns:
        The item with everything beside it.

    Raises:
        Refusal: the record has no such item.
    """
    labelled = label_items(record)
    try:
        label, item = find_item(labelled, wanted)
    except InputError as error:
        raise Refusal(404, "there is no such item in this report", hint=error.hint) from error
    explained = explain(record, item.id)
    document = record.document.id
    said, sides = _answers(item, labelled)
    story = desk.story_of(item.id, document) if isinstance(item, Event | Claim) else None
    return About(
        view=view_of_item(item, label, labelled, document),
        record=record,
        explanation=explained,
        sentence=_underlined(explained),
        tellings=_tellings(desk, story, document, item.id),
        story=item.id if story else "",
        said=tuple(_views(said, labelled, document)),
        sides=tuple(_views(sides, labelled, document)),
        reviews=tuple(desk.store.reviews(item=item.id, document=document)),
        cited=dict(citation(record.document, words=_words(item), item=item.id)),
    )


def _answers(item: Item, labelled: Labelled) -> tuple[list[Item], list[Item]]:
    """The claims that tell of an item, and the positions on it or on them."""
    claims: list[Claim] = []
    match item:
        case Event():
            claims = [c for c in labelled.claims.values() if _covers(c, item.anchor.start, item.anchor.end)]
        case Claim():
            claims = [c for c in labelled.claims.values() if c.inside == item.id or item.inside == c.id]
        case Position():
            claims = [c for c in labelled.claims.values() if item.object.claim == c.id]
    on = {c.id for c in claims} | {item.id}
    sides = [p for p in labelled.positions.values() if p.object.claim in on and p.id != item.id]
    return list(claims), list(sides)


def _covers(claim: Claim, start: int, end: int) -> bool:
    return claim.content.start <= start and end <= claim.content.end


def _views(items: Sequence[Item], labelled: Labelled, document: str) -> list[View]:
    return [view_of_item(item, labelled.labels[item.id], labelled, document) for item in items]


def _tellings(desk: Desk, story: Story | None, document: str, item: str) -> tuple[View, ...]:
    if story is None:
        return ()
    others = [m for m in story.members if (m.document, m.item) != (document, item)][:TELLINGS]
    rows = (desk.item(story.kind, m.item, m.document) for m in others)
    return tuple(view_of_row(row) for row in rows if row is not None)


def _words(item: Item) -> str:
    return item.content.text if isinstance(item, Claim) else ""


def _underlined(explained: Explanation) -> Markup:
    """The sentence with the words that it was read from marked."""
    main = [(s, e) for s, e, layer in explained.underlined if layer in ("event", "content", "position")]
    if not main:
        return escape(explained.sentence)
    start, end = main[0]
    text = explained.sentence
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])
