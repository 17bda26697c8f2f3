"""Joint mentions: whom "the two leaders", "both countries", "the pair" or "neither" stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dragoman.actors.found import Found
from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import body_name
from dragoman.actors.offices import holds
from dragoman.actors.scene import Groups, Scene
from dragoman.actors.sides import aside, is_subject, opposed, salience, stands_out, subjects_above
from dragoman.actors.spoken import those_spoken_of
from dragoman.records import Actor, Sentence

_NUMBERS = {"two": 2, "both": 2, "2": 2, "three": 3, "four": 4, "five": 5, "neither": 2, "either": 2}


def members(scene: Scene, sentence: Sentence, head: int, noun: Noun, *, plural: bool) -> tuple[Actor, ...] | None:
    """Finds the members of a joint mention.

    Args:
        scene: the report.
        sentence: the mention's sentence.
        head: its head token.
        noun: its noun.
        plural: whether it is plural in form.

    Returns:
        The members; None where the phrase is no joint mention or they are not clear.
    """
    number = _number(sentence, head)
    last = noun.words.split(" of ")[0].split()[-1].removesuffix("s")
    if last in scene.lexicon.joint_sides and plural:
        against = opposed(scene, sentence, head, number)
        if against or against is None or number != 2 or not _two_states(scene):
            return against
    if not number or not (plural or _neither(sentence, head)):
        return None
    if last in scene.lexicon.joint_persons:
        sort = "person"
    elif last in scene.lexicon.joint_states or noun.sort == "force":
        sort = "state"
    else:
        return None
    if any(
        sentence.tokens[c].dep in ("amod", "prep", "poss") and sentence.tokens[c].text.lower() != "both"
        for c in sentence.children[head]
        if not noun.first <= c < noun.last
    ):
        return None
    found = pair(scene, sentence, head, sort, number, role=noun.words if sort == "person" else "")
    if found is None and (sort == "state" or noun.sector == "GOV"):
        found = those_spoken_of(scene, sentence, head, noun, sort, number)
    if found is None and last in scene.lexicon.joint_sides:
        return ()
    if found is None or noun.sort != "force":
        return found
    return tuple(
        Actor(code=a.code, sector=noun.sector, name=body_name(scene, sentence, noun, a.code, head) or a.name)
        for a in found
    )


def _two_states(scene: Scene) -> bool:
    """Tells whether only two states have been spoken of, and both as acting."""
    spoken: dict[str, bool] = {}
    for found in scene.actors_before():
        if found.kind in ("place", "demonym"):
            continue
        for member in as_members(scene, found, "state", ""):
            if not spoken.get(member.code, False):
                acts = found.kind != "possessive" and (is_subject(scene, found) or len(found.actors) == 2)
                spoken[member.code] = acts
    return len(spoken) == 2 and all(spoken.values())


def _neither(sentence: Sentence, head: int) -> bool:
    """Tells whether a singular noun speaks of two: "neither president", "either side"."""
    return any(sentence.tokens[c].text.lower() in ("neither", "either") for c in sentence.children[head] if c < head)


def _number(sentence: Sentence, head: int) -> int:
    words = [sentence.tokens[c].text.lower() for c in sentence.children[head] if c < head]
    if "both" in words or _neither(sentence, head):
        return 2
    definite = any(w in ("the", "these", "those", "all") for w in words)
    return next((_NUMBERS[w] for w in words if w in _NUMBERS), 0) if definite else 0


def pair(
    scene: Scene, sentence: Sentence, head: int, sort: str, number: int, role: str = ""
) -> tuple[Actor, ...] | None:
    """The `number` actors of a sort who are spoken of together; None where that is not clear.

    Who was named together (jointly, or alone in one sentence) counts, the later and the more often the more; an actor
    that is the subject of the very clause in whose object the mention stands is not meant by it; the subject that
    follows a mention at the head of its sentence is.
    """
    for places in (False, True):
        found = _pair(scene, sentence, head, sort, number, role, places=places)
        if found is not None or sort != "state":
            return found
    return None


def _pair(
    scene: Scene, sentence: Sentence, head: int, sort: str, number: int, role: str, *, places: bool
) -> tuple[Actor, ...] | None:
    """As `pair`; with `places`, countries where something happened count as spoken of."""
    actors: dict[str, Actor] = {}
    scores: defaultdict[frozenset[str], float] = defaultdict(float)
    for weight, names in _groups(scene, sentence.index, sort, number, role, actors, places=places):
        scores[names] += weight
    others = subjects_above(scene, sentence, head)
    partner = _subject_after(scene, sentence, head, sort)
    usable = {names: s for names, s in scores.items() if not others & names and (not partner or partner & names)}
    if not usable and sort == "person":
        standing = salience(scene, sentence, head, others, lambda f, a: as_sort(scene, f, a, sort, role) is not None)
        return stands_out(standing, number)
    if not usable:
        latest = _latest(scene, sort, number, role, others, actors, places=places)
        reach = 2 if others else 3
        if latest is None or not only(scene, sentence.index, sort, {*latest, *others}, reach=reach):
            return None
        return tuple(actors[n] for n in latest)
    ranked = sorted(usable.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[1][1] > _CLOSE * ranked[0][1]:
        return None
    return tuple(actor for name, actor in actors.items() if name in ranked[0][0])


_CLOSE = 0.8


def _groups(
    scene: Scene, sentence: int, sort: str, number: int, role: str, actors: dict[str, Actor], *, places: bool
) -> Iterable[tuple[float, frozenset[str]]]:
    """Those named together before, as (weight, names)."""
    by_sentence: dict[int, list[Found]] = {}
    for found in scene.actors_before():
        if (found.kind != "place" or places) and not (sort == "person" and aside(scene, found)):
            by_sentence.setdefault(found.sentence, []).append(found)
    for index, listed in by_sentence.items():
        near = 1.0 / (1 + sentence - index)
        if sort == "state":
            told, groups = _states_together(scene, index, listed, number)
            for member in told:
                actors.setdefault(member.name, member)
        else:
            groups = tuple(_together_in(scene, listed, sort, number, role, actors))
        for weight, names in groups:
            yield weight * near, names


def _states_together(scene: Scene, at: int, listed: list[Found], number: int) -> tuple[tuple[Actor, ...], Groups]:
    """The states a sentence names and which of them together, worked out once for the same phrases."""
    key = (at, listed[0].head, listed[-1].head, len(listed), number)
    if key not in scene.together:
        actors: dict[str, Actor] = {}
        groups = tuple(_together_in(scene, listed, "state", number, "", actors))
        scene.together[key] = tuple(actors.values()), groups
    return scene.together[key]


def _together_in(
    scene: Scene, listed: list[Found], sort: str, number: int, role: str, actors: dict[str, Actor]
) -> Iterable[tuple[float, frozenset[str]]]:
    """Those whom the phrases of one sentence name together, as (weight, names); `actors` takes in who they are."""
    together: dict[str, None] = {}
    for found in reversed(listed):
        members = as_members(scene, found, sort, role)
        for member in members:
            actors.setdefault(member.name, member)
        if len(found.actors) == number == len({m.name for m in members}) and found.kind != "possessive":
            yield 2.0, frozenset(m.name for m in members)
        elif sort == "person" and found.sort == "state" and len(found.actors) == number:
            heads = _heads_of(scene, found, role, actors)
            if len(heads) == number:
                yield 2.0, heads
        together.update((m.name, None) for m in members)
    if len(together) == number:
        yield 1.0, frozenset(together)


def _heads_of(scene: Scene, states: Found, role: str, actors: dict[str, Actor]) -> frozenset[str]:
    """The persons of an office who act for states spoken of together; all names where one state has two."""
    codes = {a.code for a in states.actors}
    for found in scene.actors_before():
        for member in as_members(scene, found, "person", role):
            if member.code in codes and found.role:
                actors.setdefault(member.name, member)
    return frozenset(name for name, actor in actors.items() if actor.code in codes)


def as_members(scene: Scene, found: Found, sort: str, role: str) -> tuple[Actor, ...]:
    """Those of a phrase's actors who are of a sort, each as one of it; worked out once a phrase."""
    key = (id(found), sort, role)
    known = scene.members.get(key)
    if known is None:
        told = (as_sort(scene, found, actor, sort, role) for actor in found.actors)
        known = scene.members[key] = (found, tuple(member for member in told if member is not None))
    return known[1]


