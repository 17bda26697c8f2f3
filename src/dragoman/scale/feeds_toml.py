"""Which feeds to watch, and how often: a TOML file."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest.polite import AGENT

EXAMPLE = """every = "30m"
[[feed]]
url = "https://example.org/rss.xml"
outlet = "Example News"
"""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_TOP = ("every", "delay", "agent", "robots", "feed")
_FEED = ("url", "outlet", "every", "pages")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedToWatch:
    """A feed to look at.

    Args:
        url: its address.
        outlet: who publishes it; what the feed says when "".
        every: seconds between two looks.
        pages: True reads the page each entry points to, False the words of the feed itself.
    """

    url: str
    outlet: str = ""
    every: float = 1800.0
    pages: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """Feeds to look at, and how to ask for them; `delay`, `agent` and `robots` as in `Polite`."""

    feeds: tuple[FeedToWatch, ...]
    delay: float = 2.0
    agent: str = AGENT
    robots: bool = True


def load_watch_list(path: Path) -> WatchList:
    """Reads which feeds to watch.

    Args:
        path: a TOML file; docs/corpus.md describes it.

    Returns:
        The feeds.

    Raises:
        InputError: it can't be read, has an unknown key, or names no feed.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is not TOML: {error}", hint=f"write, for instance:\n{EXAMPLE}") from None
    _check_keys(raw, _TOP, where=str(path))
    feeds = raw.get("feed", [])
    if not isinstance(feeds, list) or not feeds:
        raise InputError(f"{path} names no feed", hint=f"write, for instance:\n{EXAMPLE}")
    every = _seconds(raw.get("every", "30m"), where=f"{path}: every")
    return WatchList(
        feeds=tuple(_feed(feed, every, where=f"{path} feed {number}") for number, feed in enumerate(feeds, start=1)),
        delay=_seconds(raw.get("delay", 2), where=f"{path}: delay"),
        agent=str(raw.get("agent", AGENT)),
        robots=bool(raw.get("robots", True)),
    )


def _feed(raw: Any, every: float, *, where: str) -> FeedToWatch:
    if not isinstance(raw, dict):
        raise InputError(f"{where} is not a table", hint=f"write, for instance:\n{EXAMPLE}")
    _check_keys(raw, _FEED, where=where)
    url = raw.get("url")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        raise InputError(f"{where}: no address: {url!r}", hint='url = "https://…"')
    return FeedToWatch(
        url=url,
        outlet=str(raw.get("outlet", "")),
        every=_seconds(raw.get("every", every), where=f"{where}: every"),
        pages=bool(raw.get("pages", True)),
    )


def _check_keys(raw: dict[str, Any], known: tuple[str, ...], *, where: str) -> None:
    for key in raw:
        if key not in known:
            close = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"
            raise InputError(f"{where}: unknown key {key!r}", hint=hint)


def _seconds(value: object, *, where: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
        return float(value)
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", value.strip()) if isinstance(value, str) else None
    if match is None:
        raise InputError(f"{where}: {value!r} is no time", hint='write "30m", "2h", "1d" or seconds')
    return float(match[1]) * _UNITS[match[2]]
