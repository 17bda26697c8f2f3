"""Descriptions: who "the Russian president", "Iranian officials", "government forces" or "the group" are."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors import joint
from dragoman.actors.found import Found
from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import name_of
from dragoman.actors.owners import Owner, Read, after, beside, owners_of
from dragoman.actors.phrases import is_place, left_edge
from dragoman.actors.scene import Scene
from dragoman.actors.titles import sector_of
from dragoman.parse.tree import children, conjuncts
from dragoman.records import Actor, Sentence, Step

_PREPOSITIONS = {
    "office": frozenset({"of", "for", "from"}),
    "people": frozenset({"of", "from", "in"}),
    "force": frozenset({"of", "from"}),
    "body": frozenset({"of", "in", "for", "from"}),
    "state": frozenset({"of"}),
    "thing": frozenset({"of", "in"}),
    "paper": frozenset({"of", "by", "from"}),
}
_MISSIONS = frozenset({"embassy", "consulate", "diplomatic mission", "mission", "base", "high commission"})
_RELATIONS = frozenset(
    "ally partner neighbor neighbour rival adversary archrival foe enemy arch-foe neighbouring neighboring counterpart".split()
)
_HOMELY = frozenset(
    "government police army navy military parliament official president cabinet opposition administration lawmaker minister "
    "king queen prince princess palace monarchy monarch premier chancellor court judge prosecutor legislator mayor "
    "senator spokesperson spokesman spokeswoman regulator governor authority".split()
) | {
    "royal family", "air force", "coast guard", "national guard", "secret service", "armed forces", "prime minister", "foreign minister", "defence minister", "defense minister", "interior minister",
    "finance minister", "supreme court", "police chief", "security force", "police officer", "opposition party",
    "opposition leader", "attorney general", "central bank", "riot police", "health authority", "foreign ministry",
    "interior ministry", "defence ministry", "defense ministry", "vice president", "high court", "lower house",
    "upper house", "army chief", "ruling party", "chief executive", "first minister", "chief minister", "head of state",
}  # fmt: skip
_CROWDS = frozenset(
    "protester demonstrator voter resident civilian citizen public villager marcher rioter people electorate population "
    "inhabitant local opponent dissident rebel insurgent activist".split()
)
_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "several", "many", "no", "other", "every", "each"})


def describe(scene: Scene, sentence: Sentence, head: int, read: Read) -> Found | None:
    """Reads the common-noun phrase whose head is token `head`.

    Returns:
        What it stands for; without actors where it is nothing that acts or is acted upon ("the proposal"); such
        phrases are still what "it" and "they" may mean.
    """
    noun = scene.lexicon.noun_at(sentence, head)
    first = left_edge(sentence, head)
    plural = sentence.tokens[head].tag in ("NNS", "NNPS")
    if noun is None or (noun.words == "authority" and not plural):
        return _bystander(sentence, first, head, plural)
    together = joint.members(scene, sentence, head, noun, plural=plural)
    if together is not None:
        return _found(sentence, first, head, noun, together[0], plural=True, step=together[1])
    if noun.words in _QUANTITIES:
        counted = _counted(scene, sentence, first, head, read)
        if counted is not None:
            return counted
    named = _beside_name(scene, sentence, head, noun)
    if named is not None:
        return _found(sentence, first, head, noun, named.actors, plural=False, step=Step(by="actors:apposition", saw=named.actor.name))
    listed = _apposed(scene, sentence, head, noun, read)
    if listed:
        step = Step(by="actors:apposition", saw=", ".join(a.name for a in listed))
        return _found(sentence, first, head, noun, listed, plural=plural, step=step)
    owners = _owners(scene, sentence, head, noun, read)
    if noun.sort == "state":
        return _state(scene, sentence, first, head, noun, owners, plural=plural)
    if not owners:
        return _unowned(scene, sentence, first, head, noun, plural=plural)
    return _owned(scene, sentence, first, head, noun, owners, plural=plural)


def _beside_name(scene: Scene, sentence: Sentence, head: int, noun: Noun) -> Found | None:
    """The person a description stands beside: "Angela Merkel, the chancellor"."""
    token = sentence.tokens[head]
    if token.dep != "appos" or noun.sort not in ("office", "people") or token.tag in ("NNS", "NNPS"):
        return None
    found = scene.read.get((sentence.index, token.head))
    return found if found is not None and found.sort == "person" and found.kind in ("name", "possessive") else None


_QUANTITIES = frozenset("hundreds thousands dozens millions majority minority member group".split())


def _counted(scene: Scene, sentence: Sentence, first: int, head: int, read: Read) -> Found | None:
    """"hundreds of fighters", "members of the army": those counted."""
    for c in children(sentence, head, "prep"):
        if sentence.tokens[c].text != "of":
            continue
        for k in children(sentence, c, "pobj"):
            found = read(scene, sentence, k)
            if found is not None and found.actors and found.sort in ("people", "force", "person"):
                return replace(found, head=head, first=first, last=max(found.last, head + 1), kind="description", plural=True)
    return None


def _bystander(sentence: Sentence, first: int, head: int, plural: bool) -> Found:
    lemma = sentence.tokens[head].lemma.lower()
    return Found(sentence=sentence.index, head=head, first=first, last=head + 1, kind="description", sort="thing", role=lemma, plural=plural)


def _found(
    sentence: Sentence,
    first: int,
    head: int,
    noun: Noun,
    actors: tuple[Actor, ...],
    *,
    plural: bool,
    step: Step,
    kind: str = "description",
) -> Found:
    last = max(head + 1, noun.last)
    sort = "person" if noun.sort == "office" and not plural else noun.sort
    return Found(
        sentence=sentence.index, head=head, first=min(first, noun.first), last=last, kind=kind, sort=sort,
        actors=actors, role=noun.words, plural=plural, steps=(step,),
    )  # fmt: skip


def _owners(scene: Scene, sentence: Sentence, head: int, noun: Noun, read: Read) -> list[Owner]:
    prepositions = _PREPOSITIONS[noun.sort]
    if noun.words in _MISSIONS or noun.words.endswith("base"):
        prepositions = frozenset({"of"})
    elif noun.sort == "body" and noun.sector == "UNK":
        prepositions -= {"in"}
    owners = owners_of(scene, sentence, head, prepositions=prepositions, read=read)
    if not owners and noun.last - noun.first > 1 and noun.first != head:
        owners = owners_of(scene, sentence, noun.first, prepositions=prepositions, read=read)
    if not owners and "in" in prepositions and noun.sort in ("thing", "people", "body"):
        owners = beside(scene, sentence, head, read)
    if noun.sort == "thing":
        owners = [o for o in owners if o.sort not in ("company", "media", "party")]
    return [o for o in owners if not noun.first <= o.via < noun.last]


def _apposed(scene: Scene, sentence: Sentence, head: int, noun: Noun, read: Read) -> tuple[Actor, ...]:
    """The persons named beside a description: "the Italian foreign minister, X"; "the ministers, X, Y and Z"."""
    if noun.sort not in ("office", "people"):
        return ()
    for c in children(sentence, head, "appos"):
        named = conjuncts(sentence, c) if sentence.tokens[head].tag in ("NNS", "NNPS") else [c]
        found = [read(scene, sentence, k) for k in named if k > head]
        actors = tuple(f.actor for f in found if f is not None and f.sort == "person" and f.kind == "name")
        if actors:
            return actors
    return ()


def _owned(
    scene: Scene, sentence: Sentence, first: int, head: int, noun: Noun, owners: list[Owner], *, plural: bool
) -> Found | None:
    codes = list(dict.fromkeys(o.actor.code for o in owners))
    if noun.sort == "office" and not plural and len(codes) == 1:
        held = _holder(scene, sentence, first, head, noun, owners)
        if held is not None:
            return held
    sector = sector_of(scene, sentence, noun, owners)
    if _is_former(scene, sentence, first, head) and sector in _OFFICIAL:
        sector = "ELI"
    actors = []
    for code in codes:
        mine = [o for o in owners if o.actor.code == code]
        name = name_of(scene, sentence, noun, first, head, mine, alone=len(codes) == 1)
        actors.append(Actor(code=code, sector=sector, name=name))
    saw = f"{noun.words} ({sector}) of {', '.join(o.actor.name for o in owners)} by {owners[0].how}"
    step = Step(by="actors:description", saw=saw)
    kind = "place" if noun.sort == "thing" and is_place(sentence, head, scene.lexicon) else "description"
    found = _found(sentence, first, head, noun, tuple(actors), plural=plural, step=step, kind=kind)
    return replace(found, last=max([found.last, *(o.via + 1 for o in owners)]))


def _is_former(scene: Scene, sentence: Sentence, first: int, head: int) -> bool:
    return any(sentence.tokens[k].text.lower() in scene.lexicon.former for k in range(first, head))


def _holder(scene: Scene, sentence: Sentence, first: int, head: int, noun: Noun, owners: list[Owner]) -> Found | None:
    """The one who holds the office: named so in the report, else by the register on the report's day."""
    if sentence.tokens[first].text.lower() in _INDEFINITE or _is_former(scene, sentence, first, head):
        return None
    code, owner = owners[0].actor.code, owners[0]
    role = _role(scene, noun)
    if owner.sort not in ("state", "territory", "seat", "person", "igo", "place", "capital") and owner.actor.sector != "GOV":
        return None
    for earlier in scene.recent():
        if earlier.sort == "person" and earlier.actor.code == code and earlier.kind == "name" and same_office(scene, earlier.role, role):
            step = Step(by="actors:same-office", saw=f"{noun.words} of {code}: {earlier.actor.name} named before")
            return _found(sentence, first, head, noun, (earlier.actor,), plural=False, step=step)
    if noun.words in scene.lexicon.weak or owner.how == "poss" and owner.sort == "person" or scene.on is None:
        return None
    holders = scene.register.holder(role, code, scene.on)
    if len(holders) != 1:
        return None
    entry = holders[0]
    _, sector = entry.reading(scene.on)
    step = Step(by="actors:office-holder", saw=f"{role} of {code} on {scene.on}: {entry.name}")
    actor = Actor(code=code, sector=sector, name=entry.name, wikidata=entry.wikidata)
    return _found(sentence, first, head, noun, (actor,), plural=False, step=step)


