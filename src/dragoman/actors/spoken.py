"""The states just spoken of, whom "the two neighbours" or "the two foreign ministers" takes up."""

from __future__ import annotations

from dragoman.actors.lexicon import Noun
from dragoman.actors.naming import with_article
from dragoman.actors.scene import Scene
from dragoman.actors.sides import subjects_above
from dragoman.records import Actor, Sentence


def those_spoken_of(
    scene: Scene, sentence: Sentence, head: int, noun: Noun, sort: str, number: int
) -> tuple[Actor, ...] | None:
    """The states that the last sentence to speak of any speaks of, where they are as many as the mention says.

    So "the two neighbours" are Chad and Niger after "Chadian and Nigerien troops clashed", and "the two foreign
    ministers" theirs. None where the sentences around it speak of yet another.
    """
    if sort == "person" and noun.words.split()[-1] not in scene.lexicon.of_states:
        return None
    first = sentence.tokens[head].start
    earlier = {
        scene.code_of(n) for n in scene.names[sentence.index] if n.entries and sentence.tokens[n.first].start < first
    } & scene.codes[sentence.index].keys()
    near: list[set[str]] = [earlier] if earlier else []
    near += [set(scene.codes[i]) for i in range(sentence.index - 1, max(-1, sentence.index - _NEAR - 1), -1)]
    told = [codes for codes in near if codes]
    if not told or len(told[0]) != number or any(not codes <= told[0] for codes in told):
        return None
    if subjects_above(scene, sentence, head) & {scene.state_name(code) for code in told[0]}:
        return None
    states = [Actor(code=code, sector="GOV", name=scene.state_name(code)) for code in sorted(told[0])]
    if sort == "state":
        return tuple(states)
    return tuple(_officer_of(scene, noun, state) for state in states)


_NEAR = 2
"""How many sentences back those may be named whom "the two neighbours" speaks of; set by hand."""


def _officer_of(scene: Scene, noun: Noun, state: Actor) -> Actor:
    """Who holds an office of a state on the report's day; somebody without a name where that is not clear."""
    known = scene.register.role(noun.words)
    holders = scene.register.holder(known[0], state.code, scene.on) if known and scene.on is not None else ()
    if len(holders) == 1:
        code, sector = holders[0].reading(scene.on)
        return Actor(code=code, sector=sector, name=holders[0].name, wikidata=holders[0].wikidata)
    return Actor(code=state.code, sector=noun.sector, name=f"{noun.words} of {with_article(state.name)}")
