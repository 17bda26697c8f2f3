"""A phrase naming an actor, cut into what the register knows: names, offices, bodies, nouns for people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.actors.entries import Entry, Hit
from dragoman.actors.lexis import Lexis, Word, load_lexis, words_of
from dragoman.actors.register import Register

_LONGEST = 6
# Characters of a phrase that are read: no noun phrase is longer, and a page pasted by mistake must not hang.
_LONGEST_PHRASE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An office, institution or noun for people: words `first` to `last` (exclusive).

    `kind` is "title", "institution" or "agent"; `role` the normalised office of a title; `name` an institution's
    canonical name with places for {state} and {adjective}.
    """

    first: int
    last: int
    words: str
    kind: str
    sector: str
    role: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A register name in the phrase: words `first` to `last` (exclusive), and whom it may stand for."""

    first: int
    last: int
    hit: Hit
    owner: bool

    @property
    def entry(self) -> Entry:
        """The likeliest bearer."""
        return self.hit.entries[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A phrase in parts. `cut` is the word at which the main part ends; `names` and `units` are in order."""

    text: str
    words: tuple[Word, ...]
    cut: int
    preposition: str
    names: tuple[Named, ...]
    units: tuple[Unit, ...]
    former: bool

    def main(self) -> str:
        """The main part as written, without articles and the like in front."""
        begin = min((part.first for part in self.known()), default=self.cut)
        leading = lexis().leading
        bare = (i for i, w in enumerate(self.words[:begin]) if w.low not in leading and not w.text[:1].isdigit())
        first = next(bare, begin if begin < self.cut else 0)
        end = self.words[self.cut - 1].end if self.cut else 0
        return self.text[self.words[first].start : end] if self.words else ""

    def spare(self, first: int, last: int) -> bool:
        """Tells whether words are free of names and units."""
        return all(part.last <= first or last <= part.first for part in self.known())

    def known(self) -> list[Named | Unit]:
        """Names and units together."""
        return [*self.names, *self.units]


@cache
def lexis() -> Lexis:
    """The word classes, read once."""
    return load_lexis()


def take_apart(text: str, register: Register, on: date | None) -> Parts:
    """Cuts a phrase into parts.

    Args:
        text: a noun phrase, at most a line.
        register: whom there is to name.
        on: the day it is read on.
    """
    plain = re.sub(r"\s*\([^()]*\)\s*$", "", text[:_LONGEST_PHRASE])
    plain = re.sub(r"-elect\b", "", re.sub(r"\b([Ee]x)-(?=\w)", r"\1 ", plain))
    words = tuple(words_of(plain))
    names = _names(plain, words, register, on)
    units = _units(words, names, register)
    cut, preposition = _cut(words, names, units)
    former = any(word.low in lexis().former for word in words[: cut or len(words)])
    return Parts(
        text=plain, words=words, cut=cut, preposition=preposition, names=tuple(names), units=tuple(units), former=former
    )


def _names(text: str, words: Sequence[Word], register: Register, on: date | None) -> list[Named]:
    names = []
    hits = register.find(text, on)
    if not hits and (text[1:].islower() or text.isupper()):
        hits = register.find(text.title(), on)
    for hit in hits:
        if _turned_away(text, hit) or _longer(text, hit):
            continue
        inside = [i for i, word in enumerate(words) if word.start < hit.end and hit.start < word.end]
        if inside:
            owner = inside[-1] + 1 < len(words) and words[inside[-1] + 1].text == "'s"
            names.append(Named(first=inside[0], last=inside[-1] + 1, hit=hit, owner=owner))
    return [named for k, named in enumerate(names) if not (k and _of_another(text, names[k - 1], named, register))]


def _of_another(text: str, before: Named, named: Named, register: Register) -> bool:
    """Tells whether a body's plain name is a noun for another state's: "Senate" in "the Italian Senate"."""
    if before.entry.kind not in ("state", "territory") or named.entry.kind != "body" or before.last != named.first:
        return False
    words = text[named.hit.start : named.hit.end].lower()
    plain = register.institution(words) is not None or register.agent(words) is not None
    return plain and before.entry.code != named.entry.code


