import sys
from pathlib import Path

import pytest

from dragoman.codebooks import load_codebook
from dragoman.events import find_events
from dragoman.parse import find_clauses
from dragoman.records import Document

sys.path.insert(0, str(Path(__file__).parent))
from countries import mentions


@pytest.fixture(scope="session")
def codebook():
    return load_codebook()


@pytest.fixture
def events(parsed, codebook):
    """The events of a text whose actors are countries named in it; no model, no register."""

    def find(text, claims=()):
        sentences = parsed(text)
        clauses = {s.index: find_clauses(s) for s in sentences}
        return find_events(Document(id="t", text=text), sentences, clauses, mentions(sentences), claims, codebook)

    return find
