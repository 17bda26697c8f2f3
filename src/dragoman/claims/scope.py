"""How far "according to X" reaches: the clause that it opens, closes or interrupts."""

from __future__ import annotations

from dragoman.claims.spans import Extent
from dragoman.parse.tree import child
from dragoman.records import Sentence

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "pobj"})
"""Relations of words that a clause before "according to" cannot do without."""


def phrase_end(sentence: Sentence, source: int, last: int) -> int:
    """The phrase ends at the comma after the source, unless an apposition follows it ("X, the head of Y, …")."""
    tokens = sentence.tokens
    for i in range(source + 1, last):
        if tokens[i].text != ",":
            continue
        after = tokens[i + 1]
        apposed = any(tokens[k].dep == "appos" for k in range(i + 1, last + 1))
        apposed = apposed or after.dep in ("conj", "cc", "relcl") or after.tag in ("WP", "WDT")
        named = after.pos in ("DET", "NOUN", "PROPN", "CCONJ") or after.tag in ("WP", "WDT", "PRP$")
        if not (apposed and named):
            return i - 1
    return last


def scope_of(sentence: Sentence, first: int, last: int) -> Extent | None:
    """First and last token of what the phrase from token `first` to `last` attributes; None where there is nothing."""
    tokens = sentence.tokens
    final = len(tokens) - 1
    while final > last and tokens[final].dep == "punct" and tokens[final].text in ".!?":
        final -= 1
    before = [t for t in tokens[:first] if t.dep not in ("punct", "cc")]
    after = [t for t in tokens[last + 1 : final + 1] if t.dep != "punct"]
    if not before and after:
        return last + 1, final
    if before and (not after or tokens[last + 1].text in (";",)):
        return _last_clause(sentence, first), first - 1
    if before and after:
        parted = any(t.dep in ("nsubj", "nsubjpass") and t.head > last for t in before)
        if parted or not any(t.pos in ("VERB", "AUX") for t in before):
            return 0, final
        if first > 1 and tokens[first - 1].text == "," and tokens[first - 2].dep == "cc":
            return last + 1, final
        needed = any(t.dep in ARGUMENTS and t.head < first for t in after)
        if not needed and _is_whole(sentence, first):
            return _last_clause(sentence, first), first - 1
        return (_last_clause(sentence, first), first - 1) if len(before) >= len(after) else (last + 1, final)
    return None


def _is_whole(sentence: Sentence, end: int) -> bool:
    """Tells whether the words before `end` hold a clause that hangs on nothing behind them."""
    tokens = sentence.tokens
    finite = (t.i for t in tokens[:end] if t.pos in ("VERB", "AUX") and t.head < end)
    return any((s := child(sentence, v, "nsubj", "nsubjpass", "expl")) is not None and s < end for v in finite)


def _last_clause(sentence: Sentence, end: int) -> int:
    """Where a closing "according to" begins to hold: after ";", before a relative pronoun, after ", and" + subject."""
    tokens = sentence.tokens
    for i in range(end - 2, 0, -1):
        aside = tokens[i].text in (",", "—", "–", "--") and tokens[i + 1].text.lower() in ("which", "who", "with")
        if tokens[i].text in (";", ":", "(") or aside:
            return i + 1
        if tokens[i].dep == "cc" and tokens[i - 1].text == "," and tokens[tokens[i].head].pos in ("VERB", "AUX"):
            conj = child(sentence, tokens[i].head, "conj")
            if conj is not None and i < conj < end and child(sentence, conj, "nsubj", "nsubjpass") is not None:
                return i + 1
    return 0
