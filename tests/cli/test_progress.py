from __future__ import annotations

from types import SimpleNamespace

import pytest

from dragoman.cli import progress
from dragoman.cli.progress import in_words, show_progress
from dragoman.scale.summary import Tally


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 s"), (40, "40 s"), (720, "12 min"), (12_000, "3 h 20 min")],
)
def test_a_time_is_told_as_people_tell_it(seconds, words):
    assert in_words(seconds) == words


def test_away_from_a_terminal_a_line_is_printed_now_and_then(monkeypatch, capsys):
    now = [0.0]
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: now[0]))
    with show_progress(100) as show:
        show(Tally(before=10), 1)
        now[0] = 20.0
        show(Tally(before=10), 20)
        show(Tally(before=10), 1)
    assert capsys.readouterr().err == "dragoman: 31 of 100 reports, 1.0/s, 69 s left\n"
