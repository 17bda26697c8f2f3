"""Descriptions that do not say whose they are: picked up from before, or at home in the report's country."""

from __future__ import annotations

from dragoman.actors.bodies_meant import of_the_bench, ours
from dragoman.actors.found import Found
from dragoman.actors.homeland import acting, at_home_in, place_of
from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import name_of
from dragoman.actors.offices import holder_of, holds, officer, role_of
from dragoman.actors.owners import Owner
from dragoman.actors.phrase import Phrase
from dragoman.actors.scene import Scene
from dragoman.actors.setting import happens_elsewhere, home_here
from dragoman.actors.titles import OFFICIAL, sector_of
from dragoman.parse.tree import children
from dragoman.records import Actor

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_LOCAL = frozenset({"police", "riot police", "border police", "police officer"})
_PICKED_UP = frozenset({"GOV", "PTY", "REB", "UAF", "JUD", "LEG"})


def unowned(scene: Scene, phrase: Phrase) -> Found:
    """Reads a description that names no owner.

    Returns:
        Whom it picks up from before; else somebody of the country it is at home in; else an unknown actor, or nobody
        where its noun counts only with an owner.
    """
    definite = phrase.opening in _DEFINITE and phrase.first < phrase.noun.first
    definite = definite and not phrase.singled_out(scene.lexicon)
    home = ours(scene, phrase) or _home(scene, phrase, definite=definite)
    home = "" if home and _set_elsewhere(scene, phrase, home) else home
    bloc = scene.bloc_before(phrase.noun.words, phrase.sentence.tokens[phrase.first].start) if definite else None
    if bloc is not None and not phrase.plural:
        actor = scene.actor_of(bloc)
        return phrase.stands_for((actor,), by="actors:picked-up", saw=f"the {phrase.noun.words}: {actor.name}")
    if phrase.noun.sort == "office" and _said_of(phrase):
        return phrase.bystander()
    bench = of_the_bench(scene, phrase) if definite or phrase.plural else None
    if bench is not None:
        return bench
    if definite:
        earlier = _earlier_group(scene, phrase) if phrase.plural else _earlier(scene, phrase, phrase.noun)
        if earlier is not None and not (home and phrase.noun.sort == "body" and earlier.actor.code != home):
            saw = f"{phrase.opening} {phrase.noun.words}: {', '.join(a.name for a in earlier.actors)}"
            return phrase.stands_for(earlier.actors, by="actors:picked-up", saw=saw)
    if home:
        return _at_home(scene, phrase, home, definite=definite)
    sector = _sector(scene, phrase)
    if phrase.noun.sort in ("thing", "paper"):
        return phrase.bystander()
    home = _set_here(scene, phrase, definite=definite)
    if home:
        return _at_home(scene, phrase, home, definite=definite)
    if phrase.noun.words in scene.lexicon.weak and sector == phrase.noun.sector:
        return phrase.bystander()
    code = "NGO" if phrase.noun.words in scene.lexicon.rights_groups else "UNK"
    actor = Actor(code=code, sector=sector, name=name_of(scene, phrase, []))
    return phrase.stands_for((actor,), by="actors:unknown", saw=f"{phrase.noun.words} ({sector})")


def _set_elsewhere(scene: Scene, phrase: Phrase, home: str) -> bool:
    """Tells whether police or crowds, or whom a quotation speaks of, are where things happen, not at home."""
    noun = phrase.noun
    if "anti" in phrase.before:
        return True
    if noun.sector == "REB" and home not in scene.codes[phrase.sentence.index]:
        return bool(scene.codes[phrase.sentence.index]) and home not in scene.told_of.get(noun.words, set())
    quoted = scene.quotation_at(phrase.sentence.tokens[phrase.head].start) is not None
    street = noun.sector == "COP" or noun.words in scene.lexicon.crowds
    if not (street or (quoted and noun.words in scene.lexicon.homely)):
        return False
    index = phrase.sentence.index
    here = acting(scene, index).places | (frozenset() if quoted else scene.codes[index].keys())
    return happens_elsewhere(scene, home) and home not in here


def _set_here(scene: Scene, phrase: Phrase, *, definite: bool) -> str:
    """The country a report is set in, for those at home there; "" for foreigners and for nobody in particular."""
    one = definite and not phrase.plural and phrase.noun.sort in ("office", "people")
    local = phrase.noun.words in scene.lexicon.leaders or phrase.noun.words.endswith(" minister")
    if one and not local and phrase.noun.words not in _OF_THE_PLACE:
        return ""
    known = definite or phrase.noun.words in _FIGHTERS
    if known and phrase.plural and phrase.noun.sort in ("people", "office", "force"):
        told = scene.told_home(phrase.sentence, phrase.noun.words)
        if told:
            return told
    if phrase.plural and phrase.noun.words in ("government", "parliament", "administration"):
        return ""
    if _foreign(scene, phrase) or phrase.opening in _ANY or scene.american(phrase.noun.words, phrase.before):
        return ""
    return "" if _whose_told(phrase) else home_here(scene, phrase.sentence, phrase.noun, phrase.head)


