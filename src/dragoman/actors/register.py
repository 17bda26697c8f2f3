"""The register of actors: everyone Dragoman knows by name, with dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import ahocorasick_rs

from dragoman.actors.entries import Entry, Hit
from dragoman.actors.load import Form, Shelf, lay_over, read_shelf, state_codes
from dragoman.actors.tables import fold
from dragoman.actors.userfile import read_additions

# States whose name takes an article after "of".
_WITH_ARTICLE = re.compile(
    r"^(United|Democratic|Republic|Central African|Dominican Rep|Czech Rep|Soviet|Bahamas|Gambia)"
    r"|(Islands|Netherlands|Philippines|Maldives|Seychelles|Comoros)$"
)


class Register:
    """Everyone Dragoman knows by name: what they are called, whom they belong to, when they held which office.

    Nothing in it changes once it is loaded.
    """

    name = "register"

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        persons = {name if name.isascii() else fold(name) for name in shelf.people.full_names()}
        self._patterns = [*shelf.forms, *sorted(persons - shelf.forms.keys())]
        self._automaton = ahocorasick_rs.AhoCorasick(self._patterns)

    def find(self, text: str, on: date | None = None) -> list[Hit]:
        """Finds whom a text names: full names of persons; names, adjectives, demonyms, capitals and seats of the rest.

        Matches are whole words in the register's own case, the longest wins, and none overlap. Bare surnames are not
        found here (`persons` looks them up).

        Args:
            text: any text; diacritics, curly apostrophes and line breaks in it make no difference.
            on: the day of the report; a form not in use then (Bonn as a capital in 2010) is left out.

        Returns:
            Hits in order, with offsets in code points of `text`.
        """
        folded = fold(text)
        chosen: list[tuple[int, int, tuple[Form, ...]]] = []
        for start, end, number in sorted(self._whole_words(folded)):
            forms = self._meant(self._patterns[number], on)
            if not forms:
                continue
            if chosen and start < chosen[-1][1]:
                if end - start <= chosen[-1][1] - chosen[-1][0]:
                    continue
                chosen.pop()
            chosen.append((start, end, forms))
        return [self._hit(start, end, forms) for start, end, forms in chosen]

    def _whole_words(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Yields (start, end, number of the form) of every match that begins and ends at a word's edge."""
        length = len(folded)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum():
                continue
            if end < length and folded[end].isalnum() and folded[end - 1].isalnum():
                continue
            if folded.startswith(("the ", "The "), start) and folded[end : end + 2].lstrip()[:1].isupper():
                continue
            yield start, end, number

    def _meant(self, pattern: str, on: date | None) -> tuple[Form, ...]:
        known = self._shelf.forms.get(pattern)
        if known is None:
            return tuple(Form("name", id_) for id_ in self._shelf.people.bearers(pattern))
        return tuple(form for form in known if _in_use(form, on))

    def _hit(self, start: int, end: int, forms: Sequence[Form]) -> Hit:
        kinds = tuple(form.kind for form in forms)
        entries = tuple(self._entry(form.entry) for form in forms)
        return Hit(start=start, end=end, form=kinds[0], entries=entries, forms=kinds)

    def entry(self, id_: str) -> Entry | None:
        """Returns the entry with an id, None where there is none."""
        if id_ in self._shelf.entries or id_ in self._shelf.people:
            return self._entry(id_)
        return None

    def _entry(self, id_: str) -> Entry:
        known = self._shelf.entries.get(id_)
        return known if known is not None else self._shelf.people.entry(id_)

    def state(self, code: str) -> Entry | None:
        """Returns the state or territory with an ISO 3166 alpha-3 code, None where there is none."""
        found = self._shelf.entries.get(code)
        return found if found is not None and found.kind in ("state", "territory") else None

    def states(self) -> tuple[Entry, ...]:
        """Returns all states and territories that have a code of their own."""
        return tuple(entry for entry in self._shelf.entries.values() if entry.kind == "state")

    def named(self, form: str) -> tuple[Entry, ...]:
        """Returns whom one whole form may stand for ("NATO", "Kremlin", "Vladimir Putin"), the likeliest first."""
        return tuple(self._entry(known.entry) for known in self._meant(fold(form), None))

    def role(self, title: str) -> tuple[str, str] | None:
        """Returns the normalised office and the sector of a title, None for a word that is no title.

        Args:
            title: in any case: "Foreign Secretary" gives ("foreign minister", "GOV").
        """
        return self._shelf.roles.get(fold(title).casefold())

    def holder(self, role: str, code: str, on: date | None = None) -> tuple[Entry, ...]:
        """Returns who held an office.

        Args:
            role: a title or normalised office: "president", "Secretary of State".
            code: whose office: a state's code, or a body's id ("un", "nato", "eu") for those of IGO and NGO.
            on: the day; None for those in office at the register's end.

        Returns:
            Candidates, the latest begun first; empty where nobody is known.
        """
        known = self.role(role)
        return self._shelf.people.holders(known[0] if known else role, code, on)

    def persons(self, name: str, on: date | None = None) -> tuple[Entry, ...]:
        """Returns who bears a name or surname, those in a high office on the day first, then the nearest in time."""
        return self._shelf.people.named(name, on)

    def members(self, body: str, on: date | None = None) -> tuple[str, ...]:
        """Returns the codes of a body's members on a day; without a day, the present ones."""
        entry = self._shelf.entries.get(body)
        if entry is None:
            return ()
        if on is None:
            return tuple(member.code for member in entry.members if member.last is None)
        return tuple(member.code for member in entry.members if member.covers(on))

    def institution(self, phrase: str) -> tuple[str, str] | None:
        """Returns the sector and canonical name of a state's institution, None for other phrases.

        Args:
            phrase: "foreign ministry", "armed forces"; the name has places for {state} and {adjective}.
        """
        return self._shelf.institutions.get(phrase.casefold())

    def institution_name(self, phrase: str, state: Entry) -> str:
        """Returns the canonical name of a state's institution ("Ministry of Foreign Affairs of Turkey")."""
        _, name = self._shelf.institutions[phrase.casefold()]
        article = "the " if _WITH_ARTICLE.search(state.name) else ""
        return name.format(state=article + state.name, adjective=self._shelf.adjectives.get(state.id, state.name))

    def agent(self, noun: str) -> str | None:
        """Returns the PLOVER sector of a common noun for people ("soldiers" MIL, "riot police" COP), else None."""
        return self._shelf.agents.get(noun.casefold())

    def home(self, place: str) -> tuple[str, ...]:
        """Returns the states in which a city or province may lie, the likeliest first; empty where unknown."""
        return self._shelf.homes.get(fold(place).casefold(), ())

    @property
    def counts(self) -> dict[str, int]:
        """How many entries of each kind, and how many terms, the register holds."""
        counts = {"person": len(self._shelf.people), "term": self._shelf.people.term_count}
        for entry in self._shelf.entries.values():
            counts[entry.kind] = counts.get(entry.kind, 0) + 1
        return counts


def _in_use(form: Form, on: date | None) -> bool:
    return on is None or (form.first or date.min) <= on <= (form.last or date.max)


def load_register(extra: Path | None = None) -> Register:
    """Loads the register.

    Args:
        extra: a user's own actors, YAML or CSV, which win over ours.

    Returns:
        The register.

    Raises:
        RegisterError: the user's file is refused; nothing of it was loaded.
    """
    additions = () if extra is None else read_additions(extra, state_codes())
    shelf = read_shelf()
    lay_over(shelf, additions)
    return Register(shelf)