def as_sort(scene: Scene, found: Found, actor: Actor, sort: str, role: str) -> Actor | None:
    """An actor as one of a sort: a president stands for a state where "both countries" are meant."""
    if len(actor.code) != 3 or actor.code in _STATELESS:
        return None
    if sort == "state":
        if found.kind != "demonym" and found.sort in ("state", "person") and actor.sector == "GOV":
            return Actor(code=actor.code, sector="GOV", name=scene.state_name(actor.code))
        return None
    if found.sort != "person" or found.kind == "possessive":
        return None
    return actor if not role or role in scene.lexicon.any_role or holds(scene, found, actor, role) else None


_STATELESS = frozenset({"UNK", "IGO", "NGO", "MNC", "ISM", "WST"})


def _latest(
    scene: Scene, sort: str, number: int, role: str, others: set[str], actors: dict[str, Actor], *, places: bool
) -> tuple[str, ...] | None:
    names: dict[str, None] = {}
    for found in scene.recent():
        if found.kind == "place" and not places:
            continue
        for member in as_members(scene, found, sort, role):
            if member.name not in others:
                actors.setdefault(member.name, member)
                names[member.name] = None
        if len(names) >= number:
            return tuple(names)[:number]
    return None


def only(scene: Scene, sentence: int, sort: str, names: set[str], *, reach: int) -> bool:
    """Tells whether nobody else of the sort was spoken of in the last `reach` sentences."""
    near = {
        member.name
        for found in scene.recent()
        if sentence - found.sentence <= reach and found.kind != "place"
        for member in as_members(scene, found, sort, "")
    }
    return near <= set(names)


def _subject_after(scene: Scene, sentence: Sentence, head: int, sort: str) -> set[str]:
    """The subject of the main clause, where the mention stands before it: "By both countries' will, China ..."."""
    root = next((t.i for t in sentence.tokens if t.dep == "ROOT"), -1)
    if root < 0:
        return set()
    for c in sentence.children[root]:
        name = scene.name_at[sentence.index].get(c)
        if sentence.tokens[c].dep == "nsubj" and c > head and name is not None and name.head == c:
            entry = scene.entry_of(name)
            if entry is not None and entry.kind == "state" and sort == "state":
                return {scene.state_name(entry.code)}
    return set()
