"""What requests share: the store, the reader, and the reports that were read here but not kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dragoman.codebooks import Codebook, load_codebook
from dragoman.errors import InputError
from dragoman.ingest import parse_published
from dragoman.records import Failure, ItemKind, Record, Story
from dragoman.store import ItemRow, Store
from dragoman.web.door import Door
from dragoman.web.errors import Refusal
from dragoman.web.reviewing import Steps
from dragoman.web.settings import Settings

KEPT_ASIDE = 40
"""Reports read here and not kept in the workspace: the oldest goes when one more comes."""

WAITING = 6
"""Requests that may wait for the reader; it reads one report at a time."""

MAX_UPLOADED = 20
"""Reports one uploaded file may hold."""


class Desk:
    """What the pages of one workbench share.

    Args:
        settings: how it is served.
        door: who may come in.
        store: the workspace's store.
        workspace_name: what to call the workspace on a page.
    """

    def __init__(self, *, settings: Settings, door: Door, store: Store, workspace_name: str) -> None:
        self.settings = settings
        self.door = door
        self.store = store
        self.workspace_name = workspace_name
        self.codebook: Codebook = load_codebook()
        self._aside: OrderedDict[str, Record] = OrderedDict()
        self._names: dict[str, str] = {}
        self._steps: dict[str, Steps] = {}
        self._reader = threading.Lock()
        self._waiting = threading.BoundedSemaphore(WAITING)

    def read_text(self, text: str, *, title: str, published: str, url: str) -> Record:
        """Reads a pasted report and lays it aside.

        Args:
            text: the report.
            title: its headline; "" to read it from the text.
            published: the day it was published, as people write it; "" where unknown.
            url: its address; "" where unknown.

        Returns:
            The record.

        Raises:
            InputError: the text is empty, not English or too long, or the day is none.
            Refusal: too many wait for the reader.
        """
        from dragoman.reading import read

        day = parse_published(published) if published.strip() else None
        with self._turn():
            record = read(text.replace("\r\n", "\n"), published=day, title=title.strip(), url=url.strip()).record
        return self._lay_aside(record)

    def read_upload(self, name: str, content: bytes, *, published: str) -> list[Record]:
        """Reads an uploaded file, text, HTML or JSON Lines, and lays its reports aside.

        Args:
            name: what the file is called; its suffix tells what it is.
            content: its bytes.
            published: the day of reports that don't say; "" where unknown.

        Returns:
            The records; at most `MAX_UPLOADED`.

        Raises:
            InputError: the file holds no report that can be read; the reason of the first is given.
        """
        from dragoman.reading import read_files

        suffix = Path(name).suffix.lower()
        records: list[Record] = []
        failure: Failure | None = None
        with self._turn(), TemporaryDirectory(prefix="dragoman-") as folder:
            path = Path(folder) / f"upload{suffix if suffix[1:].isalnum() and suffix.isascii() else ''}"
            path.write_bytes(content)
            for found in read_files([path], published=published.strip() or None):
                if isinstance(found, Failure):
                    failure = failure or found
                else:
                    records.append(self._lay_aside(found.record))
                if len(records) == MAX_UPLOADED:
                    break
        if not records:
            reason = failure.reason.replace(str(path), name) if failure else "holds no report"
            raise InputError(f"{name}: {reason}", hint=failure.hint if failure else None)
        return records

    def aside(self) -> list[Record]:
        """Gives the reports read here and not kept, the newest first."""
        return list(reversed(self._aside.values()))

    def record(self, document: str, run: str | None = None) -> Record | None:
        """Gives the record of a report, from the workspace or from those laid aside; None where there is none."""
        return self.store.record(document, run=run) or self._aside.get(document)

    def item(self, kind: ItemKind, item: str, document: str | None = None) -> ItemRow | None:
        """Gives an item of the workspace as reviews leave it; None where there is none."""
        if not self.has_run():
            return None
        find = {"event": self.store.event, "claim": self.store.claim, "position": self.store.position}[kind]
        return find(item, document=document)

    def story_of(self, item: str, document: str) -> Story | None:
        """Gives the story of an item of the latest run; None where it is told but once."""
        return self.store.story_of(item, document=document) if self.has_run() else None

    def has_run(self) -> bool:
        """Tells whether anything was ever read into the workspace."""
        return bool(self.store.runs())

    def is_aside(self, document: str) -> bool:
        """Tells whether a report is only laid aside."""
        return document in self._aside

    def forget(self, document: str) -> None:
        """Drops a report that was laid aside."""
        self._aside.pop(document, None)

    def reviewer(self, session: str | None) -> str:
        """Gives the name under which a session reviews; "" where it has none yet."""
        return self._names.get(session or "", "")

    def name_reviewer(self, session: str, name: str) -> None:
        """Sets the name under which a session reviews."""
        self._names[session] = " ".join(name.split())[:60]

    def steps(self, session: str | None) -> Steps:
        """Gives what a session did and took back."""
        return self._steps.setdefault(session or "", Steps())

    def warm_up(self) -> None:
        """Loads what reading needs, so that the first report does not wait for it."""
        from dragoman.reading import read

        with self._reader:
            read("The minister met the ambassador in Paris on Monday, officials said.")

    def _lay_aside(self, record: Record) -> Record:
        self._aside[record.document.id] = record
        self._aside.move_to_end(record.document.id)
        while len(self._aside) > KEPT_ASIDE:
            self._aside.popitem(last=False)
        return record

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._waiting.acquire(blocking=False):
            raise Refusal(429, "too many reports wait to be read", hint="try again in a few seconds")
        try:
            with self._reader:
                yield
        finally:
            self._waiting.release()
