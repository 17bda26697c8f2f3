"""The report's focus: the one country that nearly all its places and peoples speak for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from urllib.parse import urlsplit

from dragoman.records import Document

SHARE, LEAST = 0.7, 1.5
"""What part of all that names a country must name one, and how much of it there must be (two names, or a name and a
people), before a place nobody knows is said to lie there. Chosen on the developed half of LGL."""

PEOPLE = 0.6
"""What a people's name ("Iraqi") says beside a place's."""


def focus_of(places: Iterable[tuple[str | None, float]], peoples: Collection[str]) -> str | None:
    """The country a report is about.

    Args:
        places: alpha-3 and weight of each name that was resolved; None for what lies in no country.
        peoples: alpha-3 of the countries whose people is named.

    Returns:
        Alpha-3, None where the report names several countries or too little.
    """
    mass: defaultdict[str, float] = defaultdict(float)
    for country, weight in places:
        if country:
            mass[country] += weight
    for country in peoples:
        mass[country] += PEOPLE
    if not mass:
        return None
    country, most = max(mass.items(), key=lambda item: item[1])
    return country if most >= LEAST and most >= SHARE * sum(mass.values()) else None


def home_of(document: Document, iso3: Mapping[str, str]) -> str | None:
    """The country of a report's address, where its last part is a country's ("www.example.co.uk").

    Args:
        document: the report; `url` may be empty.
        iso3: alpha-2 -> alpha-3.

    Returns:
        Alpha-3, None for ".com", ".org" and the like.
    """
    host = urlsplit(document.url if "//" in document.url else f"//{document.url}").hostname or ""
    last = host.rpartition(".")[2].upper()
    return iso3.get("GB" if last == "UK" else last) if last not in ("TV", "ME", "IO", "CO", "AI", "FM", "LY") else None
