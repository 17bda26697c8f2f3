"""Where paragraphs are, in plain text as people paste it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

WRAP_COLUMN = 60
"""Shortest line (characters) that counts as wrapped by an editor; chosen on mail and wire texts wrapped at 65 to 80."""

_BREAK = re.compile(r"[^\S\n]*(?:\r\n|\n|\r|\x0b|\x0c|\x85|\u2028|\u2029)")
_END = re.compile(r"[.!?:;\"”’)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Characters `[start, end)` of a document, without white space at either end."""

    start: int
    end: int
    heading: bool


def split_paragraphs(text: str) -> list[Paragraph]:
    """Finds the paragraphs of a text.

    A blank line always parts two paragraphs. A single line break parts them too, unless the text is wrapped: a line
    that runs to the wrap column, does not end a sentence and is followed by a line that goes on.

    Args:
        text: the document's text.

    Returns:
        Paragraphs in order; none is empty.
    """
    paragraphs: list[Paragraph] = []
    lines = _lines(text)
    wrapped = _is_wrapped(text, lines)
    first: int | None = None
    last = 0
    for start, end in lines:
        blank = not text[start:end].strip()
        if first is not None and (blank or not wrapped):
            paragraphs += _paragraph(text, first, last)
            first = None
        if not blank and first is None:
            first = start
        last = end
    if first is not None:
        paragraphs += _paragraph(text, first, last)
    return paragraphs


def _lines(text: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for match in _BREAK.finditer(text):
        lines.append((start, match.start()))
        start = match.end()
    lines.append((start, len(text)))
    return lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """True where most line breaks fall inside sentences at a steady column."""
    full = [(s, e) for s, e in lines if text[s:e].strip()]
    inner = [
        (s, e) for (s, e), (s2, _) in pairwise(full) if "\n" not in text[e:s2].replace("\r\n", "\n").strip(" \t")[1:]
    ]
    if len(inner) < 3:
        return False
    broken = sum(1 for s, e in inner if WRAP_COLUMN <= e - s <= 120 and not _END.search(text[s:e]))
    return broken >= 0.6 * len(inner)


def _paragraph(text: str, start: int, end: int) -> list[Paragraph]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    words = text[start:end].split()
    heading = len(words) <= 14 and not _END.search(text[start:end])
    return [Paragraph(start, end, heading)]
