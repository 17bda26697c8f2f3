""" "he" and "she": the person who stands out, and none where two do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from dragoman.actors.found import Found
from dragoman.actors.scene import Scene
from dragoman.actors.tables import fold
from dragoman.parse.tree import ancestors, first_conjunct
from dragoman.records import Quotation, Sentence

_RANK = {"nsubj": 5, "nsubjpass": 4, "agent": 3, "dobj": 3, "dative": 2, "poss": 2, "pobj": 1, "conj": 2, "appos": 1}
_REACH = 3


def person_meant(scene: Scene, sentence: Sentence, head: int, gender: str) -> Found | None:
    """Resolves "he" ("m") or "she" ("f").

    Args:
        scene: the report, read up to the pronoun.
        sentence: the pronoun's sentence.
        head: its token.
        gender: the gender it tells.

    Returns:
        Who stands out among the persons of the last sentences: by recency, by being subject, by being spoken of again;
        None where nobody does.
    """
    ahead = _subject_ahead(scene, sentence, head)
    if ahead is not None and ahead.gender in ("", gender):
        return replace(ahead, gender=gender)
    barred = barred_names(scene, sentence, head) | {_speaker_inside(scene, sentence, head)}
    above = _subject_above(scene, sentence, head)
    outside = sentence.tokens[head].dep == "nsubj" and scene.quotation_at(sentence.tokens[head].start) is None
    said = scene.quotation_at(sentence.tokens[head].start)
    scores: dict[str, tuple[float, Found]] = {}
    for found in scene.recent():
        back = sentence.index - found.sentence
        if back > _REACH:
            break
        if back == 0 and outside and scene.quotation_at(sentence.tokens[found.head].start) is not None:
            continue
        told = _gender_of(scene, found)
        if not _can_be(found, sentence, head) or found.actor.name in barred or told not in ("", gender):
            continue
        score = _prominence(scene, found, back) + (2.0 if found is above else 0.0)
        score += (1.0 if told == gender else 0.0) + (0.5 if found.known else 0.0)
        score += _SAME_WORDS if said is not None and said == _words_around(scene, found) else 0.0
        score += _PARALLEL if back == 1 and head == 0 and outside and _leads(scene, found) else 0.0
        best, first = scores.get(found.actor.name, (None, found))
        scores[found.actor.name] = (score if best is None else max(score, best) + 0.5, first)
    best_found = _best(scores, gender=gender) or _speaker_again(scene, sentence, head, scores, gender)
    if best_found is not None and any(_together_with(scene, best_found, f) for _, f in scores.values()):
        return None
    if best_found is not None:
        best_found = _spoken_of_since(scene, sentence, best_found, [f for _, f in scores.values()], gender)
    if best_found is not None and _stranger_nearer(scene, sentence, head, best_found):
        return None
    return best_found


def _speaker_again(
    scene: Scene, sentence: Sentence, head: int, scores: dict[str, tuple[float, Found]], gender: str
) -> Found | None:
    """Reads "he added" as whoever spoke last, where others are named as near; None where it is no such "he"."""
    if not _speaks(sentence, head):
        return None
    for found in scene.recent():
        back = sentence.index - found.sentence
        if back > _SPOKE or (back == 0 and found.head >= head):
            if back > _SPOKE:
                return None
            continue
        if found.sort in ("person", "pronoun", "people", "body") and _speaks(
            scene.sentences[found.sentence], found.head
        ):
            return replace(found, gender=gender) if found.actor.name in scores and found.known else None
    return None


_SPOKE = 2


def _speaks(sentence: Sentence, head: int) -> bool:
    """Tells whether a token is the subject of a verb of saying that has words said."""
    token = sentence.tokens[head]
    if token.dep != "nsubj" or token.head < 0:
        return False
    verb = sentence.tokens[token.head]
    return verb.lemma in _SAID and verb.dep in ("ROOT", "parataxis", "conj", "ccomp")


_SAID = frozenset(
    {"say", "add", "tell", "note", "continue", "explain", "stress", "argue", "insist", "warn", "conclude"}
)


def _spoken_of_since(scene: Scene, sentence: Sentence, best: Found, others: list[Found], gender: str) -> Found | None:
    """Gives way to the one person named since: where a sentence lies between, and the report names them as often."""
    since = [f for f in others if f.sentence >= sentence.index - 1 and f.actor.name != best.actor.name]
    if best.sentence >= sentence.index - 1 or not since:
        return best
    counts = Counter(f.actor.name for f in scene.recent() if f.actors and f.kind != "pronoun")
    if len({f.actor.name for f in since}) == 1 and counts[since[0].actor.name] >= counts[best.actor.name]:
        return replace(since[0], gender=gender)
    return best


def _stranger_nearer(scene: Scene, sentence: Sentence, head: int, best: Found) -> bool:
    """Tells whether somebody without a name is a nearer main subject than whom the pronoun seems to mean.

    "The suspect said nothing. He faces life in prison" is not the president of the sentence before.
    """
    for found in scene.recent():
        back = sentence.index - found.sentence
        if back > 1 or found.sentence < best.sentence or (found.sentence == best.sentence and found.head <= best.head):
            return False
        if (back == 0 and found.head >= head) or found.plural or found.kind != "description":
            continue
        if found.known and found.steps[-1].by not in ("actors:home", "actors:unknown"):
            continue
        if _leads(scene, found, passive=True) and _human(scene, found):
            return not _leads(scene, best, passive=True) or found.sentence > best.sentence
    return False


def _human(scene: Scene, found: Found) -> bool:
    noun = scene.lexicon.nouns.get(found.role)
    return noun is not None and noun.sort in ("people", "office") and found.role not in scene.lexicon.collective


_SAME_WORDS = 4.0
"""What it counts that somebody was named in the very quotation the pronoun stands in; set by hand."""


def _words_around(scene: Scene, found: Found) -> Quotation | None:
    return scene.quotation_at(scene.sentences[found.sentence].tokens[found.head].start)


_PARALLEL = 1.5
"""What it counts that a subject follows on the main subject of the sentence before; set by hand."""


def _leads(scene: Scene, found: Found, *, passive: bool = False) -> bool:
    """Tells whether a phrase is the main subject of its sentence; with `passive`, also that of a passive verb."""
    tokens = scene.sentences[found.sentence].tokens
    token = tokens[found.head]
    subject = token.dep == "nsubj" or (passive and token.dep == "nsubjpass")
    return subject and token.head >= 0 and tokens[token.head].dep == "ROOT"


def _can_be(found: Found, sentence: Sentence, head: int) -> bool:
    if found.sort not in ("person", "pronoun") or len(found.actors) != 1 or found.plural or found.kind == "place":
        return False
    if found.sort == "pronoun" and found.actor.code == "UNK":
        return False
    return found.sentence != sentence.index or found.head <= head


def _gender_of(scene: Scene, found: Found) -> str:
    given = found.actor.name.split()
    known = scene.lexicon.gender.get(fold(found.actor.name).lower(), "")
    return found.gender or known or (scene.lexicon.gender.get(given[0].lower(), "") if given else "")


def _subject_above(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """The subject of the clause that the pronoun's own clause depends on: Sharon in "Sharon stays until he speaks"."""
    verbs = [k for k in ancestors(sentence, head) if sentence.tokens[k].pos in ("VERB", "AUX")]
    for k in verbs[1:]:
        for c in sentence.children[k]:
            if sentence.tokens[c].dep in ("nsubj", "nsubjpass") and c < head:
                return scene.read.get((sentence.index, c))
    return None


