"""The grammar of time expressions: patterns over word classes (`lexicon`), the most specific first.

In a pattern `{name}` is one word of class `name`, `{=word}` that very word; everything else is a regular expression.
A named group captures the words whose values the normaliser reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from dragoman.records import Sentence
from dragoman.times.lexicon import OTHER, Lexeme, lex, load_holidays, load_lexicon

T = TypeVar("T")

_DASH = "(?:{=-}|{=–}|{=—})"
_APPROX = "(?P<approx>{=no}?{more}{than}|{nearly}|{over}|{=up}{=to})?"
_COUNT = "(?P<count>{n}(?:(?:{=to}|{=or}|{=-}){n})?|{=a}?{pair}{=of}?|{=a}?{vague}(?:{=more}|{=of})?|{=a}|{=an}|{=another})"
_UNIT = "(?P<unit>{unit}|{units})"
_SPAN = f"{_COUNT}{_DASH}?{{trading}}?{_DASH}?{_UNIT}(?P<half>{{=and}}{{=a}}{{half}})?"
_EDGE = f"(?P<edge>(?:{{=the}}?{{early}}(?:{_DASH}|{{=of}}|{{=in}}|{{=on}})?))?"
_DAY = "(?:(?P<day>{day}|{dayth})(?!{meridiem}))"
_WEEKDAY = "(?P<weekday>{weekday})"
_MONTH = "(?P<month>{month})"
_YEAR = "(?P<year>{year})"
_PART = "(?P<part>{part}|{clock})"
_ZONE = "(?:{zone})?"
_CLOCK = f"(?:(?P<clock>(?:{{hm}}|{{day}})(?:{{meridiem}}{_ZONE}|{{zone}})|{{digits}}{{zone}}|{{hm}})|(?P<noon>{{clock}}))"
_WHICH = "(?P<which>{last}|{latest}|{previous}|{next}|{following}|{=this}|{current}|{=that}|{same}|{=these}|{=those})"
_OFYEAR = (
    "(?:(?:{=of}|{=in}|,|{=the})?(?:{fiscal}{=year}?)?" + _YEAR + "|(?:{=of}|{=in})?{fiscal}?(?P<whichyear>{last}|{=this}|{next}|{=the}{last}){=year})"
)
_BOUNDARY = f"(?:{_DASH}|{{=to}}|{{=through}}|{{=until}}|{{=and}}|{{=or}})"

PATTERNS: tuple[tuple[str, str], ...] = (
    ("iso-date", "(?P<iso>{iso})"),
    ("slash-date", "(?P<slash>{slash})"),
    ("clock-day", f"{_CLOCK}(?:{{=on}}|,)?(?:{_EDGE}(?P<today>{{today}})|{_WEEKDAY})"),
    ("month-day", f"(?:{_WEEKDAY},?)?{_EDGE}(?P<which>{{last}}|{{next}}|{{=this}})?{_MONTH}{_DAY}(?:{_DASH}(?P<day2>{{day}}|{{dayth}}))?(?:,?{_YEAR})?(?:,?{{=of}}(?P<whichyear>{{last}}|{{=this}}){{=year}})?"),
    ("day-month", f"(?:{_WEEKDAY},?)?{{=the}}?(?:{_DAY}{{=of}}?|(?P<nth>{{nth}}){{=of}}){_MONTH}(?:,?{_YEAR})?"),
    ("month-year", f"{_EDGE}{_MONTH}(?:{{=of}}|,)?(?:{_YEAR}|(?P<whichyear>{{last}}|{{=this}}|{{next}}){{=year}})"),
    ("holiday", f"(?P<holiday>{{holiday}})"),
    ("which-month", f"{_EDGE}{{=this}}?(?P<which>{{last}}|{{=this}}|{{next}}|{{following}}|{{previous}}){_MONTH}"),
    ("quarter", f"{_EDGE}(?:{{=the}}(?!{{nth}}{_DASH})|(?P<which>{{=this}}|{{last}}){{=year}}{{='s}})?(?:{{fiscal}}?(?P<nth>{{nth}}|{{dayth}}|{{latest}}|{{=last}}(?={{=half}}))|{_YEAR}|{{fiscal}}(?P<nth>{{nth}}|{{dayth}})){{fiscal}}?{_DASH}?(?P<quarter>{{=quarter}}|{{half}}|(?<={{latest}}){{period}})(?:{_OFYEAR})?"),
    ("quarter-code", f"(?P<q>{{q}})(?:{_OFYEAR})?"),
    ("year-quarter", "(?P<which>{last}|{=this}){=year}{='s}{=quarter}"),
    ("year-ago-period", "{=the}?{=year}" + _DASH + "(?:{ago}|{before})(?:{=quarter}|{period})?|{=the}{=quarter}{=a}{=year}{ago}"),
    ("fiscal-year", f"(?:{{=the}}?(?:(?P<which>{{current}}|{{last}}|{{next}}|{{previous}}|{{=this}}|{{latest}}){{fiscal}}{{=year}})|{{fiscal}}{{=year}}?{_YEAR}|{{=the}}{{fiscal}}{{=year}}|{{=the}}{_YEAR}{{fiscal}}{{=year}})"),
    ("decade", f"{_EDGE}{{=the}}?{_EDGE}(?:(?P<decade>{{decade}})|(?P<short>{{='}}{{shortdecade}}|{{decadeword}}))"),
    ("century", f"{_EDGE}{{=the}}?{_EDGE}(?P<nth>{{nth}}|{{dayth}}){_DASH}?{{=century}}"),
    ("season", f"{_EDGE}{{=the}}?(?P<which>{{last}}|{{=this}}|{{next}}|{{following}}|{{previous}}|{{=that}})?(?P<season>{{season}})(?:{{=of}}?(?:{_YEAR}|(?P<whichyear>{{last}}){{=year}}))?"),
    ("ago", f"{_APPROX}(?:{_SPAN}|(?P<bare>{{units}})){{ago}}"),
    ("day-before-yesterday", "{=the}{=day}(?P<dir>{before}|{after})(?P<today>{today})"),
    ("clock-ago", f"{_CLOCK}(?P<count>{{n}})(?P<unit>{{units}}){{ago}}"),
    ("span-beside", f"{_APPROX}{_SPAN}(?P<dir>{{before}}|{{after}}|{{hence}}|{{=from}}{{present}})"),
    ("unit-beside", "(?P<whole>{=the}(?P<unit>{unit}))(?P<dir>{before}|{after})"),
    ("rolling", f"(?:{{more}}{{than}})?(?:{{=the}}|{{every}}{{=of}}{{=the}}|{{=these}})?(?P<which>{{last}}|{{next}}|{{following}}|{{previous}}|{{latest}})(?P<count>{{n}}|{{=a}}?{{pair}}{{=of}}?|{{vague}}){_DASH}?{{trading}}?{_UNIT}"),
    ("rolling-ahead", "{=the}(?P<units>{units}){=ahead}"),
    ("first-units", f"{{=the}}?(?P<nth>{{nth}})(?P<count>{{n}}){_UNIT}(?:{{=of}}{_YEAR})?"),
    ("edge-unit", f"{_EDGE}{{=the}}?{{=very}}?{_WHICH}(?P<unit>{{unit}})"),
    ("edge-the-unit", "(?P<edge>{=the}?{early}(?:{=of}|{=in}|{=-})){=the}(?P<unit>{unit})"),
    ("year-end", f"(?:{{=the}}?{{=year}}(?:{{='s}}|{_DASH})(?P<end>{{early}})|{{=the}}{_YEAR}{{=year}}{_DASH}?{{early}})"),
    ("which-units", "{=the}?(?P<which>{recent}|{next}|{last}|{=these}|{latest})(?P<units>{units})(?:{=and}{units})?"),
    ("day-word", f"{_EDGE}(?P<today>{{today}}){_PART}?"),
    ("weekday", f"(?P<which>{{last}}|{{=this}}|{{next}}|{{following}}|{{previous}})?{_WEEKDAY}{_EDGE}{_PART}?(?:{{=of}}?(?P<whichweek>{{last}}|{{=this}}|{{next}}){{=week}})?"),
    ("tonight", f"{_EDGE}(?:{{tonight}}|{{overnight}}|{{=this}}{_PART}|{{last}}(?P<night>{{part}}))"),
    ("relative-part", "{=the}?(?:{following}|{next}|{previous}|{same})(?P<part>{part})|{=that}(?P<thatpart>{part})"),
    ("clock", _CLOCK),
    ("set", "{every}(?P<n>{n}|{nth}|{more})?(?P<every>{unit}|{units}|{weekday}|{season}|{month}|{part})|{times}(?:{=a}|{=an}|{per}|{every})(?P<per>{unit})|{often}|(?P<weekdays>{weekdays})"),
    ("period-of", f"(?:{{=the}}(?={{n}}{{units}})|{{=a}}(?={{n}}{_DASH}{{unit}}{_DASH}?{{period}}))?{_APPROX}{_SPAN}{_DASH}?(?:{{long}}|{{period}})?"),
    ("half-unit", "{half}{=an}(?P<unit>{unit})|{=a}{half}(?P<unit2>{unit})"),
    ("long", f"(?P<unit>{{units}}|{{unit}}){_DASH}{{long}}"),
    ("bare-units", "(?P<units>{units})(?={=before}|{=after})|(?:(?<={=for})|(?<={after})|(?<={=in})|(?<={over})|(?<={=within}))(?P<units>{units})"),
    ("year", f"{_EDGE}(?:{{=the}}{{=year}})?{_YEAR}(?!{_DASH}?{{unit}}(?<!{{=quarter}}))"),
    ("month", f"{_EDGE}{_MONTH}"),
    ("weekend", "{=the}{weekend}"),
    ("the-unit", "{=the}(?P<unit>{=quarter}|{=year})"),
    ("present", "{present}|{=these}{units}"),
    ("recent", "(?:{more})?{recently}|{=the}{=past}(?=,|$)"),
    ("future", "{=the}(?:{=near}|{=foreseeable})?{future}|{soon}|{=as}{soon}{=as}{=possible}"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression found: document offsets, its rule, its captured words, and the words around it."""

    rule: str
    start: int
    end: int
    text: str
    groups: dict[str, tuple[Lexeme, ...]]
    before: tuple[str, ...]
    after: tuple[str, ...]

    def word(self, group: str) -> str:
        """The captured words of a group in lower case, "" where it took no part."""
        return " ".join(x.low for x in self.groups.get(group, ()))

    def number(self, group: str) -> float | None:
        """The first number in a group, None where there is none."""
        return next((x.number for x in self.groups.get(group, ()) if x.number is not None), None)

    def value(self, group: str, name: str) -> int | str | None:
        """The value of a group's first word that is listed in class `name`."""
        values = load_lexicon().values[name]
        return next((values[x.low] for x in self.groups.get(group, ()) if x.low in values), None)


