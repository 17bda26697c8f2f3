"""Where the writer goes on in his own words behind what somebody said: concessions, appositions, "which X denies"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import load_cues, load_words
from dragoman.claims.spans import Edges, Quoted
from dragoman.claims.turns import answers
from dragoman.parse.tree import child, children
from dragoman.records import Sentence

CONCEDING = frozenset({"although", "though", "despite", "notwithstanding"})
FRAMES = frozenset({"ccomp", "xcomp", "dobj", "prep", "passive", "predication", "feeling", "noun-that", "according"})
PRESENT = frozenset({"VBZ", "VBP"})


def without_writers(candidate: Candidate, edges: Edges, quoted: Quoted) -> Candidate:
    """Cuts off what the writer adds behind the words claimed.

    Args:
        candidate: a candidate whose content stands in the cue's own sentence.
        edges: the sentence's subtrees' edges.
        quoted: the document's quotations; nothing inside one is cut.

    Returns:
        The candidate, its content shorter and `against` set where the part cut off contradicts it.
    """
    sentence = candidate.sentence
    start, end = candidate.content
    if candidate.frame not in FRAMES or not sentence.start <= start < end <= sentence.end:
        return candidate
    inside = [t.i for t in sentence.tokens if start <= t.start < end and t.dep != "punct"]
    if len(inside) < 3:
        return candidate
    first, last = inside[0], inside[-1]
    if first < candidate.head and candidate.frame != "according":
        return candidate
    for i in range(first + 1, last):
        if sentence.tokens[i].text not in (",", "—", "–", "-") or quoted.at(sentence.tokens[i + 1].start) is not None:
            continue
        kind = _tail(sentence, candidate, i + 1, last, edges)
        if kind is not None:
            tail = sentence.tokens[i + 1].start, sentence.tokens[last].end
            cut = start, sentence.tokens[i - 1].end
            return replace(candidate, content=cut, against=tail if kind == "against" else None)
    return candidate


def _tail(sentence: Sentence, candidate: Candidate, j: int, last: int, edges: Edges) -> str | None:
    """What the words from token `j` to the content's end are: "against" it, a "comment" on it, None for its own."""
    token = sentence.tokens[j]
    word = token.text.lower()
    mark = j + 1 if word == "even" and j < last else j
    if sentence.tokens[mark].text.lower() in CONCEDING or (word == "in" and sentence.tokens[mark + 1].lemma == "spite"):
        clause = mark if sentence.tokens[mark].pos == "ADP" else sentence.tokens[mark].head
        return "against" if _ends(edges, clause, last) and clause >= mark else None
    if word in ("while", "whereas") and token.dep == "mark":
        entry = load_cues().get(("v", sentence.tokens[token.head].lemma.lower()))
        spoken = entry is not None and entry.kind not in ("none", "want", "think", "seem")
        own = child(sentence, token.head, "nsubj", "nsubjpass") is not None
        return "comment" if spoken and own and _ends(edges, token.head, last) else None
    if token.dep == "cc" and word in ("but", "yet") and _turns(sentence, candidate, j):
        return "against"
    if token.tag in ("WDT", "WP") and word == "which":
        verb = token.head
        return "comment" if _ends(edges, verb, last) and answers(sentence, verb) else None
    if token.tag == "VBG" and token.dep == "advcl" and token.lemma.lower() in load_words("commenting"):
        return "comment" if _ends(edges, j, last) else None
    noun = apposed_at(sentence, j, edges)
    return "comment" if noun is not None and _ends(edges, noun, last) else None


def _ends(edges: Edges, i: int, last: int) -> bool:
    return edges.right[i] >= last


def apposed_at(sentence: Sentence, j: int, edges: Edges) -> int | None:
    """The noun of "…, a claim the rebels denied", "…, something Ankara disputes", where the phrase begins at `j`."""
    tokens = sentence.tokens
    if tokens[j].text.lower() not in ("a", "an", "something"):
        return None
    noun = j if tokens[j].pos == "PRON" else tokens[j].head
    if noun < j or edges.left[noun] != j or not children(sentence, noun, "relcl", "acl"):
        return None
    named = tokens[noun].lemma.lower() in load_words("claim_nouns") | load_words("taken_up_as")
    return noun if named or tokens[j].text.lower() == "something" else None


def _turns(sentence: Sentence, candidate: Candidate, cc: int) -> bool:
    """ "said it had won, but the count goes on": the writer's present tense behind what was said in the past."""
    tokens = sentence.tokens
    head = tokens[cc].head
    if tokens[candidate.head].tag != "VBD" or candidate.content_head != head:
        return False
    conj = next((c for c in children(sentence, head, "conj") if c > cc), None)
    if conj is None or child(sentence, conj, "nsubj", "nsubjpass") is None:
        return False
    return _present(sentence, conj) and not _present(sentence, head)


def _present(sentence: Sentence, verb: int) -> bool:
    helpers = children(sentence, verb, "aux", "auxpass")
    return any(sentence.tokens[i].tag in PRESENT for i in (helpers or [verb]))