def _role(scene: Scene, noun: Noun) -> str:
    known = scene.register.role(noun.words)
    return known[0] if known else noun.words


_GENERAL_OFFICES = frozenset("minister secretary ambassador envoy adviser spokesperson chief leader general judge prosecutor".split())
_HEADS = frozenset({"president", "prime minister", "king", "queen", "supreme leader", "chancellor", "emir", "sultan", "premier", "monarch", "pope"})


def same_office(scene: Scene, mine: str, other: str) -> bool:
    """Tells whether two titles can be one person's: the same office, or "leader" of a head of state or government."""
    if not mine or not other:
        return False
    known = scene.register.role(mine)
    mine = known[0] if known else mine
    if mine == other or other in _GENERAL_OFFICES and mine.endswith(f" {other}"):
        return True
    return other in ("leader", "ruler", "head of state", "strongman") and (mine in _HEADS or mine.endswith("leader"))


def _unowned(scene: Scene, sentence: Sentence, first: int, head: int, noun: Noun, *, plural: bool) -> Found | None:
    """A description that names no owner: picked up from before, or at home in the report's one country."""
    tokens = sentence.tokens
    definite = tokens[first].text.lower() in ("the", "this", "that", "these", "those") and first < noun.first
    definite = definite and not _singled_out(sentence, head)
    if definite and plural and noun.sort == "office":
        for earlier in scene.recent():
            if len(earlier.actors) > 1 and earlier.sort == "person" and sentence.index - earlier.sentence <= 3:
                step = Step(by="actors:picked-up", saw=f"the {noun.words}s: {', '.join(a.name for a in earlier.actors)}")
                return _found(sentence, first, head, noun, earlier.actors, plural=True, step=step)
    home = scene.home_in(sentence)
    if definite and not plural:
        earlier = _earlier(scene, noun)
        if earlier is not None and not (home and noun.sort == "body" and earlier.actor.code != home):
            step = Step(by="actors:picked-up", saw=f"the {noun.words}: {earlier.actor.name}")
            return _found(sentence, first, head, noun, earlier.actors, plural=plural, step=step)
    sector = sector_of(scene, sentence, noun, [])
    if _is_former(scene, sentence, first, head) and sector in _OFFICIAL:
        sector = "ELI"
    name = name_of(scene, sentence, noun, first, head, [])
    code = "UNK"
    before = {tokens[k].text.lower() for k in range(first, head)}
    homely = noun.words in _HOMELY or "government" in before or "state" in before
    crowd = noun.words in _CROWDS and scene.whole and (plural or definite)
    homely = (homely or crowd) and not _has_of(sentence, head)
    home = scene.focus if crowd else home
    if scene.american(noun.words, before):
        home, homely = "USA", True
    vague = tokens[first].text.lower() in _INDEFINITE and not (scene.focus and tokens[first].text.lower() in ("a", "an"))
    if home and homely and not vague and not before & _ELSEWHERE:
        code = home
        name = name_of(scene, sentence, noun, first, head, [_home(scene, code)])
        if definite and not plural and noun.sort == "office":
            held = _holder(scene, sentence, first, head, noun, [_home(scene, code)])
            if held is not None:
                return held
    elif noun.sort in ("thing", "paper") or noun.words in scene.lexicon.weak and sector == noun.sector:
        return _bystander(sentence, first, head, plural)
    step = Step(by="actors:home" if code != "UNK" else "actors:unknown", saw=f"{noun.words} ({sector})")
    return _found(sentence, first, head, noun, (Actor(code=code, sector=sector, name=name),), plural=plural, step=step)


