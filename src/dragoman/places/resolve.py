"""Which of the places of a name is meant: what the text says beside it, what else it names, how great each is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log10

from dragoman.places.focus import focus_of
from dragoman.places.gazetteer import Gazetteer
from dragoman.places.names import fold
from dragoman.places.near import MILLION, Region, famous, listed, region_of, rival, seat
from dragoman.places.qualifiers import Qualifier
from dragoman.places.stores import Entry
from dragoman.places.toponyms import NAMED_PLACES, Toponym
from dragoman.records import Step

ROUNDS = 3
CANDIDATES = 80
MARGIN = 0.3
"""Below this lead over a rival elsewhere nothing is decided. Chosen, like WEIGHTS, on half of LGL (see docs)."""

PRIOR = {
    "country": 9.0,
    "world": 8.0,
    "sea": 8.0,
    "gulf": 7.5,
    "strait": 7.5,
    "region": 6.9,
    "river": 6.5,
    "point": 6.5,
}
"""What a name means with no context, on the scale of log10 of a city's people."""

COUNTRY, DIVISION, CAPITAL, SPELLING, STATED, DESIGNATED = 4.5, 5.0, 1.7, -2.0, 20.0, 4.0
LISTED, OVERSHADOWED = 2.5, -2.0
"""What a smaller city that every reader knows has over others; what a town loses beside a place of its name that every
reader knows, unless the text says which."""

ADMIN = {"admin1": 0.2, "admin2": -1.2}
"""What a division has over a city of as many people."""

LONELY = 0.6
"""A small town is taken only when the rest of the text speaks for its country or division by this much."""

EXACT_GREAT = 10_000
"""People of a place spelled just so, beside which a million-city's other spelling ("Berea" for Aleppo) is not meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a toponym stands for: an entry; a country only, where its places are too close; or nothing.

    `support` is how much of the rest of the text speaks for its country, in [0, 1).
    """

    entry: Entry | None
    country: str | None
    steps: tuple[Step, ...]
    support: float = 0.0


def resolve(
    toponyms: Sequence[Toponym],
    qualifiers: Sequence[Qualifier | None],
    demonyms: Iterable[str],
    gazetteer: Gazetteer,
) -> list[Resolved]:
    """Resolves all toponyms of a document together.

    Args:
        toponyms: all of them, used as places or not: every name tells where the report is set.
        qualifiers: what the text says beside each ("Moscow, Idaho").
        demonyms: alpha-3 of the peoples the text names.
        gazetteer: for names of divisions.

    Returns:
        One result a toponym, in order.
    """
    stated = _stated(toponyms, qualifiers)
    groups: dict[tuple[str, str, Qualifier | None], list[int]] = defaultdict(list)
    for i, toponym in enumerate(toponyms):
        groups[fold(toponym.text), toponym.designation, stated[i]].append(i)
    names = [_Name(toponyms[g[0]].entries, key[0], key[1], key[2], len(g)) for key, g in groups.items()]
    peoples = Counter(demonyms)
    _settle(names, peoples)
    decided = [_decide(n, toponyms[g[0]], gazetteer) for n, g in zip(names, groups.values(), strict=True)]
    focus = focus_of([(d.country, n.weight) for n, d in zip(names, decided, strict=True)], peoples)
    results: list[Resolved | None] = [None] * len(toponyms)
    for name, members, result in zip(names, groups.values(), decided, strict=True):
        for i in members:
            results[i] = _by_country(name, toponyms[i], result, focus)
    return [r for r in results if r is not None]


def _stated(toponyms: Sequence[Toponym], qualifiers: Sequence[Qualifier | None]) -> list[Qualifier | None]:
    """A qualifier said once holds for the name's other mentions, if the text does not give it two."""
    said: dict[str, set[Qualifier]] = defaultdict(set)
    for toponym, qualifier in zip(toponyms, qualifiers, strict=True):
        if qualifier:
            said[fold(toponym.text)].add(qualifier)
    single = {key: next(iter(q)) for key, q in said.items() if len(q) == 1}
    return [q or single.get(fold(t.text)) for t, q in zip(toponyms, qualifiers, strict=True)]


class _Name:
    """One name of the text, its candidates and how they stand."""

    def __init__(
        self, entries: Sequence[Entry], key: str, designation: str, qualifier: Qualifier | None, count: int
    ) -> None:
        ranked = sorted(entries, key=_size, reverse=True)[:CANDIDATES]
        exact = [e for e in ranked if fold(e.name) == key]
        self._exact = bool(exact)
        self._exact_great = any(e.kind == "admin1" or e.population >= EXACT_GREAT for e in exact)
        self._famous = any(famous(e) for e in ranked)
        cities = [e for e in ranked if e.kind == "city"]
        self.qualifier = qualifier
        self.weight = 1.0 + 0.5 * log10(count)
        self.entries = ranked
        self.fixed = [self._prior(e, key, designation, cities) for e in ranked]
        self.scores = list(self.fixed)
        self.shares: list[float] = []

    def _prior(self, entry: Entry, key: str, designation: str, cities: Sequence[Entry]) -> float:
        score = _size(entry)
        division = entry.kind in ("admin1", "admin2", "region")
        if (
            self._exact
            and (entry.population < MILLION or self._exact_great)
            and fold(entry.name) != key
            and entry.kind in ("city", "town", "admin2")
        ):
            score += SPELLING if designation != "division" else 0.0
        if self._famous and entry.kind == "town" and not self.qualifier:
            score += OVERSHADOWED
        if entry.capital or listed(entry):
            score += CAPITAL if entry.capital else LISTED
        if designation == "division":
            score += DESIGNATED if division else -DESIGNATED / 2
        elif designation in ("settlement", "site"):
            score += DESIGNATED / 2 if entry.kind in ("city", "town") else -DESIGNATED if division else 0.0
        elif entry.kind in ("admin1", "admin2") and any(seat(city, entry) for city in cities):
            score -= 3.0
        if self.qualifier:
            score += STATED if self.qualifier.fits(entry) else -STATED / 2
        return score