def find_expressions(sentence: Sentence, judge: Callable[[Expression], T | None]) -> Iterator[T]:
    """Finds the time expressions of a sentence, left to right, none overlapping.

    Args:
        sentence: any sentence.
        judge: reads an expression; None where it is no time ("2000 people"), and then a later rule may try.

    Yields:
        What `judge` made of each.
    """
    lexemes, codes = lex(sentence)
    combined = _compiled()[0]
    at = 0
    while match := combined.search(codes, at):
        at = match.start() + 1
        for rule, first, last, groups in _attempts(lexemes, codes, match.start(), int((match.lastgroup or "r0")[1:])):
            judged = judge(_expression(sentence, lexemes, rule, first, last, groups))
            if judged is not None:
                yield judged
                at = last
                break


_Attempt = tuple[str, int, int, dict[str, tuple[Lexeme, ...]]]


def _attempts(lexemes: list[Lexeme], codes: str, first: int, earliest: int) -> Iterator[_Attempt]:
    """The rules that fit at a word, the most specific first."""
    for rule, pattern in _compiled()[1][earliest:]:
        match = pattern.match(codes, first)
        if match is None or match.end() == first:
            continue
        groups = {}
        for name in match.groupdict():
            if (a := match.start(name)) >= 0 and (b := match.end(name)) > a:
                groups[name.partition("__")[0]] = tuple(lexemes[a:b])
        last = match.end()
        if rule == "holiday":
            last = _holiday_end(lexemes, first)
            if last == first:
                continue
            groups["holiday"] = tuple(lexemes[first:last])
            if last < len(lexemes) and len(lexemes[last].low) == 4 and lexemes[last].number is not None:
                groups["year"] = (lexemes[last],)
                last += 1
        yield rule, first, last, groups


