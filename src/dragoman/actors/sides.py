"""Who stands out in a report: the two in conflict ("both sides"), the persons spoken of most ("the two leaders")."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.actors.contests import Contest
from dragoman.actors.found import Found
from dragoman.actors.scene import Scene
from dragoman.parse.tree import ancestors, children, conjuncts, first_conjunct
from dragoman.records import Actor, Sentence

Side = tuple[str, str]
_STATELESS = frozenset({"UNK", "IGO", "NGO", "MNC", "WST"})
_OF_THE_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "SPY", "JUD"})
_ARMED = frozenset({"REB", "UAF"})
# Hand-set: how near the second pair may come, how much evidence "the parties" needs, and a subject's weight.
_CLOSE, _ENOUGH, _SUBJECT, _THIRD = 0.7, 1.2, 3.0, 0.6


def opposed(scene: Scene, sentence: Sentence, head: int, number: int) -> tuple[Actor, ...] | None:
    """Finds who "both sides" or "the warring parties" are: the two the report shows fighting or talking.

    Args:
        scene: the report.
        sentence: the mention's sentence.
        head: its head token.
        number: how many it says they are, 0 where it does not.

    Returns:
        The two; nobody (an empty tuple) where the report shows no such pair; None where it may be another phrase
        ("a political party").
    """
    words = {sentence.tokens[c].text.lower() for c in sentence.children[head] if c < head}
    hostile = bool(words & scene.lexicon.at_odds)
    low = sentence.tokens[head].text.lower()
    if number not in (0, 2) or not (hostile or number) or (number == 0 and "the" not in words):
        return None
    if not hostile and any(sentence.tokens[c].dep in ("amod", "poss", "prep") for c in sentence.children[head]):
        if not (words & {"both", "two"}) or low not in ("sides", "parties"):
            return None
        if any(sentence.tokens[c].dep in ("poss", "prep") for c in sentence.children[head]):
            return None
    barred = subjects_above(scene, sentence, head)
    scores, actors = _pairs(scene, sentence.index, barred)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if (
        not ranked
        or (not number and not hostile and ranked[0][1] < _ENOUGH)
        or (len(ranked) > 1 and ranked[1][1] > _CLOSE * ranked[0][1])
    ):
        return ()
    return tuple(_spokesman(scene, side, ranked[0][0], actors[side]) for side in sorted(ranked[0][0]))


def _pairs(
    scene: Scene, index: int, barred: set[str]
) -> tuple[dict[frozenset[Side], float], dict[Side, Counter[Actor]]]:
    """Who is shown against or in talks with whom, and by which names, in the sentences up to `index`."""
    scores: defaultdict[frozenset[Side], float] = defaultdict(float)
    actors: defaultdict[Side, Counter[Actor]] = defaultdict(Counter)
    by_sentence: dict[int, list[Found]] = {}
    for found in scene.actors_before():
        if found.kind not in ("place", "demonym") and found.sort not in ("thing", "paper"):
            by_sentence.setdefault(found.sentence, []).append(found)
    for at, listed in by_sentence.items():
        told = _told(scene, at, listed)
        if not barred.isdisjoint(told.names):
            told = _tell(scene, at, listed, barred)
        for side, named in told.actors.items():
            counted = actors[side]
            for actor, weight in named.items():
                counted[actor] += weight
        for pair in told.pairs:
            scores[pair] += 4.0 / (4 + index - at)
    return scores, actors


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence tells: the sides it names, by which actors how weightily; all names; the pairs it opposes."""

    actors: dict[Side, dict[Actor, int]]
    names: frozenset[str]
    pairs: frozenset[frozenset[Side]]


def _told(scene: Scene, at: int, listed: list[Found]) -> _Told:
    """As `_tell` with nobody barred, worked out once for the same phrases."""
    key = (at, listed[0].head, listed[-1].head, len(listed))
    known = scene.told.get(key)
    if not isinstance(known, _Told):
        known = scene.told[key] = _tell(scene, at, listed, set())
    return known


def _tell(scene: Scene, at: int, listed: list[Found], barred: set[str]) -> _Told:
    of: dict[int, list[Side]] = {}
    actors: defaultdict[Side, dict[Actor, int]] = defaultdict(dict)
    names: set[str] = set()
    for found in listed:
        weight = 100 if found.sort in ("body", "force", "state") else 1
        for actor in found.actors:
            side = _side(actor)
            if side is None or actor.name in barred or scene.state_name(actor.code) in barred:
                continue
            names |= {actor.name, scene.state_name(actor.code)}
            actors[side][actor] = actors[side].get(actor, 0) + weight
            of.setdefault(found.head, []).append(side)
    pairs = _against(scene, at, of) if len(of) > 1 else frozenset()
    return _Told(dict(actors), frozenset(names), pairs)


def _against(scene: Scene, at: int, of: dict[int, list[Side]]) -> frozenset[frozenset[Side]]:
    """The pairs that words of fighting or talking in one sentence join; `of` gives the sides by head token."""
    pairs: set[frozenset[Side]] = set()
    for contest in scene.contests(at):
        first = contest.first if not contest.first.isdisjoint(of) else contest.first | contest.further
        pairs |= _jointly(contest, of)
        second = [k for k in of if k in contest.second and k not in first]
        joined = {s for k in second if k in contest.joined for s in of[k]}
        pairs |= {frozenset({a, b}) for k in first if k in of for a in of[k] for m in second for b in of[m] if a != b}
        if len(joined) == 2:
            pairs.add(frozenset(joined))
    return frozenset(pairs)