def _subject_ahead(scene: Scene, sentence: Sentence, head: int) -> Found | None:
    """The person who is the main subject after an opening phrase with a possessive: "With his usual wit, X spoke"."""
    if sentence.tokens[head].dep != "poss" or any(t.dep in ("nsubj", "nsubjpass") for t in sentence.tokens[:head]):
        return None
    for k in ancestors(sentence, head):
        if sentence.tokens[k].dep == "ROOT":
            for c in sentence.children[k]:
                named = sentence.tokens[c].pos == "PROPN" and sentence.tokens[c - 1].text != "of"
                if sentence.tokens[c].dep == "nsubj" and c > head + 1 and named:
                    found = scene.reader(scene, sentence, c)
                    if found is not None and found.sort == "person" and found.kind in ("name", "description"):
                        return found if found.known or found.kind == "name" else None
    return None


def _together_with(scene: Scene, mine: Found, other: Found) -> bool:
    """Tells whether two were named in one breath ("Putin and Xi"), so that "he" can mean either."""
    if mine.sentence != other.sentence or mine.actor.name == other.actor.name or other.kind != "name":
        return False
    sentence = scene.sentences[mine.sentence]
    return first_conjunct(sentence, mine.head) == first_conjunct(sentence, other.head)


def _prominence(scene: Scene, found: Found, back: int) -> float:
    sentence = scene.sentences[found.sentence]
    dep = sentence.tokens[first_conjunct(sentence, found.head)].dep
    return _RANK.get(dep, 0) + (4.0 if back == 0 else 3.0 - 1.5 * back)


