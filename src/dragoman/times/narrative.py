"""What one sentence's day says about the next: a speaker goes on, an event is named again, "a week after the raid"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.parse.tree import child, children, subtree
from dragoman.records import DateRange, Sentence, TimeMention
from dragoman.times.again import definite, plain
from dragoman.times.periods import shift_day
from dragoman.times.scope import Dating, Scope
from dragoman.times.tense import load_contexts

_PRONOUNS = frozenset({"he", "she", "they"})
_SIDES = {"after": 1, "into": 1, "before": -1}
_BEGIN = frozenset({"begin", "start", "open", "announce", "declare", "sign"})
_QUOTE = re.compile(r"[\"“”]")
_VALUE = re.compile(r"P(T?)(\d+)(WE|[SHDWMYQ])")


@dataclass(frozen=True, slots=True)
class Thread:
    """The act last dated in a main clause: its day, who did it (words of its subject), where."""

    days: DateRange
    words: frozenset[str]
    nouns: frozenset[str]
    sentence: int
    paragraph: int


def root_of(sentence: Sentence) -> int | None:
    """The main verb, None where the sentence has none."""
    return next((t.i for t in sentence.tokens if t.head < 0 and t.pos in ("VERB", "AUX")), None)


def continued(sentence: Sentence, thread: Thread | None, *, own_time: bool) -> Dating | None:
    """The thread's day for a main clause that goes on with it: "He added ...", "They called on ..."."""
    root = root_of(sentence)
    if thread is None or root is None or own_time or sentence.index - thread.sentence > 1:
        return None
    text = sentence.text.lstrip()
    inherited = replace(thread.days, basis="inferred")
    if sentence.paragraph == thread.paragraph and (_QUOTE.match(text) or len(_QUOTE.findall(text)) % 2):
        speaker = child(sentence, root, "nsubj")
        if speaker is None or sentence.tokens[root].tag != "VBD":
            return Dating(inherited, "the quotation goes on")
    if not _narrates(sentence, root):
        return None
    words = subject_words(sentence, root)
    subject = child(sentence, root, "nsubj", "nsubjpass")
    if subject is None:
        return None
    token = sentence.tokens[subject]
    if token.text.lower() in _PRONOUNS or (sentence.paragraph == thread.paragraph and _attends(sentence, root)):
        return Dating(inherited, f"{token.text!r} goes on from the sentence before")
    named = {w for w in words if w[:1].isupper()}
    same = named <= thread.words if named else token.lemma in thread.words and definite(sentence, subject)
    return Dating(inherited, f"{token.text!r} goes on from the sentence before") if same else None


def _attends(sentence: Sentence, root: int) -> bool:
    """ "joined the talks"."""
    what = child(sentence, root, "dobj")
    attending = sentence.tokens[root].lemma in ("join", "attend", "leave", "chair", "host", "open", "close", "address")
    return (
        attending
        and what is not None
        and sentence.tokens[what].lemma.lower() in load_contexts()["general_noun"]
        and plain(sentence, what)
    )


def _narrates(sentence: Sentence, root: int) -> bool:
    """A simple past: what "has" or "had" been done is another time."""
    token = sentence.tokens[root]
    words = {sentence.tokens[c].lemma.lower() for c in children(sentence, root, "aux")}
    adverbs = {sentence.tokens[c].text.lower() for c in children(sentence, root, "advmod")}
    if words & {"have", "will", "would", "may", "might", "can", "could"} or adverbs & {
        "earlier",
        "previously",
        "recently",
        "later",
        "already",
        "once",
        "repeatedly",
        "often",
    }:
        return False
    return token.tag == "VBD" or any(
        sentence.tokens[c].tag == "VBD" for c in children(sentence, root, "aux", "auxpass")
    )


def subject_words(sentence: Sentence, verb: int) -> frozenset[str]:
    """Nouns of a verb's subject: names as written, others by lemma."""
    subject = child(sentence, verb, "nsubj", "nsubjpass")
    if subject is None:
        return frozenset()
    skip = {k for c in children(sentence, subject, "relcl", "acl") for k in subtree(sentence, c)}
    tokens = [sentence.tokens[k] for k in subtree(sentence, subject) if k not in skip]
    return frozenset(t.text if t.pos == "PROPN" else t.lemma for t in tokens if t.pos in ("PROPN", "NOUN"))


