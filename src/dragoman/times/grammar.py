"""Where time expressions are: the rules of data/times/grammar.yaml over a sentence's word classes (`lexicon`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml

from dragoman.records import Sentence
from dragoman.times.lexicon import OTHER, Lexeme, lex, load_holidays, load_lexicon

T = TypeVar("T")


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
        groups: dict[str, tuple[Lexeme, ...]] = {}
        for name in match.groupdict():
            if (a := match.start(name)) >= 0 and (b := match.end(name)) > a:
                groups.setdefault(name.partition("__")[0], tuple(lexemes[a:b]))
        last = match.end()
        if rule == "holiday":
            last = _holiday_end(lexemes, first)
            if last == first:
                continue
            groups["holiday"] = tuple(lexemes[first:last])
            if last < len(lexemes) and len(lexemes[last].low) == 4 and lexemes[last].number is not None:
                groups["year"] = (lexemes[last],)
                last += 1
            elif last < len(lexemes) and lexemes[last].low in ("week", "weekend"):
                groups["stretch"] = (lexemes[last],)
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
        words = tuple(x.low for x in lexemes[first : first + length])
        if len(words) == length and words in holidays:
            return first + length
    return first


@cache
def load_grammar() -> dict[str, str]:
    """The rules and their patterns in order (data/times/grammar.yaml), as regular expressions over class characters.

    Raises:
        KeyError: a pattern names a class or part that is not defined.
    """
    raw = yaml.safe_load((files("dragoman") / "data/times/grammar.yaml").read_text(encoding="utf-8"))
    lexicon = load_lexicon()
    comma = f"[{lexicon.code[',']}]"

    def spelled(match: re.Match[str]) -> str:
        name = match.group(1)
        return expanded(raw["parts"][name]) if name.isupper() else f"[{lexicon.chars(name)}]"

    def expanded(pattern: str) -> str:
        return re.sub(r"\{([^{}]+)\}", spelled, pattern.replace(" ", ""))

    return {rule: expanded(pattern).replace(",", comma) for rule, pattern in raw["rules"].items()}


@cache
def _compiled() -> tuple[re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    """All rules as one pattern that says where the first may begin, and each by itself."""
    sources = load_grammar()
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", source) for source in sources.values())
    combined = "|".join(f"(?P<r{k}>{source})" for k, source in enumerate(unnamed))
    return re.compile(f"(?!{OTHER})(?:{combined})"), [(r, re.compile(_numbered(s))) for r, s in sources.items()]


def _numbered(source: str) -> str:
    """A group name may stand twice in a pattern: the later ones get a number."""
    seen: dict[str, int] = {}

    def rename(match: re.Match[str]) -> str:
        name = match.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return re.sub(r"\(\?P<(\w+)>", rename, source)
