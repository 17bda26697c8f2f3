"""Who a phrase names: code, sector and name, with the candidates and the reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.actors.bearers import ENOUGH, MARGIN, Bearer, bearers, clearly
from dragoman.actors.belonging import OFFICIAL, STATELY, as_former, body_of, home_of, sector_of, word_of
from dragoman.actors.entries import Entry
from dragoman.actors.parts import Named, Parts, lexis, name_run, take_apart
from dragoman.actors.register import Register
from dragoman.records import Actor, Step

# More commas than these make a list, not an apposition.
_MOST_COMMAS = 4
# Offices that several hold at a time: the office alone names nobody.
_MANY = frozenset({"minister", "official", "ambassador", "head", "adviser", "spokesperson", "senator", "envoy"})
# Of a name that two states share, the first listed is meant this often (our estimate).
_FIRST_OF_TWO = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One reading of a phrase, its score in [0, 1], and what speaks for it."""

    actor: Actor
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a phrase was read as.

    `code` is `UNK` where nobody can be told, or where two candidates are too close; `candidates` lists all that were
    weighed, the likeliest first; `steps` tell how it was decided.
    """

    text: str
    code: str
    sector: str
    name: str
    score: float
    candidates: tuple[Candidate, ...]
    steps: tuple[Step, ...]

    @property
    def actor(self) -> Actor:
        """The reading as an actor."""
        return Actor(code=self.code, sector=self.sector, name=self.name)


def who(text: str, *, on: date | None = None, register: Register) -> Reading:
    """Tells whom a phrase names: "Foreign Minister Lavrov", "a senior Iranian official", "refugees from Mali".

    Args:
        text: a noun phrase.
        on: the day it is read on; without one, standing roles are given.
        register: whom there is to name.

    Returns:
        The reading; `UNK` rather than a guess.
    """
    left, _, right = text.partition(", ")
    if right and right.count(", ") < _MOST_COMMAS:
        return _apposed(text, who(left, on=on, register=register), who(right, on=on, register=register))
    return _read(text, on, register)


def _apposed(text: str, first: Reading, second: Reading) -> Reading:
    """Joins what stands before a comma with what stands after it ("Marie Yovanovitch, the former US ambassador")."""
    if second.code == "UNK" or first.code not in ("UNK", second.code):
        return replace(first, text=text)
    if first.code == "UNK":
        named = replace(second, name=first.name) if first.sector == "UNK" and len(first.name.split()) > 1 else second
        return replace(named, text=text)
    if second.sector == "ELI" or first.sector == "UNK":
        first = replace(first, sector=second.sector)
    if second.candidates and second.candidates[0].why.startswith("bears"):
        first = replace(first, name=second.name)
    return replace(first, text=text, steps=(*first.steps, *second.steps))


def _read(text: str, on: date | None, register: Register) -> Reading:
    parts = take_apart(text, register, on)
    if not parts.words:
        return _settle(text, [], [])
    home, home_step = home_of(parts, register)
    found = _whole(parts, register, on) or _person(parts, register, on, home)
    if found:
        return _settle(text, found, [home_step] if home_step else [])
    sector, sector_step = sector_of(parts, home, on)
    candidates = _described(parts, register, on, home, sector)
    return _settle(text, candidates, [step for step in (home_step, sector_step) if step])


def _settle(text: str, candidates: list[Candidate], steps: list[Step]) -> Reading:
    """Takes the best candidate, unless the next is too close and says otherwise."""
    ranked = sorted(candidates, key=lambda c: -c.score)
    nobody = Actor(code="UNK", sector="UNK", name=text.strip())
    if not ranked:
        best, score = nobody, 0.0
    else:
        best, score = ranked[0].actor, ranked[0].score
        close = [c.actor for c in ranked if score - c.score < MARGIN]
        if len({a.name for a in close}) > 1:
            codes, sectors = {a.code for a in close}, {a.sector for a in close}
            best = Actor(
                code=best.code if len(codes) == 1 else "UNK",
                sector=best.sector if len(sectors) == 1 else "UNK",
                name=text.strip(),
            )
            listed = "; ".join(f"{c.actor.name} ({c.actor.code} {c.actor.sector}) {c.score}" for c in ranked[:4])
            steps = [*steps, Step(by="who:too-close", saw=f"candidates too close to call: {listed}", score=score)]
    decided = [Step(by="who:candidate", saw=f"{c.actor.name}: {c.why}", score=c.score) for c in ranked[:4]]
    return Reading(
        text=text, code=best.code, sector=best.sector, name=best.name, score=score,
        candidates=tuple(ranked), steps=(*steps, *decided),
    )  # fmt: skip


def _whole(parts: Parts, register: Register, on: date | None) -> list[Candidate]:
    """Reads a phrase that is one name and nothing else but an article."""
    if len(parts.names) != 1 or parts.units or parts.former:
        return []
    named = parts.names[0]
    rest = [w for i, w in enumerate(parts.words) if not named.first <= i < named.last]
    if named.entry.kind == "person" or any(w.low not in lexis().leading and w.text != "'s" for w in rest):
        return []
    counted = bool(rest) and named.hit.form == "adjective" and rest[0].low != "the"
    return _shared(named, on, counted=counted, written=word_of(parts, named))


def _shared(named: Named, on: date | None, *, counted: bool, written: str) -> list[Candidate]:
    entries = list(dict.fromkeys(named.hit.entries))[:4]
    if "seat" in named.hit.forms and named.hit.forms[0] == "seat":
        entries = entries[:1]
    share = 1.0 if len(entries) == 1 else _FIRST_OF_TWO
    candidates = []
    for place, entry in enumerate(entries):
        code, sector = entry.reading(on)
        crowd = entry.kind in ("state", "territory") and (named.hit.forms[place] == "demonym" or counted)
        score = share if place == 0 else round((1 - share) / (len(entries) - 1), 2)
        actor = Actor(code=code, sector=sector, name=entry.name, wikidata=entry.wikidata)
        if crowd:
            actor = Actor(code=code, sector="CVL", name=written)
        candidates.append(Candidate(actor=actor, score=score, why=f"{named.hit.forms[place]} of {entry.name}"))
    return candidates


def _person(parts: Parts, register: Register, on: date | None, home: Named | str) -> list[Candidate]:
    """Reads a phrase that ends in somebody's name, titled or bare."""
    titles = [unit for unit in parts.units if unit.kind == "title" and unit.role != "citizen"]
    run, owner = name_run(parts)
    if not run or owner:
        return []
    codes = [home] if isinstance(home, str) and home else _codes(home)
    role = titles[-1].role if titles else ""
    found = bearers(run, register, on=on, role=role, codes=codes if titles or not isinstance(home, str) else ())
    found = tuple(b for b in found if b.score >= ENOUGH)
    if found:
        body = body_of(home)
        standing = body.reading(on)[1] if body is not None else titles[-1].sector if titles else ""
        return [_as_candidate(bearer, parts, role, on, codes[0] if codes else "", standing) for bearer in found]
    if titles and codes:
        return []
    if titles and " " not in run and not register.home(run):
        sector = as_former(titles[-1].sector, parts)
        actor = Actor(code="UNK", sector=sector, name=run)
        return [Candidate(actor=actor, score=0.5, why=f"{titles[-1].words} nobody knows")]
    return []