_FIGHTERS = frozenset({"fighter", "militant", "rebel", "militiaman", "insurgent", "separatist"})
"""Who fights in a report is of the one country whose fighters it has named."""
_OF_THE_PLACE = frozenset(
    {"coroner", "judge", "prosecutor", "chief prosecutor", "mayor", "governor", "police chief", "army chief",
     "attorney general", "chief justice", "magistrate", "public prosecutor"}
)  # fmt: skip
"""Offices of which a place has its own."""
_ANY = frozenset({"any", "every", "each", "no", "another", "such", "both"})


def _said_of(phrase: Phrase) -> bool:
    """Tells whether an office is said of somebody: "I am the president of a free country"."""
    sentence, token = phrase.sentence, phrase.sentence.tokens[phrase.head]
    return token.dep == "attr" and any(
        sentence.tokens[c].tag == "PRP" for c in sentence.children[token.head] if sentence.tokens[c].dep == "nsubj"
    )


def _sector(scene: Scene, phrase: Phrase) -> str:
    sector = sector_of(scene, phrase.sentence, phrase.noun, [])
    return "ELI" if phrase.former(scene.lexicon) and sector in OFFICIAL else sector


def _home(scene: Scene, phrase: Phrase, *, definite: bool) -> str:
    """The country a description is at home in, "" where that is not clear."""
    lexicon, noun = scene.lexicon, phrase.noun
    elsewhere = _foreign(scene, phrase) or scene.american(noun.words, phrase.before)
    placed = _placed(scene, phrase)
    if (placed or noun.words in _LOCAL) and not elsewhere:
        told = place_of(scene, phrase.sentence, phrase.head)
        if told:
            return told
    usual = _usual_home(scene, phrase, definite=definite)
    local = noun.sort in ("force", "body") and (noun.sector == "COP" or (definite and noun.words in lexicon.homely))
    if elsewhere or not (placed or local or (usual and (noun.words in lexicon.homely or noun.words in lexicon.crowds))):
        return usual
    return at_home_in(scene, phrase.sentence, noun, phrase.head, usual)


def _foreign(scene: Scene, phrase: Phrase) -> bool:
    """Tells whether a word before a noun keeps it from being at home: "foreign troops", not "foreign ministry"."""
    outside = phrase.sentence.tokens[phrase.first : phrase.noun.first]
    return any(token.text.lower() in scene.lexicon.elsewhere for token in outside)


def _placed(scene: Scene, phrase: Phrase) -> bool:
    """Tells whether a phrase is of people who belong where they act: "villagers", "thousands of people" who march."""
    sentence, token = phrase.sentence, phrase.sentence.tokens[phrase.head]
    if phrase.noun.words == "people" and token.dep == "pobj" and sentence.tokens[token.head].text == "of":
        token = sentence.tokens[sentence.tokens[token.head].head]
    if token.text.lower() in scene.lexicon.quantities & scene.lexicon.placed:
        return token.dep == "nsubj"
    return phrase.noun.words in scene.lexicon.placed and (phrase.plural or phrase.noun.words in ("crowd", "mob"))


def _usual_home(scene: Scene, phrase: Phrase, *, definite: bool) -> str:
    """The country that the states named in the report and beside a description speak for."""
    lexicon, noun, before = scene.lexicon, phrase.noun, phrase.before
    if noun.words in lexicon.national:
        return lexicon.national[noun.words]
    if phrase.opening in lexicon.indefinite and not (
        (scene.focus and phrase.opening in ("a", "an"))
        or (scene.whole and phrase.opening in ("another", "several", "some", "many"))
    ):
        crowd = noun.words in lexicon.crowds and not _foreign(scene, phrase)
        return scene.domestic(phrase.sentence) if crowd and phrase.opening in ("a", "an", "some") else ""
    if _foreign(scene, phrase) or (before & {"two", "both", "three"} and definite):
        return ""
    if scene.american(noun.words, before):
        return "USA"
    if _whose_told(phrase):
        return ""
    if noun.words in lexicon.crowds and (phrase.plural or definite):
        code = scene.focus if scene.whole else scene.domestic(phrase.sentence)
        return code or scene.settled(phrase.sentence, noun.words)
    if noun.words in lexicon.nearest and not before & {"the"}:
        told = _told_by(scene, phrase)
        if told:
            return told
    homely = noun.words in lexicon.homely or bool(before & {"government", "state", "local"})
    code = scene.home_of(phrase.sentence, noun.words) if homely else ""
    return code or scene.settled(phrase.sentence, noun.words)


def _whose_told(phrase: Phrase) -> bool:
    """Tells whether "of ..." or "from ..." after a noun says whose they are, though nobody the reader knows."""
    tokens, last = phrase.sentence.tokens, phrase.noun.last
    if last < len(tokens) and tokens[last].text == "from":
        return True
    behind = [c for c in children(phrase.sentence, phrase.head, "prep") if c >= last]
    return any(tokens[c].text in ("of", "from") and _names_one(phrase, c) for c in behind)


