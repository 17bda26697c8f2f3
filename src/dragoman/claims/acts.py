"""What saying it does: the cue's act, unless the words claimed show another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import load_cues, load_words
from dragoman.claims.spans import Quoted, trimmed
from dragoman.parse.tree import child, children
from dragoman.records import Quotation, Sentence
from dragoman.records.findings import Form

PLAIN = frozenset(["assert", "believe", "ask", "propose"])
"""Acts of cues that say little themselves; stronger ones are never overruled."""

PERFORMED = frozenset(["accuse", "blame", "condemn", "demand", "urge", "deny", "praise"])
"""Kinds of cue that do what they say where the speaker says them of himself."""

_DEMAND = re.compile(
    r"\b(?:(?:should|must)"
    r"(?! not have\b| have\b| be (?!\w*(?:ed|en|ne|held|made|brought|sent|cut|put|kept|left|met|paid|told)\b))|ought to"
    r"|(?<!\bI )(?<!\bhe )(?<!\bwe )(?<!\bit )(?<!\bshe )(?:need|needs|has|have) to(?! be\b| have\b| an?\b| the\b)"
    r"|(?:we|I) (?:expect|demand|call on|urge|ask|count on|insist|want (?:\w+ ){1,4}to)|let us|please)\b",
    re.IGNORECASE,
)
_UNDERTAKING = (
    r"(?: ?[’']ll| will| shall| would"
    r"|(?: ?[’'](?:re|m)| are| am| is| was| were) (?:ready|going|prepared|committed|willing|determined)"
    r"| (?:stands?|stood) ready)"
    r" (?:also |never |not |always )?(?:to )?(?!(?:be|have|prefer|like|love|hope|want|need|know|see|think|say)\b)\w+"
)
_PROMISE = re.compile(r"\b(?:I|we|it|they|he|she)" + _UNDERTAKING, re.IGNORECASE)
_OWN_PROMISE = re.compile(r"\b(?:I|we)" + _UNDERTAKING, re.IGNORECASE)
_ADMIT = re.compile(
    r"\b(?:(?<!and )regrets?|apologi[sz]e[sd]?|sorry|my (?:own )?(?:fault|mistake)|our (?:own )?(?:fault|mistake))\b",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"\b(?:ha[ds]|have|having) nothing to do with\b"
    r"|\b(?:ha[ds]|have|having|played|plays|took) no (?:part|role|hand|involvement)\b"
    r"|\b(?:was|were|is|are) not (?:behind|responsible for|involved in)\b",
    re.IGNORECASE,
)
_UNTOLERATED = re.compile(
    r"\b(?:I|we|it|they|he|she) (?:will|would|shall) (?:not|never) "
    r"(?:sit idl[ey]|stand idl[ey]|sit idly|stand by|stay silent|remain silent|stay idle|remain idle)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[”\"’']?$|^(?:if|whether|why|how|what|who|when|where|which)\b", re.IGNORECASE)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(load_words(name), key=len, reverse=True))) + r")\b", re.IGNORECASE
    )


@cache
def _called(name: str) -> re.Pattern[str]:
    """A word of the list said of something: "is illegal", "as a disgrace", not "illegal fishing"."""
    return re.compile(
        r"(?:\b(?:is|are|was|were|be|been|being|as|an?|it|[’']s)\s+|[“\"])(?:[\w-]+\s+){0,3}" + _any_of(name).pattern,
        re.IGNORECASE,
    )


@cache
def _blamed_for(name: str) -> re.Pattern[str]:
    """A crime laid at somebody's door: "committed genocide", "is terrorism", not "the fight against terrorism"."""
    crime = _any_of(name).pattern
    return re.compile(
        r"\b(?:(?:commit\w*|carr(?:y|ied|ying) out|amount\w* to|constitut\w+|spread\w*|sponsor\w*|support\w*|acts? of)"
        r"\s+(?!no\b|not\b)(?:[\w-]+\s+){0,2}|(?:is|are|was|were|as|been)\s+(?:an?\s+|the\s+)?(?:[\w-]+(?<!ing)\s+)?)"
        + crime,
        re.IGNORECASE,
    )


