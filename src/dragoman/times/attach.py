"""Which word of a sentence each time expression dates: by the tree, not by nearness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.parse.tree import ancestors, child
from dragoman.records import DateRange, Sentence, TimeMention

_NO_DATE = frozenset({"until", "till", "by", "before", "after", "than", "towards", "toward", "against", "about"})
"""Prepositions whose time is not the time of what they hang on."""

_OPEN = frozenset({"since"})

_LATER = frozenset({"effective", "dated", "due", "until", "till"})
"""Words whose time is another than the act's: "announced his resignation effective July 31"."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A time that hangs on a token: its days, and whether it opens the sentence before the main verb's subject."""

    governor: int
    days: DateRange
    mention: TimeMention
    opening: bool


def attach(sentence: Sentence, mentions: Sequence[TimeMention], published: date | None) -> tuple[Attachment, ...]:
    """Finds what each time of a sentence hangs on.

    Args:
        sentence: the sentence.
        mentions: its times; those without days date nothing.
        published: the report's day, which closes "since March".

    Returns:
        One attachment for each time that dates something.
    """
    found = []
    for mention in _joined(sentence, mentions):
        if mention.range is None or mention.kind == "SET" or _credits(sentence, mention):
            continue
        governor, preposition = _governor(sentence, mention.head)
        if governor is None or preposition in _NO_DATE or _word_before(sentence, mention) in _LATER:
            continue
        days = mention.range
        if preposition in _OPEN:
            if published is None or published < days.first:
                continue
            days = replace(days, last=published)
        governor = _fronted(sentence, governor, mention.head)
        opening = _opens(sentence, mention)
        if opening:
            governor = _main_verb(sentence, governor)
        found.append(Attachment(governor, days, mention, opening))
    return tuple(found)


def _credits(sentence: Sentence, mention: TimeMention) -> bool:
    """ "(18.03.2017) Talks failed": a bracketed day that opens a sentence closes the note before it."""
    return sentence.text[: mention.span.start - sentence.start].strip() == "(" and (
        sentence.text[mention.span.end - sentence.start :].lstrip().startswith(")")
    )


def _word_before(sentence: Sentence, mention: TimeMention) -> str:
    words = sentence.text[: mention.span.start - sentence.start].lower().split()[-1:]
    return words[0] if words else ""


def _governor(sentence: Sentence, head: int) -> tuple[int | None, str]:
    """The word an expression modifies, and the preposition between."""
    tokens = sentence.tokens
    preposition = ""
    i = head
    for above in ancestors(sentence, head):
        dep, token = tokens[i].dep, tokens[above]
        if token.pos in ("ADP", "SCONJ") and dep in ("pobj", "pcomp", "npadvmod", "advmod"):
            preposition = preposition or token.text.lower()
        elif token.pos in ("ADV", "PART") or token.dep == "advmod":
            pass
        elif _can_be_dated(sentence, above):
            return above, preposition
        i = above
    return (i if _can_be_dated(sentence, i) and i != head else None), preposition


def _fronted(sentence: Sentence, governor: int, time: int) -> int:
    """The verb told of in "They were held last week, X said Monday", where the parser hung the first time on "said"."""
    told = child(sentence, governor, "ccomp")
    speaker = child(sentence, governor, "nsubj")
    if told is None or speaker is None or not told < time < speaker < governor:
        return governor
    return told if any(t.text == "," for t in sentence.tokens[time:speaker]) else governor


def _can_be_dated(sentence: Sentence, i: int) -> bool:
    """Verbs and common nouns; what stands in a name or a place is passed on to what governs it."""
    token = sentence.tokens[i]
    if token.pos in ("VERB", "AUX"):
        return token.dep not in ("aux", "auxpass", "amod")
    return token.pos in ("NOUN", "PROPN") and token.ent not in (
        "DATE",
        "TIME",
        "GPE",
        "LOC",
        "PERSON",
        "NORP",
        "FAC",
        "ORG",
    )


def _opens(sentence: Sentence, mention: TimeMention) -> bool:
    """True where nothing but adjuncts stands between the sentence's first word and the time."""
    before = [t for t in sentence.tokens[: mention.head] if t.start < mention.span.start]
    return (
        all(t.pos in ("ADP", "ADV", "DET", "PUNCT", "SCONJ", "CCONJ", "ADJ", "SPACE", "NUM") for t in before)
        and len(before) <= 6
    )


def _main_verb(sentence: Sentence, governor: int) -> int:
    """The root, where the parser hung an opening time on a clause below it."""
    if sentence.tokens[governor].pos not in ("VERB", "AUX"):
        return governor
    i = governor
    for above in (governor, *ancestors(sentence, governor)):
        i = above
        if sentence.tokens[above].dep not in ("ccomp", "xcomp", "conj"):
            break
    root_subject = child(sentence, i, "nsubj", "nsubjpass", "expl", "csubj")
    own_subject = child(sentence, governor, "nsubj", "nsubjpass", "expl", "csubj")
    if i == governor or root_subject is None or (own_subject is not None and own_subject < root_subject):
        return governor
    return i


def _joined(sentence: Sentence, mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """Joins "from 2014 to 2016" and "between March and May" into one stretch."""
    joined: list[TimeMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.range is not None
            and mention.range is not None
            and _bounds(sentence, last, mention)
        ):
            text = sentence.text[last.span.start - sentence.start : mention.span.end - sentence.start]
            days = DateRange(
                first=last.range.first, last=mention.range.last, text=text, start=last.span.start, end=mention.span.end
            )
            joined[-1] = replace(last, range=days)
        else:
            joined.append(mention)
    return joined


def _bounds(sentence: Sentence, first: TimeMention, second: TimeMention) -> bool:
    between = sentence.text[first.span.end - sentence.start : second.span.start - sentence.start].strip().lower()
    lead = sentence.text[: first.span.start - sentence.start].lower().split()[-1:]
    ordered = first.range is not None and second.range is not None and first.range.first <= second.range.last
    return ordered and (
        (lead == ["from"] and between in ("to", "until", "till", "through"))
        or (lead == ["between"] and between == "and")
        or between in ("-", "–", "through")
    )
