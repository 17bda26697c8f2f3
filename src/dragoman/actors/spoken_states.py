"""Of which states a report speaks, and how often: by their names, bodies and office holders."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dragoman.actors.phrases import Name, hyphened
from dragoman.records import Sentence

if TYPE_CHECKING:
    from dragoman.actors.scene import Scene


def count_codes(scene: Scene) -> Counter[str]:
    """Counts how often a whole report, its dateline and headline name each state; persons' names do not count."""
    counts: Counter[str] = Counter()
    for sentence, names in zip(scene.sentences, scene.names, strict=True):
        for name in names:
            common = name.last - name.first == 1 and scene.lexicon.noun_at(sentence, name.head) is not None
            if common or shared(name) or monetary(sentence, name):
                continue
            if name.entries and not name.person and len(scene.code_of(name)) == 3:
                counts[scene.code_of(name)] += 1
        counts.update(_national(scene, sentence))
    dateline = scene.document.dateline
    if dateline is not None and dateline.place:
        for hit in scene.register.find(dateline.place, scene.on)[:1]:
            counts[hit.entries[0].code] += 1
    counts.update(scene.titled)
    for code in ("IGO", "NGO", "MNC", "ISM", "WST", "UNK"):
        counts.pop(code, None)
    return counts


def codes_in(scene: Scene, sentence: Sentence) -> Counter[str]:
    """Counts the states that a sentence speaks of outside its quotations, office holders included."""
    named = [n for n in scene.names[sentence.index] if n.entries and n.entries[0].sector not in ("JRN", "BUS")]
    named = [n for n in named if not monetary(sentence, n) and not (n.person and n.entries[0].sector in PRIVATE)]
    named = [n for n in named if not hyphened(sentence, n, scene.lexicon)]
    told = [scene.code_of(n) for n in named if scene.quotation_at(sentence.tokens[n.first].start) is None]
    told += _national(scene, sentence)
    return Counter(code for code in told if len(code) == 3 and scene.register.state(code) is not None)


def _national(scene: Scene, sentence: Sentence) -> list[str]:
    """The states of which words speak that one state alone has: "the Taoiseach"."""
    words = (token.text.lower() for token in sentence.tokens)
    return [scene.lexicon.national[word] for word in words if word in scene.lexicon.national]


PRIVATE = frozenset({"CVL", "UAF", "CRM", "REF", "EDU", "SOC", "REL", "MED", "SPY"})
"""Persons who tell nothing of which country a report speaks."""


def shared(name: Name) -> bool:
    """Tells whether bodies of several states go by a name: it does not tell which is spoken of."""
    return all(entry.kind in ("body", "party") for entry in name.entries) and len({e.code for e in name.entries}) > 1


def monetary(sentence: Sentence, name: Name) -> bool:
    """Tells whether a name only tells whose money is spoken of: "US dollar"."""
    after = sentence.tokens[name.last].lemma.lower() if name.last < len(sentence.tokens) else ""
    return after in _MONEY


_MONEY = frozenset(
    {"dollar", "dollars", "$", "pound", "yen", "yuan", "renminbi", "rupee", "ruble", "rouble", "currency"}
)