def _size(entry: Entry) -> float:
    return PRIOR.get(entry.kind, 0.0) or log10(entry.population + 10) + ADMIN.get(entry.kind, 0.0)


def _settle(names: Sequence[_Name], demonyms: Mapping[str, int]) -> None:
    """Lets every name speak for its country and division, and every candidate be helped by what the others say."""
    peoples = {country: 0.6 * (1 - 0.5**n) * 2 for country, n in demonyms.items()}
    for _ in range(ROUNDS):
        countries: dict[str | None, float] = defaultdict(float)
        countries.update(peoples)
        divisions: dict[Region, float] = defaultdict(float)
        for name in names:
            name.shares = _shares(name.scores)
            for entry, share in zip(name.entries, name.shares, strict=True):
                countries[entry.country] += name.weight * share
                if entry.admin1:
                    divisions[region_of(entry)] += name.weight * share
        for name in names:
            name.scores = _helped(name, countries, divisions)


def _helped(name: _Name, countries: Mapping[str | None, float], divisions: Mapping[Region, float]) -> list[float]:
    own_country: dict[str | None, float] = defaultdict(float)
    own_division: dict[Region, float] = defaultdict(float)
    for entry, share in zip(name.entries, name.shares, strict=True):
        own_country[entry.country] += name.weight * share
        own_division[region_of(entry)] += name.weight * share
    scores = []
    for entry, fixed in zip(name.entries, name.fixed, strict=True):
        region = region_of(entry)
        said = support(countries.get(entry.country, 0.0) - own_country[entry.country]) if entry.country else 0.0
        near = support(divisions.get(region, 0.0) - own_division[region]) if entry.admin1 else 0.0
        scores.append(fixed + COUNTRY * said + DIVISION * near)
    return scores


def support(mass: float) -> float:
    """Turns how often something was spoken for into [0, 1): once is half of it."""
    return max(0.0, mass) / (max(0.0, mass) + 1.0)


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(scores, default=0.0)
    raw = [exp((s - top) / 0.7) for s in scores]
    total = sum(raw)
    return [r / total for r in raw]


def _decide(name: _Name, toponym: Toponym, gazetteer: Gazetteer) -> Resolved:
    if not name.entries:
        return _refused(toponym, "not in the gazetteer", None)
    order = sorted(range(len(name.entries)), key=lambda k: name.scores[k], reverse=True)
    best = name.entries[order[0]]
    if name.qualifier and not name.qualifier.fits(best):
        return _refused(toponym, f"no {toponym.text} known in {name.qualifier.text}", name.qualifier.country)
    rivals = [k for k in order[1:] if rival(best, name.entries[k], stated=name.qualifier is not None)]
    lead = name.scores[order[0]] - name.scores[rivals[0]] if rivals else 9.0
    said = name.scores[order[0]] - name.fixed[order[0]]
    if best.kind == "town" and said < LONELY and not name.qualifier:
        return _refused(toponym, f"{described(best, gazetteer)} is small and nothing else speaks for it", None)
    if lead < MARGIN:
        close = [name.entries[k] for k in order if name.scores[order[0]] - name.scores[k] < MARGIN]
        country = best.country if len({e.country for e in close}) == 1 else None
        return _refused(toponym, "too close: " + "; ".join(described(e, gazetteer) for e in close[:3]), country)
    why = (
        f"the text says {name.qualifier.text}"
        if name.qualifier
        else "other places near"
        if said > 1
        else "the greatest"
    )
    saw = f"{toponym.text}: {described(best, gazetteer)} ({why})"
    if rivals:
        saw += f"; not {described(name.entries[rivals[0]], gazetteer)}"
    rule = "places:stated" if name.qualifier else "places:context" if said > 1 else "places:greatest"
    step = Step(by=rule, saw=saw, score=round(1 - exp(-max(lead, 0.0)), 3))
    return Resolved(entry=best, country=best.country, steps=(step,), support=said)


def _by_country(name: _Name, toponym: Toponym, decided: Resolved, focus: str | None) -> Resolved:
    """Where no place could be told: the country alone, if the text says it or is all set there."""
    if decided.country is not None or decided.entry is not None or toponym.label not in NAMED_PLACES:
        return decided
    seen = decided.steps[0].saw
    if name.qualifier:
        step = Step(by="places:stated-country", saw=f"{seen}; the text says {name.qualifier.text}")
        return replace(decided, country=name.qualifier.country, steps=(step,))
    countries = {e.country for e in name.entries}
    if focus is None or None in countries or (countries and focus not in countries):
        return decided
    step = Step(by="places:focus", saw=f"{seen}; the rest of the text is set in {focus}", score=0.8)
    return replace(decided, country=focus, steps=(step,))


def _refused(toponym: Toponym, why: str, country: str | None) -> Resolved:
    return Resolved(entry=None, country=country, steps=(Step(by="places:refused", saw=f"{toponym.text}: {why}"),))


def described(entry: Entry, gazetteer: Gazetteer) -> str:
    """A place in words: "Alexandria, Louisiana, USA (47,889 people)"."""
    parts = [entry.name]
    if entry.kind not in ("admin1", "country") and (division := gazetteer.admin1_name(entry)):
        parts.append(division)
    if entry.country and entry.kind != "country":
        parts.append(entry.country)
    people = (
        f" ({entry.population:,} people)" if entry.population and entry.kind in ("city", "town") else f" ({entry.kind})"
    )
    return ", ".join(parts) + people