def _codes(home: Named | str) -> list[str]:
    if isinstance(home, str):
        return []
    return list(dict.fromkeys(entry.code for entry in home.hit.entries if entry.code != "UNK"))


def _as_candidate(bearer: Bearer, parts: Parts, role: str, on: date | None, home_code: str, standing: str) -> Candidate:
    """Makes a candidate of a bearer; `standing` is the sector that the words around the name give."""
    entry = bearer.entry
    code, sector = entry.reading(on)
    held = [term for term in entry.terms if term.role == role]
    if on is None and held:
        code = home_code if any(term.code == home_code for term in held) else code
        sector = held[-1].sector
    elif on is None and standing and role != "citizen" and sector in OFFICIAL:
        sector = standing
    begun = [term for term in entry.terms if on is None or term.first is None or term.first <= on]
    if standing and on is not None and not begun and entry.sector in OFFICIAL:
        sector = standing
    if standing and sector == "ELI" and (not held or standing not in OFFICIAL):
        sector = standing
    if parts.former and sector in OFFICIAL:
        sector = "ELI"
    actor = Actor(code=code, sector=sector, name=entry.name, wikidata=entry.wikidata)
    return Candidate(actor=actor, score=bearer.score, why=bearer.why)


def _described(parts: Parts, register: Register, on: date | None, home: Named | str, sector: str) -> list[Candidate]:
    """Reads a description: "a senior Iranian official", "the Russian president", "Aleppo police"."""
    owners = _owners(parts, register, on)
    entries = list(dict.fromkeys(home.hit.entries))[:4] if isinstance(home, Named) else []
    name = _description(parts, home)
    if not entries and not owners:
        code = home if isinstance(home, str) and home else "UNK"
        if not sector and code == "UNK":
            return []
        return [Candidate(actor=Actor(code=code, sector=sector or "GOV", name=name), score=0.6, why="description")]
    if not entries:
        entries = owners
    share = 1.0 if len(entries) == 1 else _FIRST_OF_TWO
    candidates = []
    for place, entry in enumerate(entries):
        code, standing = entry.reading(on)
        actor = Actor(code=code, sector=sector or standing, name=name)
        score = 0.9 * (share if place == 0 else (1 - share) / (len(entries) - 1))
        actor = _by_name(actor, entry, parts, register, on)
        candidates.append(Candidate(actor=actor, score=round(score, 2), why=f"of {entry.name}"))
    return candidates


