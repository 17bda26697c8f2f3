"""What persons are on the report's day, and whose they are where only the report's country can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.actors.cast import Person
from dragoman.actors.entries import Entry
from dragoman.actors.homeland import told_from
from dragoman.actors.lexicon import Noun
from dragoman.actors.scene import Scene
from dragoman.actors.titles import OFFICIAL, Title
from dragoman.records import Actor, Sentence, Step

LATELY = 400
"""How many days after its end a report may still give a leader's title plainly; set by hand."""


def registered(scene: Scene, entry: Entry, title: Title, role: str, gender: str) -> Person:
    """Makes a person of the register one of the report, with what the day and the title beside them say."""
    code, sector = entry.reading(scene.on)
    running = scene.on is not None and bool(entry.held(scene.on))
    if (
        not running
        and sector in OFFICIAL
        and entry.terms
        and scene.on is not None
        and all((t.first or scene.on) > scene.on for t in entry.terms)
    ):
        sector = "PTY"
    why = f"{entry.name}: {sector} of {code} on {scene.on}"
    if title.noun is not None and not running:
        if sector == "ELI" and _long_over(scene, entry, role):
            why = f"{entry.name}: once {role}"
        elif not entry.terms and title.sector == "GOV" and title.noun.words in _ANY_SECTOR:
            why = f"{entry.name}: {sector} of {code}, {title.noun.words} in the text"
        elif title.sector and not (title.sector in OFFICIAL and sector == "ELI" and _vague(title.noun)):
            sector = title.sector
            why = f"{entry.name}: {title.noun.words} in the text"
    if running and scene.on is not None and not role:
        role = entry.held(scene.on)[0].role
    actor = Actor(code=code, sector=sector, name=entry.name, wikidata=entry.wikidata)
    return Person(actor, role, gender, (Step(by="actors:office-holder" if running else "actors:person", saw=why),))


_ANY_SECTOR = frozenset(
    {"leader", "chief", "head", "director", "chairman", "chairwoman", "chair", "spokesman", "spokeswoman",
     "spokesperson", "politician", "official", "representative", "deputy", "secretary", "executive director",
     "candidate"}
)  # fmt: skip
"""What rebels, parties and bodies have as well as governments."""


def _vague(noun: Noun) -> bool:
    """Tells whether a noun says nothing of an office: "lawmakers", "a politician"."""
    return noun.sort == "people" or noun.words in ("politician", "statesman")


def _long_over(scene: Scene, entry: Entry, role: str) -> bool:
    """Tells whether somebody held an office that ended long before: "X, who was president" is so no more."""
    ended = [t.last for t in entry.terms if t.role == role]
    return scene.on is not None and bool(ended) and all(d is not None and (scene.on - d).days > LATELY for d in ended)


def assumed(scene: Scene, title: Title, sentence: Sentence) -> str:
    """The report's own country, for an official whom nothing else places."""
    if title.noun is None or any(o.actor.code != "UNK" for o in title.owners):
        return ""
    if scene.american(title.noun.words, set(title.words)):
        return "USA"
    if title.noun.words in _ANY_SECTOR and _of_somebody(sentence, title.noun.last):
        return ""
    if title.sector in OFFICIAL and (scene.whole or title.noun.words in scene.lexicon.homely):
        usual = scene.focus or (scene.domestic(sentence) if title.sector in _LOCAL else "")
        own = told_from(scene)
        code = own if own and usual else usual
        if (set(title.words) - set(title.noun.words.split())) & scene.lexicon.elsewhere:
            return ""
        of_state = sentence.tokens[title.noun.first].text in ("President", "Prime")
        return "" if of_state and _led_by_another(scene, title.noun.words, code) else code
    return scene.focus if scene.whole and title.sector in _AT_HOME else ""


def _of_somebody(sentence: Sentence, k: int) -> bool:
    """Tells whether a proper name follows at token `k` that says whose an office is: "director of Acme"."""
    after = [t for t in sentence.tokens[k : k + 3] if t.tag != "DT"]
    return len(after) > 1 and after[0].text in ("of", "at", "for", "with") and after[1].pos == "PROPN"


def _led_by_another(scene: Scene, words: str, code: str) -> bool:
    """Tells whether the register knows who led a country that day: somebody it does not know is not its president."""
    role = scene.register.role(words)
    if not code or role is None or role[0] not in scene.lexicon.leaders or scene.on is None:
        return False
    return bool(scene.register.holder(role[0], code, scene.on))


_LOCAL = frozenset({"JUD", "COP", "LEG"})
"""Whoever judges, polices or makes laws in a report's own country is of it."""
_AT_HOME = frozenset({"REL", "OPP", "PTY", "LAB", "AGR", "REB"})
"""Those of no office who are at home where a report speaks of one country only."""


def of_congress(scene: Scene, sentence: Sentence, words: Sequence[str]) -> bool:
    """Tells whether a name is of an American lawmaker: "Sen. Jane Doe", "Doe, D-Ohio"."""
    if "USA" not in scene.mentioned or "PHL" in scene.mentioned:
        return False
    surname = re.escape(words[-1])
    return re.search(rf"(Sen|Rep)\. {re.escape(words[0])}|{surname},? \(?[DRI]-[A-Z][a-z]", sentence.text) is not None
