"""Who is to do what is said: the speaker, somebody else, or nobody. Tells promises and threats from forecasts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import load_words
from dragoman.claims.sources import Mentions
from dragoman.parse.tree import children
from dragoman.records import ActorMention, Sentence, Token

FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll"})
STATES = frozenset(
    {
        "be",
        "have",
        "know",
        "like",
        "need",
        "want",
        "remain",
        "become",
        "mean",
        "benefit",
        "win",
        "lose",
        "gain",
        "suffer",
    }
)
"""Verbs for what befalls one; nobody promises these."""

CIVIL = frozenset({"UNK", "IGO", "NGO", "MNC"})
"""Codes of those who warn of dangers and threaten nobody."""

OWN = frozenset({"he", "she", "it", "they", "we", "i"})


def undertakes(candidate: Candidate, sources: Sequence[ActorMention], known: Mentions) -> bool:
    """ "Moscow said Russia would withdraw": the speaker, or the state it speaks for, will do something."""
    doer = _doer(candidate)
    if doer is None:
        return False
    sentence, verb = candidate.sentence, candidate.sentence.tokens[doer.head]
    return (
        doer.dep == "nsubj"
        and doer.pos in ("NOUN", "PROPN")
        and doer.ent != "PERSON"
        and verb.lemma.lower() not in STATES
        and _is_to_come(sentence, verb)
        and _is_source(sentence, doer, sources, known)
    )


def threatens(
    candidate: Candidate,
    words: str,
    sources: Sequence[ActorMention],
    told: Sequence[ActorMention],
    known: Mentions,
) -> bool:
    """Tells a warning that threatens from one that only foresees.

    Args:
        candidate: a claim made by "warn" or "warning".
        words: its content.
        sources: who warns.
        told: who is warned; of a warning "against" something, aimed at another state, no more is asked.
        known: the document's actor mentions.

    Returns:
        True where a government or armed group warns of what it would do itself, or of harm with no other doer.
    """
    if not any(m.actor.code not in CIVIL for m in sources):
        return False
    if candidate.frame == "prep" and told and _under(candidate, "against"):
        return not {m.actor.code for m in told} & ({m.actor.code for m in sources} | {"UNK"})
    doer, sentence = _doer(candidate), candidate.sentence
    menace = _menaces().search(words) is not None
    if doer is None:
        return menace
    if doer.text.lower() in OWN or _is_source(sentence, doer, sources, known):
        return menace or (_is_to_come(sentence, sentence.tokens[doer.head]) and doer.dep == "nsubj")
    named = {m.actor.code for m in known.at(sentence, doer.i)} - {"UNK"}
    return menace and (doer.dep == "nsubjpass" or not named) and _is_to_come(sentence, sentence.tokens[doer.head])


def _under(candidate: Candidate, preposition: str) -> bool:
    tokens = candidate.sentence.tokens
    return tokens[tokens[candidate.content_head].head].text.lower() == preposition


@cache
def _menaces() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(load_words("menaces"))) + r")\b", re.IGNORECASE)


def _doer(candidate: Candidate) -> Token | None:
    """The subject of the first clause in the content."""
    start, end = candidate.content
    tokens = candidate.sentence.tokens
    head = candidate.content_head
    if head >= 0 and not candidate.frame.startswith("continued"):
        own = children(candidate.sentence, head, "nsubj", "nsubjpass")
        if own:
            return tokens[own[0]]
    return next(
        (t for t in tokens if start <= t.start and t.end <= end and t.dep in ("nsubj", "nsubjpass") and t.tag != "WDT"),
        None,
    )


def _is_to_come(sentence: Sentence, verb: Token) -> bool:
    return any(sentence.tokens[c].text.lower() in FUTURE for c in children(sentence, verb.i, "aux"))


def _is_source(sentence: Sentence, doer: Token, sources: Sequence[ActorMention], known: Mentions) -> bool:
    codes = {m.actor.code for m in sources} - {"UNK"}
    return bool(codes) and any(m.actor.code in codes for m in known.at(sentence, doer.i))
