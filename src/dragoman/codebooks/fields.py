"""Checking single fields of a codebook file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.codebooks.source import Place, did_you_mean

STATUSES = ("asserted", "negated", "future", "hypothetical")


def mapping_at(value: Any, at: Place) -> Mapping[str, Any]:
    """The value as a mapping; raises CodebookError where it is none."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise at.error(f"expected `key: value` lines, found {type(value).__name__}")
    return value


def text_at(raw: Mapping[str, Any], key: str, at: Place) -> str:
    """The text under a key; raises CodebookError where there is none."""
    value = raw.get(key)
    if not isinstance(value, str) or not value.strip():
        raise at.error(f"{key!r} must be text, found {value!r}" if key in raw else f"{key!r} is missing")
    return value.strip()


def check_keys(raw: Mapping[str, Any], known: Iterable[str], at: Place) -> None:
    """Raises CodebookError for the first key that is not known."""
    known = tuple(known)
    for key in raw:
        if key not in known:
            raise (at / key).error(f"unknown key {key!r}", did_you_mean(str(key), known))


def require_mode(mode: Any, at: Place, modes: Iterable[str]) -> None:
    """Raises CodebookError where a mode is not one of its type's."""
    modes = tuple(modes)
    if mode not in modes:
        hint = did_you_mean(str(mode), modes) if modes else "the type has no `modes:`"
        raise at.error(f"unknown mode {mode!r}", hint)


def require_status(status: Any, at: Place) -> None:
    """Raises CodebookError where a status is none of the four."""
    if status not in STATUSES:
        raise at.error(f"unknown status {status!r}", did_you_mean(str(status), STATUSES))
