"""Proper names in running text: states and their capitals, bodies, persons, towns; and names that modify a noun."""

from __future__ import annotations

from dragoman.actors.describe import describe
from dragoman.actors.found import Found
from dragoman.actors.naming import name_of, with_article
from dragoman.actors.owners import Read, owners_of
from dragoman.actors.persons import name_words
from dragoman.actors.phrase import Phrase
from dragoman.actors.phrases import INSIDE, Name, is_place, left_edge
from dragoman.actors.scene import Scene
from dragoman.actors.titles import sector_of
from dragoman.actors.unregistered import again, article_before, text_of, unregistered
from dragoman.records import Actor, Sentence, Step

_POLITIES = frozenset({"state", "territory", "seat", "people"})


def read_name(scene: Scene, sentence: Sentence, name: Name, read: Read) -> Found | None:
    """Reads a proper name where it stands; None where it names no actor."""
    inside = sentence.tokens[name.head].dep in INSIDE and _modifies_noun(sentence, name)
    inside = inside and not (name.person and any(sentence.tokens[c].dep == "cc" for c in sentence.children[name.head]))
    if not name.entries and text_of(sentence, name) in scene.bodies:
        return again(sentence, name, scene.bodies[text_of(sentence, name)], inside=inside)
    if name.person:
        return _person(scene, sentence, name, inside=inside)
    entry = scene.entry_of(name)
    if entry is None:
        if not (name.label == "GPE" and scene.town(text_of(sentence, name))):
            known = _person(scene, sentence, name, inside=inside, strict=True)
            if known is not None:
                return known
        return unregistered(scene, sentence, name, read, inside=inside)
    if scene.generic(sentence.index, name):
        return describe(scene, sentence, name.head, read)
    if scene.modifier(sentence.index, name.head) is None:
        return None
    actor = scene.actor_of(entry)
    sort = "state" if entry.kind in _POLITIES else "body"
    kind, plural = "name", sort == "body" and _common_plural(sentence, name)
    if (
        name.form == "adjective"
        and not inside
        and sentence.tokens[name.head].tag == "JJ"
        and _before_noun(sentence, name)
    ):
        kind = "demonym"
        inside = True
    if name.form in ("adjective", "demonym") and not inside and text_of(sentence, name) != entry.name:
        return _people(sentence, name, actor)
    if inside:
        kind = "demonym"
    elif sentence.tokens[name.head].dep == "poss" and not is_place(sentence, name.head, scene.lexicon):
        kind = "possessive"
    elif sort == "state" and is_place(sentence, name.head, scene.lexicon):
        kind = "place"
    first = name.first if inside else min(name.first, article_before(sentence, name))
    step = Step(by=f"actors:{name.form}", saw=f"{text_of(sentence, name)}: {entry.name}")
    return Found(
        sentence=sentence.index, head=name.head, first=first, last=name.last, kind=kind, sort=sort,
        actors=(actor,), role=_last_word(sentence, name), plural=plural, steps=(step,),
    )  # fmt: skip


def _common_plural(sentence: Sentence, name: Name) -> bool:
    """Tells whether a name ends in a common noun in the plural: "Houthi rebels"."""
    last = sentence.tokens[name.last - 1]
    return last.tag == "NNS" and last.text.islower()


def _modifies_noun(sentence: Sentence, name: Name) -> bool:
    governor = sentence.tokens[name.head].head
    return governor >= name.last and sentence.tokens[governor].pos in ("NOUN", "PROPN", "ADJ", "VERB", "NUM")


def _before_noun(sentence: Sentence, name: Name) -> bool:
    return name.last < len(sentence.tokens) and sentence.tokens[name.last].pos == "NOUN"


def _last_word(sentence: Sentence, name: Name) -> str:
    return sentence.tokens[name.last - 1].lemma.lower()


def _people(sentence: Sentence, name: Name, actor: Actor) -> Found:
    """ "Russians" are people; "the Russians", in reports on states, their side."""
    first = article_before(sentence, name)
    tag = sentence.tokens[name.head].tag
    sector = "GOV" if first < name.first and actor.sector == "GOV" and len(actor.code) == 3 else "CVL"
    person = tag in ("NN", "NNP", "JJ") and first == name.first
    label = actor.name if sector == "GOV" else f"people of {with_article(actor.name)}"
    step = Step(by="actors:demonym", saw=f"{text_of(sentence, name)}: {actor.name}")
    return Found(
        sentence=sentence.index, head=name.head, first=first, last=name.last, kind="name", sort="people",
        actors=(Actor(code=actor.code, sector=sector, name=label),), plural=not person, steps=(step,),
    )  # fmt: skip


def _person(scene: Scene, sentence: Sentence, name: Name, *, inside: bool, strict: bool = False) -> Found | None:
    words = name_words(scene, sentence, name)
    gender = scene.lexicon.courtesy.get(sentence.tokens[max(0, name.first - 1)].text.lower(), "")
    person = scene.people.find(words, gender, at=sentence.index) if words else None
    if person is None:
        if strict or inside or not words:
            return None
        actor = Actor(code="UNK", sector="UNK", name=" ".join(words))
        steps: tuple[Step, ...] = (Step(by="actors:unknown", saw=actor.name),)
        role = ""
    else:
        actor, steps, role, gender = person.actor, person.steps, person.role, gender or person.gender
    kind = "name"
    if sentence.tokens[name.head].dep == "poss":
        kind = "possessive"
    elif inside:
        kind = "demonym"
    first = name.first if inside else min(name.first, left_edge(sentence, name.head))
    return Found(
        sentence=sentence.index, head=name.head, first=first, last=name.last, kind=kind, sort="person",
        actors=(actor,), role=role, gender=gender, steps=steps,
    )  # fmt: skip


def unlabelled_person(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """A person named elsewhere in the report whom the parser did not mark here."""
    token = sentence.tokens[head]
    if token.pos != "PROPN" or not token.text[:1].isupper() or scene.lexicon.noun_at(sentence, head) is not None:
        return None
    name = Name(head, head + 1, head, "")
    if token.text in scene.bodies:
        return again(sentence, name, scene.bodies[token.text], inside=False)
    return _person(scene, sentence, name, inside=False, strict=True)


def modifiers(scene: Scene, sentence: Sentence, head: int, read: Read) -> Found | None:
    """A common noun that modifies another and names its own actor: "army" in "Turkish army deployments"."""
    noun = scene.lexicon.noun_at(sentence, head)
    governor = sentence.tokens[head].head
    if noun is None or noun.sort not in ("force", "body") or governor < head:
        return None
    if scene.lexicon.noun_at(sentence, governor) is not None or sentence.tokens[governor].pos == "PROPN":
        return None
    owners = owners_of(scene, sentence, head, prepositions=frozenset(), read=read)
    if not owners:
        owners = [
            o for o in owners_of(scene, sentence, governor, prepositions=frozenset(), read=read) if o.via < noun.first
        ]
    if not owners:
        return None
    actor = Actor(
        code=owners[0].actor.code,
        sector=sector_of(scene, sentence, noun, owners),
        name=name_of(scene, Phrase(sentence, noun.first, head, noun, False), owners[:1]),
    )
    step = Step(by="actors:modifier", saw=f"{noun.words} of {owners[0].actor.name}")
    return Found(
        sentence=sentence.index, head=head, first=min(noun.first, owners[0].via), last=head + 1, kind="description",
        sort="force", actors=(actor,), role=noun.words, steps=(step,),
    )  # fmt: skip