def _jointly(contest: Contest, of: dict[int, list[Side]]) -> set[frozenset[Side]]:
    """The two who agree or fight together: "the government and the rebels signed a truce"."""
    for heads in contest.together:
        members = {s for m in heads for s in of.get(m, ())}
        if len(members) == 2:
            return {frozenset(members)}
    return set()


def _side(actor: Actor) -> Side | None:
    if actor.code in _STATELESS or actor.sector in ("JRN", "BUS", "EDU", "MED", "UNK", "CVL", "REF"):
        return None
    if actor.sector in _OF_THE_STATE:
        return actor.code, "GOV"
    return actor.code, "REB" if actor.sector in _ARMED else actor.sector


def is_subject(scene: Scene, found: Found) -> bool:
    """Tells whether a phrase, or the coordination it stands in, is a subject or whose something is."""
    sentence = scene.sentences[found.sentence]
    return sentence.tokens[first_conjunct(sentence, found.head)].dep in ("nsubj", "nsubjpass", "poss", "agent")


def _spokesman(scene: Scene, side: Side, pair: frozenset[Side], names: Counter[Actor]) -> Actor:
    """The actor a side is named by: the state between states, else whom of it the report names most."""
    if len({code for code, _ in pair}) > 1 and side[1] == "GOV":
        return Actor(code=side[0], sector="GOV", name=scene.state_name(side[0]))
    return names.most_common(1)[0][0]


def salience(
    scene: Scene, sentence: Sentence, head: int, barred: set[str], fits: Callable[[Found, Actor], bool]
) -> dict[Actor, float]:
    """How much those who fit have been spoken of: as subjects more than otherwise, lately more than long ago.

    Those named only inside a phrase ("Zelenskyy's government") or in an aside do not count.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    actors: dict[str, Actor] = {}
    for found in scene.actors_before():
        if found.kind in ("place", "demonym", "possessive") or aside(scene, found):
            continue
        if found.sentence == sentence.index and found.head >= head:
            continue
        for actor in found.actors:
            if actor.name not in barred and fits(found, actor):
                actors.setdefault(actor.name, actor)
                near = 1.0 / (1 + sentence.index - found.sentence)
                weights[actor.name] += near * (_SUBJECT if is_subject(scene, found) else 1.0)
    return {actors[name]: weight for name, weight in weights.items()}


def stands_out(weights: dict[Actor, float], number: int) -> tuple[Actor, ...] | None:
    """The `number` of greatest weight; None where there are fewer or another comes near."""
    ranked = sorted(weights, key=lambda actor: -weights[actor])
    if len(ranked) < number or number < 1:
        return None
    if len(ranked) > number and weights[ranked[number]] > _THIRD * weights[ranked[number - 1]]:
        return None
    return tuple(ranked[:number])


def aside(scene: Scene, found: Found) -> bool:
    """Tells whether a phrase stands in an aside: "despite X being ...", "although X, who ..., is ..."."""
    sentence = scene.sentences[found.sentence]
    for k in ancestors(sentence, found.head):
        dep = sentence.tokens[k].dep
        if dep in ("pcomp", "relcl"):
            return True
        if dep == "advcl" and any(
            sentence.tokens[c].dep == "mark" and sentence.tokens[c].text.lower() in ("although", "though")
            for c in sentence.children[k]
        ):
            return True
    return False


def subjects_above(scene: Scene, sentence: Sentence, head: int) -> set[str]:
    """Names of those who address a mention: subjects of the clause in whose object or complement it stands.

    Coordinated subjects ("Putin and Xi said both countries ...") may be meant by it, unless it is what their verb acts
    upon ("Brazil and Mexico urged both sides").
    """
    token = sentence.tokens[head]
    clause = token.head if token.dep in ("nsubj", "nsubjpass") else -1
    if token.dep == "agent" or (clause >= 0 and sentence.tokens[clause].dep not in ("ccomp", "xcomp", "relcl")):
        return set()
    above = [k for k in ancestors(sentence, head) if sentence.tokens[k].pos in ("VERB", "AUX")]
    if clause >= 0:
        addressed = any(sentence.tokens[c].text == "to" for c in sentence.children[clause])
        if not addressed:
            return set()
        above = [k for k in above if k != clause]
    else:
        addressed = _object_of(sentence, head, above[0]) if above else False
    for k in above:
        subjects = [c for c in children(sentence, k, "nsubj") if c < head]
        if not subjects and sentence.tokens[k].dep == "conj":
            subjects = [c for c in children(sentence, sentence.tokens[k].head, "nsubj") if c < head]
        if subjects:
            return _names(scene, sentence, subjects, together=addressed)
    return set()


def _names(scene: Scene, sentence: Sentence, subjects: list[int], *, together: bool) -> set[str]:
    names: set[str] = set()
    for c in subjects:
        members = conjuncts(sentence, c)
        if len(members) > 1 and not together:
            continue
        for k in members:
            found = scene.read.get((sentence.index, k))
            if found is not None and (len(found.actors) == 1 or together):
                names |= {a.name for a in found.actors} | {scene.state_name(a.code) for a in found.actors}
    return names


def _object_of(sentence: Sentence, head: int, verb: int) -> bool:
    """Tells whether a phrase is what a verb acts upon, by itself or after "on", "with", "to"."""
    token = sentence.tokens[head]
    if token.dep in ("dobj", "dative"):
        return token.head == verb
    return token.dep == "pobj" and sentence.tokens[token.head].head == verb
