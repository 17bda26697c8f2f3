"""The register's own files, as rows, and the folding by which forms and texts are compared."""

from __future__ import annotations

import unicodedata
from datetime import date
from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """Reads one of the register's files: tab-separated, "#" comments, one header line.

    Args:
        name: its name under `data/actors`.

    Returns:
        The cells of each row after the header.
    """
    text = files("dragoman").joinpath("data", "actors", name).read_text("utf-8")
    _, *lines = [line for line in text.split("\n") if line and line[0] != "#"]
    return [line.split("\t") for line in lines]


def several(cell: str) -> list[str]:
    """Splits a cell that holds a list."""
    return cell.split(";") if cell else []


def dated(item: str) -> tuple[str, date | None, date | None]:
    """Splits `form@first..last` into the form and its days; either day may be missing."""
    form, _, window = item.partition("@")
    first, _, last = window.partition("..")
    return form, day(first), day(last)


def day(cell: str) -> date | None:
    """Reads an ISO day; an empty cell is None."""
    return date.fromisoformat(cell) if cell else None


def fold(text: str) -> str:
    """Folds a text for matching, one character for one, so that offsets stay.

    Diacritics of Latin letters go, curly apostrophes, dashes and odd spaces become plain ones, line breaks spaces.
    """
    return text.translate(_FOLDED)


def _folded_letters() -> dict[int, str]:
    table = {}
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(point))[0]
        if plain.isascii():
            table[point] = plain
    return table


# "ə" is what Azerbaijani names are written with; English papers print "a".
_FOLDED: dict[int, str] = {
    **_folded_letters(),
    **{ord(letter): plain for letter, plain in zip("ŁłØøĐđıĦħÐðƏə", "LlOoDdiHhDdAa", strict=True)},
    **{ord(mark): "'" for mark in "‘’ʼʻ`´′"},
    **{ord(dash): "-" for dash in "‐‑‒–"},
    **{ord(space): " " for space in "\u00a0\u2009\u202f\u2002\u2003\n\r\t"},
}
