"""Runs every example and counterexample of the shipped codebook on frozen parses (no model).

A new example needs its parse: `DRAGOMAN_FREEZE=1 pytest tests/codebooks/test_plover_examples.py`.
"""

from datetime import date

from dragoman.actors import find_actors, load_register
from dragoman.codebooks import check_codebook, load_codebook
from dragoman.events import find_events
from dragoman.parse import find_clauses, find_quotations
from dragoman.records import Document, Event

PUBLISHED = date(2019, 7, 1)


def test_the_shipped_codebook_does_what_its_examples_say(parsed):
    codebook, register = load_codebook(), load_register(None)

    def read(text: str) -> tuple[Event, ...]:
        document = Document(id="example", text=text, published=PUBLISHED)
        sentences = parsed(text)
        clauses = {sentence.index: find_clauses(sentence) for sentence in sentences}
        mentions = find_actors(document, sentences, find_quotations(text), register)
        return find_events(document, sentences, clauses, mentions, (), codebook)

    findings = check_codebook(codebook, read)
    assert not findings, "\n".join(f"{f.type} {f.problem}: {f.text} | {f.why} {f.rules}" for f in findings)
