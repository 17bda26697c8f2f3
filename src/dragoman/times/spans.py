"""How long and how often: durations, sets, and words that only point back, here or ahead."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.times.grammar import Expression
from dragoman.times.lexicon import load_lexicon
from dragoman.times.periods import shift_day
from dragoman.times.reading import Context, Reading, unknown
from dragoman.times.tense import load_contexts

_TIMEX = {
    "TS": ("PT", 1, "S"),
    "TM": ("PT", 1, "M"),
    "TH": ("PT", 1, "H"),
    "D": ("P", 1, "D"),
    "W": ("P", 1, "W"),
    "2W": ("P", 2, "W"),
    "WE": ("P", 1, "WE"),
    "M": ("P", 1, "M"),
    "Q": ("P", 1, "Q"),
    "H": ("P", 6, "M"),
    "Y": ("P", 1, "Y"),
    "E": ("P", 10, "Y"),
    "C": ("P", 100, "Y"),
    "L": ("P", 1000, "Y"),
}
"""A unit's TIMEX3 prefix, how many of its letter it is, and that letter."""

_HALVES = {"TH": "PT30M", "TM": "PT30S", "Y": "P6M", "E": "P5Y", "C": "P50Y", "D": "PT12H", "M": "P15D"}
_COUNTED = 5
"""Words before "a day" among which the number of "forty armoured cars a day" stands."""

_PART_OF_UNIT = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S"), "D": (24, "H")}


def amount(e: Expression) -> float | None:
    """The number of units, None where it is vague ("a few")."""
    number = e.number("count")
    words = e.word("count").split()
    if number is None:
        if "couple" in words:
            number = 2.0
        elif words in (["a"], ["an"], ["another"]) or not words:
            number = 1.0
    return number + 0.5 if number is not None and e.word("half") else number