def _singled_out(sentence: Sentence, head: int) -> bool:
    """Tells whether a phrase picks one out anew: "the largest party", "the first woman", "the new sultan"."""
    words = [sentence.tokens[c] for c in sentence.children[head] if c < head]
    return any(w.tag in ("JJS", "RBS") or w.text.lower() in _NEW for w in words)


_NEW = frozenset("first second third last only other main new next same future another".split())


def _has_of(sentence: Sentence, head: int) -> bool:
    """Tells whether an "of ..." says whose it is, though nobody known ("the leader of the sect")."""
    return any(sentence.tokens[c].text in ("of", "from") for c in children(sentence, head, "prep"))


_ELSEWHERE = frozenset("foreign regional international other western european global world occupying neighboring neighbouring".split())


def _home(scene: Scene, code: str) -> Owner:
    return Owner(Actor(code=code, sector="GOV", name=scene.state_name(code)), -1, "adjective", "state")


def _earlier(scene: Scene, noun: Noun) -> Found | None:
    """The latest actor that "the <noun>" can pick up."""
    if noun.sort == "office":
        return _officer(scene, _role(scene, noun))
    if noun.sort in ("body", "force") and (noun.words in scene.lexicon.group_nouns or noun.sector in ("GOV", "PTY", "REB", "UAF", "JUD", "LEG")):
        for earlier in scene.recent():
            if earlier.sort in ("body", "force") and earlier.actors and not earlier.plural and earlier.kind in ("name", "description"):
                if earlier.role == noun.words or (earlier.kind == "name" and _alike(earlier, noun)):
                    return earlier
    return None


