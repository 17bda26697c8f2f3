"""Everyone a report names, by each word of their name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.actors.tables import fold
from dragoman.records import Actor, Step


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the report names in full, or by a title and surname; first in sentence `since`."""

    actor: Actor
    role: str
    gender: str
    steps: tuple[Step, ...]
    since: int = 0

    @property
    def office(self) -> bool:
        """Tells whether the register knows them: of a family in one report they are meant by the bare surname."""
        return any(step.by in ("actors:office-holder", "actors:person") for step in self.steps)


class People:
    """Everyone a report names, by each word of their name."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[Person]] = {}
        self._by_name: dict[str, Person] = {}
        self._bare: dict[str, int] = {}

    def add(self, words: Sequence[str], person: Person) -> None:
        """Keeps a person under a name; what is known better replaces what was known worse."""
        key = fold(" ".join(words)).casefold()
        old = self._by_name.get(key)
        if old is not None and _weight(old) >= _weight(person):
            return
        if old is not None:
            person = replace(person, since=min(old.since, person.since))
        self._by_name[key] = person
        for word in {fold(w).casefold() for w in words if len(w) > 1}:
            listed = self._by_word.setdefault(word, [])
            if old in listed:
                listed.remove(old)
            listed.append(person)

    def call(self, surname: str, sentence: int) -> None:
        """Keeps where a bare surname first stands: it is of whoever has been named by then."""
        self._bare.setdefault(fold(surname).casefold(), sentence)

    def unplaced(self) -> list[tuple[str, Person]]:
        """Those of whose country nothing is known, each by the name they go by."""
        return [(key, person) for key, person in self._by_name.items() if person.actor.code == "UNK"]

    def find(self, words: Sequence[str], gender: str = "", *, at: int | None = None) -> Person | None:
        """Finds whom a name or surname stands for; None where nobody or more than one fits, or no word is left.

        Args:
            words: the name.
            gender: of a "Mr" or "Mrs" before it.
            at: its sentence; a bare surname is of somebody named by then, if anybody is.
        """
        if not words:
            return None
        key = fold(" ".join(words)).casefold()
        listed = self._by_word.get(fold(words[-1]).casefold(), [])[:_MOST]
        if key in self._by_name:
            known = self._by_name[key]
            fuller = [p for p in listed if known.actor.code == "UNK" and _is_part(known, p)]
            return fuller[0] if len(fuller) == 1 else known
        if len(words) > 1:
            listed = [p for p in listed if fold(words[0]).casefold()[:1] == fold(p.actor.name).casefold()[:1]]
        if gender:
            listed = [p for p in listed if p.gender in ("", gender)] or listed
        listed = [p for p in listed if not any(_is_part(p, q) for q in listed)]
        if len(listed) > 1 and len(words) == 1 and at is not None:
            listed = self._named_by(listed, fold(words[0]).casefold(), at)
        if len(listed) > 1 and len(words) == 1:
            listed = [p for p in listed if p.actor.code != "UNK"] or listed
            listed = [p for p in listed if p.office] or listed
        different = {p.actor.name for p in listed}
        return listed[0] if len(different) == 1 else None

    def _named_by(self, listed: list[Person], surname: str, at: int) -> list[Person]:
        """Those of a surname who have been named by a sentence: the first alone, if it was theirs before the next came.

        Whoever leads a state may be meant before they are named in full.
        """
        known = [p for p in listed if p.since <= at or _leads(p)]
        if len(known) < 2:
            return known or listed
        first = min(known, key=lambda p: p.since)
        second = min(p.since for p in known if p is not first)
        bare = self._bare.get(surname, second)
        return [first] if bare < second and (first.since <= bare or _leads(first)) else known


_LEADERS = frozenset({"president", "prime minister", "chancellor", "king", "queen", "supreme leader"})
_MOST = 20
"""How many of one surname are looked at."""


def _leads(person: Person) -> bool:
    return person.office and person.role in _LEADERS


def _is_part(short: Person, full: Person) -> bool:
    """Tells whether one name is a part of another: "John Luk" of "John Luk Jok"."""
    mine, other = set(fold(short.actor.name).split()), set(fold(full.actor.name).split())
    return mine < other and short.actor.code in ("UNK", full.actor.code)


def _weight(person: Person) -> int:
    return 2 * (person.actor.code != "UNK") + bool(person.role) + (person.actor.wikidata is not None)