_NO = re.compile(r"(?:\b(?:no|not|never|nor|without)|n[’']t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


def _affirmed(pattern: re.Pattern[str], words: str) -> bool:
    """Tells whether a pattern stands in the words without a "not" before it."""
    return any(_NO.search(words[max(0, m.start() - 30) : m.start()]) is None for m in pattern.finditer(words))


def act_of(candidate: Candidate, words: str, *, direct: bool) -> str:
    """Decides a claim's act.

    Args:
        candidate: the accepted candidate.
        words: the content.
        direct: True where the content is a direct quotation, in which "we will" is the speaker's own.

    Returns:
        One of the acts of record.md.

    Source: record.md's list of acts; rules written on the open gold and PolNeAR's training part.
    """
    entry = candidate.entry
    lemma = candidate.sentence.tokens[candidate.head].lemma.lower()
    if candidate.frame in ("dobj", "passive") and lemma in load_words("announcing"):
        return _announced(candidate, words)
    if lemma == "claim" and _any_of("responsibility").search(words):
        return "admit"
    if candidate.frame == "adverb":
        return entry.act
    if (
        entry.lemma == "ask"
        and candidate.frame in ("xcomp", "prep", "ccomp")
        and not direct
        and not _QUESTION.search(words)
    ):
        return "demand"
    if entry.kind == "express" and candidate.frame in ("dobj", "passive"):
        noun = load_cues().get(("n", candidate.sentence.tokens[candidate.content_head].lemma.lower()))
        return entry.act if noun is None else noun.act
    if entry.kind == "call" and candidate.content_head >= 0 and _to_do(candidate):
        return "demand"
    if entry.lemma == "call for":
        return "propose" if _any_of("talks").search(words) else "demand"
    if entry.kind in ("call", "say", "tell") and entry.act == "assert" and _disbelieved(candidate, words):
        return "deny"
    if entry.act not in PLAIN or (entry.act == "propose" and entry.kind != "say"):
        return entry.act
    return _said(candidate, words, direct=direct) or entry.act


def _to_do(candidate: Candidate) -> bool:
    """ "called the directors to testify"."""
    sentence, head = candidate.sentence, candidate.content_head
    verb = sentence.tokens[head]
    to = any(sentence.tokens[a].tag == "TO" for a in children(sentence, head, "aux"))
    return to and verb.lemma.lower() != "be" and verb.head == candidate.head


def _disbelieved(candidate: Candidate, words: str) -> bool:
    """ "called the allegation baseless": a denial of what somebody claimed."""
    sentence = candidate.sentence
    said_of = child(sentence, candidate.head, "dobj", "nsubjpass")
    head = sentence.tokens[candidate.head]
    if said_of is None and head.dep == "relcl":
        said_of = head.head  # "an accusation Ankara called a lie"
    if candidate.frame == "ccomp" and sentence.tokens[candidate.content_head].lemma == "be":
        said_of = child(sentence, candidate.content_head, "nsubj")
    if said_of is None or sentence.tokens[said_of].lemma.lower() not in load_words("claim_nouns"):
        return False
    return _affirmed(_any_of("disbelieving"), words)


def _announced(candidate: Candidate, words: str) -> str:
    noun = candidate.sentence.tokens[candidate.content_head].lemma.lower()
    if noun in load_words("undertakings"):
        return "promise"
    if noun in load_words("initiatives"):
        return "propose"
    if _any_of("condemning").search(words):
        return "condemn"
    return "propose" if candidate.entry.lemma == "propose" else "assert"


def _said(candidate: Candidate, words: str, *, direct: bool) -> str | None:
    if _ADMIT.search(words) and (direct or candidate.entry.kind == "quote"):
        return "admit"
    if candidate.entry.kind in ("think", "want", "seem", "doubt"):
        return None
    performed = None if direct else _performed(candidate)
    if performed is not None:
        return performed
    if _NO_PART.search(words):
        return "deny"
    if _UNTOLERATED.search(words):
        return "threaten"
    if _called("condemning").search(words):
        return "condemn"
    if _affirmed(_any_of("accusing"), words) or _affirmed(_blamed_for("crimes"), words):
        return "accuse"
    if _affirmed(_DEMAND, words):
        return "demand"
    if direct and _OWN_PROMISE.search(words):
        return "promise"
    if not direct and candidate.content_head >= 0 and _own_subject(candidate) and _PROMISE.search(words):
        return "promise"
    if _any_of("praising").search(words) and direct:
        return "praise"
    if _QUESTION.search(words) and candidate.entry.act == "ask":
        return "ask"
    return None


def _performed(candidate: Candidate) -> str | None:
    """The act of "said it condemned the raid": what the speaker does by saying that he does it."""
    if candidate.content_head < 0 or candidate.frame != "ccomp" or not _own_subject(candidate):
        return None
    sentence, verb = candidate.sentence, candidate.content_head
    entry = load_cues().get(("v", sentence.tokens[verb].lemma.lower()))
    helped = any(sentence.tokens[c].tag == "MD" for c in children(sentence, verb, "aux"))
    if entry is None or entry.kind not in PERFORMED or helped or child(sentence, verb, "neg") is not None:
        return None
    return entry.act


def _own_subject(candidate: Candidate) -> bool:
    """ "He said he would": the content's subject is a pronoun."""
    sentence = candidate.sentence
    answering = sentence.tokens[candidate.head].tag == "VBG"  # "rejected the plan, saying it would …": the plan would
    return any(
        sentence.tokens[c].dep == "nsubj"
        and not (answering and sentence.tokens[c].text.lower() == "it")
        and sentence.tokens[c].pos == "PRON"
        for c in sentence.children[candidate.content_head]
    )


def by_act(candidate: Candidate, text: str, sentences: Sequence[Sentence], quoted: Quoted) -> list[Candidate]:
    """Splits a quotation of several sentences where it turns from one act to another.

    Args:
        candidate: an accepted candidate.
        text: the document's text.
        sentences: the document's sentences.
        quoted: its quotations.

    Returns:
        The candidate, or one for each run of sentences with one act, in order; plain statements join what goes before.
    """
    start, end = candidate.content
    quotation = quoted.at(start)
    if (
        quotation is None
        or quotation.start != start
        or quotation.end < end
        or quotation.start <= candidate.cue[0] < end
    ):
        return [candidate]
    first = bisect_right(sentences, start + 1, key=lambda s: s.start) - 1
    runs: list[tuple[int, int, str | None]] = []
    for sentence in sentences[max(0, first) :]:
        if sentence.start >= end:
            break
        extent = max(start, sentence.start), min(end, sentence.end)
        act = _said(candidate, text[slice(*extent)], direct=True)
        if runs and (act is None or runs[-1][2] is None or act == runs[-1][2]):
            runs[-1] = (runs[-1][0], extent[1], runs[-1][2] or act)
        else:
            runs.append((*extent, act))
    if len(runs) < 2:
        return [candidate]
    return [replace(candidate, content=trimmed(text, (a, b))) for a, b, _ in runs]


def form_of(content: tuple[int, int], cue: int, text: str, quotations: tuple[Quotation, ...]) -> Form:
    """Tells whether all, some or none of the words claimed stand in quotation marks.

    Args:
        content: the content's extent.
        cue: where the cue begins; a quotation that holds the cue too does not count.
        text: the document's text.
        quotations: those that touch the content.

    Returns:
        "direct", "mixed" or "indirect".
    """
    inside = outside = 0
    for match in re.finditer(r"\w+", text[content[0] : content[1]]):
        at = content[0] + match.start()
        if any(q.start <= at < q.end and not q.start <= cue < q.end for q in quotations):
            inside += 1
        else:
            outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"
