"""A report's text as HTML with its layers marked: nested elements, also where spans overlap or cross."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dragoman.export.layers import QUAD_SIGNS, Labelled, Mark, marks_of
from dragoman.export.phrases import safe
from dragoman.parse.paragraphs import Paragraph, split_paragraphs
from dragoman.records import Record

_CLASSES = {"event": "ev", "cue": "cue", "content": "claim", "position": "pos"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters `[start, end)` of one paragraph and the marks that cover them.

    `first` and `last` tell whether the marks begin and end with it: a mark over several paragraphs, or across another
    mark, is several pieces.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    first: bool
    last: bool

    def after(self, offset: int) -> _Piece:
        """Gives what is left of it from there on."""
        return _Piece(offset, self.end, self.marks, False, self.last)


def marked_paragraphs(record: Record, labelled: Labelled, *, prefix: str = "") -> list[tuple[Paragraph, str]]:
    """Marks a report's text, paragraph by paragraph.

    Every stretch the record points at is an element with the id `at-START-END`; every item's label is a link to the
    item's entry in the record (`#e3`).

    Args:
        record: the record.
        labelled: its items.
        prefix: put before every id and link target, so that several records can stand on one page.

    Returns:
        Each paragraph with its HTML; everything from the report is escaped.
    """
    text = safe(record.document.text)
    paragraphs = split_paragraphs(record.document.text)
    pieces = _pieces(marks_of(record, labelled), paragraphs)
    return [
        (paragraph, "".join(_sweep(text, paragraph, pieces.get(number, []), labelled, prefix)))
        for number, paragraph in enumerate(paragraphs)
    ]


def _pieces(marks: Iterable[Mark], paragraphs: Sequence[Paragraph]) -> dict[int, list[_Piece]]:
    """Groups marks by their characters and cuts them at the ends of paragraphs."""
    together: dict[tuple[int, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        together[mark.start, mark.end].append(mark)
    ends = [paragraph.end for paragraph in paragraphs]
    pieces: dict[int, list[_Piece]] = defaultdict(list)
    for (start, end), marks_there in together.items():
        first = True
        for number in range(bisect_left(ends, start + 1), len(paragraphs)):
            paragraph = paragraphs[number]
            left, right = max(start, paragraph.start), min(end, paragraph.end)
            if left >= right:
                break
            pieces[number].append(_Piece(left, right, tuple(marks_there), first, end <= paragraph.end))
            first = False
    return pieces


def _sweep(text: str, paragraph: Paragraph, pieces: list[_Piece], labelled: Labelled, prefix: str) -> Iterator[str]:
    """Writes one paragraph; a piece that crosses another is closed with it and opened again."""
    opening: dict[int, list[_Piece]] = defaultdict(list)
    for piece in pieces:
        opening[piece.start].append(piece)
    cuts = sorted({paragraph.start, paragraph.end, *opening, *(piece.end for piece in pieces)})
    stack: list[_Piece] = []
    for here, after in pairwise(cuts):
        again = []
        while any(piece.end <= here for piece in stack):
            closed = stack.pop()
            yield "</span>"
            if closed.end <= here:
                yield _tags_behind(closed, labelled, prefix)
            else:
                again.append(closed.after(here))
        for piece in sorted([*again, *opening.get(here, ())], key=lambda p: -p.end):
            yield _tag_before(piece, prefix) + _opened(piece, labelled, prefix)
            stack.append(piece)
        yield escape(text[here:after])
    while stack:
        closed = stack.pop()
        yield "</span>" + _tags_behind(closed, labelled, prefix)


def _opened(piece: _Piece, labelled: Labelled, prefix: str) -> str:
    classes = {_CLASSES[mark.layer] for mark in piece.marks if mark.layer in _CLASSES}
    events = [mark for mark in piece.marks if mark.layer == "event"]
    if events:
        classes.add(f"q{events[0].quad}")
        if labelled.events[events[0].owner].status != "asserted":
            classes.add("open")
    if not piece.first:
        classes.add("rest")
    start, end = piece.marks[0].start, piece.marks[0].end
    anchor = f' id="{prefix}at-{start}-{end}"' if piece.first else ""
    names = f' class="{" ".join(sorted(classes))}"' if classes else ""
    return f"<span{anchor}{names}>"


def _tag_before(piece: _Piece, prefix: str) -> str:
    owners = [mark.owner for mark in piece.marks if mark.layer == "content"] if piece.first else []
    return "".join(f'<a class="tag c" href="#{prefix}{owner}">{owner}</a>' for owner in owners)


def _tags_behind(piece: _Piece, labelled: Labelled, prefix: str) -> str:
    if not piece.last:
        return ""
    tags = []
    for mark in piece.marks:
        if mark.layer == "event":
            words = escape(f"{QUAD_SIGNS.get(mark.quad, '')} {labelled.events[mark.owner].type}".strip())
            tags.append(f'<a class="tag e q{mark.quad}" href="#{prefix}{mark.owner}" title="{mark.owner}">{words}</a>')
        elif mark.layer == "position":
            stance = labelled.positions[mark.owner].stance
            tags.append(f'<a class="tag p" href="#{prefix}{mark.owner}" title="{stance}">{mark.owner}</a>')
    return "".join(tags)
