"""One spelling for one name: how gazetteer keys and the text's toponyms are made to meet."""

from __future__ import annotations

import unicodedata

_DROP = {ord(c): None for c in ".'’‘ʼʻ`´\"“”"}
_BLANK = {ord(c): " " for c in "-–—‑_/,\u00a0\t\n\r"}
_TABLE = {**_DROP, **_BLANK, ord("ß"): "ss", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("ı"): "i", ord("æ"): "ae"}
_FIRST = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "the": ""}


def fold(name: str) -> str:
    """Gives the key of a name: lower case, no accents, no points or apostrophes, hyphens as blanks.

    "St." and "Ft." and "Mt." at the front are written out and a leading "the" goes, so that "St. Petersburg" meets
    "Saint Petersburg" and "the Gaza Strip" meets "Gaza Strip".
    """
    key = name.casefold()
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    words = key.translate(_TABLE).split()
    if len(words) > 1 and words[0] in _FIRST:
        words[0] = _FIRST[words[0]]
    return " ".join(words).strip()
