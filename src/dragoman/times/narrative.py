"""What one sentence's day says about the next: a speaker goes on, an event is named again, "a week after the raid"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dragoman.parse.tree import child, children, subtree
from dragoman.records import DateRange, Event, Sentence, TimeMention
from dragoman.times.periods import shift_day
from dragoman.times.scope import Dating, Scope
from dragoman.times.tense import load_contexts

_PRONOUNS = frozenset({"he", "she", "they"})
_QUOTE = re.compile(r"[\"“”]")
_VALUE = re.compile(r"P(T?)(\d+)(WE|[SHDWMYQ])")
_STEM = 4
"""Letters by which "agreed" and "agreement" are held to be one word; shorter stems join strangers."""


@dataclass(frozen=True, slots=True)
class Thread:
    """The act last dated in a main clause: its day, who did it (words of its subject), where."""

    days: DateRange
    words: frozenset[str]
    nouns: frozenset[str]
    sentence: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Named:
    """A dated word that later sentences may name again."""

    lemma: str
    days: DateRange
    sentence: Sentence
    type: str | None
    actors: frozenset[str]
    names: frozenset[str] = frozenset()


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
    same = named <= thread.words if named else token.lemma in thread.words and _definite(sentence, subject)
    return Dating(inherited, f"{token.text!r} goes on from the sentence before") if same else None


def _attends(sentence: Sentence, root: int) -> bool:
    """ "joined the talks"."""
    what = child(sentence, root, "dobj")
    attending = sentence.tokens[root].lemma in ("join", "attend", "leave", "chair", "host", "open", "close", "address")
    return (
        attending
        and what is not None
        and sentence.tokens[what].lemma.lower() in load_contexts()["general_noun"]
        and _plain(sentence, what)
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


def _definite(sentence: Sentence, noun: int) -> bool:
    marks = {sentence.tokens[c].text.lower() for c in children(sentence, noun, "det")}
    return bool(marks & {"the", "this", "that", "these", "those", "both"}) or child(sentence, noun, "poss") is not None


def named_again(event: Event, sentence: Sentence, named: Sequence[Named]) -> Dating | None:
    """The day of the same event as another sentence gives it.

    The same word (or, for a definite noun of a general kind, the same type) with the same actors; nothing where the
    candidates give different days, or where the mention adds what would make it another event.
    """
    token = sentence.tokens[event.trigger]
    noun = token.pos in ("NOUN", "PROPN")
    lemma = token.lemma.lower()
    if event.status != "asserted" or _restricted(sentence, event.trigger):
        return None
    actors = _who(event)
    near = [n for n in named if n.type in (None, event.type)]
    found = [n for n in near if _same_word(event, lemma, n) and _fits(event, sentence, n, noun=noun)]
    if not found and noun and lemma in load_contexts()["general_noun"] and actors and _plain(sentence, event.trigger):
        found = [n for n in near if n.type == event.type and actors == n.actors]
    if not found or len({(n.days.first, n.days.last) for n in found}) > 1:
        return None
    n = found[0]
    return Dating(
        replace(n.days, basis="inferred"), f"{token.text!r} is the {n.lemma!r} of sentence {n.sentence.index + 1}"
    )


def _same_word(event: Event, lemma: str, n: Named) -> bool:
    return n.lemma == lemma or (n.lemma[:_STEM] == lemma[:_STEM] and len(lemma) > _STEM and n.type == event.type)


def _fits(event: Event, sentence: Sentence, n: Named, *, noun: bool) -> bool:
    """Whether the actors allow that it is the same; a noun must be definite, a verb needs the same actors."""
    if not (noun and _definite(sentence, event.trigger)):
        return _same_doers(event, n) and bool(_matter(event, sentence) & _matter(event, n.sentence))
    names = {w for a in event.actors for w in a.actor.name.split()}
    return n.type is not None or bool(names & set(n.sentence.text.split()))


def _same_doers(event: Event, n: Named) -> bool:
    """The same people, or the same two states: one state's people are many."""
    codes = _who(event)
    return bool(codes) and codes == n.actors and (len(codes) > 1 or _names(event) == n.names)


