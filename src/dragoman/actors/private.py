"""Persons of whose country no title tells: by the headline, else as people of the country that the report is set in."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.actors.cast import People, Person
from dragoman.actors.persons import name_words
from dragoman.actors.phrases import Name, left_edge
from dragoman.actors.scene import Scene
from dragoman.actors.setting import mostly, set_in, undisturbed
from dragoman.actors.tables import fold
from dragoman.parse.tree import children, subtree
from dragoman.records import Sentence, Step

_BETWEEN = 4
"""At most so many words stand between a country and a name in a headline: "Yemeni photo journalist X"."""
_ADDED = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def place_private(scene: Scene, people: People) -> None:
    """Gives a country to persons named in full of whom no title tells one.

    Args:
        scene: the report; who is known in it has been gathered.
        people: everyone it names; those newly placed are kept in it.
    """
    unplaced = dict(people.unplaced())
    if not unplaced:
        return
    for sentence in scene.sentences:
        for name in scene.names[sentence.index]:
            if not name.person or name.entries or sentence.heading:
                continue
            words = name_words(scene, sentence, name)
            person = unplaced.pop(fold(" ".join(words)).casefold(), None)
            if person is None or len(words) < 2:
                continue
            placed = _by_headline(scene, words, person)
            person = placed or person
            if person.actor.code == "UNK" and not _of_a_body(scene, sentence, name):
                placed = _by_setting(scene, sentence, name, person) or placed
            if placed is not None:
                people.add(words, placed)


def _by_headline(scene: Scene, words: list[str], person: Person) -> Person | None:
    """Reads "Yemeni journalist X" in the headline: X is of Yemen."""
    title = scene.document.title
    at = title.find(" ".join(words))
    if at < 0:
        return None
    before = _ADDED.findall(title[:at])
    noun = scene.lexicon.nouns.get(" ".join(before[-2:]).lower()) or scene.lexicon.nouns.get(
        before[-1].lower() if before else ""
    )
    if noun is None or noun.sort not in ("office", "people"):
        return None
    for hit in reversed(scene.register.find(title[:at], scene.on)):
        entry = hit.entries[0]
        between = _ADDED.findall(title[hit.end : at])
        if entry.kind not in ("state", "territory") or not between or len(between) > _BETWEEN:
            continue
        if hit.form not in ("adjective", "name"):
            break
        known = person.actor.sector != "UNK" and person.role in scene.lexicon.nouns
        sector = person.actor.sector if known else noun.sector
        step = Step(by="actors:headline", saw=f"{entry.name}: {title[hit.start : at]}")
        actor = replace(person.actor, code=entry.code, sector=sector)
        return Person(actor, person.role or noun.words, person.gender, (*person.steps, step))
    if person.role:
        return None
    actor = replace(person.actor, sector=noun.sector)
    return Person(actor, noun.words, person.gender, (*person.steps, Step(by="actors:headline", saw=noun.words)))


def _of_a_body(scene: Scene, sentence: Sentence, name: Name) -> bool:
    """Tells whether a body beside a name may have its home elsewhere: "Acme News producer X", "X of Acme Group"."""
    tokens = sentence.tokens
    edge = left_edge(sentence, name.head)
    near = list(range(edge, name.first))
    near += [c for p in children(sentence, name.head, "prep") for c in children(sentence, p, "pobj")]
    near += [c for a in children(sentence, name.head, "appos") for c in subtree(sentence, a)]
    if tokens[name.head].dep == "appos":
        near += subtree(sentence, tokens[name.head].head)
    names = scene.name_at[sentence.index]
    return any(tokens[k].ent == "ORG" or (k in names and scene.code_of(names[k]) in _ABROAD) for k in near)


_ABROAD = frozenset({"NGO", "IGO", "MNC"})


def _ordinary(sentence: Sentence, head: int) -> bool:
    """Tells whether a trade or an age stands beside a name ("X, a mechanic", "X, 34,"), or that they came to harm."""
    beside = [sentence.tokens[c] for c in sentence.children[head] if c > head]
    if any((t.dep == "appos" and t.tag in ("NN", "CD")) or (t.dep in ("npadvmod", "nummod", "amod")) for t in beside):
        return True
    token = sentence.tokens[head]
    verb = sentence.tokens[token.head].lemma if token.dep in ("dobj", "nsubjpass") and token.head >= 0 else ""
    return verb in _HARMED


_HARMED = frozenset({"kill", "injure", "wound", "shoot", "stab", "bury", "abduct", "murder"})


def _reports(sentence: Sentence, head: int) -> bool:
    """Tells whether somebody speaks or reports, as journalists from abroad do."""
    token = sentence.tokens[head]
    return token.dep == "nsubj" and token.head >= 0 and sentence.tokens[token.head].lemma in _TELLS


_TELLS = frozenset({"say", "tell", "report", "write", "add", "note"})
_FROM_ELSEWHERE = frozenset({"EDU", "SOC", "REF", "BUS", "MIL", "UAF"})


def _by_setting(scene: Scene, sentence: Sentence, name: Name, person: Person) -> Person | None:
    """Takes a local official, a protester or a private person for one of the country the report is set in."""
    code = set_in(scene)
    if not code or not undisturbed(scene, sentence.index, code, strict=True):
        return None
    noun = scene.lexicon.nouns.get(person.role)
    local = person.role in scene.lexicon.rooted
    private = not person.role or (noun is not None and noun.sector not in _FROM_ELSEWHERE)
    if noun is not None and noun.sector == "JRN" and _reports(sentence, name.head):
        private = False
    if not local and not (private and mostly(scene, code)):
        return None
    sector = person.actor.sector
    if sector == "UNK" and not person.role and _ordinary(sentence, name.head):
        sector = "CVL"
    step = Step(by="actors:setting", saw=f"{person.role or 'a person'} in a report set in {code}")
    return Person(replace(person.actor, code=code, sector=sector), person.role, person.gender, (*person.steps, step))
