"""Records as JSON gives them, gold or predicted, reduced to what is compared."""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Any

from dragoman.errors import InputError

Dyad = tuple[str, str]

_SENTENCE_BREAK = re.compile(r"""(?: [.!?] ["”’)]* \s+ (?= ["“‘(]* [A-Z0-9] ) ) | \n+""", re.VERBOSE)
"""Where the scorer counts a new sentence: a rule of the measure, not the parser's.

Source: the shared scorer of the gold's guide, so that figures agree with it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedEvent:
    """An event as it is compared.

    `dyads` are (actor code, recipient code) pairs, "-" for nobody; a mutual act's pair is in alphabetical order.
    `allowed` are pairs that only one of two annotators gave: neither asked for nor wrong. `contested` names fields
    on which they differed. `names` are the last words of its actors' names.
    """

    id: str
    start: int
    words: str
    type: str
    dyads: tuple[Dyad, ...]
    allowed: tuple[Dyad, ...]
    optional: bool
    contested: frozenset[str]
    status: str
    attributed_to: str | None
    days: tuple[str, str] | None
    placed: bool
    country: str | None
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedClaim:
    """A claim as it is compared; `[start, end)` is its content, `codes` those of its sources."""

    id: str
    start: int
    end: int
    words: str
    codes: frozenset[str]
    act: str
    form: str
    challenged: bool
    optional: bool
    contested: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedPosition:
    """A position as it is compared."""

    start: int
    words: str
    codes: tuple[str, ...]
    stance: str
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """One document's annotations; `breaks` are the offsets at which sentences begin."""

    id: str
    text: str
    breaks: tuple[int, ...]
    events: tuple[AnnotatedEvent, ...] = ()
    claims: tuple[AnnotatedClaim, ...] = ()
    positions: tuple[AnnotatedPosition, ...] = ()

    def sentence(self, offset: int) -> int:
        """Gives the number of the sentence a character stands in, from 0."""
        return max(0, bisect_right(self.breaks, offset) - 1)

    def sentence_text(self, number: int) -> str:
        """Gives a sentence's words on one line."""
        ends = (*self.breaks[1:], len(self.text))
        return " ".join(self.text[self.breaks[number] : ends[number]].split())


def load_annotations(path: Path) -> dict[str, Annotations]:
    """Loads records from a JSON or JSON Lines file, or a folder of JSON files.

    Args:
        path: the file or folder; "-" for JSON Lines on standard input.

    Returns:
        The documents by id, in order.

    Raises:
        InputError: a file can't be read, or what it holds is no record.
    """
    documents = [annotations_of(record, where=where) for record, where in _records(path)]
    if not documents:
        raise InputError(f"{path}: holds no record", hint="JSON Lines as 'dragoman read' writes it, or JSON files")
    return {document.id: document for document in documents}


def _records(path: Path) -> Iterator[tuple[Any, str]]:
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield _parsed(_text(file), str(file)), str(file)
    elif path.suffix == ".json":
        yield _parsed(_text(path), str(path)), str(path)
    else:
        for number, line in enumerate(_text(path).split("\n"), 1):
            if line.strip():
                yield _parsed(line, where := f"{path} line {number}"), where


def _text(path: Path) -> str:
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}") from error


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{where}: not JSON: {error}") from error


def annotations_of(record: Any, *, where: str) -> Annotations:
    """Reduces one record to what is compared.

    Args:
        record: a JSON object as record.md gives it, `optional`, `contested`, `either` and `both` included.
        where: its file and line, for messages.

    Raises:
        InputError: a field is missing or of another kind.
    """
    try:
        text = record["text"]
        return Annotations(
            id=str(record["id"]),
            text=text,
            breaks=(0, *(match.end() for match in _SENTENCE_BREAK.finditer(text))),
            events=tuple(map(_event, record.get("events", ()))),
            claims=tuple(map(_claim, record.get("claims", ()))),
            positions=tuple(map(_position, record.get("positions", ()))),
        )
    except KeyError as error:
        raise InputError(f"{where}: an item has no {error.args[0]!r}") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise InputError(f"{where}: not a record: {error}", hint="'dragoman schema' says what one holds") from error


def _event(event: Mapping[str, Any]) -> AnnotatedEvent:
    date, place = event.get("date"), event.get("place")
    people = [*event["actors"], *event["recipients"]]
    return AnnotatedEvent(
        id=str(event.get("id", "")),
        start=event["anchor"]["start"],
        words=event["anchor"]["text"],
        type=event["type"],
        dyads=_pairs(event["both"]) if "both" in event else _dyads(event),
        allowed=_pairs(event.get("either", ())),
        optional=bool(event.get("optional")),
        contested=frozenset(event.get("contested", ())),
        status=event["status"],
        attributed_to=event.get("attributed_to"),
        days=(date["first"], date["last"]) if date else None,
        placed=bool(place),
        country=place["country"] if place else None,
        names=frozenset(words[-1].lower() for x in people if (words := (x.get("name") or x["text"]).split())),
    )


def _pairs(pairs: Any) -> tuple[Dyad, ...]:
    return tuple((str(first), str(second)) for first, second in pairs)


def _dyads(event: Mapping[str, Any]) -> tuple[Dyad, ...]:
    """Who acts on whom; each two of the actors where nobody receives; one side and "-" where only one is known."""
    actors, recipients = _codes(event["actors"]), _codes(event["recipients"])
    if recipients:
        return tuple(product(actors or ["-"], recipients))
    if len(actors) > 1:
        return tuple(combinations(actors, 2))
    return ((actors[0] if actors else "-", "-"),)


def _codes(people: list[Mapping[str, Any]]) -> list[str]:
    return sorted({person.get("code") or "UNK" for person in people})


def _claim(claim: Mapping[str, Any]) -> AnnotatedClaim:
    return AnnotatedClaim(
        id=str(claim.get("id", "")),
        start=claim["content"]["start"],
        end=claim["content"]["end"],
        words=claim["content"]["text"],
        codes=frozenset(str(source.get("code")) for source in claim["sources"]),
        act=claim["act"],
        form=claim["form"],
        challenged=bool(claim["challenged"]),
        optional=bool(claim.get("optional")),
        contested=frozenset(claim.get("contested", ())),
    )


def _position(position: Mapping[str, Any]) -> AnnotatedPosition:
    return AnnotatedPosition(
        start=position["anchor"]["start"],
        words=position["anchor"]["text"],
        codes=tuple(str(holder.get("code")) for holder in position["holders"]),
        stance=position["stance"],
        optional=bool(position.get("optional")),
    )
