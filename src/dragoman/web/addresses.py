"""The address of everything, and what to cite it by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol
from urllib.parse import quote

from dragoman.export.phrases import one_line
from dragoman.web.shown import KIND_PATHS, day_words, safe_link


def document_address(document: str, start: int | None = None, end: int | None = None) -> str:
    """Gives the address of a report, or of characters `[start, end)` of it: "/d/ID#c10-54"."""
    place = f"#c{start}-{end}" if start is not None and end is not None else ""
    return f"/d/{quote(document, safe='')}{place}"


def item_address(kind: str, item: str) -> str:
    """Gives the address of an event, claim or position: "/e/ID"."""
    return f"/{KIND_PATHS[kind]}/{quote(item, safe='')}"


class Cited(Protocol):
    """A report, as far as it is cited."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its headline."""

    @property
    def outlet(self) -> str:
        """Who published it."""

    @property
    def url(self) -> str:
        """Its address."""

    @property
    def published(self) -> date | None:
        """Its day."""


def citation(document: Cited, *, words: str = "", item: str = "") -> Mapping[str, str]:
    """Says how to cite a report, or something read from it.

    Args:
        document: the report.
        words: the words cited, "" for the whole.
        item: the id of what was read, "" for the report.

    Returns:
        "text", a line for a footnote, and "bibtex", an entry.
    """
    title = one_line(document.title or f"Report {document.id}", 300)
    link = safe_link(document.url)
    day = document.published
    text = ". ".join(filter(None, [one_line(document.outlet), f"“{title}”", day_words(day), link])) + "."
    if words:
        text = f"“{one_line(words, 200)}”, in: {text}"
    note = f" [Dragoman, {item}]" if item else ""
    return {"text": text + note, "bibtex": _bibtex(document, title, link, item)}


def _bibtex(document: Cited, title: str, link: str, item: str) -> str:
    day = document.published
    fields: dict[str, Any] = {
        "title": f"{{{_tex(title)}}}",
        "journal": _tex(one_line(document.outlet)),
        "date": day.isoformat() if day else "",
        "year": str(day.year) if day else "",
        "url": link.replace("{", "%7B").replace("}", "%7D"),
        "note": f"Read with Dragoman, item {item}" if item else "",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{_bibtex_key(document, title)},", *lines, "}"])


def _bibtex_key(document: Cited, title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    word = next((w for w in re.findall(r"[a-z]{4,}", plain)), "report")
    year = str(document.published.year) if document.published else "undated"
    return f"{word}{year}{re.sub(r'[^A-Za-z0-9]', '', document.id)[:6]}"


_TEX = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def _tex(text: str) -> str:
    return text.translate(_TEX)