def _expression(
    sentence: Sentence, lexemes: list[Lexeme], rule: str, first: int, last: int, groups: dict[str, tuple[Lexeme, ...]]
) -> Expression:
    start, end = lexemes[first].start, lexemes[last - 1].end
    return Expression(
        rule=rule,
        start=start,
        end=end,
        text=sentence.text[start - sentence.start : end - sentence.start],
        groups=groups,
        before=tuple(x.low for x in lexemes[max(0, first - 3) : first]),
        after=tuple(x.low for x in lexemes[last : last + 3]),
    )


def _holiday_end(lexemes: list[Lexeme], first: int) -> int:
    holidays = load_holidays()
    for length in (5, 4, 3, 2, 1):
        if tuple(x.low for x in lexemes[first : first + length]) in holidays:
            return first + length
    return first


@cache
def _compiled() -> tuple[re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    lexicon = load_lexicon()

    def chars(match: re.Match[str]) -> str:
        return f"[{lexicon.chars(match.group(1))}]"

    sources = {rule: re.sub(r"\{([^{}]+)\}", chars, pattern).replace(",", f"[{lexicon.code[',']}]") for rule, pattern in PATTERNS}
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", source) for source in sources.values())
    combined = "|".join(f"(?P<r{k}>{source})" for k, source in enumerate(unnamed))
    return re.compile(f"(?!{OTHER})(?:{combined})"), [(rule, re.compile(_numbered(source))) for rule, source in sources.items()]


def _numbered(source: str) -> str:
    """A group name may stand twice in a pattern: the later ones get a number."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return re.sub(r"\(\?P<(\w+)>", rename, source)
