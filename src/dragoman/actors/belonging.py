"""Whom those named in a phrase belong to, and what they are: home and sector."""

from __future__ import annotations

import re
from datetime import date

from dragoman.actors.entries import Entry
from dragoman.actors.parts import Named, Parts, Unit, lexis
from dragoman.actors.register import Register
from dragoman.records import Step

OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
STATELY = frozenset({"state", "territory", "seat"})
# What follows these says of whom a spokesman, head or member is.
_BRINGING = frozenset({"of", "for", "from", "in"})
_PEOPLE = re.compile(r"(ists|ers|ors|ians|ees)$")
# Those who may be in a state without being of it.
_GUESTS = frozenset({"MIL", "REF"})
# Before or in such heads: they are at home where they are ("government troops in X", "displaced people in X").
_AT_HOME = ("government", "displaced", "internally displaced", "loyalist", "idp", "conscript", "national guard")


def home_of(parts: Parts, register: Register) -> tuple[Named | str, Step | None]:
    """Finds whom the phrase's people belong to: a name in its main part, else after "of", "from", "in"."""
    before = [n for n in parts.names if n.first < parts.cut and n.entry.kind != "person"]
    after = [n for n in parts.names if n.first >= parts.cut and n.entry.kind != "person"]
    bodies = [n for n in before if n.entry.kind not in STATELY | {"people"}]
    states = [n for n in before if n.entry.kind in STATELY]
    for named in (*bodies, *states, *(n for n in before if n.entry.code != "UNK")):
        return named, Step(by="who:home", saw=word_of(parts, named), score=0.9)
    if parts.preposition in lexis().home and not _guest(parts):
        for named in after:
            return named, Step(by="who:home", saw=f"{parts.preposition} {word_of(parts, named)}", score=0.8)
    place = _place(parts, register)
    if place:
        return place, Step(by="who:place", saw=f"a place in {place}", score=0.7)
    if before:
        return before[0], Step(by="who:home", saw=word_of(parts, before[0]), score=0.6)
    return "", None


def _guest(parts: Parts) -> bool:
    """Tells whether what follows the preposition is only where they are, or to whom they are sent."""
    heads = [unit for unit in parts.units if unit.last <= parts.cut]
    if not heads:
        return False
    if heads[-1].role == "ambassador":
        return parts.preposition not in ("of", "from")
    if any(unit.words.startswith(_AT_HOME) for unit in heads):
        return False
    return heads[-1].sector in _GUESTS and parts.preposition not in ("of", "from")


def word_of(parts: Parts, named: Named) -> str:
    """Returns a name as written in the phrase."""
    return parts.text[named.hit.start : named.hit.end]


def _place(parts: Parts, register: Register) -> str:
    """Returns the state of a city or province named in the phrase, "" where there is none or it could be several."""
    limit = len(parts.words) if parts.preposition in lexis().home and not _guest(parts) else parts.cut
    for n in (3, 2, 1):
        for i in range(limit - n + 1):
            run = parts.words[i : i + n]
            titled = any(unit.last == i and unit.kind == "title" for unit in parts.units)
            if not titled and all(w.text[:1].isupper() for w in run) and parts.spare(i, i + n):
                codes = register.home(" ".join(w.text for w in run))
                if len(codes) == 1:
                    return codes[0]
    return ""


def sector_of(parts: Parts, home: Named | str, on: date | None) -> tuple[str, Step | None]:
    """Finds the sector: of the head noun, unless that only passes on what stands before or after it."""
    main = [unit for unit in parts.units if unit.first < max(parts.cut, 1)]
    behind = [unit for unit in parts.units if unit.first >= parts.cut and parts.preposition in _BRINGING]
    body = body_of(home)
    head = main[-1] if main else None
    if body is not None:
        sector, step = _body_sector(body, head, on)
        led = head is not None and (head.kind == "title" or _passing(head))
        return as_former(sector, parts) if led else sector, step
    if head is None and _crowd(parts):
        return "CVL", Step(by="who:demonym", saw=parts.main(), score=0.7)
    if head is None:
        return ("CVL", Step(by="who:ending", saw=parts.main(), score=0.5)) if _people_like(parts) else ("", None)
    chosen = head
    if _passing(head):
        before = [unit for unit in main[:-1] if not _passing(unit)]
        chosen = (before[-1:] or [unit for unit in behind if not _passing(unit)][:1] or [head])[0]
    sector = as_former(chosen.sector, parts) if head.kind != "agent" or _passing(head) else chosen.sector
    return sector, Step(by=f"who:{chosen.kind}", saw=chosen.words, score=0.8)


def body_of(home: Named | str) -> Entry | None:
    """Returns the home if it is a body with a sector of its own, not a state or people."""
    if isinstance(home, str) or home.entry.kind in ("state", "territory", "people"):
        return None
    return home.entry


def _crowd(parts: Parts) -> bool:
    """Tells whether the main part ends in a people: "Israeli Arabs"."""
    return any(n.last == parts.cut and n.hit.form == "demonym" for n in parts.names)


def _people_like(parts: Parts) -> bool:
    """Tells whether an unknown head noun ends as nouns for people do: anarchists, interpreters."""
    last = parts.words[parts.cut - 1].text if parts.cut else ""
    return last.islower() and _PEOPLE.search(last) is not None


def _passing(unit: Unit) -> bool:
    return unit.words in lexis().passing


def _body_sector(body: Entry, head: Unit | None, on: date | None) -> tuple[str, Step]:
    _, sector = body.reading(on)
    if head is not None and head.words in lexis().own and not (head.sector == "LEG" and sector == "PTY"):
        return head.sector, Step(by="who:head", saw=head.words, score=0.8)
    if head is not None and sector == "GOV" and head.sector == "MIL" and body.kind == "igo":
        return "MIL", Step(by="who:head", saw=head.words, score=0.8)
    return sector, Step(by="who:body", saw=body.name, score=0.9)


def as_former(sector: str, parts: Parts) -> str:
    """Returns the sector, `ELI` for officials who are so no more."""
    return "ELI" if parts.former and sector in OFFICIAL else sector
