"""Proper names in running text: states and their capitals, bodies, persons, towns; and names that modify a noun."""

from __future__ import annotations

from dragoman.actors.bodies_meant import half_named
from dragoman.actors.describe import describe
from dragoman.actors.found import Found
from dragoman.actors.homeland import at_home_in
from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import body_name, name_of, with_article
from dragoman.actors.owners import Owner, Read, beside, owners_of
from dragoman.actors.persons import name_words
from dragoman.actors.phrase import Phrase
from dragoman.actors.phrases import INSIDE, Name, is_place, left_edge
from dragoman.actors.scene import Scene
from dragoman.actors.setting import mostly, set_in, undisturbed
from dragoman.actors.titles import OF, sector_of
from dragoman.parse.tree import children
from dragoman.records import Actor, Sentence, Step

_POLITIES = frozenset({"state", "territory", "seat", "people"})


def read_name(scene: Scene, sentence: Sentence, name: Name, read: Read) -> Found | None:
    """Reads a proper name where it stands; None where it names no actor."""
    inside = sentence.tokens[name.head].dep in INSIDE and _modifies_noun(sentence, name)
    inside = inside and not (name.person and any(sentence.tokens[c].dep == "cc" for c in sentence.children[name.head]))
    if not name.entries and _text(sentence, name) in scene.bodies:
        return _again(sentence, name, scene.bodies[_text(sentence, name)], inside=inside)
    if name.person:
        return _person(scene, sentence, name, inside=inside)
    entry = scene.entry_of(name)
    if entry is None:
        if not (name.label == "GPE" and scene.town(_text(sentence, name))):
            known = _person(scene, sentence, name, inside=inside, strict=True)
            if known is not None:
                return known
        return _unregistered(scene, sentence, name, read, inside=inside)
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
    if name.form in ("adjective", "demonym") and not inside and _text(sentence, name) != entry.name:
        return _people(sentence, name, actor)
    if inside:
        kind = "demonym"
    elif sentence.tokens[name.head].dep == "poss" and not is_place(sentence, name.head, scene.lexicon):
        kind = "possessive"
    elif sort == "state" and is_place(sentence, name.head, scene.lexicon):
        kind = "place"
    first = name.first if inside else min(name.first, _article(sentence, name))
    step = Step(by=f"actors:{name.form}", saw=f"{_text(sentence, name)}: {entry.name}")
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


def _article(sentence: Sentence, name: Name) -> int:
    before = name.first - 1
    return before if before >= 0 and sentence.tokens[before].text.lower() == "the" else name.first


def _text(sentence: Sentence, name: Name) -> str:
    start = sentence.tokens[name.first].start - sentence.start
    return sentence.text[start : sentence.tokens[name.last - 1].end - sentence.start]


def _last_word(sentence: Sentence, name: Name) -> str:
    return sentence.tokens[name.last - 1].lemma.lower()


def _people(sentence: Sentence, name: Name, actor: Actor) -> Found:
    """ "Russians" are people; "the Russians", in reports on states, their side."""
    first = _article(sentence, name)
    tag = sentence.tokens[name.head].tag
    sector = "GOV" if first < name.first and actor.sector == "GOV" and len(actor.code) == 3 else "CVL"
    person = tag in ("NN", "NNP", "JJ") and first == name.first
    label = actor.name if sector == "GOV" else f"people of {with_article(actor.name)}"
    step = Step(by="actors:demonym", saw=f"{_text(sentence, name)}: {actor.name}")
    return Found(
        sentence=sentence.index, head=name.head, first=first, last=name.last, kind="name", sort="people",
        actors=(Actor(code=actor.code, sector=sector, name=label),), plural=not person, steps=(step,),
    )  # fmt: skip


def _person(scene: Scene, sentence: Sentence, name: Name, *, inside: bool, strict: bool = False) -> Found | None:
    words = name_words(scene, sentence, name)
    gender = scene.lexicon.courtesy.get(sentence.tokens[max(0, name.first - 1)].text.lower(), "")
    person = scene.people.find(words, gender) if words else None
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
        return _again(sentence, name, scene.bodies[token.text], inside=False)
    return _person(scene, sentence, name, inside=False, strict=True)


