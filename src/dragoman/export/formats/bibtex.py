"""BibTeX of the reports that were read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from dragoman.export.formats.base import Choices, Exporter, Written, whole_file
from dragoman.export.phrases import headline, one_line
from dragoman.records import Document, Record

_SIGNS = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SIGNS |= {sign: f"\\{sign}" for sign in "&%$#_"}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
    """Writes a `@misc` entry a report; keys are outlet, day and the title's first word, made unique by a letter."""
    keys: dict[str, int] = {}
    rows = 0
    with whole_file(output) as file:
        for record in records:
            key = _key(record.document)
            keys[key] = keys.get(key, 0) + 1
            file.write(bibtex_entry(record.document, key if keys[key] == 1 else f"{key}_{keys[key]}") + "\n")
            rows += 1
    return Written(rows={"sources": rows}, paths=(output,))


def bibtex_entry(document: Document, key: str | None = None) -> str:
    """Gives a report's entry.

    Args:
        document: the report.
        key: what to cite it by; made from outlet, day and title when None.

    Returns:
        The entry, with its line end. Braces around the title keep its capitals.
    """
    day = document.published
    fields = {
        "title": f"{{{_tex(headline(document))}}}",
        "author": f"{{{_tex(document.outlet)}}}" if document.outlet else "",
        "year": f"{day.year}" if day else "",
        "month": "",
        "day": f"{day.day}" if day else "",
        "url": re.sub(r"[{}\\\s]", "", document.url),
        "note": f"Dragoman document {_tex(one_line(document.id))}",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if day:
        lines.append(f"  month = {_MONTHS[day.month - 1]},")
    return "\n".join((f"@misc{{{key or _key(document)},", *lines, "}", ""))


def _tex(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def _key(document: Document) -> str:
    day = f"{document.published:%Y%m%d}" if document.published else "nd"
    return "".join((_word(document.outlet) or "report", day, _word(document.title) or _word(document.id)))


def _word(text: str) -> str:
    """The first word of four letters or more, in ASCII: "The Economist" -> "economist"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return next((word for word in words if len(word) > 3), words[0] if words else "")


BIBTEX = Exporter(name="bibtex", suffix=".bib", what="the sources, for a list of references", write=write)