def _description(parts: Parts, home: Named | str) -> str:
    """Names who is described: an unknown person by name, a body by its own, others by the words themselves."""
    run, owner = name_run(parts)
    before = [unit for unit in parts.units if unit.kind != "institution" and unit.first < parts.cut]
    if before and not owner and " " in run and parts.text.find(run) > parts.words[before[-1].first].start:
        return run
    body = body_of(home)
    if body is not None and isinstance(home, Named) and home.last == parts.cut and not home.owner:
        return body.name
    return parts.main() or parts.text.strip()


def _owners(parts: Parts, register: Register, on: date | None) -> list[Entry]:
    """Returns the person whose people they are ("Assad's forces", "the Maduro government")."""
    theirs = {unit.first for unit in parts.units if unit.first and parts.spare(unit.first - 1, unit.first)}
    for named in parts.names:
        if named.entry.kind == "person" and named.first > parts.cut and parts.preposition in lexis().home:
            return [named.entry]
    for i, word in enumerate(parts.words):
        if i and (word.text == "'s" or (i in theirs and parts.words[i - 1].text[:1].isupper())):
            at = next((n for n in parts.names if n.last == i and n.entry.kind == "person"), None)
            found = bearers(parts.words[i - 1].text if at is None else at.entry.name, register, on=on)
            if clearly(found):
                return [found[0].entry]
    return []


def _by_name(actor: Actor, entry: Entry, parts: Parts, register: Register, on: date | None) -> Actor:
    """Gives the canonical name where there is one: the holder of an office that day, a state's institution."""
    head = next((unit for unit in reversed(parts.units) if unit.first < max(parts.cut, 1)), None)
    if head is None or parts.former or entry.kind == "person":
        return actor
    named, owner = name_run(parts)
    somebody = bool(named) and not owner and parts.text.find(named) > parts.words[head.first].start
    if head.kind == "title" and on is not None and not (somebody and " " in named):
        holders = register.holder(head.role, entry.id if entry.code == "IGO" else entry.code, on)
        if len(holders) == 1 and head.role not in _MANY:
            code, sector = actor.code, holders[0].reading(on)[1]
            return Actor(code=code, sector=sector, name=holders[0].name, wikidata=holders[0].wikidata)
    alone = all(unit is head for unit in parts.units if unit.first < max(parts.cut, 1))
    if head.kind == "institution" and entry.kind in STATELY and alone:
        state = entry if entry.kind in ("state", "territory") else register.state(entry.code) or entry
        return replace(actor, name=register.institution_name(head.words, state))
    return actor
