"""The country a report is set in, and with it the crowds, local bodies and persons whom no word gives a country.

A report on a war in Ukraine may name Russia more often than Ukraine, yet its "separatists" and "civilians" are in
Ukraine. So the places of what happens count beside the states named, and whoever is at home anywhere (experts,
journalists, migrants) stays unknown.
"""

from __future__ import annotations

from collections import Counter

from dragoman.actors.homeland import acted_upon, acting, place_of, told_from
from dragoman.actors.lexicon import Noun
from dragoman.actors.scene import Scene
from dragoman.parse.tree import first_conjunct
from dragoman.records import Sentence

_LOOKED_AT = 200
"""So many first sentences tell where a report is set."""
_LEAST, _CLEAR, _SHARE, _MOSTLY = 2, 2, 0.5, 0.7
"""Places that must speak for a country; how many times as many as for the next; its share of the states named for
crowds, and for private persons; set by hand."""
_OFFICIAL = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP"})


def set_in(scene: Scene) -> str:
    """The country that a report is set in: most places lie there, or most of the states named are it; else ""."""
    if scene.set_in is None:
        scene.set_in = _set_in(scene)
    return scene.set_in


def places_of(scene: Scene) -> Counter[str]:
    """In how many sentences each country is the place of something; where the report is told from counts as one."""
    if scene.places is None:
        places: Counter[str] = Counter()
        for index in range(min(len(scene.sentences), _LOOKED_AT)):
            places.update(acting(scene, index).places)
        own = told_from(scene)
        places[own] += 1
        del places[""]
        scene.places = places
    return scene.places


def happens_elsewhere(scene: Scene, code: str) -> bool:
    """Tells whether what a report tells happens in another country than the one it mostly names."""
    ranked = places_of(scene).most_common(1)
    return bool(ranked) and ranked[0][0] != code and ranked[0][1] >= max(_LEAST, 2 * places_of(scene)[code])


def _set_in(scene: Scene) -> str:
    places = places_of(scene)
    named = _named(scene)
    ranked = places.most_common(2)
    if ranked and ranked[0][1] >= _LEAST and (len(ranked) == 1 or ranked[0][1] >= _CLEAR * ranked[1][1]):
        code = ranked[0][0]
        near = named[code] >= 0.5 * max(named.values(), default=0)
        return code if near and scene.dominant in ("", code) else ""
    if not named:
        return _of_the_towns(scene)
    code = scene.dominant
    against = any(other != code and n >= max(1, places[code]) for other, n in places.items())
    return code if code and not against and share(scene, code) >= _SHARE else ""


def _named(scene: Scene) -> Counter[str]:
    named: Counter[str] = Counter()
    for counts in scene.codes:
        named.update(counts)
    return named


def share(scene: Scene, code: str) -> float:
    """A country's share of all the states that a report names; all of it where only its towns are named."""
    named = _named(scene)
    return named[code] / named.total() if named else float(code == _of_the_towns(scene))


def _of_the_towns(scene: Scene) -> str:
    """The one country in which all the towns of a report that names no state can lie; "" where there is none."""
    votes: Counter[str] = Counter()
    seen: set[str] = set()
    for sentence, names in zip(scene.sentences, scene.names, strict=True):
        for name in names:
            if name.label in ("GPE", "LOC") and not name.entries:
                words = " ".join(t.text for t in sentence.tokens[name.first : name.last])
                if words not in seen:
                    seen.add(words)
                    votes.update(set(scene.register.home(words)))
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _LEAST:
        return ""
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else ""


def home_here(scene: Scene, sentence: Sentence, noun: Noun, head: int) -> str:
    """The country of those whom no word gives one: where their clause is set, else where the report is.

    Args:
        scene: the report.
        sentence: the mention's sentence.
        noun: its noun.
        head: its head token.

    Returns:
        A state's code; "" where another state is at work in the sentence or the one before, and for those who may be
        of any country.
    """
    if not _rooted(scene, sentence, noun, head) and not _local(scene, noun):
        harmed = noun.sort in ("people", "office") and noun.sector != "SOC" and _harmed(sentence, head)
        return place_of(scene, sentence, head) if harmed else ""
    official = noun.sector in _OFFICIAL
    told = "" if official else place_of(scene, sentence, head)
    if told:
        return told
    if any(sentence.tokens[c].text.lower() in _ABOARD for c in sentence.children[head]):
        return ""
    if noun.words in ("people", "public", "voter") and scene.quotation_at(sentence.tokens[head].start) is not None:
        return ""
    code = set_in(scene)
    if not code or (noun.sort == "body" and code in acted_upon(scene, sentence, head)):
        return ""
    strict = official or (noun.sector == "REB" and places_of(scene)[code] < _LEAST)
    return code if undisturbed(scene, sentence.index, code, strict=strict) else ""


_ABOARD = frozenset({"aboard", "on", "onboard"})
"""Whoever is on a plane or ship is not of where it is."""


def _rooted(scene: Scene, sentence: Sentence, noun: Noun, head: int) -> bool:
    """Tells whether people are at home where they are by their noun or the word before: "court employees"."""
    if noun.words in scene.lexicon.rooted:
        return True
    if noun.sort not in ("people", "force", "office") or noun.sector in ("JRN", "EDU", "BUS", "CRM", "REF"):
        return False
    before = [sentence.tokens[c] for c in sentence.children[head] if c < noun.first]
    return any(t.dep in ("compound", "nmod", "amod") and t.lemma.lower() in scene.lexicon.rooted for t in before)


def _local(scene: Scene, noun: Noun) -> bool:
    """Tells whether people or a body are of the one country a report is about, as all are who may not be strangers."""
    if noun.words in scene.lexicon.rootless or noun.sort not in (
        "people",
        "body",
        "force",
        "office",
    ):
        return False
    code = set_in(scene)
    return bool(code) and noun.sector not in _STRANGERS and mostly(scene, code)


_STRANGERS = frozenset({"UAF", "CRM", "REF", "BUS", "UNK"})


def _harmed(sentence: Sentence, head: int) -> bool:
    """Tells whether somebody is arrested or hurt, as happens to people where they are."""
    token = sentence.tokens[first_conjunct(sentence, head)]
    if token.dep not in ("nsubjpass", "dobj") or token.head < 0:
        return False
    return sentence.tokens[token.head].lemma in _SEIZED


_SEIZED = frozenset({"arrest", "detain", "jail", "imprison", "kill", "injure", "wound", "displace", "abduct", "evict"})


def undisturbed(scene: Scene, index: int, code: str, *, strict: bool) -> bool:
    """Tells whether no other country is the place of a sentence and of the one before, nor, if `strict`, acts there."""
    here = acting(scene, index)
    others = here.places | (here.all | set(scene.codes[index]) if strict else frozenset())
    if others - {code}:
        return False
    before = acting(scene, index - 1).places if index else frozenset()
    return not before or code in before or code in here.all


def mostly(scene: Scene, code: str) -> bool:
    """Tells whether a report is about one country so much that even private persons in it are of it."""
    return share(scene, code) >= _MOSTLY
