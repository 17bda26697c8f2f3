"""Organisations and towns that the register does not know: by the nouns, states and towns in their names."""

from __future__ import annotations

from dragoman.actors.bodies_meant import half_named
from dragoman.actors.found import Found
from dragoman.actors.homeland import at_home_in
from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import body_name
from dragoman.actors.owners import Owner, Read, beside, owners_of
from dragoman.actors.phrases import Name, is_place, left_edge
from dragoman.actors.scene import Scene
from dragoman.actors.setting import mostly, set_in, undisturbed
from dragoman.actors.titles import OF, sector_of
from dragoman.parse.tree import children
from dragoman.records import Actor, Sentence, Step


def article_before(sentence: Sentence, name: Name) -> int:
    """The first token of a name, "the" before it included."""
    before = name.first - 1
    return before if before >= 0 and sentence.tokens[before].text.lower() == "the" else name.first


def text_of(sentence: Sentence, name: Name) -> str:
    """A name as written."""
    start = sentence.tokens[name.first].start - sentence.start
    return sentence.text[start : sentence.tokens[name.last - 1].end - sentence.start]


def unregistered(scene: Scene, sentence: Sentence, name: Name, read: Read, *, inside: bool) -> Found | None:
    """An organisation or town that the register does not know."""
    if name.label in ("GPE", "LOC"):
        return _town(scene, sentence, name, inside=inside)
    if name.label not in ("ORG", "FAC"):
        return None
    words = text_of(sentence, name)
    before = scene.bodies.get(words)
    if before is not None:
        return again(sentence, name, before, inside=inside)
    half = half_named(scene, sentence, name)
    if half is not None:
        return again(sentence, name, scene.actor_of(half), inside=inside)
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
            words = " ".join(listed[k : k + size])
            code = scene.town(words) if size < len(listed) and words not in _NO_TOWNS else ""
            if code and (public or code in scene.mentioned):
                return code
    return ""


_NO_TOWNS = frozenset(
    {"Central", "National", "Liberty", "Union", "Independence", "Freedom", "Royal", "Imperial", "Northern", "Southern",
     "Eastern", "Western", "Victory", "Hope", "Unity", "Progress", "Christian", "Commerce", "Defiance", "Universal",
     "University", "College", "Institute", "Council", "Justice", "Enterprise", "General", "Media", "Mission", "Reform"}
)  # fmt: skip
"""Words in the names of bodies that are towns somewhere as well."""


def again(sentence: Sentence, name: Name, actor: Actor, *, inside: bool) -> Found:
    """A body named before, by the same name or by the acronym it was given."""
    kind = "demonym" if inside else "possessive" if sentence.tokens[name.head].dep == "poss" else "name"
    step = Step(by="actors:named-before", saw=f"{text_of(sentence, name)}: {actor.name}")
    return Found(
        sentence=sentence.index, head=name.head, first=name.first if inside else article_before(sentence, name),
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
    words = text_of(sentence, name)
    code = scene.town(words) if words[:1].isupper() else ""
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