def _longer(text: str, hit: Hit) -> bool:
    """Tells whether a body's name is but the end of another's: "Social [Democrats]", "National [Security Council]"."""
    if hit.entries[0].kind in ("state", "territory", "people", "person", "seat"):
        return False
    return text[: hit.start].endswith(("Social ", "Christian ", "Liberal ", "National "))


def _turned_away(text: str, hit: Hit) -> bool:
    """Tells whether a name only says whom others are for, against or backed by."""
    after = re.match(r"[-‑]([A-Za-z]+)", text[hit.end :])
    before = re.search(r"(\w+)[-‑]$", text[: hit.start])
    return bool((after and after[1].casefold() in lexis().aloof) or (before and before[1].casefold() in lexis().turned))


def _units(words: Sequence[Word], names: Sequence[Named], register: Register) -> list[Unit]:
    taken = {i for name in names for i in range(name.first, name.last)}
    units: list[Unit] = []
    i = 0
    while i < len(words):
        unit = None
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            unit = _unit(words, i, i + n, register) if taken.isdisjoint(range(i, i + n)) else None
            if unit is not None:
                break
        if unit is not None:
            units.append(unit)
        i = unit.last if unit is not None else i + 1
    return units


def _unit(words: Sequence[Word], first: int, last: int, register: Register) -> Unit | None:
    phrase = " ".join(word.low for word in words[first:last])
    institution = register.institution(phrase)
    if institution is not None:
        sector, name = institution
        return Unit(first=first, last=last, words=phrase, kind="institution", sector=sector, name=name)
    title = register.role(phrase)
    if title is not None:
        return Unit(first=first, last=last, words=phrase, kind="title", sector=title[1], role=title[0])
    sector_of_noun = register.agent(phrase)
    if sector_of_noun is not None:
        return Unit(first=first, last=last, words=phrase, kind="agent", sector=sector_of_noun)
    return None


def _cut(words: Sequence[Word], names: Sequence[Named], units: Sequence[Unit]) -> tuple[int, str]:
    parts: list[Named | Unit] = [*names, *units]
    inside = {i for part in parts for i in range(part.first + 1, part.last)}
    both = lexis().home | lexis().away
    for i, word in enumerate(words):
        if i and i not in inside and word.text.islower() and word.low in both and not _quantity(words[:i]):
            return i, word.low
        if i and word.text == ",":
            return i, ","
    return len(words), ""


def _quantity(words: Sequence[Word]) -> bool:
    """Tells whether all words so far only count ("dozens of", "members of")."""
    return all(word.low in lexis().leading | {"member", "members", "group", "groups", "number"} for word in words)


def name_run(parts: Parts) -> tuple[str, bool]:
    """Returns the person's name in the main part and whether it only owns ("Assad's forces")."""
    persons = (n for n in parts.names if n.entry.kind == "person" and not _inner(parts, n))
    for named in persons:
        if named.first < max(parts.cut, 1) or _trailing(parts, named):
            return parts.text[named.hit.start : named.hit.end], named.owner
    end = parts.cut
    while end and parts.words[end - 1].text == "'s":
        end -= 1
    first = end
    while first and parts.spare(first - 1, first) and _capital(parts.words[first - 1].text):
        first -= 1
    words = parts.words[first:end]
    return " ".join(w.text for w in words if w.low not in lexis().leading | lexis().former), False


def _inner(parts: Parts, named: Named) -> bool:
    """Tells whether a name is the end of a longer one, hence another's: "Mostafa [Mohammad Najjar]"."""
    before = parts.words[named.first - 1] if named.first else None
    return (
        before is not None
        and not named.entry.central
        and before.text[:1].isupper()
        and before.low not in lexis().leading
        and parts.spare(named.first - 1, named.first)
    )


def _trailing(parts: Parts, named: Named) -> bool:
    """Tells whether a name ends a titled phrase: "ambassador to the United Nations Vitaly Churkin"."""
    between = any(parts.cut <= other.first < named.first for other in parts.names)
    titled = any(unit.kind == "title" and unit.first < parts.cut for unit in parts.units)
    return between and titled and named.last == len(parts.words)


def _capital(word: str) -> bool:
    return word[:1].isupper() or word.lower() in ("al", "bin", "de", "van", "von", "der", "el", "da", "le")
