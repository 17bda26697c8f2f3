"""A report's text and its parse. Offsets are `[start, end)` in Unicode code points of `Document.text`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters of a document: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"span [{self.start}, {self.end}) does not fit its text of {len(self.text)} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The place, day and agency a report opens with: "BEIJING, May 16 (Reuters) -".

    `span` covers the dateline with its dash; `place`, `day` and `agency` are its parts as written, None where absent.
    """

    span: Span
    place: str | None
    day: str | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as it was given.

    Args:
        id: the id given with it, else a hash of its text.
        text: the report; every offset counts its code points. Never changed after ingest.
        published: the day it was published; None where nobody says.
        published_source: where `published` was read: "given", "json-ld", "meta", "text", "url", "field", None.
        title: the headline, "" where there is none. Not part of `text` unless the text begins with it.
        outlet: who published it, "" where unknown.
        url: its address, "" where unknown.
        dateline: what the text opens with, None where it has none.
    """

    id: str
    text: str
    published: date | None = None
    published_source: str | None = None
    title: str = ""
    outlet: str = ""
    url: str = ""
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a sentence's parse.

    `i` counts from 0 in the sentence; `head` is the `i` of its governor (-1 for the root); `start` and `end` are
    document offsets; `pos` is the Universal POS tag, `tag` the Penn Treebank tag, `dep` the ClearNLP relation
    (nsubj, nsubjpass, dobj, prep, pobj, agent, ccomp, xcomp, relcl, conj ...), `ent` the entity label or "".
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    ent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity: tokens `first` to `last` (exclusive) of its sentence; `label` as in OntoNotes."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and its tree.

    `index` counts sentences from 0 in the document, `paragraph` its paragraphs; `text` is the document's
    `[start, end)`. `children[i]` are the dependents of token `i`, in order.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...] = ()
    heading: bool = False
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                below[token.head].append(token.i)
        object.__setattr__(self, "children", tuple(map(tuple, below)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch between quotation marks, marks included: `text[start:end]`.

    `closed` is False where the mark was never closed (a quotation running on into the next paragraph, which opens
    with its own mark, or a typing error). `scare` is True for a word or two in marks without a speaker's sentence.
    """

    start: int
    end: int
    closed: bool = True
    scare: bool = False
