from __future__ import annotations

import json

import pytest
from tests.cli.conftest import Dragoman


def test_a_phrase_is_read_as_of_a_day(dragoman: Dragoman) -> None:
    outcome = dragoman("who", "President Clinton", "--on", "1998-03-01")
    assert outcome.code == 0
    assert outcome.out.startswith("Bill Clinton  USA GOV")
    assert "who:" in outcome.out


def test_json_holds_the_candidates(dragoman: Dragoman) -> None:
    found = json.loads(dragoman("who", "the Kremlin", "--json").out)
    assert found["code"] == "RUS"
    assert found["candidates"]


@pytest.mark.parametrize("phrase", ["", "   ", "qwertyuiop", "\x00\x1b[31m", "🇺🇦" * 50])
def test_nobody_is_unknown_never_a_crash(dragoman: Dragoman, phrase: str) -> None:
    outcome = dragoman("who", phrase)
    assert outcome.code == 0
    assert "UNK" in outcome.out
    assert "\x1b" not in outcome.out


def test_an_impossible_day_gets_one_clear_line(dragoman: Dragoman) -> None:
    outcome = dragoman("who", "Putin", "--on", "2015-02-30")
    assert outcome.code == 2
    assert "2015-02-30" in outcome.message
