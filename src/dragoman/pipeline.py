"""The table of contents: one report in, one record out. Reading `read_document` top to bottom is the whole method."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors import Register, find_actors, load_register, refer_quoted
from dragoman.claims import attribute_events, find_claims, find_positions
from dragoman.codebooks import Codebook, load_codebook
from dragoman.events import add_by_example, find_events, foresee_events, teach
from dragoman.models import ExampleCoder, load_event_model
from dragoman.parse import Clause, Parser, find_clauses, find_quotations, load_parser
from dragoman.places import Gazetteer, find_places, load_gazetteer, place_events
from dragoman.records import ActorMention, Document, Record, Sentence
from dragoman.times import date_events, find_times


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What reading needs beside the report: loaded once, then shared; nothing in it changes."""

    parser: Parser
    register: Register
    codebook: Codebook
    gazetteer: Gazetteer
    examples: ExampleCoder | None = None


def load_tools(*, codebook: Path | None = None, actors: Path | None = None, gazetteer: Path | None = None) -> Tools:
    """Loads the parser and the data.

    Args:
        codebook: a user's codebook instead of PLOVER 2.0.
        actors: a user's actors file, which wins over the register.
        gazetteer: a gazetteer file built by `dragoman gazetteer build` instead of the embedded one.

    Returns:
        Tools for `read_document`.

    Raises:
        CodebookError, RegisterError, GazetteerError, ModelError: a file is refused; nothing is half-loaded.
    """
    parser, register, ontology = load_parser(), load_register(actors), load_codebook(codebook)
    return Tools(
        parser=parser,
        register=register,
        codebook=ontology,
        gazetteer=load_gazetteer(gazetteer),
        examples=_learn(ontology, parser, register) if ontology.learns else None,
    )


def _learn(codebook: Codebook, parser: Parser, register: Register) -> ExampleCoder:
    """Learns a codebook's examples, read as reports are."""

    def read(text: str) -> tuple[Sequence[Sentence], Mapping[int, Sequence[Clause]], Sequence[ActorMention]]:
        document = Document(id="example", text=text)
        sentences = parser.parse(document)
        mentions = find_actors(document, sentences, find_quotations(text), register)
        return sentences, {sentence.index: find_clauses(sentence) for sentence in sentences}, mentions

    return teach(codebook, read, load_event_model())


def read_document(document: Document, tools: Tools) -> Record:
    """Reads one report into its record.

    Args:
        document: the report, as ingest made it.
        tools: what `load_tools` loaded.

    Returns:
        The record. The same document and tools give the same record, bit for bit.
    """
    sentences = tools.parser.parse(document)
    quotations = find_quotations(document.text)
    clauses = {sentence.index: find_clauses(sentence) for sentence in sentences}

    mentions = find_actors(document, sentences, quotations, tools.register)
    claims = find_claims(document, sentences, clauses, quotations, mentions)
    mentions = refer_quoted(sentences, mentions, claims)

    events = find_events(document, sentences, clauses, mentions, claims, tools.codebook)
    if tools.examples is not None:
        events = add_by_example(document, sentences, clauses, mentions, claims, events, tools.codebook, tools.examples)
    events = attribute_events(events, claims)
    positions = find_positions(document, sentences, clauses, mentions, claims, events)

    times = find_times(document, sentences)
    places = find_places(document, sentences, mentions, tools.gazetteer)
    events = foresee_events(date_events(events, times, sentences, document), document)
    events = place_events(events, places, sentences)

    return Record(
        document=document,
        events=events,
        claims=claims,
        positions=positions,
        mentions=mentions,
        times=times,
        places=places,
    )