def _officer(scene: Scene, role: str) -> Found | None:
    """The holder of an office whom the report speaks of most and last; None where two come close."""
    weights: dict[str, float] = {}
    latest: dict[str, Found] = {}
    near = scene.recent()
    for earlier in near:
        if earlier.sort == "person" and earlier.known and same_office(scene, earlier.role, role):
            subject = scene.sentences[earlier.sentence].tokens[earlier.head].dep in ("nsubj", "nsubjpass")
            back = near[0].sentence - earlier.sentence
            weights[earlier.actor.name] = weights.get(earlier.actor.name, 0.0) + (2.0 if subject else 1.0) / (2 + back)
            latest.setdefault(earlier.actor.name, earlier)
    ranked = sorted(weights, key=lambda name: -weights[name])
    if not ranked or len(ranked) > 1 and weights[ranked[1]] > 0.6 * weights[ranked[0]]:
        return next((f for f in latest.values() if f.actor.code == scene.focus), None)
    return latest[ranked[0]]


_KINDS = {
    "group": {"REB", "UAF", "SOC", "PTY", "ISM", "OPP", "REL", "CRM"}, "movement": {"REB", "UAF", "PTY", "OPP", "SOC"},
    "militia": {"REB", "UAF"}, "faction": {"REB", "UAF", "PTY"}, "party": {"PTY"}, "company": {"BUS"}, "firm": {"BUS"},
    "bloc": {"GOV"}, "alliance": {"GOV", "MIL"}, "organization": {"GOV", "SOC", "REB", "UAF"}, "agency": {"JRN", "GOV", "SOC"},
    "organisation": {"GOV", "SOC", "REB", "UAF"}, "court": {"JUD"}, "parliament": {"LEG"}, "ministry": {"GOV"},
}  # fmt: skip


