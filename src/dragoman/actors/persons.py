"""Persons by name: first mention to surname, text before register, the register by the report's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from dragoman.actors.bearers import bearers, clearly
from dragoman.actors.cast import People, Person
from dragoman.actors.entries import Entry, Term
from dragoman.actors.owners import Read
from dragoman.actors.phrases import Name
from dragoman.actors.scene import Scene
from dragoman.actors.standing import LATELY, assumed, of_congress, registered
from dragoman.actors.tables import fold
from dragoman.actors.titles import Title, title_of
from dragoman.parse.tree import children
from dragoman.records import Actor, Sentence, Step


def gather_people(scene: Scene, read: Read) -> People:
    """Finds everyone a report names in full, with what is said of them anywhere in it."""
    people = People()
    polite = _courtesies(scene)
    waiting: list[tuple[Sentence, Name, Title]] = []
    for sentence in scene.sentences:
        for name in scene.names[sentence.index]:
            if not (name.person or office_beside(scene, sentence, name)) or (sentence.heading and not name.entries):
                continue
            words = name_words(scene, sentence, name)
            if not words or (len(words) == 1 and words[0].isupper() and len(words[0]) > 1 and not name.entries):
                continue
            title = title_of(scene, sentence, name_start(scene, sentence, name), name.head, read)
            if len(words) == 1 and not name.entries:
                waiting.append((sentence, name, title))
                people.call(words[0], sentence.index)
                continue
            person = _introduce(scene, sentence, words, name.entries, title, polite)
            people.add(words, replace(person, since=sentence.index))
    for sentence, name, title in waiting:
        words = name_words(scene, sentence, name)
        if people.find(words, title.gender, at=sentence.index) is None:
            person = _introduce(scene, sentence, words, (), title, polite)
            if title.noun is not None or person.actor.code != "UNK":
                people.add(words, replace(person, since=sentence.index))
    return people


def office_beside(scene: Scene, sentence: Sentence, name: Name) -> bool:
    """Tells whether "X, the mayor of Y" makes a person of a name that the parser took for something else."""
    if name.entries or name.label not in ("ORG", "FAC", "GPE", "LOC") or name.last - name.first < 2:
        return False
    for c in children(sentence, name.head, "appos"):
        noun = scene.lexicon.noun_at(sentence, c)
        if noun is not None and noun.sort == "office" and sentence.tokens[c].tag == "NN":
            return True
    return False


def _courtesies(scene: Scene) -> dict[str, str]:
    """The gender that "Mr" or "Mrs" before a surname tells, anywhere in the report."""
    told = {}
    for sentence in scene.sentences:
        for token, after in pairwise(sentence.tokens):
            gender = scene.lexicon.courtesy.get(token.text.lower(), "")
            if gender and after.tag == "NNP":
                told[after.text] = gender
    return told


def name_start(scene: Scene, sentence: Sentence, name: Name) -> int:
    """The first token of a person's name proper, without titles that the parser took for a part of it."""
    tokens = sentence.tokens
    first = name.first
    while not name.entries and first > 0 and _part_of_name(scene, sentence, first - 1, name):
        first -= 1
    if not name.entries and name.last - first > 2 and _place_before(scene, sentence, first):
        first += 1
    for k in range(first, name.last - 1):
        noun = None if name.entries else scene.lexicon.noun_at(sentence, k)
        if tokens[k].text.lower() in scene.lexicon.courtesy or (noun is not None and noun.last == k + 1):
            first = k + 1
    return first


def _place_before(scene: Scene, sentence: Sentence, first: int) -> bool:
    """Tells whether the parser took a place for a part of a name: "the mayor of Koszalin Jan Nowak"."""
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].text not in ("of", "in", "from"):
        return False
    noun = scene.lexicon.noun_at(sentence, first - 2)
    word = tokens[first].text
    known = bool(scene.register.home(word)) or any(e.kind in ("state", "seat") for e in scene.register.named(word))
    return noun is not None and noun.sort == "office" and known


def name_words(scene: Scene, sentence: Sentence, name: Name) -> list[str]:
    """The words of a person's name; what is written with a hyphen is one."""
    words: list[str] = []
    for token in sentence.tokens[name_start(scene, sentence, name) : name.last]:
        joined = words and (token.text == "-" or words[-1].endswith("-"))
        if joined and token.start == sentence.tokens[token.i - 1].end:
            words[-1] += token.text
        elif token.pos != "PUNCT":
            words.append(token.text)
    return words


def _part_of_name(scene: Scene, sentence: Sentence, k: int, name: Name) -> bool:
    """Tells whether the capitalised word before a name is a given name that the parser did not mark as one."""
    token = sentence.tokens[k]
    if token.tag != "NNP" or token.head != name.head or token.dep != "compound" or name.label != "PERSON":
        return False
    other = scene.name_at[sentence.index].get(k)
    known = other is not None and (other.entries or other.label in ("ORG", "NORP") or scene.register.home(token.text))
    return not known and scene.lexicon.noun_at(sentence, k) is None and token.text.lower() not in scene.lexicon.courtesy


