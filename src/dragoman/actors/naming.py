"""The canonical name of an actor that has no proper name: "Government of Ukraine", "representatives of Iran"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dragoman.actors.lexicon import Noun
from dragoman.actors.owners import Owner
from dragoman.actors.phrase import Phrase
from dragoman.actors.scene import Scene
from dragoman.actors.tables import rows
from dragoman.records import Sentence

_DROPPED = frozenset({"DT", "PRP$", "PDT", "WDT", "``", "''", "POS"})


def name_of(scene: Scene, phrase: Phrase, owners: Sequence[Owner], *, alone: bool = True) -> str:
    """Names the actor that a description stands for.

    Args:
        scene: the report.
        phrase: the description.
        owners: to whom it belongs.
        alone: False where it belongs to others as well ("the delegations of Cyprus and Greece").

    Returns:
        A state's body as the register names such bodies; else the description itself without its article, with
        "of ..." for a possessive.
    """
    sentence, head = phrase.sentence, phrase.head
    state = next((o for o in owners if len(o.actor.code) == 3 and o.actor.code not in _NO_STATES), None)
    if state is not None:
        named = body_name(scene, sentence, phrase.noun, state.actor.code, head)
        if named:
            return named
    words = _own_words(sentence, phrase.first, head, owners)
    behind = [o for o in owners if o.how != "adjective"]
    if alone and behind and behind[0].how != "poss" and behind[-1].via > head:
        return words + " " + _tail(sentence, head, behind)
    if behind:
        owner = " and ".join(dict.fromkeys(with_article(o.actor.name) for o in behind))
        return f"{words} of {owner}"
    return words


_NO_STATES = frozenset({"IGO", "NGO", "MNC", "ISM", "WST", "UNK"})


def body_name(scene: Scene, sentence: Sentence, noun: Noun, code: str, head: int) -> str:
    """The canonical name of a state's body ("Government of Iran", "Russian Armed Forces"), "" where it is none."""
    tokens = sentence.tokens
    low = tokens[head].text.lower()
    before = tokens[head - 1].text.lower() if head else ""
    tail = " ".join(t.text.lower() for t in tokens[head : head + 4])
    known = institutions()
    tries = [tail, " ".join(tail.split()[:3]), f"{before} {low}", noun.words, low]
    for words in tries:
        if words in known and words not in _GENERIC:
            pattern = known[words][1]
            adjective = adjectives().get(code, scene.state_name(code))
            found = pattern.replace("{state}", with_article(scene.state_name(code))).replace("{adjective}", adjective)
            return "United States Armed Forces" if found == "American Armed Forces" else found
    return ""


_GENERIC = frozenset(
    {"state", "lawmakers", "officials", "government officials", "prosecutors", "intelligence officials"}
)


def _own_words(sentence: Sentence, first: int, head: int, owners: Sequence[Owner]) -> str:
    tokens = sentence.tokens
    skip: set[int] = set()
    for owner in owners:
        if owner.how == "poss":
            stack = [owner.via]
            while stack:
                k = stack.pop()
                skip.add(k)
                stack += sentence.children[k]
    text, at = "", -1
    for token in tokens[first : head + 1]:
        if token.i in skip or (token.tag in _DROPPED and token.i != head):
            continue
        word = token.text
        if token.i == 0 and token.tag in ("NN", "NNS", "JJ", "VBN") and token.ent == "" and word[1:].islower():
            word = word.lower()
        text += (" " if text and at != token.start else "") + word
        at = token.end
    return text


def _tail(sentence: Sentence, head: int, owners: Sequence[Owner]) -> str:
    """What stands between the noun and its owner, the owner included; "from" as "of"."""
    tokens = sentence.tokens
    start, end = tokens[head + 1].start - sentence.start, tokens[owners[-1].via].end - sentence.start
    text = sentence.text[start:end]
    return "of" + text[4:] if owners[0].how == "from" and text.startswith("from") else text


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def with_article(name: str) -> str:
    """A state's name as it stands after "of": "the United States", "Iran"."""
    bare = _bare(name)
    return f"the {bare}" if bare.split()[0] in _ARTICLED or bare.split()[-1] in _ARTICLED_TAILS else bare


_ARTICLED = frozenset(
    [
        "United",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gambia",
        "Soviet",
        "Czech",
        "Dominican",
        "Democratic",
        "Central",
    ]
)
_ARTICLED_TAILS = frozenset(
    ["Republic", "Union", "Islands", "Nations", "Emirates", "Kingdom", "West", "Forces", "Party"]
)


@cache
def adjectives() -> dict[str, str]:
    """State code -> its first adjective ("Russian"); read once, never changed."""
    found: dict[str, str] = {}
    for cells in rows("states.tsv"):
        if len(cells) > 10 and cells[10]:
            found.setdefault(cells[2], cells[10].split(";")[0].split("@")[0])
    return found


@cache
def institutions() -> dict[str, tuple[str, str]]:
    """What a state's bodies are called in a text -> (sector, pattern of the canonical name); read once."""
    found: dict[str, tuple[str, str]] = {}
    for _key, sector, name, phrases in rows("institutions.tsv"):
        for phrase in phrases.split(";"):
            found.setdefault(phrase, (sector, name))
    return found