def _names_one(phrase: Phrase, preposition: int) -> bool:
    """Tells whether a noun stands after a preposition: not in "accused the opposition of planning it"."""
    return bool(children(phrase.sentence, preposition, "pobj"))


def _told_by(scene: Scene, phrase: Phrase) -> str:
    """The state whose office holder speaks to a body: "Prime Minister X told parliament"; "" where none does."""
    token = phrase.sentence.tokens[phrase.head]
    if token.dep not in ("dobj", "dative") or token.head < 0:
        return ""
    for c in children(phrase.sentence, token.head, "nsubj"):
        found = scene.read.get((phrase.sentence.index, c))
        if found is not None and found.sort == "person" and found.known and found.actor.sector in ("GOV", "LEG"):
            return found.actor.code if scene.register.state(found.actor.code) is not None else ""
    return ""


def _at_home(scene: Scene, phrase: Phrase, code: str, *, definite: bool) -> Found:
    owner = Owner(Actor(code=code, sector="GOV", name=scene.state_name(code)), -1, "adjective", "state")
    if definite and not phrase.plural and phrase.noun.sort == "office":
        held = holder_of(scene, phrase, owner)
        if held is not None:
            return held
    sector = _sector(scene, phrase)
    if phrase.plural:
        scene.told_of.setdefault(phrase.noun.words, set()).add(code)
    actor = Actor(code=code, sector=sector, name=name_of(scene, phrase, [owner]))
    return phrase.stands_for((actor,), by="actors:home", saw=f"{phrase.noun.words} ({sector}) in a report on {code}")


def _earlier_group(scene: Scene, phrase: Phrase) -> Found | None:
    """The persons named together lately whom "the ministers" picks up."""
    if phrase.noun.sort != "office" and phrase.noun.words != "leaders":
        return None
    role = "leader" if phrase.noun.words == "leaders" else role_of(scene, phrase.noun)
    for earlier in scene.recent():
        if phrase.sentence.index - earlier.sentence > 3:
            break
        if len(earlier.actors) > 1 and earlier.sort == "person":
            return earlier if _can_be(scene, earlier, phrase, role) else None
    joint = [f for f in scene.actors_before() if len(f.actors) == 2 and f.kind == "description" and f.plural]
    joint = [f for f in joint if f.steps[0].by == "actors:joint" and all(holds(scene, f, a, role) for a in f.actors)]
    return joint[0] if len({frozenset(a.name for a in f.actors) for f in joint}) == 1 else None


def _can_be(scene: Scene, earlier: Found, phrase: Phrase, role: str) -> bool:
    """Tells whether persons named together can be called by an office: "the ministers", no "41 delegates"."""
    counted = any(phrase.sentence.tokens[c].dep in ("nummod", "poss") for c in phrase.sentence.children[phrase.head])
    general = phrase.noun.words in scene.lexicon.any_role
    if phrase.noun.sector == "JUD" and any(actor.sector not in ("JUD", "UNK") for actor in earlier.actors):
        return False
    return not counted and (general or all(holds(scene, earlier, actor, role) for actor in earlier.actors))


def _earlier(scene: Scene, phrase: Phrase, noun: Noun) -> Found | None:
    """The latest actor that "the <noun>" can pick up."""
    if noun.sort == "office":
        chosen = officer(scene, role_of(scene, noun))
        return chosen if chosen is not None and _fits(scene, phrase, chosen) else None
    if noun.sort not in ("body", "force"):
        return None
    if noun.words not in scene.lexicon.group_nouns and noun.sector not in _PICKED_UP:
        return None
    return next((earlier for earlier in scene.recent() if _is_one(scene, earlier, noun)), None)


def _fits(scene: Scene, phrase: Phrase, earlier: Found) -> bool:
    """Tells whether a proper name before an office is also beside whom it picks up: "the Acme leader"."""
    tokens = phrase.sentence.tokens[phrase.first : phrase.noun.first]
    named = {t.text for t in tokens if t.pos == "PROPN" and t.dep in ("compound", "nmod")}
    if not named:
        return True
    told = (f for f in scene.recent() if f.actor.name == earlier.actor.name)
    return any(named & {t.text for t in scene.sentences[f.sentence].tokens} for f in told)


def _is_one(scene: Scene, earlier: Found, noun: Noun) -> bool:
    """Tells whether an earlier body can be called by a noun: "the group" is a militia, "the bloc" no militia."""
    if earlier.sort not in ("body", "force") or earlier.plural or not earlier.actors:
        return False
    if earlier.kind not in ("name", "description"):
        return False
    if earlier.role == noun.words:
        return True
    kind = noun.words.split()[-1]
    return earlier.kind == "name" and f"{kind}:{earlier.actor.sector}" in scene.lexicon.group_sectors