def _alike(earlier: Found, noun: Noun) -> bool:
    return earlier.actor.sector in _KINDS.get(noun.words.split()[-1], ())


def _state(
    scene: Scene, sentence: Sentence, first: int, head: int, noun: Noun, owners: list[Owner], *, plural: bool
) -> Found | None:
    """Countries, allies, sides, towns."""
    place = is_place(sentence, head, scene.lexicon)
    kind = "place" if place else "description"
    related = noun.words.split()[-1] in _RELATIONS
    blocs = [o for o in owners if o.actor.code in ("WST", "IGO")]
    if blocs:
        whose = [o for o in owners if o.how == "poss"] or after(scene, sentence, head, "of", _nobody)
        actor = Actor(code=blocs[0].actor.code, sector="GOV", name=name_of(scene, sentence, noun, first, head, whose))
        step = Step(by="actors:bloc", saw=blocs[0].actor.name)
        found = _found(sentence, first, head, noun, (actor,), plural=plural, step=step, kind=kind)
        return replace(found, last=max([found.last, *(o.via + 1 for o in whose)]))
    if noun.words in scene.lexicon.weak and any(o.how == "poss" for o in owners):
        return _bystander(sentence, first, head, plural)
    known = bool(owners) and owners[0].actor.code not in ("UNK", "NGO", "MNC", "ISM")
    if known and not related and not plural:
        name = scene.state_name(owners[0].actor.code) if noun.sector == "GOV" else name_of(scene, sentence, noun, first, head, owners)
        actor = Actor(code=owners[0].actor.code, sector=noun.sector, name=name)
        return _found(sentence, first, head, noun, (actor,), plural=plural, step=Step(by="actors:owner", saw=owners[0].actor.name), kind=kind)
    low = sentence.tokens[first].text.lower()
    if noun.words in ("country", "nation", "kingdom", "republic") and not plural and low in ("the", "this", "that") and not (known or _singled_out(sentence, head)):
        code = _country(scene, sentence)
        if code:
            actor = Actor(code=code, sector="GOV", name=scene.state_name(code))
            step = Step(by="actors:picked-up", saw=f"the {noun.words}: {actor.name}")
            return _found(sentence, first, head, noun, (actor,), plural=False, step=step, kind=kind)
    modified = any(sentence.tokens[c].dep in ("amod", "poss", "compound", "nummod") for c in sentence.children[head])
    if noun.sector == "CVL" or not (modified or owners) or (noun.words in scene.lexicon.weak and not plural):
        return _bystander(sentence, first, head, plural)
    name = name_of(scene, sentence, noun, first, head, owners)
    actor = Actor(code="UNK", sector="GOV", name=name)
    return _found(sentence, first, head, noun, (actor,), plural=plural, step=Step(by="actors:unknown", saw=name), kind=kind)


def _nobody(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    return None


def _country(scene: Scene, sentence: Sentence) -> str:
    """The code that "the country" picks up: of the latest actor in its sentence, else of the latest state before."""
    known = [
        f for f in scene.recent() if f.known and len(f.actors) == 1 and scene.register.state(f.actor.code) is not None
    ]
    here = [f for f in known if f.sentence == sentence.index]
    subjects = [f for f in here if f.sort == "state" and sentence.tokens[f.head].dep in ("nsubj", "nsubjpass")]
    states = [f for f in known if f.sort == "state" and f.kind != "demonym"]
    near = [f for f in states if f.sentence == sentence.index]
    for listed in (subjects, near, here, states):
        if listed:
            return listed[0].actor.code
    return ""
