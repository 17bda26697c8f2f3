"""Claims that only bring in another one: "saying that both condemned X", "repeated the claim that P", "posted a
message announcing P": one of the two is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.candidates import Candidate
from dragoman.claims.lexicon import load_words
from dragoman.claims.turns import UNVOICED
from dragoman.records import Claim

VOICING = frozenset({"express", "say", "offer", "talk", "cite", "promise", "demand"})
"""Kinds of cue that only voice the claim their object names."""

CARRYING = frozenset({"ccomp", "dobj", "prep", "passive"})


def doubles(claims: Sequence[Claim], origins: Sequence[Candidate]) -> set[int]:
    """Finds the claims that another one of the same sentence says already.

    Args:
        claims: the claims.
        origins: the candidate that each was made from.

    Returns:
        Indices of the claims to leave out.
    """
    in_sentence: dict[int, list[int]] = {}
    for k, origin in enumerate(origins):
        in_sentence.setdefault(origin.sentence.index, []).append(k)
    out: set[int] = set()
    for here in in_sentence.values():
        by_head = {origins[k].head: k for k in here}
        for k in here:
            out |= _restated(k, here, by_head, claims, origins)
            out |= _same_words(k, here, claims, origins)
    return out


def _restated(
    k: int, here: Sequence[int], by_head: dict[int, int], claims: Sequence[Claim], origins: Sequence[Candidate]
) -> set[int]:
    claim, origin = claims[k], origins[k]
    if origin.content_head < 0 or origin.frame not in CARRYING:
        return set()
    carried = by_head.get(origin.content_head)
    if carried is not None and carried != k and origins[carried].entry.kind == "noun":
        return _of_noun(k, carried, claims, origins)
    found: set[int] = set()
    terms = [i for i in here if origin.content_head in origins[i].sources] if origin.frame == "dobj" else [carried]
    for i in terms:
        if i is None or i == k or claims[i].act in ("assert", "believe", "ask"):
            continue
        if origin.frame == "ccomp" and (origins[i].entry.kind in UNVOICED or not _goes_along(origin)):
            continue
        codes = _codes(claim)
        if codes and "UNK" not in codes and codes <= _codes(claims[i]):
            found.add(k)
    if origin.frame == "dobj" and _is_post(origin) and any(_goes_on(i, k, claims, origins) for i in here):
        found.add(k)
    return found


def _goes_along(origin: Candidate) -> bool:
    """ "…, saying that both condemned X": the participle only leads on; "said that it condemned X" tells by itself."""
    return origin.sentence.tokens[origin.head].tag == "VBG"


def _of_noun(k: int, noun: int, claims: Sequence[Claim], origins: Sequence[Candidate]) -> set[int]:
    """ "expressed concern about X" is one claim; so is "repeated Moscow's charge that P", Moscow's."""
    owners = _codes(claims[noun])
    other = bool(owners) and not owners <= _codes(claims[k])
    verb = origins[k].sentence.tokens[origins[k].head].lemma.lower()
    if origins[k].entry.kind not in VOICING or (other and verb not in load_words("echoing")):
        return set()
    return {k} if other or origins[noun].frame == "noun-that" else {noun}


def _is_post(origin: Candidate) -> bool:
    return origin.sentence.tokens[origin.content_head].lemma.lower() in load_words("documents")


def _goes_on(i: int, k: int, claims: Sequence[Claim], origins: Sequence[Candidate]) -> bool:
    """ "posted a message announcing …": the second cue says what the message said."""
    after = origins[i].head > origins[k].head and claims[i].cue.start >= claims[k].content.start
    return after and origins[i].sources == origins[k].sources and origins[i].frame == "ccomp"


def _same_words(k: int, here: Sequence[int], claims: Sequence[Claim], origins: Sequence[Candidate]) -> set[int]:
    """The same content under two cues, one of which hangs in the other or names nobody."""
    for i in here:
        if i == k or (claims[i].content.start, claims[i].content.end) != (
            claims[k].content.start,
            claims[k].content.end,
        ):
            continue
        if origins[i].content_head == origins[k].head or (not origins[k].sources and origins[i].sources):
            return {k}
    return set()


def _codes(claim: Claim) -> set[str]:
    return {s.actor.code for s in claim.sources}
