"""Tables of (sentence, source, target), one pair a line."""

from __future__ import annotations

import csv
import re

from dragoman.errors import InputError
from dragoman.models.pairs import ActorPair

COLUMNS = ("sentence", "source", "target")
_WANTED = "a table has a header with the columns sentence, source, target, separated by tabs"


def read_pairs(text: str, *, name: str) -> list[ActorPair]:
    """Reads a table of pairs.

    Args:
        text: tab-separated lines under a header; cells may be quoted as spreadsheets do it. Columns are found by
            name, in any order and any case; others are passed over.
        name: what to call the table in messages.

    Returns:
        A pair a row, in order; a party that its sentence does not name has no place in it.

    Raises:
        InputError: there is no such header, or a row lacks a cell.
    """
    lines = _cells(text.removeprefix("\ufeff"), name=name)
    if not lines:
        raise InputError(f"{name} is empty", hint=_WANTED)
    header = [cell.strip().casefold() for cell in lines[0][1]]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        raise InputError(f"{name} line 1: no column {', '.join(map(repr, missing))}", hint=_WANTED)
    places = [header.index(column) for column in COLUMNS]
    pairs = []
    for number, cells in lines[1:]:
        if len(cells) <= max(places):
            said = f"{len(cells)} of {len(header)} cells"
            raise InputError(f"{name} line {number}: {said}", hint="every line has a tab between two cells")
        pairs.append(locate_pair(*(cells[place] for place in places)))
    return pairs


def locate_pair(sentence: str, source: str, target: str) -> ActorPair:
    """Finds two parties in their sentence; where a name stands twice, the two get different places if they can."""
    actor = _find(sentence, source, beside=None)
    recipient = _find(sentence, target, beside=actor)
    if actor and recipient and actor[0] < recipient[1] and recipient[0] < actor[1]:
        actor = _find(sentence, source, beside=recipient)
    return ActorPair(sentence=sentence, actor=actor, recipient=recipient)


def _cells(text: str, *, name: str) -> list[tuple[int, list[str]]]:
    """Gives the number of each line that is not empty, and its cells."""
    quoted = _parse(text, name=name, quoting=csv.QUOTE_MINIMAL)
    if quoted and all(len(cells) == len(quoted[0][1]) for _, cells in quoted):
        return quoted
    # a quotation mark that opens a cell and is never closed: the table does not quote its cells
    return _parse(text, name=name, quoting=csv.QUOTE_NONE)


def _parse(text: str, *, name: str, quoting: int) -> list[tuple[int, list[str]]]:
    # only \n and \r end a line: str.splitlines would also cut at signs that stand within sentences
    reader = csv.reader(re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text), delimiter="\t", quoting=quoting)  # type: ignore[arg-type]
    found = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((reader.line_num, cells))
    except csv.Error as error:
        raise InputError(f"{name} line {reader.line_num}: {error}", hint=_WANTED) from None
    return found


def _find(sentence: str, party: str, *, beside: tuple[int, int] | None) -> tuple[int, int] | None:
    """Gives the first place of a party's name, by preference a whole word and not over another party."""
    words = party.split()
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    found = [match.span() for match in re.finditer(pattern, sentence)]
    found = found or [match.span() for match in re.finditer(pattern, sentence, re.IGNORECASE)]
    return min(found, key=lambda span: (_overlap(span, beside), not _whole(sentence, span)), default=None)


def _overlap(span: tuple[int, int], other: tuple[int, int] | None) -> bool:
    return other is not None and span[0] < other[1] and other[0] < span[1]


def _whole(sentence: str, span: tuple[int, int]) -> bool:
    before, after = sentence[: span[0]][-1:], sentence[span[1] :][:1]
    return not (before.isalnum() or after.isalnum())
