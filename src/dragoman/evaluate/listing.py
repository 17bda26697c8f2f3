"""What was missed, invented or told differently, sentence by sentence: what one reads to find the largest cause."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.evaluate.annotations import AnnotatedClaim, AnnotatedEvent, Annotations
from dragoman.evaluate.comparison import Comparison, EventKey, Pair, event_keys, position_keys

Finding = tuple[int, str]
"""A sentence's number and a line about it."""


def list_errors(comparison: Comparison) -> str:
    """Lists every difference under its sentence; documents without one are left out.

    Args:
        comparison: from `compare`.

    Returns:
        Lines; "" where both sides agree.
    """
    return "\n".join(line for pair in comparison.pairs for line in _document(pair))


def _document(pair: Pair) -> Iterator[str]:
    by_sentence: dict[int, list[str]] = {}
    for sentence, line in (*_events(pair), *_claims(pair), *_positions(pair)):
        by_sentence.setdefault(sentence, []).append(line)
    if by_sentence:
        yield f"\n== {pair.gold.id}"
    for sentence in sorted(by_sentence):
        yield f"{sentence + 1}: {pair.gold.sentence_text(sentence)}"
        yield from (f"    {line}" for line in by_sentence[sentence])


def _events(pair: Pair) -> Iterator[Finding]:
    asked, allowed = event_keys(pair.gold, "dyad")
    given, _ = event_keys(pair.predicted, "dyad")
    for key, event in asked.items():
        if key not in given:
            yield key[0], f"missed    {_event(key, event)}"
    for key, event in given.items():
        if key not in asked and key not in allowed:
            yield key[0], f"invented  {_event(key, event)}"
    for key in sorted(asked.keys() & given.keys(), key=str):
        if differing := _differing(asked[key], given[key]):
            yield key[0], f"differs   {_event(key, asked[key])}: {differing}"


def _event(key: EventKey, event: AnnotatedEvent) -> str:
    _, kind, dyad = key
    return f"{kind} {' > '.join(dyad or ())} at “{event.words}” ({event.status})"


def _differing(gold: AnnotatedEvent, ours: AnnotatedEvent) -> str:
    fields = (
        ("status", gold.status, ours.status),
        ("attributed_to", bool(gold.attributed_to), bool(ours.attributed_to)),
        ("date", gold.days, ours.days if gold.days else gold.days),
        ("place", gold.country, ours.country if gold.placed else gold.country),
        ("names", sorted(gold.names), sorted(ours.names)),
    )
    return "; ".join(
        f"{name} {theirs} expected, {mine} given"
        for name, theirs, mine in fields
        if theirs != mine and name not in gold.contested
    )


def _claims(pair: Pair) -> Iterator[Finding]:
    # by identity: two claims may be alike in every field
    found = {id(gold) for gold, _ in pair.claims}
    matched = {id(ours) for _, ours in pair.claims}
    for claim in pair.gold.claims:
        if id(claim) not in found and not claim.optional:
            yield pair.gold.sentence(claim.start), f"missed    claim {_claim(claim)}"
    for claim in pair.predicted.claims:
        if id(claim) not in matched:
            yield pair.gold.sentence(claim.start), f"invented  claim {_claim(claim)}"
    for gold, ours in pair.claims:
        fields = (
            ("sources", sorted(gold.codes), sorted(ours.codes)),
            ("act", gold.act, ours.act),
            ("form", gold.form, ours.form),
            ("challenged", gold.challenged, ours.challenged),
        )
        wrong = [f"{n} {a} expected, {b} given" for n, a, b in fields if a != b and n not in gold.contested]
        if wrong and not gold.optional:
            yield pair.gold.sentence(gold.start), f"differs   claim {_claim(gold)}: {'; '.join(wrong)}"


def _claim(claim: AnnotatedClaim) -> str:
    words = " ".join(claim.words.split())
    return f"{','.join(sorted(claim.codes))} {claim.act} “{words if len(words) <= 80 else words[:79] + '…'}”"


def _positions(pair: Pair) -> Iterator[Finding]:
    asked, allowed = position_keys(pair.gold)
    given, doubtful = position_keys(pair.predicted)
    for kind, keys, document in (
        ("missed", asked - given, pair.gold),
        ("invented", given - asked - allowed - doubtful, pair.predicted),
    ):
        for sentence, code, stance in sorted(keys):
            yield sentence, f"{kind:8}  position {code} {stance}{_anchor(document, sentence, code, stance)}"


def _anchor(document: Annotations, sentence: int, code: str, stance: str) -> str:
    for position in document.positions:
        if document.sentence(position.start) == sentence and code in position.codes and position.stance == stance:
            return f" at “{position.words}”"
    return ""
