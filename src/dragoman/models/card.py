"""A model's card: what it is, made from what, how good; and the hashes its files must have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dragoman.errors import ModelError

_REMEDY = "reinstall dragoman, or run make train-events to make the model and its card anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a model's card says that running it needs; the rest of the file is for people.

    Args:
        name: the model's name without its hash.
        folder: where its files are.
        files: file name -> SHA-256 in hexadecimal.
        quads: type -> quad class (1 to 4, 0 for none), in the order of the model's outputs.
        temperature: what the logits are divided by, so that probabilities are calibrated.
        threshold: the probability under which a pair is said to have no type.
        longest: the most word pieces of a sentence that are read.
    """

    name: str
    folder: Path
    files: Mapping[str, str]
    quads: Mapping[str, int]
    temperature: float
    threshold: float
    longest: int


def load_card(folder: Path) -> Card:
    """Reads a model's card.

    Args:
        folder: holds card.json and the files it names.

    Returns:
        The card.

    Raises:
        ModelError: there is no card, or it lacks something.
    """
    file = folder / "card.json"
    try:
        raw: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return Card(
            name=raw["name"],
            folder=folder,
            files={str(name): str(digest) for name, digest in raw["files"].items()},
            quads={str(name): int(quad) for name, quad in raw["quads"].items()},
            temperature=float(raw["temperature"]),
            threshold=float(raw["threshold"]),
            longest=int(raw["longest"]),
        )
    except OSError as error:
        raise ModelError(f"{file}: the model's card can't be read: {error.strerror}", hint=_REMEDY) from None
    except KeyError as error:
        raise ModelError(f"{file}: the model's card has no {error}", hint=_REMEDY) from None
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelError(f"{file}: the model's card is damaged: {error}", hint=_REMEDY) from None


def read_checked(card: Card, name: str) -> bytes:
    """Reads a file of a model.

    Args:
        card: the model's card.
        name: one of its files.

    Returns:
        The file's bytes.

    Raises:
        ModelError: the file is missing, or its hash differs from the card's.
    """
    file = card.folder / name
    if name not in card.files:
        raise ModelError(f"{card.folder / 'card.json'}: the model's card names no file {name!r}", hint=_REMEDY)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ModelError(f"{file}: the model file can't be read: {error.strerror}", hint=_REMEDY) from None
    found = sha256(content).hexdigest()
    if found != card.files[name]:
        said = f"its SHA-256 is {found[:12]}…, its card says {card.files[name][:12]}…"
        raise ModelError(f"{file}: the model file differs from its card: {said}", hint=_REMEDY)
    return content
