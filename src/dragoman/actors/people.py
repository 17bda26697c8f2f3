"""Who held which office when: persons are many, so each is built only when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dragoman.actors.entries import Entry, Term
from dragoman.actors.tables import day, fold, several

# How much an office is reported on: it orders candidates of one name.
RANKS: Mapping[str, int] = {
    "leader": 0, "president": 0, "prime minister": 0, "chancellor": 0, "king": 0, "queen": 0, "supreme leader": 0,
    "secretary-general": 0, "pope": 0, "emir": 0, "sultan": 0, "general secretary": 0, "crown prince": 1,
    "foreign minister": 1, "vice president": 1, "defence minister": 1, "spokesperson": 2, "un ambassador": 2,
    "national security adviser": 2, "interior minister": 2, "finance minister": 2, "speaker": 2,
}  # fmt: skip
_OTHER = 3


# A role without a name: PETRARCH tells that somebody acted for a state, not in which office.
_NO_OFFICE = "office"


class People:
    """Office holders by name and by office.

    Args:
        persons: rows of persons.tsv: id, name, code, sector, wikidata, aliases, keys (folded names and surnames),
            first, last, central ("1" for those much reported on).
        terms: rows of terms.tsv: person's id, role, title, code, sector, first, last, body (offices of international
            ones).
    """

    def __init__(self, persons: Iterable[Sequence[str]], terms: Iterable[Sequence[str]]) -> None:
        self._rows: dict[str, Sequence[str]] = {row[0]: row for row in persons}
        self._terms: dict[str, list[Sequence[str]]] = {}
        self._offices: dict[tuple[str, str], list[Sequence[str]]] = defaultdict(list)
        self._names: dict[str, list[str]] = {}
        self._built: dict[str, Entry] = {}
        for term in terms:
            if term[0] in self._terms:
                self._terms[term[0]].append(term)
            else:
                self._terms[term[0]] = [term]
            if term[1] != _NO_OFFICE:
                self._offices[term[1], term[7] or term[3]].append(term)
        for id_, row in self._rows.items():
            for name in row[6].split(";"):
                if name in self._names:
                    self._names[name].append(id_)
                else:
                    self._names[name] = [id_]

    def add(self, entry: Entry, forms: Sequence[str]) -> None:
        """Adds a user's person, who bears these names alone and whose offices nobody else held meanwhile."""
        self._built[entry.id] = entry
        self._rows[entry.id] = ()
        for form in forms:
            self._names[fold(form).casefold()] = [entry.id]
        surname = fold(entry.name.rpartition(" ")[2]).casefold()
        self._names.setdefault(surname, []).insert(0, entry.id)
        for term in entry.terms:
            first, last = (str(d or "") for d in (term.first, term.last))
            held = self._offices[term.role, term.code]
            held[:] = [row for row in held if not _overlap(row, first, last)]
            held.append((entry.id, term.role, term.title, term.code, term.sector, first, last, ""))

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._rows

    @property
    def term_count(self) -> int:
        """How many office terms there are."""
        return sum(map(len, self._terms.values()))

    def full_names(self) -> Iterable[str]:
        """Yields the names of at least two words, as written."""
        for row in self._rows.values():
            if row and " " in row[1]:
                yield row[1]
            if row and row[5]:
                yield from (name for name in several(row[5]) if " " in name)

    def bearers(self, name: str) -> tuple[str, ...]:
        """Returns the ids of who bears a name or surname."""
        return tuple(self._names.get(fold(name).casefold(), ()))

    def entry(self, id_: str) -> Entry:
        """Returns a person's entry, built when first asked for."""
        if id_ not in self._built:
            self._built[id_] = self._build(id_)
        return self._built[id_]

    def _build(self, id_: str) -> Entry:
        _, name, code, sector, wikidata, _, _, first, last, central = self._rows[id_]
        terms = tuple(
            Term(role=row[1], title=row[2], code=row[3], sector=row[4], first=day(row[5]), last=day(row[6]))
            for row in self._terms.get(id_, ())
        )
        return Entry(
            id=id_, name=name, code=code, sector=sector, kind="person", wikidata=wikidata or None, terms=terms,
            first=day(first), last=day(last), central=bool(central),
        )  # fmt: skip

    def holders(self, role: str, code: str, on: date | None) -> tuple[Entry, ...]:
        """Returns who held an office on a day, the latest begun first; without a day, who began last."""
        running = self._offices.get((role, code), ())
        if on is None:
            latest = max((term[5] for term in running if not term[6]), default=None)
            chosen = [term for term in running if not term[6] and term[5] == latest]
        else:
            today = on.isoformat()
            chosen = [term for term in running if term[5] and term[5] <= today and (not term[6] or today <= term[6])]
        chosen.sort(key=lambda term: term[5], reverse=True)
        return tuple(self.entry(id_) for id_ in dict.fromkeys(term[0] for term in chosen))

    def named(self, name: str, on: date | None) -> tuple[Entry, ...]:
        """Returns who bears a name, those in a high office on the day first."""
        found = [self.entry(id_) for id_ in self._names.get(fold(name).casefold(), ())]
        return tuple(sorted(found, key=lambda entry: _distance(entry, on)))


def _overlap(row: Sequence[str], first: str, last: str) -> bool:
    return (not last or row[5] <= last) and (not row[6] or not first or first <= row[6])


def _distance(entry: Entry, on: date | None) -> tuple[int, int, int]:
    """Orders namesakes: in office on the day, then the higher office, then nearest in time."""
    if on is None:
        rank = min((RANKS.get(term.role, _OTHER) for term in entry.terms), default=_OTHER)
        latest = max(((term.first or date.min).toordinal() for term in entry.terms), default=0)
        return rank, 0, -latest
    running = entry.held(on)
    if running:
        return 0, min(RANKS.get(term.role, _OTHER) for term in running), 0
    gap = min((_gap(term, on) for term in entry.terms), default=date.max.toordinal())
    return 1, 0, gap


def _gap(term: Term, on: date) -> int:
    """Counts the days between a day and a term that does not cover it; a term to come counts tenfold."""
    if term.first is not None and on < term.first:
        return 10 * (term.first - on).days
    return (on - (term.last or on)).days
