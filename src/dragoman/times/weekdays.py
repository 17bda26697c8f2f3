"""Weekdays and weekends: "Thursday", "last Friday", "the Friday before", "Monday through Thursday", "the weekend"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.parse.tree import ancestors
from dragoman.times.absolute import read_day
from dragoman.times.lexicon import load_lexicon
from dragoman.times.periods import Period, around, shift
from dragoman.times.reading import Context, Reading, dated, in_part, unknown
from dragoman.times.tense import load_contexts

BACK = ("last", "past")
AHEAD = ("next", "coming", "upcoming", "forthcoming")
SPOKEN_BACK = ("previous", "preceding", "prior")


def read_weekday(c: Context) -> Reading | None:
    """ "Thursday", "last Friday", "Monday morning", "Tuesday of last week", "the Friday before"."""
    e, published = c.expression, c.anchor.published
    weekday = int(e.value("weekday", "weekday") or 0)
    if published is None:
        return _day_part(unknown(f"XXXX-WXX-{weekday + 1}"), c)
    if e.word("whichweek"):
        step = {"last": -7, "past": -7, "this": 0}.get(e.word("whichweek"), 7)
        day = around(published, "W").first + timedelta(days=step + weekday)
        return _day_part(dated(Period("D", day), how="day and week named"), c)
    if e.before[-1:] == ("a",) and c.sentence.tokens[c.head].dep in ("pobj", "npadvmod", "dobj", "attr"):
        return unknown(f"XXXX-WXX-{weekday + 1}", how="any one")  # "busy on a Friday"
    found = _beside_spoken(c, weekday) or _to_weekday(c, weekday)
    if found is not None:
        return _day_part(found, c)
    which = e.word("which").split()[-1:]
    step = _step(c, which[0] if which else "", weekday, published)
    how = f"the {'next' if step > 0 else 'last'} one seen from {published}" + (
        "" if which else ", by the tense of its verb"
    )
    return _day_part(dated(Period("D", published + timedelta(days=step)), how=how), c)


def _step(c: Context, which: str, weekday: int, published: date) -> int:
    """Days from publication to the weekday meant."""
    back, ahead = (published.weekday() - weekday) % 7, (weekday - published.weekday()) % 7
    if which in BACK or which in SPOKEN_BACK:
        return -(back or 7) if back != 1 else -8  # the day before would be "yesterday"
    if which in AHEAD or which == "following":
        return ahead or 7
    if which == "this":
        return weekday - published.weekday()
    facing = c.direction
    return ahead if facing == "future" or (facing == "present" and _announced(c)) else -back


def _beside_spoken(c: Context, weekday: int) -> Reading | None:
    """ "The following Friday", "the Friday before": seen from the day last spoken of."""
    e, spoken = c.expression, c.spoken
    back = e.word("which") in SPOKEN_BACK or e.word("dir") in ("before", "earlier", "prior")
    if e.word("dir") and (spoken is None or spoken.unit != "D" or e.after[:1] not in _stand_alone()):
        return unknown(f"XXXX-WXX-{weekday + 1}", how="counts from what follows")
    if spoken is None or spoken.unit != "D" or not (back or e.word("dir") or e.word("which") == "following"):
        return None
    step = -((spoken.first.weekday() - weekday) % 7 or 7) if back else (weekday - spoken.first.weekday()) % 7 or 7
    return dated(Period("D", spoken.first + timedelta(days=step)), how=f"seen from {spoken.first}, spoken of before")


def _stand_alone() -> set[tuple[str, ...]]:
    return {(), *((word,) for word in load_contexts()["goes_on"])}


def _to_weekday(c: Context, weekday: int) -> Reading | None:
    """The Thursday of "Monday through Thursday": the first one after that Monday."""
    before, spoken = c.expression.before, c.spoken
    if len(before) < 2 or before[-1] not in ("through", "to", "until", "till") or spoken is None:
        return None
    named = before[-2] in load_lexicon().values["weekday"] and c.anchor.spoken_sentence == c.sentence.index
    if not named or spoken.unit != "D":
        return None
    day = spoken.first + timedelta(days=(weekday - spoken.first.weekday()) % 7)
    return dated(Period("D", day), how=f"the first one after {spoken.first}")


def _day_part(reading: Reading, c: Context) -> Reading:
    """The part of a weekday; a night has its day as value, as most annotators of TimeML give it."""
    if c.expression.value("part", "part") == "NI":
        return reading
    return in_part(reading, c)


def _announced(c: Context) -> bool:
    """ "The summit opens Monday": a present tense that is not a saying looks ahead."""
    tokens = c.sentence.tokens
    verb = next((tokens[i] for i in _above(c) if tokens[i].pos in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma.lower() not in load_contexts()["say"]


def _above(c: Context) -> list[int]:
    return ancestors(c.sentence, c.head)


def weekend(c: Context, published: date) -> Period:
    """The weekend meant by "the weekend": the last one after a past tense."""
    this = around(published, "WE")
    return this if c.direction == "future" or this.first <= published else shift(this, -1)


def read_weekend(c: Context) -> Reading | None:
    """ "the weekend"."""
    published = c.anchor.published
    return dated(weekend(c, published), how=f"seen from {published}") if published else unknown("XXXX-WXX-WE")


def read_week_of(c: Context) -> Reading | None:
    """ "the week of Oct. 9", "the weekend of May 4": the week or weekend that holds the day told."""
    day = read_day(c)
    if day is None or day.first is None:
        return None
    return dated(around(day.first, str(c.expression.value("whole", "unit"))), how=f"the one that holds {day.first}")
