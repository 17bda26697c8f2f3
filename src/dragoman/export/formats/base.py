"""What a format is; files that appear whole or not at all; stories and one-a-day counting."""

from __future__ import annotations

import errno
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TextIO

from dragoman.errors import DiskFullError, DragomanError, InputError
from dragoman.records import Event, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event's place in its story.

    Args:
        story: the story's id.
        mentions: how many tellings the story has.
        articles: how many reports tell it.
        outlets: how many outlets do.
        first: True for the telling that stands for the story where each is counted once.
    """

    story: str
    mentions: int = 1
    articles: int = 1
    outlets: int = 1
    first: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What may be chosen at export.

    Args:
        tellings: (document id, event id) -> its place in a story; an event not there is a story of its own.
        once: True counts each story once, by its first telling.
        one_a_day: True counts acts of one type between the same parties on one day once, as the older coders did,
            whether they are one story or not.
    """

    tellings: Mapping[tuple[str, str], Telling] = field(default_factory=dict)
    once: bool = False
    one_a_day: bool = False

    def telling(self, record: Record, event: Event) -> Telling:
        """Gives the event's place in its story."""
        return self.tellings.get((record.document.id, event.id)) or Telling(story=event.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an export wrote.

    Args:
        rows: rows, features, annotations or entities by what they are ("events": 12).
        left_out: items the format has no place for, by the reason.
        paths: the files.
    """

    rows: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=dict)
    paths: tuple[Path, ...] = ()


Writer = Callable[[Iterable[Record], Path, Choices], Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format. `suffix` is its files' usual ending, "" where it writes a folder."""

    name: str
    suffix: str
    what: str
    write: Writer


class Events:
    """The events of some records that a format can hold, in order; the others are counted by reason.

    Args:
        records: the records.
        choices: stories and counting.
        statuses: the statuses the format can hold.
        dated: True where the format can't hold an event without a day; the report's own day does.
    """

    def __init__(
        self, records: Iterable[Record], choices: Choices, *, statuses: frozenset[str], dated: bool = False
    ) -> None:
        self._records, self._choices, self._statuses, self._dated = records, choices, statuses, dated
        self._days: set[tuple[object, ...]] = set()
        self.left_out: Counter[str] = Counter()

    def __iter__(self) -> Iterator[tuple[Record, Event, Telling]]:
        for record in self._records:
            for event in record.events:
                telling = self._choices.telling(record, event)
                reason = self._reason(record, event, telling)
                if reason:
                    self.left_out[reason] += 1
                else:
                    yield record, event, telling

    def _reason(self, record: Record, event: Event, telling: Telling) -> str | None:
        if event.status not in self._statuses:
            return event.status
        if self._dated and event.date is None and record.document.published is None:
            return "without a day"
        if self._choices.once and not telling.first:
            return "told again"
        if self._choices.one_a_day and self._again(record, event):
            return "again that day"
        return None

    def _again(self, record: Record, event: Event) -> bool:
        """Whether all an act's pairs had one of its type that day already."""
        day = event.date.first if event.date else record.document.published
        if day is None:
            return False
        actors = {mention.actor.code for mention in event.actors} or {""}
        recipients = {mention.actor.code for mention in event.recipients} or {""}
        keys = {(day, event.type, event.status, pair) for pair in product(sorted(actors), sorted(recipients))}
        known = keys <= self._days
        self._days |= keys
        return known


ASSERTED = frozenset({"asserted"})
"""Formats without a column for it would turn a threat or a denial into a deed."""


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Opens a text file that appears under its name only when all of it is written.

    Raises:
        InputError: it can't be written.
        DiskFullError: the disk is full.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with refusals(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("w", encoding="utf-8", newline="") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Opens a folder that appears under its name only when all of it is written.

    Raises:
        InputError: it can't be written, or is there already and is not empty.
        DiskFullError: the disk is full.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise InputError(f"{path} is there already and is not an empty folder", hint="choose another --output")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    with refusals(path):
        try:
            beside.mkdir(parents=True)
            yield beside
            if path.exists():
                path.rmdir()
            beside.replace(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Says in our words what the system says of a file that can't be written."""
    try:
        yield
    except DragomanError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            place = f"the disk of {path.parent.resolve()} is full"
            raise DiskFullError(
                f"{place}: {path.name} was not written", hint="free some room or export elsewhere"
            ) from error
        raise InputError(f"{path}: can't be written: {error.strerror}", hint="choose another --output") from error