def sequence(scope: Scope, mentions: Sequence[TimeMention], told: Collection[Thread]) -> dict[int, Dating]:
    """Days by "a week after the strike" and "a few hours before the crash on Wednesday"."""
    given: dict[int, Dating] = {}
    for mention in mentions:
        parts = _parts(scope.sentence, mention)
        if parts is None:
            continue
        sign, anchor, main = parts
        known, other = scope.direct(anchor) or _begun(scope, anchor), main
        if known is None:
            known, other, sign = scope.direct(main) or _resumed(scope.sentence, main, told), anchor, -sign
        try:
            days = _moved(known.days, mention, scope.sentence, sign) if known is not None else None
        except (ValueError, OverflowError):  # a day outside years 1 to 9999
            continue
        if days is not None and known is not None:
            way = "after" if sign > 0 else "before"
            given[other] = Dating(days, f"{mention.span.text!r} {way} {known.days.first}, {known.way}")
    return given | (_eves(scope) if mentions else {})


def _eves(scope: Scope) -> dict[int, Dating]:
    """ "Arrested on the eve of Sunday's vote": the day before."""
    sentence = scope.sentence
    found: dict[int, Dating] = {}
    for token in sentence.tokens:
        if token.text.lower() != "eve" or token.head < 0 or sentence.tokens[token.head].text.lower() != "on":
            continue
        of = child(sentence, token.i, "prep")
        event = child(sentence, of, "pobj") if of is not None else None
        known = scope.direct(event) if event is not None else None
        main = sentence.tokens[token.head].head
        if known is None or main < 0 or known.days.first != known.days.last or known.days.first == date.min:
            continue
        day = known.days.first - timedelta(days=1)
        days = replace(known.days, first=day, last=day, basis="inferred")
        found[main] = Dating(days, f"the eve of {known.days.first}, {known.way}")
    return found


def _parts(sentence: Sentence, mention: TimeMention) -> tuple[int, int, int] | None:
    """Of "a week after the strike, X did": 1 (after, into) or -1 (before), the strike's token, that of what X did."""
    tokens = sentence.tokens
    if mention.range is not None or mention.kind not in ("DURATION", "DATE"):
        return None
    above = tokens[mention.head].head
    near = [above, *sentence.children[mention.head], *(sentence.children[above] if above >= 0 else ())]
    words = [k for k in near if k >= 0 and tokens[k].text.lower() in _SIDES and tokens[k].i > mention.head]
    if not words or above < 0 or words[0] - mention.head > 1:
        return None
    word = tokens[words[0]]
    if word.dep == "mark":
        anchor, main = word.head, tokens[word.head].head
    else:
        below = child(sentence, word.i, "pobj", "pcomp")
        anchor, main = (-1 if below is None else below), (above if word.head == mention.head else word.head)
    return (_SIDES[word.text.lower()], anchor, main) if anchor >= 0 and main >= 0 else None


def _begun(scope: Scope, noun: int) -> Dating | None:
    """The day of "the truce, which began on Monday"."""
    tokens = scope.sentence.tokens
    starts = [c for c in children(scope.sentence, noun, "relcl", "acl") if tokens[c].lemma.lower() in _BEGIN]
    return next((d for c in starts if (d := scope.direct(c)) is not None), None)


def _resumed(sentence: Sentence, main: int, told: Collection[Thread]) -> Dating | None:
    """ "The speech came ...": the day of the last dated sentence that speaks of a speech."""
    subject = child(sentence, main, "nsubj", "nsubjpass")
    if subject is None or sentence.tokens[subject].pos != "NOUN" or not definite(sentence, subject):
        return None
    lemma = sentence.tokens[subject].lemma
    thread = next((t for t in reversed(tuple(told)) if lemma in t.nouns), None)
    return Dating(thread.days, f"the {lemma} of sentence {thread.sentence + 1}") if thread else None


def _moved(days: DateRange, mention: TimeMention, sentence: Sentence, sign: int) -> DateRange | None:
    match = _VALUE.fullmatch("P1D" if mention.value == "XXXX-XX-XX" else mention.value)
    start = mention.span.start - sentence.start
    lead = sentence.text[max(0, start - 15) : start].lower().split()[-1:]
    words = (lead[0] if lead else "", mention.span.text.lower())
    about = words[0] in ("about", "around", "roughly", "approximately", "nearly", "almost") or words[1].startswith(
        ("approx", "nearly", "about", "almost", "rough")
    )
    if mention.value.startswith("PT"):
        moved = (days.first, days.last)
    elif match is None or match[3] not in "DWMY" or days.first != days.last:
        return None
    else:
        day = shift_day(days.first, sign * int(match[2]), match[3])
        slack = timedelta(days=1 if about or (match[3] == "W" and int(match[2]) > 1) else 0)
        if match[3] in "MY":
            return None
        moved = (day - slack, day + slack)
    return DateRange(
        first=moved[0],
        last=moved[1],
        text=mention.span.text,
        start=mention.span.start,
        end=mention.span.end,
        basis="inferred",
    )
