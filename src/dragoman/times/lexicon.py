"""A sentence as a string of word classes, a character a word: a grammar of time is then a plain regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dragoman.records import Sentence

OTHER = "~"
"""The code of a word of no class."""

_WORD = re.compile(
    r"['’]\d\d\b(?!['’]|s\b|\.\d)|(?:(?<=the )|(?<=early )|(?<=late )|(?<=mid-))\d{3}0['’]s\b|o['’]clock\b"
    r"|\d{4}-\d\d?-\d\d?(?!\d)|\d\d?/\d\d?/\d{2,4}(?![\d/])|\d\d?\.\d\d?\.(?:19|20)\d\d(?!\d)"
    r"|(?<![-\d])\d\d-\d\d-(?:19|20)?\d\d(?![-\d])|\b(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b"
    r"|\d\d?:\d\d(?::\d\d)?|(?P<hm>\d\d?\.\d\d)(?=\s?[ap]\.?m\b)|\d+ [1-9]/[2-9]\b|\d{1,3}(?:,\d{3})+"
    r"|\d+(?:\.\d+)?(?:(?:st|nd|rd|th|s)\b)?|[QqHh][1-4]\b|[apAP]\.\s?[mM]\b\.?|(?:[aApP][mM])\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.(?=[ ,])"
    r"|['’][sS]\b|[Ss]t\.|[^\W\d_]+|\S"
)
_CENTURY = 30
"""A year written with two digits is of the last century from here on."""
_CASED = frozenset({"march", "may", "august", "mar", "sat", "sun", "dec", "jan", "jun", "apr", "sep"})
_NUMERIC = {
    name: frozenset(classes.split())
    for name, classes in {
        "iso": "iso", "slash": "slash", "hm": "hm", "day": "day n digits", "year": "year n digits", "int": "n digits",
        "mixed": "n", "dayth": "dayth", "decade": "decade", "shortdecade": "shortdecade", "q": "q",
        "number": "n number", "yearword": "year",
    }.items()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word: document offsets, lower-case text, and its number where it is one."""

    start: int
    end: int
    low: str
    number: float | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by class. `code` maps a word to the character that stands for its set of classes."""

    values: dict[str, dict[str, int | str]]
    code: dict[str, str]
    classes: dict[str, frozenset[str]]

    def chars(self, name: str) -> str:
        """The characters of every set that has class `name`.

        Raises:
            KeyError: there is no such class.
        """
        found = "".join(char for char, names in self.classes.items() if name in names)
        if not found:
            raise KeyError(f"no word class {name!r} in data/times/words.yaml")
        return found


@cache
def load_lexicon() -> Lexicon:
    """Loads the words of time expressions (once)."""
    raw = yaml.safe_load((files("dragoman") / "data/times/words.yaml").read_text(encoding="utf-8"))
    sets: dict[str, set[str]] = {}
    for name, words in raw.items():
        for word in words:
            sets.setdefault(str(word), set()).update({name} if name != "literals" else {f"={word}"})
    for first_words in _holiday_words():
        sets.setdefault(first_words, set()).add("holiday")
    distinct = sorted({frozenset(s) for s in sets.values()} | set(_NUMERIC.values()), key=sorted)
    code_of = {names: chr(0xE000 + k) for k, names in enumerate(distinct)}
    values = {name: dict(words) for name, words in raw.items() if isinstance(words, dict)}
    return Lexicon(
        values=values,
        code={w: code_of[frozenset(s)] for w, s in sets.items()},
        classes={c: names for names, c in code_of.items()},
    )


@cache
def load_holidays() -> dict[tuple[str, ...], str]:
    """Holidays, their words in order, and the rule of their day (see data/times/holidays.yaml)."""
    raw = yaml.safe_load((files("dragoman") / "data/times/holidays.yaml").read_text(encoding="utf-8"))
    return {tuple(w.group().lower() for w in _WORD.finditer(name)): str(rule) for name, rule in raw.items()}


def _holiday_words() -> set[str]:
    return {words[0] for words in load_holidays()}


def lex(sentence: Sentence) -> tuple[list[Lexeme], str]:
    """Reads a sentence's words.

    Args:
        sentence: any sentence; its offsets are the document's.

    Returns:
        Its words, and a string with one class character for each.
    """
    lexicon, numeric = load_lexicon(), _numeric_codes()
    code = lexicon.code
    lexemes: list[Lexeme] = []
    codes: list[str] = []
    numbers = False
    for match in _WORD.finditer(sentence.text):
        text = match.group()
        low = text.lower().replace("’", "'")
        start, end = sentence.start + match.start(), sentence.start + match.end()
        if low[0] == "'" and low[1:].isdecimal():
            lexemes.append(Lexeme(start, end, low, _short_year(int(low[1:]))))
            codes.append(numeric["yearword"])
            continue
        if low[0].isdecimal():
            low = low.replace(".", ":") if match["hm"] else low  # "8.30pm"
            kind, number = _numeral(low)
            lexemes.append(Lexeme(start, end, low, number))
            codes.append(numeric[kind])
            continue
        char = code.get(low, OTHER)
        if low in _CASED and text[0].islower():
            char = OTHER
        if len(low) == 2 and low[0] in "qh" and low[1].isdecimal():
            char = numeric["q"]
        elif low in lexicon.values["number"]:
            numbers = True
        lexemes.append(Lexeme(start, end, low))
        codes.append(char)
    return _merge_numbers(lexemes, codes) if numbers else (lexemes, "".join(codes))


@cache
def _numeric_codes() -> dict[str, str]:
    codes = {names: c for c, names in load_lexicon().classes.items()}
    return {kind: codes[names] for kind, names in _NUMERIC.items()}


def _short_year(number: int) -> float:
    """ "'89" is 1989, "'14" 2014."""
    return float(number + (1900 if number >= _CENTURY else 2000))


def _numeral(low: str) -> tuple[str, float | None]:
    if low.count("-") == 2 and len(low.partition("-")[0]) == 2:
        return "slash", None
    if "-" in low or (len(low) == 8 and low.isdecimal()):
        return "iso", None
    if low.count("/") == 2 or low.count(".") == 2:
        return "slash", None
    if ":" in low:
        return "hm", None
    if " " in low:
        whole, _, fraction = low.partition(" ")
        top, _, bottom = fraction.partition("/")
        return "mixed", int(whole[:9]) + int(top) / int(bottom)
    if low.endswith(("st", "nd", "rd", "th")):
        return ("dayth", float(low[:-2])) if len(low) <= 6 and "." not in low else ("mixed", None)
    if low.endswith("s"):
        low = low.replace("'", "")
        if len(low) == 5 and low[3] == "0":
            return "decade", float(low[:-1])
        return ("shortdecade", float(low[:-1])) if len(low) == 3 and low[1] == "0" else ("mixed", None)
    if "," in low or "." in low or len(low) > 9:
        number = float(low.replace(",", "")[:12].rstrip("."))
        return ("mixed" if "." in low else "int"), number
    number = float(low)
    if low[0] == "0" and len(low) == 4:
        return "int", number
    if len(low) == 4 and 1000 <= number <= 2199:
        return "year", number
    return ("day" if 1 <= number <= 31 else "int"), number


def _merge_numbers(lexemes: list[Lexeme], codes: list[str]) -> tuple[list[Lexeme], str]:
    """Joins number words: "twenty-four" is 24, "nineteen ninety-seven" is the year 1997."""
    values = load_lexicon().values["number"]
    numeric = _numeric_codes()
    merged: list[Lexeme] = []
    out: list[str] = []
    i = 0
    while i < len(lexemes):
        if lexemes[i].low not in values:
            merged.append(lexemes[i])
            out.append(codes[i])
            i += 1
            continue
        if (spoken := _spoken_ordinal(lexemes, i)) is not None:
            nth, words = spoken
            merged.append(Lexeme(lexemes[i].start, lexemes[i + words - 1].end, "number", nth))
            out.append(numeric["dayth"])
            i += words
            continue
        parts = [int(values[lexemes[i].low])]
        j = i + 1
        while j < len(lexemes):
            k = j + 1 if lexemes[j].low == "-" and j + 1 < len(lexemes) else j
            year_goes_on = parts == [19] and int(values.get(lexemes[k].low, 0)) >= 20  # "nineteen-eighty-five"
            if lexemes[k].low not in values or (k > j and parts[-1] < 20 and not year_goes_on):
                break
            parts.append(int(values[lexemes[k].low]))
            j = k + 1
        number = _spoken(parts)
        year = len(parts) in (2, 3) and 10 <= parts[0] <= 20 and 10 <= parts[1] < 100 and 1000 <= number <= 2199
        merged.append(Lexeme(lexemes[i].start, lexemes[j - 1].end, "number" if j > i + 1 else lexemes[i].low, number))
        out.append(numeric["yearword" if year else "number"])
        i = j
    return merged, "".join(out)


def _spoken_ordinal(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """The 22 of "twenty-second" and its words; none where it is how long ("a twenty-second clip")."""
    lexicon = load_lexicon().values
    tens = lexicon["number"][lexemes[i].low]
    dash = i + 1 < len(lexemes) and lexemes[i + 1].low == "-"
    words = 3 if dash else 2
    if i + words > len(lexemes) or tens not in (20, 30):
        return None
    last = lexemes[i + words - 1].low
    ones = int(lexicon["nth"].get(last, 99))
    beside = {x.low for x in (*lexemes[max(0, i - 1) : i], *lexemes[i + words : i + words + 2])}
    by_month = bool(beside & set(lexicon["month"]))
    if ones > 9 or last in ("opening", "final") or (not by_month and (ones == 2 or not dash)):
        return None
    return float(tens + ones), words


def _spoken(parts: list[int]) -> float:
    if len(parts) in (2, 3) and 10 <= parts[0] <= 20 and 10 <= parts[1] < 100 and parts[1] != 100:
        return float(parts[0] * 100 + sum(parts[1:]))
    total = current = 0
    for part in parts:
        if part >= 100:
            current = max(1, current) * part
            total, current = (total + current, 0) if part == 1000 else (total, current)
        else:
            current += part
    return float(total + current)
