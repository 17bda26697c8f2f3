"""Feeds looked at again and again: new entries become files in the workspace's inbox, which a run then reads.

What was seen, and when to look again, is kept in the workspace; a watch that was stopped goes on where it was. The
inbox is kept: the reports can be read again with other rules, without asking the sites again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest.feeds import Entry, Feed, entry_json, parse_feed
from dragoman.ingest.polite import Answer, Polite
from dragoman.scale.feeds_toml import FeedToWatch
from dragoman.scale.shards import disk_errors, sync_folder

INBOX = "inbox"
STATE = "watch.json"

MOST_WAIT = 86_400.0
"""Seconds: a feed that fails again and again is still looked at once a day."""

TRIES = 3
"""Looks in which an entry's page is asked for before it is given up, and counted as failed."""

MOST_SEEN = 5000
"""Entries of a feed that are remembered; feeds show some hundred at most."""

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})


@dataclass(slots=True)
class Seen:
    """What is known of a feed.

    Args:
        etag: what named its last version.
        modified: when that was changed.
        due: when to look again; seconds since 1970.
        faults: looks in a row that failed.
        keys: entries that were taken, oldest first.
        tries: entries whose page could not be had, and how often it was asked for.
    """

    etag: str = ""
    modified: str = ""
    due: float = 0.0
    faults: int = 0
    keys: list[str] = field(default_factory=list)
    tries: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at a feed brought.

    Args:
        url: the feed.
        new: entries that went into the inbox.
        fault: what went wrong; "" for nothing.
        file: the inbox's new file; None where nothing was new.
    """

    url: str
    new: int = 0
    fault: str = ""
    file: Path | None = None


class Watch:
    """Looks at feeds.

    Args:
        feeds: which.
        folder: the workspace.
        polite: how sites are asked.

    Raises:
        InputError: what was kept of an earlier watch is damaged.
    """

    def __init__(self, feeds: tuple[FeedToWatch, ...], folder: Path, polite: Polite) -> None:
        self._feeds, self._folder, self._polite = feeds, folder, polite
        self._state = _load_state(folder / STATE)

    def looks(self) -> Iterator[Look]:
        """Looks at each feed that is due, one after another; what it brings is on the disk before the next."""
        for feed in self._feeds:
            seen = self._state.setdefault(feed.url, Seen())
            if seen.due <= self._polite.now():
                look = self._look(feed, seen)
                _save_state(self._folder / STATE, self._state)
                yield look

    def next_due(self) -> float:
        """Says when a feed is due next; seconds since 1970."""
        return min(self._state.get(feed.url, Seen()).due for feed in self._feeds)

    def _look(self, feed: FeedToWatch, seen: Seen) -> Look:
        answer = self._polite.get(feed.url, etag=seen.etag, modified=seen.modified)
        if answer.kind == "same":
            seen.faults, seen.due = 0, self._polite.now() + feed.every
            return Look(url=feed.url)
        fault, found = answer.reason, None
        if answer.kind == "new":
            try:
                found = parse_feed(answer.content, name=feed.url)
            except InputError as error:
                fault = error.message
        if found is None:
            seen.faults += 1
            backed_off = min(feed.every * 2.0**seen.faults, MOST_WAIT)
            seen.due = self._polite.now() + max(backed_off, answer.wait)
            return Look(url=feed.url, fault=fault)
        return self._take(feed, found, seen, answer)

    def _take(self, feed: FeedToWatch, found: Feed, seen: Seen, answer: Answer) -> Look:
        known = set(seen.keys)
        fresh = {entry.key: entry for entry in found.entries if entry.key not in known}
        lines = []
        for entry in fresh.values():
            line = self._line(feed, entry, seen, outlet=feed.outlet or found.title)
            if line is not None:
                lines.append(line)
                seen.keys.append(entry.key)
        file = _write_inbox(self._folder / INBOX, lines, at=self._polite.now()) if lines else None
        seen.keys = seen.keys[-MOST_SEEN:]
        seen.faults, seen.due = 0, self._polite.now() + feed.every
        # an entry that is still to be had would be hidden by "nothing has changed"
        waits = any(key in seen.tries for key in fresh)
        seen.etag, seen.modified = ("", "") if waits else (answer.etag, answer.modified)
        return Look(url=feed.url, new=len(lines), fault=found.fault or "", file=file)

    def _line(self, feed: FeedToWatch, entry: Entry, seen: Seen, *, outlet: str) -> bytes | None:
        """An entry's line of the inbox; None where its page is asked for again next time."""
        if not feed.pages or not entry.url:
            return entry_json(entry, outlet=outlet)
        answer = self._polite.get(entry.url)
        fault = answer.reason
        if answer.kind == "new" and answer.media in _PAGES:
            return entry_json(entry, outlet=outlet, html=_decoded(answer.content))
        if answer.kind == "new":
            fault = f"is {answer.media}, not a page"
        tries = seen.tries.pop(entry.key, 0) + 1
        if answer.kind == "later" and tries < TRIES:
            seen.tries[entry.key] = tries
            return None
        return json.dumps({"url": entry.url, "title": entry.title, "fault": f"{entry.url}: {fault}"}).encode("ascii")


def inbox_of(folder: Path) -> Path:
    """Gives a workspace's inbox; made when it is not there."""
    inbox = folder / INBOX
    with disk_errors(inbox):
        inbox.mkdir(parents=True, exist_ok=True)
    return inbox


def _decoded(page: bytes) -> str:
    from dragoman.ingest.html import declared_encoding

    return page.decode(declared_encoding(page) or "utf-8", "replace")


def _write_inbox(inbox: Path, lines: list[bytes], *, at: float) -> Path:
    """Writes a file of the inbox, whole; its name is the time, so that files are read in order."""
    stamp = datetime.fromtimestamp(at, UTC).strftime("%Y%m%dT%H%M%S")
    number = 0
    while (path := inbox / f"{stamp}-{number:03}.jsonl").exists():
        number += 1
    _write_whole(path, b"".join(line + b"\n" for line in lines))
    return path


def _write_whole(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.tmp")  # hidden: a run does not read it
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        sync_folder(path.parent)


def _load_state(path: Path) -> dict[str, Seen]:
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {url: Seen(**seen) for url, seen in raw.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        hint = "remove it: entries still in the feeds are then taken again, and found to be duplicates"
        raise InputError(f"{path} is damaged: {error}", hint=hint) from None


def _save_state(path: Path, state: dict[str, Seen]) -> None:
    content = json.dumps({url: asdict(seen) for url, seen in sorted(state.items())}, indent=1)
    _write_whole(path, content.encode("ascii"))