def _unregistered(scene: Scene, sentence: Sentence, name: Name, read: Read, *, inside: bool) -> Found | None:
    """An organisation or town that the register does not know."""
    if name.label in ("GPE", "LOC"):
        return _town(scene, sentence, name, inside=inside)
    if name.label not in ("ORG", "FAC"):
        return None
    words = _text(sentence, name)
    before = scene.bodies.get(words)
    if before is not None:
        return _again(sentence, name, before, inside=inside)
    half = half_named(scene, sentence, name)
    if half is not None:
        return _again(sentence, name, scene.actor_of(half), inside=inside)
    noun = _noun_of_body(scene, sentence, name)
    if (noun is None and name.label == "FAC") or (noun is not None and noun.sort in ("office", "state", "paper")):
        return None
    if noun is None and sentence.tokens[name.head].dep not in _ACTING:
        return None
    owners = owners_of(scene, sentence, name.head, prepositions=OF, read=read)
    if not owners:
        owners = beside(scene, sentence, name.last - 1, read, "of") or _apposed_owners(scene, sentence, name, read)
    codes = list(dict.fromkeys([*_codes_within(scene, words), *(o.actor.code for o in owners)]))
    sector = sector_of(scene, sentence, noun, owners) if noun is not None else "UNK"
    code = codes[0] if codes else "UNK"
    if not codes and noun is not None:
        code = _home_of_body(scene, sentence, noun, words, name.head)
    named = ""
    plain = noun is not None and words.lower() in (noun.words, noun.words + "s")
    if (
        noun is not None
        and (plain or "ministry" in noun.words or "department" in noun.words)
        and code in scene.mentioned
    ):
        named = body_name(scene, sentence, noun, code, name.head)
    kind = "demonym" if inside else "possessive" if sentence.tokens[name.head].dep == "poss" else "name"
    if name.label == "FAC" and is_place(sentence, name.head, scene.lexicon):
        kind = "place"
    step = Step(by="actors:body-by-its-name", saw=f"{words}: {noun.words if noun else 'no known noun'}")
    first = name.first if inside else min(name.first, left_edge(sentence, name.head))
    actor = Actor(code=code, sector=sector, name=named or words)
    if noun is not None:
        scene.bodies[words] = actor
        short = _acronym_after(sentence, name)
        if short:
            scene.bodies[short] = actor
    return Found(
        sentence=sentence.index, head=name.head, first=first, last=name.last, kind=kind, sort="body",
        actors=(actor,), role=noun.words if noun else "", steps=(step,),
    )  # fmt: skip


def _home_of_body(scene: Scene, sentence: Sentence, noun: Noun, words: str, head: int) -> str:
    """The code of a body whose name tells no state: of the town in its name, or at home in the report; else `UNK`."""
    if noun.words in scene.lexicon.homely_bodies:
        code = at_home_in(scene, sentence, noun, head, scene.home_of(sentence, noun.words))
        if code:
            return code
    public = noun.sector in _PUBLIC or noun.words in scene.lexicon.homely_bodies
    town = _town_within(scene, words, public=public)
    if town:
        return town
    code = set_in(scene) if public else ""
    placed = code and mostly(scene, code) and undisturbed(scene, sentence.index, code, strict=True)
    return code if placed else "UNK"


_PUBLIC = frozenset({"GOV", "LEG", "JUD", "COP", "PTY", "OPP", "MED", "MIL", "LAB", "REL"})


def _town_within(scene: Scene, words: str, *, public: bool) -> str:
    """The state of the one town or province in a body's name: "University of Queensland"; "" where it tells none."""
    listed = [w for w in words.replace("-", " ").split() if w[:1].isupper()]
    behind = scene.town(words.rpartition(" of ")[2]) if " of " in words else ""
    if behind and (public or behind in scene.mentioned):
        return behind
    for size in (3, 2, 1):
        for k in range(len(listed) - size + 1):
            code = scene.town(" ".join(listed[k : k + size])) if size < len(listed) else ""
            if code and (public or code in scene.mentioned):
                return code
    return ""


