"""The sentence around some characters, for who has the text and not its parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.parse.boundaries import AMBIGUOUS, TITLES, sentence_starts

REACH = 2000
"""Characters looked at on either side: a wall of text without a stop must not be shown whole."""

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:['’-]\w+)*\.?|\s+|\S")
_STRAIGHT = str.maketrans({"“": '"', "”": '"'})


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Finds the sentence, or the sentences, that hold some characters.

    Args:
        text: the report.
        start: the first character.
        end: the character after the last.

    Returns:
        Where it begins and ends, without blanks at its ends.
    """
    left = max(text.rfind("\n", 0, start) + 1, start - REACH)
    right = text.find("\n", end)
    right = min(len(text) if right < 0 else right, end + REACH)
    words = list(_words(text, left, right))
    flags = sentence_starts([word.translate(_STRAIGHT) for word, _ in words])
    starts = [offset for (_, offset), flag in zip(words, flags, strict=True) if flag]
    first = max((offset for offset in starts if offset <= start), default=left)
    last = min((offset for offset in starts if offset >= end), default=right)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _words(text: str, left: int, right: int) -> Iterator[tuple[str, int]]:
    """Words and their offsets; a full stop stays with its word only in an abbreviation or an initial."""
    for match in _WORD.finditer(text, left, right):
        word, offset = match.group(), match.start()
        lower = word.lower()
        whole = lower in TITLES or lower in AMBIGUOUS or len(word) == 2 or word.count(".") > 1
        if word.endswith(".") and len(word) > 1 and not whole:
            yield word[:-1], offset
            yield ".", match.end() - 1
        else:
            yield word, offset
