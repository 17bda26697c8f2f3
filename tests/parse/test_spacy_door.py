"""Long paragraphs are parsed in pieces; nothing of that shows outside."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.parse import load_parser, spacy_door
from dragoman.records import Document

pytestmark = pytest.mark.model

TEXT = "Headline of the Day\n\n" + " ".join(
    f"Envoy {n} of Zorvania met the Quillish minister in Brastov on Monday.  They signed paper {n}." for n in range(60)
)


def test_a_long_paragraph_stays_one_and_its_sentences_lie_where_they_lay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parser = load_parser()
    whole = parser.parse(Document(id="long", text=TEXT))
    monkeypatch.setattr(spacy_door, "PIECE_TOKENS", 50)
    cut = parser.parse(Document(id="long", text=TEXT))
    assert [(s.start, s.end, s.paragraph, s.index, s.heading) for s in cut] == [
        (s.start, s.end, s.paragraph, s.index, s.heading) for s in whole
    ]
    assert len(cut) == 121
    assert all(TEXT[t.start : t.end] == t.text for s in cut for t in s.tokens)


def test_pieces_begin_with_a_sentence_and_leave_nothing_out() -> None:
    starts = [n % 7 == 0 for n in range(2000)]
    cuts = spacy_door._cuts(starts)
    assert (cuts[0], cuts[-1]) == (0, 2000)
    assert all(starts[cut] for cut in cuts[:-1])
    assert all(b - a < spacy_door.PIECE_TOKENS + 7 for a, b in pairwise(cuts))
    assert spacy_door._cuts([]) == [0]