def _matter(event: Event, sentence: Sentence) -> frozenset[str]:
    """The nouns of a sentence but the actors' own names: what an act is about."""
    names = {w for a in (*event.actors, *event.recipients) for w in a.actor.name.split()}
    return frozenset(t.lemma.lower() for t in sentence.tokens if t.pos in ("NOUN", "PROPN") and t.text not in names)


def _names(event: Event) -> frozenset[str]:
    return frozenset(a.actor.name for a in event.actors)


def _plain(sentence: Sentence, noun: int) -> bool:
    """ "the operation", with no word that tells it from another."""
    marks = {sentence.tokens[c].text.lower() for c in children(sentence, noun, "det")}
    return bool(marks & {"the", "this", "that"}) and not children(sentence, noun, "amod", "compound", "poss", "nummod")


def _restricted(sentence: Sentence, noun: int) -> bool:
    """ "the agreement on sending soldiers" is not the agreement spoken of before."""
    for p in children(sentence, noun, "prep"):
        inner = child(sentence, p, "pobj", "pcomp")
        if (
            sentence.tokens[p].text.lower() in ("on", "about", "over", "to", "for")
            and inner is not None
            and not sentence.tokens[inner].ent
        ):
            return sentence.tokens[noun].pos in ("NOUN", "PROPN")
    return False


def _who(event: Event) -> frozenset[str]:
    return frozenset(f"{a.actor.code}" for a in (*event.actors, *event.recipients) if a.actor.code != "UNK")


def naming(event: Event, sentence: Sentence) -> Named | None:
    """What later sentences may name again."""
    if event.date is None:
        return None
    return Named(
        sentence.tokens[event.trigger].lemma.lower(), event.date, sentence, event.type, _who(event), _names(event)
    )


def sequence(scope: Scope, mentions: Sequence[TimeMention], told: Sequence[Thread]) -> dict[int, Dating]:
    """Days by "a week after the strike" and "a few hours before the crash on Wednesday"."""
    given: dict[int, Dating] = {}
    for mention in mentions:
        parts = _parts(scope.sentence, mention)
        if parts is None:
            continue
        sign, anchor, main = parts
        known, other = scope.direct(anchor), main
        if known is None:
            known, other, sign = scope.direct(main) or _resumed(scope.sentence, main, told), anchor, -sign
        try:
            days = _moved(known.days, mention, scope.sentence, sign) if known is not None else None
        except (ValueError, OverflowError):  # a day outside years 1 to 9999
            continue
        if days is not None and known is not None:
            way = "after" if sign > 0 else "before"
            given[other] = Dating(days, f"{mention.span.text!r} {way} {known.days.first}, {known.way}")
    return given


def _parts(sentence: Sentence, mention: TimeMention) -> tuple[int, int, int] | None:
    """Of "a week after the strike, X did": 1 (after) or -1 (before), the strike's token, the token of what X did."""
    tokens = sentence.tokens
    if mention.range is not None or mention.kind not in ("DURATION", "DATE"):
        return None
    above = tokens[mention.head].head
    near = [above, *sentence.children[mention.head], *(sentence.children[above] if above >= 0 else ())]
    words = [k for k in near if k >= 0 and tokens[k].text.lower() in ("after", "before") and tokens[k].i > mention.head]
    if not words or above < 0 or words[0] - mention.head > 1:
        return None
    word = tokens[words[0]]
    if word.dep == "mark":
        anchor, main = word.head, tokens[word.head].head
    else:
        below = child(sentence, word.i, "pobj", "pcomp")
        anchor, main = (-1 if below is None else below), (above if word.head == mention.head else word.head)
    return (1 if word.text.lower() == "after" else -1, anchor, main) if anchor >= 0 and main >= 0 else None


def _resumed(sentence: Sentence, main: int, told: Sequence[Thread]) -> Dating | None:
    """ "The speech came ...": the day of the last dated sentence that speaks of a speech."""
    subject = child(sentence, main, "nsubj", "nsubjpass")
    if subject is None or sentence.tokens[subject].pos != "NOUN" or not _definite(sentence, subject):
        return None
    lemma = sentence.tokens[subject].lemma
    thread = next((t for t in reversed(told) if lemma in t.nouns), None)
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
