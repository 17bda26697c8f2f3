"""The register's files -> a shelf of entries and the forms by which texts name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.actors.entries import Entry, Membership, Term
from dragoman.actors.people import People
from dragoman.actors.tables import dated, day, fold, rows, several
from dragoman.actors.userfile import Addition

# Where one form stands for several actors, they are read in this order.
_ORDER = {"name": 0, "alias": 1, "seat": 2, "adjective": 3, "demonym": 4, "capital": 5}


@dataclass(frozen=True, slots=True)
class Form:
    """One way a text names an entry, bound in time where it fell out of use."""

    kind: str
    entry: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was read from the files. `forms` maps a folded form to what it stands for; persons name themselves."""

    entries: dict[str, Entry]
    forms: dict[str, list[Form]]
    people: People
    agents: dict[str, str] = field(default_factory=dict)
    roles: dict[str, tuple[str, str]] = field(default_factory=dict)
    homes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    institutions: dict[str, tuple[str, str]] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)


def read_shelf() -> Shelf:
    """Reads the register's files.

    Returns:
        A shelf of its own: a user's file may be laid over it.
    """
    entries: dict[str, Entry] = {}
    forms: dict[str, list[Form]] = {}
    adjectives: dict[str, str] = {}
    memberships = _memberships()
    phases = _phases()
    for name in ("states.tsv", "bodies.tsv"):
        for row in rows(name):
            entry = _entry(row, memberships.get(row[0], ()), phases.get(row[0], ()))
            entries[entry.id] = entry
            if row[10]:
                adjectives[entry.id] = several(row[10])[0]
            for kind, cell in zip(("alias", "adjective", "demonym", "capital", "seat"), row[9:14], strict=True):
                for item in several(cell):
                    put_form(forms, kind, entry.id, item)
            if entry.kind != "seat":
                put_form(forms, "name", entry.id, entry.name)
    people = People(rows("persons.tsv"), rows("terms.tsv"))
    return Shelf(
        entries=entries,
        forms=forms,
        people=people,
        agents={row[0]: row[1] for row in rows("agents.tsv")},
        roles={row[0]: (row[1], row[2]) for row in rows("titles.tsv")},
        homes={row[0]: tuple(several(row[1])) for row in rows("homes.tsv")},
        institutions={phrase: (row[1], row[2]) for row in rows("institutions.tsv") for phrase in several(row[3])},
        adjectives=adjectives,
    )


def state_codes() -> frozenset[str]:
    """Returns the codes of states and territories, without reading the rest."""
    return frozenset(row[0] for row in rows("states.tsv") if row[4] == "state")


def lay_over(shelf: Shelf, additions: Iterable[Addition]) -> None:
    """Lays a user's actors over a shelf of its own: what they go by names them and nobody else."""
    for addition in additions:
        entry = addition.entry
        if entry.kind == "person":
            shelf.people.add(entry, addition.forms)
        else:
            shelf.entries[entry.id] = entry
        for form in addition.forms:
            if entry.kind != "person" or " " in form:
                shelf.forms[fold(form)] = [Form("name", entry.id)]


def put_form(forms: dict[str, list[Form]], kind: str, entry: str, item: str) -> None:
    """Adds one way of naming an entry to a table of forms."""
    text, first, last = dated(item) if "@" in item else (item, None, None)
    known = forms.setdefault(text if text.isascii() else fold(text), [])
    if not known:
        known.append(Form(kind, entry, first, last))
    elif all(form.entry != entry for form in known):
        known.append(Form(kind, entry, first, last))
        known.sort(key=lambda form: _ORDER[form.kind])


def _entry(row: Sequence[str], members: Sequence[Membership], phases: Sequence[Term]) -> Entry:
    id_, name, code, sector, kind, wikidata, first, last, capital = row[:9]
    return Entry(
        id=id_, name=name, code=code, sector=sector, kind=kind, wikidata=wikidata or None, terms=tuple(phases),
        first=day(first), last=day(last), members=tuple(members), capital=capital or None,
    )  # fmt: skip


def _memberships() -> dict[str, list[Membership]]:
    members: dict[str, list[Membership]] = {}
    for body, code, first, last in rows("members.tsv"):
        members.setdefault(body, []).append(Membership(code=code, first=day(first), last=day(last)))
    return members


def _phases() -> dict[str, list[Term]]:
    phases: dict[str, list[Term]] = {}
    for id_, code, sector, first, last in rows("phases.tsv"):
        term = Term(role="", title="", code=code, sector=sector, first=day(first), last=day(last))
        phases.setdefault(id_, []).append(term)
    return phases
