"""Descriptions that do not say whose they are: picked up from before, or at home in the report's country."""

from __future__ import annotations

from dragoman.actors.found import Found
from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import name_of
from dragoman.actors.offices import holder_of, officer, role_of
from dragoman.actors.owners import Owner
from dragoman.actors.phrase import bystander, described, is_former
from dragoman.actors.scene import Scene
from dragoman.actors.titles import OFFICIAL, sector_of
from dragoman.parse.tree import children
from dragoman.records import Actor, Sentence, Step


def unowned(scene: Scene, sentence: Sentence, first: int, head: int, noun: Noun, *, plural: bool) -> Found | None:
    """A description that names no owner: picked up from before, or at home in the report's one country."""
    tokens = sentence.tokens
    definite = tokens[first].text.lower() in ("the", "this", "that", "these", "those") and first < noun.first
    definite = definite and not singled_out(scene, sentence, head)
    if definite and plural and noun.sort == "office":
        for earlier in scene.recent():
            if len(earlier.actors) > 1 and earlier.sort == "person" and sentence.index - earlier.sentence <= 3:
                step = Step(by="actors:picked-up", saw=f"the {noun.words}s: {', '.join(a.name for a in earlier.actors)}")
                return described(sentence, first, head, noun, earlier.actors, plural=True, step=step)
    home = scene.home_in(sentence)
    if definite and not plural:
        earlier = _earlier(scene, noun)
        if earlier is not None and not (home and noun.sort == "body" and earlier.actor.code != home):
            step = Step(by="actors:picked-up", saw=f"the {noun.words}: {earlier.actor.name}")
            return described(sentence, first, head, noun, earlier.actors, plural=plural, step=step)
    sector = sector_of(scene, sentence, noun, [])
    if is_former(scene, sentence, first, head) and sector in OFFICIAL:
        sector = "ELI"
    name = name_of(scene, sentence, noun, first, head, [])
    code = "UNK"
    before = {tokens[k].text.lower() for k in range(first, head)}
    homely = noun.words in scene.lexicon.homely or "government" in before or "state" in before
    crowd = noun.words in scene.lexicon.crowds and scene.whole and (plural or definite)
    homely = (homely or crowd) and not _has_of(sentence, head)
    home = scene.focus if crowd else home
    if scene.american(noun.words, before):
        home, homely = "USA", True
    vague = tokens[first].text.lower() in scene.lexicon.indefinite and not (scene.focus and tokens[first].text.lower() in ("a", "an"))
    if home and homely and not vague and not before & scene.lexicon.elsewhere:
        code = home
        name = name_of(scene, sentence, noun, first, head, [_home(scene, code)])
        if definite and not plural and noun.sort == "office":
            held = holder_of(scene, sentence, first, head, noun, [_home(scene, code)])
            if held is not None:
                return held
    elif noun.sort in ("thing", "paper") or (noun.words in scene.lexicon.weak and sector == noun.sector):
        return bystander(sentence, first, head, plural)
    step = Step(by="actors:home" if code != "UNK" else "actors:unknown", saw=f"{noun.words} ({sector})")
    return described(sentence, first, head, noun, (Actor(code=code, sector=sector, name=name),), plural=plural, step=step)


def singled_out(scene: Scene, sentence: Sentence, head: int) -> bool:
    """Tells whether a phrase picks one out anew: "the largest party", "the first woman", "the new sultan"."""
    words = [sentence.tokens[c] for c in sentence.children[head] if c < head]
    return any(w.tag in ("JJS", "RBS") or w.text.lower() in scene.lexicon.singled_out for w in words)


def _has_of(sentence: Sentence, head: int) -> bool:
    """Tells whether an "of ..." says whose it is, though nobody known ("the leader of the sect")."""
    return any(sentence.tokens[c].text in ("of", "from") for c in children(sentence, head, "prep"))


def _home(scene: Scene, code: str) -> Owner:
    return Owner(Actor(code=code, sector="GOV", name=scene.state_name(code)), -1, "adjective", "state")


def _earlier(scene: Scene, noun: Noun) -> Found | None:
    """The latest actor that "the <noun>" can pick up."""
    if noun.sort == "office":
        return officer(scene, role_of(scene, noun))
    if noun.sort in ("body", "force") and (noun.words in scene.lexicon.group_nouns or noun.sector in ("GOV", "PTY", "REB", "UAF", "JUD", "LEG")):
        for earlier in scene.recent():
            if earlier.sort in ("body", "force") and earlier.actors and not earlier.plural and earlier.kind in ("name", "description"):
                if earlier.role == noun.words or (earlier.kind == "name" and _alike(earlier, noun)):
                    return earlier
    return None


_KINDS = {
    "group": {"REB", "UAF", "SOC", "PTY", "ISM", "OPP", "REL", "CRM"}, "movement": {"REB", "UAF", "PTY", "OPP", "SOC"},
    "militia": {"REB", "UAF"}, "faction": {"REB", "UAF", "PTY"}, "party": {"PTY"}, "company": {"BUS"}, "firm": {"BUS"},
    "bloc": {"GOV"}, "alliance": {"GOV", "MIL"}, "organization": {"GOV", "SOC", "REB", "UAF"}, "agency": {"JRN", "GOV", "SOC"},
    "organisation": {"GOV", "SOC", "REB", "UAF"}, "court": {"JUD"}, "parliament": {"LEG"}, "ministry": {"GOV"},
}  # fmt: skip


def _alike(earlier: Found, noun: Noun) -> bool:
    return earlier.actor.sector in _KINDS.get(noun.words.split()[-1], ())