def _introduce(
    scene: Scene,
    sentence: Sentence,
    words: Sequence[str],
    entries: Sequence[Entry],
    title: Title,
    polite: dict[str, str],
) -> Person:
    name = " ".join(words)
    told = polite.get(words[-1]) or polite.get(words[0])
    gender = title.gender or told or scene.lexicon.gender.get(words[0].lower(), "")
    role = scene.register.role(title.noun.words) if title.noun else None
    role_word = role[0] if role else (title.noun.words if title.noun else "")
    persons = [e for e in entries if e.kind == "person"] or _by_full_name(scene, words)
    if not persons:
        persons = _by_surname(scene, words, title)
    chosen = _choose(scene, persons, title)
    if chosen is not None:
        known = scene.lexicon.gender.get(fold(chosen.name).lower(), "")
        gender = gender or known or scene.lexicon.gender.get(chosen.name.split()[0].lower(), "")
        return registered(scene, chosen, title, role_word, gender)
    code = title.code or ("UNK" if persons else assumed(scene, title, sentence))
    sector = title.sector or "UNK"
    if not title.code and of_congress(scene, sentence, words):
        code, sector = "USA", "LEG"
    saw = f"{name}: {title.noun.words if title.noun else 'no title'}, {code or 'no country'}"
    others = (
        [Step(by="actors:ambiguous", saw=", ".join(f"{e.name} ({e.code})" for e in persons[:4]))] if persons else []
    )
    return Person(
        Actor(code=code or "UNK", sector=sector, name=name),
        role_word,
        gender,
        (*others, Step(by="actors:titled-name", saw=saw)),
    )


def _by_full_name(scene: Scene, words: Sequence[str]) -> list[Entry]:
    """Those of a full name, also without the initials that the register leaves out ("Sergey V. Lavrov")."""
    plain = [w for w in words if not (len(w) <= 2 and w.rstrip(".").isupper())]
    if len(plain) < 2:
        return []
    return [e for e in scene.register.named(" ".join(plain)) if e.kind == "person"]


def _by_surname(scene: Scene, words: Sequence[str], title: Title) -> list[Entry]:
    """Those of a surname who hold office on the day and fit the title, or whose state the report speaks of."""
    found = list(scene.register.persons(" ".join(words), scene.on)[:12])
    if title.noun is not None:
        role = scene.register.role(title.noun.words)
        wanted = role[0] if role else title.noun.words
        if not found and len(words) > 1:
            initial = fold(words[0])[:1].casefold()
            found = [
                e for e in scene.register.persons(words[-1], scene.on)[:12] if fold(e.name)[:1].casefold() == initial
            ]
        fitting = [e for e in found if any(t.role == wanted for t in _terms(scene, e, former=title.former))]
        fitting = fitting or _lately(scene, words, wanted)
        return fitting if title.code or not fitting else [e for e in fitting if _spoken_of(scene, e)] or fitting[:1]
    if len(words) > 1 or words[0].lower() in scene.lexicon.gender or "the" in title.words:
        return []
    known = bearers(words[0], scene.register, on=scene.on)
    few = len(found) <= _FEW and bool(known) and known[0].score >= _CLEAR
    holds = clearly(known) and bool(known[0].entry.held(scene.on or date.max))
    if holds and (few or _spoken_of(scene, known[0].entry)):
        return [known[0].entry]
    leaders = [e for e in found if any(t.role in scene.lexicon.leaders for t in _terms(scene, e, former=False))]
    if len(leaders) != 1 or len(found) > _RARE:
        return []
    spoken = _spoken_of(scene, leaders[0]) or len({e.code for e in found}) == 1
    return leaders if spoken else []


def _lately(scene: Scene, words: Sequence[str], role: str) -> list[Entry]:
    """Who led a state until lately, as reports still call one who was toppled; nobody where several fit."""
    if scene.on is None or role not in scene.lexicon.leaders:
        return []
    left = [
        e
        for e in scene.register.persons(words[-1], None)[:12]
        if any(t.role == role and t.last and 0 <= (scene.on - t.last).days <= LATELY for t in e.terms)
    ]
    return left if len(left) == 1 else []


_FEW, _CLEAR = 4, 0.9
"""A surname that so few bear, one of them in a high office that day, needs no mention of the country."""

_RARE = 8
"""A surname that more office holders than this bear says too little by itself."""


def _terms(scene: Scene, entry: Entry, *, former: bool) -> tuple[Term, ...]:
    """The terms that count: those running on the day, those ended by then, or all where no day is known."""
    if scene.on is None:
        return entry.terms
    if former:
        return tuple(t for t in entry.terms if t.last is not None and t.last <= scene.on)
    return entry.held(scene.on)


def _spoken_of(scene: Scene, entry: Entry) -> bool:
    return scene.mentioned.get(entry.code, 0) > 0


def _choose(scene: Scene, persons: Sequence[Entry], title: Title) -> Entry | None:
    """The one of several who fits; None where none or more than one does."""
    fitting = list(persons)
    if title.code:
        fitting = [e for e in fitting if title.code in {e.code, *(t.code for t in e.terms)}]
        if not fitting and len(persons) == 1 and len(title.code) != 3:
            return persons[0]
    if len(fitting) > 1 and scene.on is not None:
        running = [e for e in fitting if e.held(scene.on)]
        spoken = [e for e in running if _spoken_of(scene, e)]
        fitting = spoken or running or [e for e in fitting if _spoken_of(scene, e)]
    if len({e.code for e in fitting}) > 1:
        known = [e for e in fitting if e.central]
        fitting = known if len(known) == 1 else fitting
    if len({e.code for e in fitting}) != 1 or (not title.code and _namesake(scene, fitting[0])):
        return None
    return fitting[0]


def _namesake(scene: Scene, entry: Entry) -> bool:
    """Tells whether an office holder is more likely somebody else of that name.

    So it is out of office, when the report speaks neither of their country nor of one who led it.
    """
    if scene.on is None or not entry.terms or entry.held(scene.on) or _spoken_of(scene, entry):
        return False
    return len(entry.code) == 3 and not any(t.role in scene.lexicon.leaders for t in entry.terms)