def _best(scores: dict[str, tuple[float, Found]], *, gender: str = "") -> Found | None:
    if not scores:
        return None
    ranked = sorted(scores.values(), key=lambda item: -item[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 1.0:
        return None
    best = ranked[0][1]
    return replace(best, gender=gender) if gender else best


def barred_names(scene: Scene, sentence: Sentence, head: int) -> set[str]:
    """Names of those that a pronoun cannot mean: the other arguments of its own verb ("him" is not the subject)."""
    token = sentence.tokens[head]
    names: set[str] = set()
    if token.dep == "poss" or token.text.lower().endswith(("self", "selves")):
        return names
    k = token.head
    while k >= 0 and sentence.tokens[k].pos == "ADP":
        k = sentence.tokens[k].head
    if k < 0:
        return names
    for c in sentence.children[k]:
        if c != head and sentence.tokens[c].dep in ("nsubj", "nsubjpass", "dobj"):
            found = scene.read.get((sentence.index, c))
            if found is not None:
                names |= {a.name for a in found.actors}
    return names


def _speaker_inside(scene: Scene, sentence: Sentence, head: int) -> str:
    """The speaker of the quotation that the pronoun stands in, who says "I", not "he"; "" where not told nearby.

    It is the subject outside the marks in the pronoun's sentence, or in those before it back to where it opens.
    """
    quotation = scene.quotation_at(sentence.tokens[head].start)
    if quotation is None:
        return _speaker_after(scene, sentence, head)
    for index in range(sentence.index, max(-1, sentence.index - 4), -1):
        earlier = scene.sentences[index]
        if earlier.end < quotation.start:
            break
        for token in earlier.tokens:
            if token.dep == "nsubj" and scene.quotation_at(token.start) is None:
                found = scene.read.get((index, token.i))
                if found is None and index == sentence.index and token.pos == "PROPN":
                    found = scene.reader(scene, sentence, token.i)
                if found is not None and found.actors:
                    return found.actor.name
    return _speaker_after(scene, sentence, head)


def _speaker_after(scene: Scene, sentence: Sentence, head: int) -> str:
    """The subject of a verb of saying that comes after the words said: "He is ill, the doctor said"."""
    above = ancestors(sentence, head)
    for below, k in pairwise([head, *above]):
        if sentence.tokens[below].dep not in ("ccomp", "parataxis"):
            continue
        for c in sentence.children[k]:
            if sentence.tokens[c].dep == "nsubj" and c > head and c not in above and sentence.tokens[k].pos == "VERB":
                found = scene.reader(scene, sentence, c)
                return found.actor.name if found is not None and found.actors else ""
    return ""
