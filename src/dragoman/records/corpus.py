"""What many reports leave behind: runs, people's corrections, stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

RunState = Literal["running", "finished", "stopped"]
ItemKind = Literal["event", "claim", "position"]
StoryKind = Literal["event", "claim"]
Verdict = Literal["accept", "reject", "edit", "unsure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One reading of some reports with one set of tools.

    Args:
        id: the first characters of `digest`: the same configuration is the same run.
        digest: SHA-256 of version and configuration, hexadecimal.
        config: what the reports were read with (models, codebook, options), as canonical JSON.
        version: Dragoman's own.
        started: when it was first started; UTC.
        finished: when it came to its end; UTC, None while it has not.
        state: "running", "finished", or "stopped" (it may go on).
        given: reports it was given.
        read: reports read.
        failed: reports that could not be read; each has a `Failure`.
        skipped: reports left out on purpose (duplicates); each has a `Failure` too.
    """

    id: str
    digest: str
    config: str
    version: str
    started: datetime
    finished: datetime | None = None
    state: RunState = "running"
    given: int = 0
    read: int = 0
    failed: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What one person decided about one item. Reviews are only ever added.

    Args:
        id: a hash of all the rest.
        item: the item's id; with `document` it names one item, in whatever run it was read.
        kind: what the item is.
        document: the id of its document.
        verdict: "accept", "reject", "edit" (right but for `changes`), "unsure".
        changes: (field, new value) pairs; only with "edit". Fields and the form of values: docs/workspace.md.
        reviewer: who.
        at: when; UTC.
        note: why, in the reviewer's words.
        undoes: the id of the review that this one takes back; None for one that stands for itself.
    """

    id: str
    item: str
    kind: ItemKind
    document: str
    verdict: Verdict
    changes: tuple[tuple[str, str], ...] = ()
    reviewer: str
    at: datetime
    note: str = ""
    undoes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Member:
    """One telling of a story: an item of a document."""

    document: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event, or one claim, as several reports tell it; every telling is kept.

    Args:
        id: a hash of its members.
        kind: what its members are.
        members: the tellings, in order of day, document and place in the text.
    """

    id: str
    kind: StoryKind
    members: tuple[Member, ...]
