"""Words of time that are part of a name: "USA Today", "the Daily Mail", "Black Friday", "Park Won-soon"."""

from __future__ import annotations

from dragoman.records import Token
from dragoman.times.lexicon import load_lexicon
from dragoman.times.reading import Context
from dragoman.times.tense import load_contexts

_OPENS = frozenset("\"'“”‘’`([{:;-–—*•|/.!?")
"""After one of these a capital is that of a sentence's first word."""


def in_name(c: Context) -> bool:
    """Whether an expression is part of a name.

    Args:
        c: the expression in its place.
    """
    e, tokens = c.expression, c.sentence.tokens
    inside = [t for t in tokens if t.start < e.end and t.end > e.start]
    if not inside:
        return False
    before = tokens[inside[0].i - 1] if inside[0].i else None
    after = tokens[inside[-1].i + 1] if inside[-1].i + 1 < len(tokens) else None
    if e.before[-1:] == ("-",) or (e.after[:1] == ("-",) and _proper(after) and _glued(c)):
        return e.rule in ("future", "month")  # "Won-soon", "Mar-a-Lago"
    if e.rule == "then":
        return e.after[:1] == ("-",)  # "then-President"
    if e.rule == "month":
        return _persons(c, inside[0])
    if e.rule == "weekday":
        return _named_day(before, after, inside[0])
    return e.text[-5:].lstrip()[:1].isupper() and _titled(inside, before)


def _persons(c: Context, month: Token) -> bool:
    """ "May's speech": somebody's, unless a year or an edge is told."""
    e = c.expression
    owner = e.after[:1] == ("'s",) and month.dep == "poss"
    head = c.sentence.tokens[month.head] if month.head >= 0 else month
    doer = e.text == "May" and month.dep == "nsubj" and head.pos == "VERB"
    if e.after[:1] == ("-",) and e.text == "Mar":  # "Mar-a-Lago"
        return True
    return doer or (owner and e.text in ("May", "August", "April", "June"))


def _glued(c: Context) -> bool:
    at = c.expression.end - c.sentence.start
    return c.sentence.text[at : at + 1] == "-"


def _named_day(before: Token | None, after: Token | None, day: Token) -> bool:
    """ "Black Friday", "the Sunday Times"."""
    if before is not None and before.text.lower() in load_contexts()["day_names"] and before.text[0].isupper():
        return True
    paper = before is not None and before.text.lower() == "the" and _proper(after)
    return paper and after is not None and after.ent == day.ent and day.ent in ("ORG", "WORK_OF_ART")


def _titled(inside: list[Token], before: Token | None) -> bool:
    """A capital in the midst of a sentence; headlines, all of whose words have one, are names of nothing."""
    last = inside[-1]
    if not last.text[:1].isupper() or last.text.lower() in load_lexicon().values["weekday"]:
        return False
    return before is not None and before.text[-1:] not in _OPENS and not before.text.isspace()


def _proper(token: Token | None) -> bool:
    return token is not None and token.pos == "PROPN"