def _again(sentence: Sentence, name: Name, actor: Actor, *, inside: bool) -> Found:
    """A body named before, by the same name or by the acronym it was given."""
    kind = "demonym" if inside else "possessive" if sentence.tokens[name.head].dep == "poss" else "name"
    step = Step(by="actors:named-before", saw=f"{_text(sentence, name)}: {actor.name}")
    return Found(
        sentence=sentence.index, head=name.head, first=name.first if inside else _article(sentence, name),
        last=name.last, kind=kind, sort="body", actors=(actor,), steps=(step,),
    )  # fmt: skip


def _acronym_after(sentence: Sentence, name: Name) -> str:
    """The acronym in brackets after a name: "Ogaden National Liberation Front (ONLF)"."""
    after = [t.text for t in sentence.tokens[name.last : name.last + 3]]
    if len(after) == 3 and after[0] == "(" and after[2] == ")" and after[1].isupper() and len(after[1]) > 1:
        return after[1]
    return ""


_ACTING = frozenset(
    {"nsubj", "nsubjpass", "poss", "appos", "conj", "pobj", "dobj", "compound", "nmod", "amod", "ROOT"}
) - {"dobj"}


def _noun_of_body(scene: Scene, sentence: Sentence, name: Name) -> Noun | None:
    """The noun that tells what a body is: in its name, before it ("the broadcaster X"), beside it ("X, a party")."""
    leads = sentence.tokens[name.first + 1].text.lower() in ("of", "for", "on") if name.first + 1 < name.last else True
    for k in (name.head, name.last - 1, *([name.first] if leads else [])):
        noun = scene.lexicon.noun_at(sentence, k)
        if noun is not None and noun.sector != "UNK":
            return noun
    vague = scene.lexicon.noun_at(sentence, name.head)
    last = sentence.tokens[name.last - 1].text
    if name.last - name.first > 1 and last[:1].isupper() and last.lower() in scene.lexicon.press:
        return Noun("newspaper", "body", "JRN", name.last - 1, name.last)
    before = range(name.first - 1, left_edge(sentence, name.head) - 1, -1)
    for k in (*before, *children(sentence, name.head, "appos")):
        noun = scene.lexicon.noun_at(sentence, k) if sentence.tokens[k].pos in ("NOUN", "PROPN") else None
        if noun is not None and (noun.sort in ("body", "force") or noun.sector == "BUS"):
            return noun
    return vague


def _apposed_owners(scene: Scene, sentence: Sentence, name: Name, read: Read) -> list[Owner]:
    for k in children(sentence, name.head, "appos"):
        owners = owners_of(scene, sentence, k, prepositions=OF, read=read)
        if owners:
            return owners
    return []


def _codes_within(scene: Scene, words: str) -> list[str]:
    """The state that a body's own name tells: "Kabul University", "Bank of China"."""
    return [
        h.entries[0].code
        for h in scene.register.find(words, scene.on)
        if h.entries[0].kind in ("state", "territory", "seat", "igo")
        and h.entries[0].code != "WST"
        and not words[: h.start].endswith("National ")
    ]


def _town(scene: Scene, sentence: Sentence, name: Name, *, inside: bool) -> Found | None:
    words = _text(sentence, name)
    code = scene.town(words)
    if not code:
        return None
    dep = sentence.tokens[name.head].dep
    kind = "demonym" if inside else "possessive" if dep == "poss" else "name"
    if not inside and is_place(sentence, name.head, scene.lexicon):
        kind = "place"
    sector = "GOV" if dep in ("nsubj", "poss") else "CVL"
    step = Step(by="actors:town", saw=f"{words} in {scene.state_name(code)}")
    return Found(
        sentence=sentence.index, head=name.head, first=name.first, last=name.last, kind=kind, sort="thing",
        actors=(Actor(code=code, sector=sector, name=words),), steps=(step,),
    )  # fmt: skip


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
