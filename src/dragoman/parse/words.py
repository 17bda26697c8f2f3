"""The parse room's word lists (`data/parse/words.yaml`)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml


def words(name: str) -> frozenset[str]:
    """The words of one list.

    Args:
        name: its key in the file.

    Returns:
        Lower-case words.
    """
    return frozenset(map(str, _lists()[name]))


@cache
def _lists() -> Any:
    return yaml.load(
        resources.files("dragoman.data.parse").joinpath("words.yaml").read_bytes(), Loader=yaml.CSafeLoader
    )
