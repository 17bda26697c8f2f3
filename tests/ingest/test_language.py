from __future__ import annotations

import pytest

from dragoman.errors import LanguageError
from dragoman.ingest.language import check_english

ENGLISH = "The foreign ministers of both countries met on Tuesday and agreed to open the border within a month. "
GERMAN = "Die Außenminister beider Länder trafen sich am Dienstag und einigten sich auf die Öffnung der Grenze. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        ("Les ministres des affaires étrangères se sont réunis mardi et ont décidé d'ouvrir la frontière.", "French"),
        ("Министры иностранных дел встретились", "Russian"),
        ("外交部长周二会晤并同意开放边境", "Chinese"),
        ("التقى وزيرا الخارجية يوم الثلاثاء واتفقا على فتح الحدود", "Arabic"),
    ],
)
def test_other_languages_are_refused_by_name(text, language):
    with pytest.raises(LanguageError, match=f"report.txt is in {language}, not in English"):
        check_english(text, name="report.txt")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "“No,” “Yes,” “We will not go,” “You lie!”",
        "Xi Jinping, Vladimir Putin, Volodymyr Zelenskyy, Emmanuel Macron",
        "Merkel.",
        "1,234 – 5,678",
        "",
        ENGLISH * 6 + "Он сказал: «Нет, мы никуда не уйдём, и вы это знаете». " + ENGLISH * 6,
        f"Außenminister einigen sich auf die Öffnung der Grenze\n\n{ENGLISH * 8}",
    ],
)
def test_english_is_read_whatever_it_looks_like(text):
    check_english(text, name="report.txt")


def test_a_text_mostly_in_another_language_is_refused():
    with pytest.raises(LanguageError, match="German"):
        check_english(ENGLISH + GERMAN * 30, name="report.txt")