def span_value(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a duration: P3M, PT5H30M, PXW where the number is vague."""
    prefix, factor, letter = _TIMEX[unit]
    if count is None:
        return f"{prefix}X{'E' if unit == 'E' else 'C' if unit == 'C' else letter}"
    whole, rest = int(count * factor), count * factor % 1
    if rest and unit in _PART_OF_UNIT:
        size, small = _PART_OF_UNIT[unit]
        join = "T" if unit == "D" else ""
        head = f"{prefix}{whole}{letter}" if whole else prefix
        return f"{head}{join}{round(rest * size)}{small}"
    return f"{prefix}{count * factor:g}{letter}" if rest else f"{prefix}{whole}{letter}"


def read_span(c: Context) -> Reading | None:
    """ "six weeks", "a two-day", "for a year"; "$40 a share", "a day" without a lead and ages are none."""
    e = c.expression
    unit = str(e.value("unit", "unit") or e.value("unit", "units"))
    words, before = e.word("count"), (e.before[-1:] or ("",))[0]
    if words in ("a", "an") and not e.word("approx") and not e.word("half"):
        if before in ("times", "once", "twice"):
            return Reading(kind="SET", value=span_value(1, unit), how="how often")
        beside = (e.after[:1] or ("",))[0] in ("late", "early", "away", "apart", "into")
        if (before not in load_contexts()["span_leads"] and not beside) or unit in ("Q", "WE"):
            return None
    if unit == "TS" and words == "a" and (e.after[:1] or ("",))[0] not in load_contexts()["goes_on"]:
        return None  # "a second term"
    if (
        e.text.lower().endswith("old")
        or (e.after[:1] or ("",))[0] == "old"
        or e.after[:2] in (("-", "old"), ("of", "age"))
    ):
        return None
    years = [x.number for x in e.groups.get("count", ()) if x.number is not None]
    if unit == "Q" and (words in ("a", "one", "") or "-" in e.text):  # "a quarter of the vote"
        return None
    if e.text[e.groups["unit"][0].start - e.start].isupper():  # "60 Minutes" is a programme
        return None
    if len(years) > 1 and max(years) >= 1000:  # "the 1994-95 school year"
        return None
    if words == "one" and unit == "D" and "-" not in e.text and before not in load_contexts()["span_leads"]:
        return None
    return Reading(kind="DURATION", value=span_value(amount(e), unit), how="how long, not when")


_ORDER = ("C", "E", "Y", "M", "W", "D", "TH", "TM", "TS")


def read_compound(c: Context) -> Reading | None:
    """ "Two years and six months", "1 hour 45 minutes": from the greater unit to the smaller."""
    e = c.expression
    unit, small = (str(e.value(k, "unit") or e.value(k, "units")) for k in ("unit", "unit2"))
    if unit not in _ORDER[2:] or small not in _ORDER or _ORDER.index(small) <= _ORDER.index(unit):
        return None
    value, rest = span_value(e.number("count"), unit), span_value(e.number("count2"), small)
    rest = rest.removeprefix("PT") if value.startswith("PT") else rest.removeprefix("P")
    return Reading(kind="DURATION", value=value + rest, how="how long, not when")


def read_first_units(c: Context) -> Reading | None:
    """ "the first nine months of 2019"."""
    e = c.expression
    unit, count = str(e.value("unit", "unit") or e.value("unit", "units")), e.number("count")
    year, nth = e.number("year"), e.value("nth", "nth")
    value = span_value(count, unit)
    if year is None or nth != 1 or count is None or unit not in ("D", "W", "M", "Q"):
        return Reading(kind="DURATION", value=value, how="how long, not when")
    first = date(int(year), 1, 1)
    last = shift_day(first, int(count), unit) - timedelta(days=1)
    return Reading(kind="DURATION", value=value, first=first, last=last, how="counted from the first day of the year")


def read_half_unit(c: Context) -> Reading | None:
    """ "half an hour", "a half century", "a quarter of a century"."""
    e = c.expression
    if e.word("quarters"):
        return Reading(kind="DURATION", value="P25Y", how="how long, not when")
    unit = str(e.value("unit", "unit") or e.value("unit2", "unit"))
    return Reading(kind="DURATION", value=_HALVES[unit], how="how long, not when") if unit in _HALVES else None


def read_long(c: Context) -> Reading | None:
    """ "decades-long", "year-long"."""
    e = c.expression
    if e.text.lower().endswith("old"):
        return None
    if e.word("longword"):
        return Reading(kind="DURATION", value=str(e.value("longword", "longword")), how="how long, not when")
    plural = e.value("unit", "units")
    return Reading(
        kind="DURATION",
        value=span_value(None if plural else 1, str(plural or e.value("unit", "unit"))),
        how="how long, not when",
    )


def read_bare_units(c: Context) -> Reading | None:
    """ "for years", "the weeks ahead"."""
    unit = str(c.expression.value("units", "units"))
    return Reading(kind="DURATION", value=span_value(None, unit), how="how long, not when")


def read_which_units(c: Context) -> Reading | None:
    """ "recent years", "coming weeks"."""
    e = c.expression
    if e.word("which") in ("recent", "past", "last", "latest"):
        return unknown("PAST_REF")
    if e.word("which") == "these":
        return unknown("PRESENT_REF")
    return Reading(kind="DURATION", value=span_value(None, str(e.value("units", "units"))), how="how long, not when")


def read_set(c: Context) -> Reading | None:
    """ "every Monday", "twice a week", "daily"."""
    e = c.expression
    weekday = e.value("every", "weekday") if e.word("every") else e.value("weekdays", "weekdays")
    if weekday is not None:
        return Reading(kind="SET", value=f"XXXX-WXX-{int(weekday) + 1}", how="how often")
    month = e.value("every", "month")
    if month is not None:
        return Reading(kind="SET", value=f"XXXX-{int(month):02d}", how="how often")
    season = e.value("every", "season")
    if season is not None:
        return Reading(kind="SET", value=f"XXXX-{season}", how="how often")
    part = e.value("every", "part")
    if part is not None:
        return Reading(kind="SET", value=f"XXXX-XX-XXT{part}", how="how often")
    if e.word("each") and not _counted(c):
        return None
    for group in ("every", "per", "each"):
        unit = e.value(group, "unit") or e.value(group, "units")
        if unit is not None:
            return Reading(kind="SET", value=span_value(_how_many(e), str(unit)), how="how often")
    often = _often(e)
    return Reading(kind="SET", value=often, how="how often") if often else None


def _how_many(e: Expression) -> float | None:
    """The 2 of "every two weeks" and "every other week"; None for "every few weeks"."""
    if e.word("n") in load_lexicon().values["nth"]:
        return float(load_lexicon().values["nth"][e.word("n")])
    if e.word("n") == "other":
        return 2
    return e.number("n") or (None if e.value("every", "units") and e.word("n") else 1)


def _counted(c: Context) -> bool:
    """ "Forty raids a month", "hundreds of calls a day": things in number stand before."""
    tokens = c.sentence.tokens
    first = next((t.i for t in tokens if t.end > c.expression.start), 0)
    if first == 0 or tokens[c.head].dep != "npadvmod":
        return False
    thing = tokens[first - 1]
    if thing.text.lower() in load_lexicon().values["units"]:  # "24 hours a day"
        return False
    before = tokens[max(0, first - _COUNTED) : first - 1]
    numbered = any(t.tag == "CD" or t.lemma.lower() in ("hundred", "dozen", "score") for t in before)
    return thing.tag in ("NNS", "NNPS") and numbered


def _often(e: Expression) -> str | None:
    found = load_lexicon().values["often"].get(e.text.lower())
    return str(found) if found else None


def read_present(c: Context) -> Reading | None:
    """ "now", "currently"."""
    return unknown("PRESENT_REF")


def read_past(c: Context) -> Reading | None:
    """ "recently", "lately", "the past"."""
    return unknown("PAST_REF")


def read_future(c: Context) -> Reading | None:
    """ "the future", "soon"; not "as soon as" nor "soon after"."""
    e = c.expression
    if e.text.lower() in ("soon", "shortly") and (
        (e.after[:1] or ("",))[0] in ("as", "after", "before", "afterwards") or e.before[-1:] == ("as",)
    ):
        return None
    return unknown("FUTURE_REF")
