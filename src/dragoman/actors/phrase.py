"""What every description becomes once it has been read."""

from __future__ import annotations

from dragoman.actors.found import Found
from dragoman.actors.lexicon import Noun
from dragoman.actors.scene import Scene
from dragoman.records import Actor, Sentence, Step


def bystander(sentence: Sentence, first: int, head: int, plural: bool) -> Found:
    lemma = sentence.tokens[head].lemma.lower()
    return Found(sentence=sentence.index, head=head, first=first, last=head + 1, kind="description", sort="thing", role=lemma, plural=plural)


def described(
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


def is_former(scene: Scene, sentence: Sentence, first: int, head: int) -> bool:
    return any(sentence.tokens[k].text.lower() in scene.lexicon.former for k in range(first, head))
