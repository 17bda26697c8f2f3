"""What spaCy's indices take in stays bounded, and what is read stays the same."""

from __future__ import annotations

import pytest

from dragoman.parse import forgetting, load_parser
from dragoman.records import Document

pytestmark = pytest.mark.model

TEXT = "Zorvanian envoys wouldn't meet Quillish deputies in Brastov on Monday. They'd said that it can't be done."


def test_a_pipeline_that_has_forgotten_reads_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = load_parser()
    before = parser.parse(Document(id="one", text=TEXT))
    monkeypatch.setattr(forgetting, "MOST_WORDS", 0)
    assert parser.parse(Document(id="one", text=TEXT)) == before
    assert parser.parse(Document(id="one", text=TEXT)) == before


def test_indices_do_not_grow_with_the_words_that_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = load_parser()
    vocab = parser._nlp.vocab  # type: ignore[attr-defined]
    places = vocab.strings._map.capacity
    kept, norms = len(vocab.strings), dict(vocab.lex_attr_getters)
    monkeypatch.setattr(forgetting, "MOST_WORDS", 2000)
    for number in range(30):
        text = " ".join(f"w{number}x{word}" for word in range(200))
        parser.parse(Document(id=str(number), text=text))
        assert vocab.length < 2500
    assert vocab.strings._map.capacity == places
    assert len(vocab.strings) == kept
    assert vocab.lex_attr_getters == norms
