"""Whom a pronoun stands for: one question, and the ways to answer it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import joint
from dragoman.actors.found import Found
from dragoman.actors.persons_meant import person_meant
from dragoman.actors.scene import Scene
from dragoman.actors.things_meant import several_meant, thing_meant
from dragoman.parse.tree import ancestors, conjuncts, subtree
from dragoman.records import Actor, Sentence, Step

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WHO = frozenset({"who", "whom", "which", "that", "whose"})
POSSESSIVE = frozenset({"his", "her", "hers", "its", "their", "theirs", "whose", "my", "our"})


def pronoun(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """Resolves the pronoun at token `head`; None where it is no pronoun for actors or nobody is clear."""
    token = sentence.tokens[head]
    word = token.text.lower()
    if token.tag in ("WP", "WDT", "WP$") and word in WHO:
        return _relative(scene, sentence, head)
    if token.dep == "poss" and sentence.tokens[token.head].text.lower() in _STYLES:
        return None
    if word.endswith("self") and _beside_name(scene, sentence, head) is not None:
        chosen = _beside_name(scene, sentence, head)
    elif word in ("himself", "herself") and _own_subject(scene, sentence, head) is not None:
        chosen = _own_subject(scene, sentence, head)
    elif word in HE or word in SHE:
        chosen = person_meant(scene, sentence, head, "m" if word in HE else "f")
    elif word in IT:
        chosen = thing_meant(scene, sentence, head)
    elif word in THEY:
        chosen = several_meant(scene, sentence, head)
    else:
        return None
    if chosen is None:
        return _unknown_person(sentence, head) if word in HE or word in SHE else None
    if not chosen.actors:
        return None
    kind = "possessive" if word in POSSESSIVE and token.dep == "poss" else "pronoun"
    step = Step(by="actors:pronoun", saw=f"{word}: {', '.join(a.name for a in chosen.actors)}")
    return replace(chosen, sentence=sentence.index, head=head, first=head, last=head + 1, kind=kind, steps=(step,))


_STYLES = frozenset(
    {"majesty", "highness", "excellency", "holiness", "honour", "honor", "eminence", "grace", "lordship"}
)


def _beside_name(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """The person right before "himself": "a meeting between X and Y himself"."""
    name = scene.name_at[sentence.index].get(head - 1)
    found = scene.read.get((sentence.index, name.head)) if name is not None and name.last == head else None
    return found if found is not None and found.sort == "person" else None


def _own_subject(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """Whoever does what they do to themselves: "the bomber blew himself up"; None where they are no actor."""
    for k in ancestors(sentence, head):
        subjects = [c for c in sentence.children[k] if sentence.tokens[c].dep in ("nsubj", "nsubjpass") and c < head]
        if subjects:
            found = scene.read.get((sentence.index, subjects[0]))
            alone = found is not None and not found.plural and found.sort in ("person", "people", "pronoun")
            return found if alone else None
    return None


def _unknown_person(sentence: Sentence, head: int) -> Found:
    word = sentence.tokens[head].text.lower()
    actor = Actor(code="UNK", sector="UNK", name=sentence.tokens[head].text)
    kind = "possessive" if sentence.tokens[head].dep == "poss" else "pronoun"
    step = Step(by="actors:unknown", saw=f"{word}: nobody clear")
    return Found(
        sentence=sentence.index,
        head=head,
        first=head,
        last=head + 1,
        kind=kind,
        sort="pronoun",
        actors=(actor,),
        steps=(step,),
    )


def _relative(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """ "who", "which", "that": the noun that its clause modifies."""
    for k in ancestors(sentence, head):
        if sentence.tokens[k].dep in ("relcl", "acl"):
            noun = sentence.tokens[sentence.tokens[k].head]
            found = scene.read.get((sentence.index, noun.i))
            if sentence.tokens[head].text.lower() in ("that", "which") and _deep(sentence, noun.i):
                return None
            if found is None or not found.actors or found.kind == "place":
                return None
            if sentence.tokens[head].text.lower() == "which" and found.sort in ("person", "people"):
                return None
            if _many(sentence, k, noun.i):
                found = _with_conjuncts(scene, sentence, noun.i, found)
            step = Step(by="actors:relative", saw=f"{sentence.tokens[head].text}: {found.actor.name}")
            kind = "possessive" if sentence.tokens[head].dep == "poss" else "pronoun"
            return replace(found, head=head, first=head, last=head + 1, kind=kind, steps=(step,))
    return None


def _many(sentence: Sentence, verb: int, noun: int) -> bool:
    """Tells whether a relative clause has a plural verb and follows coordinated nouns: "A and B, which have ..."."""
    auxiliaries = [sentence.tokens[c] for c in sentence.children[verb] if sentence.tokens[c].dep in ("aux", "auxpass")]
    finite = auxiliaries[0] if auxiliaries else sentence.tokens[verb]
    plural = finite.tag == "VBP" or finite.text.lower() in ("were", "have", "are")
    return plural and len(conjuncts(sentence, noun)) > 1


def _with_conjuncts(scene: Scene, sentence: Sentence, noun: int, found: Found) -> Found:
    listed = [scene.reader(scene, sentence, k) for k in conjuncts(sentence, noun)]
    actors = tuple(dict.fromkeys(a for f in listed if f is not None for a in f.actors))
    return replace(found, actors=actors, plural=True)


def _deep(sentence: Sentence, noun: int) -> bool:
    """Tells whether a noun hangs by a preposition below another noun, to which a clause after it may belong as well."""
    token = sentence.tokens[noun]
    if token.dep != "pobj":
        return False
    above = sentence.tokens[token.head].head
    return above >= 0 and sentence.tokens[above].pos in ("NOUN", "PROPN")


def bare(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """ "both", "neither", "the two": two actors spoken of together, where they stand for a noun."""
    token = sentence.tokens[head]
    if token.text.lower() == "those":
        return _those(sentence, head)
    argument = token.dep in ("nsubj", "nsubjpass", "pobj", "dobj") or _subjectless(sentence, head)
    if token.text.lower() not in ("both", "neither", "either", "two") or not argument:
        return None
    if token.text.lower() == "two" and not any(
        sentence.tokens[c].text.lower() == "the" for c in sentence.children[head]
    ):
        return None
    if any(sentence.tokens[c].dep == "prep" for c in sentence.children[head]):
        return None
    for found in scene.recent():
        if len(found.actors) == 2 and sentence.index - found.sentence <= 1 and found.kind != "place":
            step = Step(by="actors:joint", saw=f"{token.text}: {', '.join(a.name for a in found.actors)}")
            return replace(
                found, sentence=sentence.index, head=head, first=head, last=head + 1, kind="pronoun", steps=(step,)
            )
    for sort in ("person", "state"):
        actors = joint.pair(scene, sentence, head, sort, 2)
        if actors is not None and joint.only(scene, sentence.index, sort, {a.name for a in actors}, reach=2):
            step = Step(by="actors:joint", saw=f"{token.text}: {', '.join(a.name for a in actors)}")
            return Found(
                sentence=sentence.index, head=head, first=head, last=head + 1, kind="pronoun", sort=sort, actors=actors,
                plural=True, steps=(step,),
            )  # fmt: skip
    return None


def _subjectless(sentence: Sentence, head: int) -> bool:
    """Tells whether "neither" or "both" is a verb's subject though the parser calls it a conjunction or adverb."""
    token = sentence.tokens[head]
    if token.dep not in ("preconj", "det", "cc", "advmod") or token.head != head + 1:
        return False
    verb = sentence.tokens[token.head]
    bare = not any(sentence.tokens[c].dep in ("nsubj", "nsubjpass") for c in sentence.children[verb.i])
    return bare and verb.dep == "ROOT" and verb.tag in ("VBD", "VBZ", "VBP")


def _those(sentence: Sentence, head: int) -> Found | None:
    """ "those who ...", "those responsible": people nobody names."""
    after = [
        c for c in sentence.children[head] if c > head and sentence.tokens[c].dep in ("relcl", "amod", "acl", "prep")
    ]
    if not after or (sentence.tokens[after[0]].dep == "prep" and sentence.tokens[after[0]].text == "of"):
        return None
    who = any(t.text.lower() == "who" for t in sentence.tokens[head + 1 : head + 3])
    if sentence.tokens[after[0]].dep == "relcl" and not who:
        return None
    last = max(subtree(sentence, after[0])) + 1
    name = sentence.text[sentence.tokens[head].start - sentence.start : sentence.tokens[last - 1].end - sentence.start]
    step = Step(by="actors:unknown", saw="those, without a name")
    return Found(
        sentence=sentence.index, head=head, first=head, last=last, kind="description", sort="people",
        actors=(Actor(code="UNK", sector="UNK", name=name),), role="those", plural=True, steps=(step,),
    )  # fmt: skip
