"""Bodies that a report goes on to call by half a name: "the judges", "the Council", "our forces"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.entries import Entry
from dragoman.actors.found import Found
from dragoman.actors.homeland import told_from
from dragoman.actors.naming import with_article
from dragoman.actors.offices import holder_of
from dragoman.actors.owners import Owner
from dragoman.actors.phrase import Phrase
from dragoman.actors.phrases import Name
from dragoman.actors.scene import Scene
from dragoman.records import Actor, Sentence

_BENCH = frozenset({"court", "tribunal", "judge", "prosecutor", "chief prosecutor"})
_BENCH_REACH = 8
_OURS = frozenset({"MIL", "GOV"})


def of_the_bench(scene: Scene, phrase: Phrase) -> Found | None:
    """Reads "the judges" or "the court" as the international court that the report spoke of last, None elsewhere."""
    noun = phrase.noun
    if noun.words not in _BENCH or len(phrase.before) > 1:
        return None
    court = next((f for f in scene.recent() if f.sort == "body" and f.known and f.actor.sector == "JUD"), None)
    if court is None or court.actor.code != "IGO" or phrase.sentence.index - court.sentence > _BENCH_REACH:
        return None
    actor = court.actor
    saw = f"{noun.words}: {actor.name}"
    if noun.sort == "body":
        return phrase.stands_for((actor,), by="actors:picked-up", saw=saw)
    if not phrase.plural:
        held = holder_of(scene, phrase, Owner(actor, -1, "of", "igo"))
        if held is not None:
            return held
    words = noun.words + "s" if phrase.plural else noun.words
    member = Actor(code=actor.code, sector="JUD", name=f"{words} of {with_article(actor.name)}")
    return phrase.stands_for((member,), by="actors:picked-up", saw=saw)


def lowered(scene: Scene, phrase: Phrase) -> Found | None:
    """Reads a phrase that is an international body's name in small letters: "the international criminal court"."""
    tokens, head = phrase.sentence.tokens, phrase.head
    if phrase.noun.sort != "body" or phrase.plural:
        return None
    first = next((k for k in range(phrase.first, head) if tokens[k].tag not in ("DT", "POS")), head)
    ends = [head + 1]
    if head + 1 < len(tokens) and tokens[head + 1].text == "of":
        ends = [*range(min(head + 5, len(tokens)), head + 2, -1), *ends]
    for end in ends:
        if end - first < _SHORTEST or tokens[head].text[:1].isupper():
            continue
        words = [t.text if t.text in ("of", "the") else t.text[:1].upper() + t.text[1:] for t in tokens[first:end]]
        known = scene.register.named(" ".join(words))
        if known and known[0].kind == "igo":
            actor = scene.actor_of(known[0])
            found = phrase.stands_for((actor,), by="actors:name", saw=f"{actor.name} in small letters")
            return replace(found, last=max(found.last, end))
    return None


_SHORTEST = 2
"""A body's name in small letters has at least so many words."""


def half_named(scene: Scene, sentence: Sentence, name: Name) -> Entry | None:
    """The international body that "the Council" or "the Commission" is the last or first word of.

    It is the only such body the report names; else the European Union's, where no other body's report can be meant.
    """
    word = sentence.tokens[name.head].text
    before = sentence.tokens[name.first - 1].text.lower() if name.first else ""
    if name.last - name.first != 1 or before != "the":
        return None
    named = {entry.id: entry for _, entry in scene.blocs}
    fitting = [entry for entry in named.values() if word in (entry.name.split()[-1], entry.name.split()[0])]
    if fitting:
        return fitting[0] if len(fitting) == 1 else None
    of_the_union = scene.lexicon.bloc_kinds.get(f"eu {word.lower()}", frozenset())
    others = any(id_ != "eu" and not id_.startswith("eu-") for id_ in named)
    if not named or others or told_from(scene) or any(words.split()[-1] == word for words in scene.bodies):
        return None
    return scene.register.entry(next(iter(of_the_union))) if of_the_union else None


def ours(scene: Scene, phrase: Phrase) -> str:
    """The country of "our forces" outside quotations: of the one state whose forces the report names, or told from."""
    if "our" not in phrase.before or phrase.noun.sector not in _OURS or phrase.noun.sort in ("office", "paper"):
        return ""
    if scene.quotation_at(phrase.sentence.tokens[phrase.head].start) is not None:
        return ""
    if scene.armed is None:
        scene.armed = frozenset(_armed(scene))
    return next(iter(scene.armed)) if len(scene.armed) == 1 else told_from(scene)


def _armed(scene: Scene) -> set[str]:
    """The states whose armed forces or army a report names."""
    codes = set()
    for sentence, names in zip(scene.sentences, scene.names, strict=True):
        for name in names:
            words = [t.text.lower() for t in sentence.tokens[name.first : name.last + 2]]
            if name.entries and {"armed", "army"} & set(words[1:]) and scene.register.state(scene.code_of(name)):
                codes.add(scene.code_of(name))
    return codes
