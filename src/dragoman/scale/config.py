"""What a run is read with, as plain values: its digest is the run's id."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.errors import InputError
from dragoman.ingest.expand import Naming
from dragoman.parse.spacy_door import PIPELINES
from dragoman.scale.reader import OURS, ReaderSpec

_RULES = (
    "pipeline.py", "records", "codebooks", "models", "parse", "actors", "claims", "events", "times", "places", "ingest",
)  # fmt: skip
"""What decides how a report is read; a change in any of it makes another run."""


def run_config(spec: ReaderSpec, naming: Naming) -> dict[str, Any]:
    """Gives what a run is read with.

    Sources, workers, engine and shard size are not in it: they do not change what is read from a report. So a folder
    that has grown, or a second corpus, goes into the same run; a changed rule, model or codebook makes a new one.

    Args:
        spec: how reports are read.
        naming: what fields are called, and the encoding.

    Returns:
        Plain values: versions, SHA-256 of data, rules and the user's files, options.

    Raises:
        InputError: a file of the user's can't be read.
    """
    own = {"actors": spec.actors, "codebook": spec.codebook, "gazetteer": spec.gazetteer}
    ours = {"parser": _parser(), "data": data_digest(), "rules": rules_digest()}
    return {
        **(ours if spec.loader == OURS else {"loader": spec.loader}),
        **{name: None if path is None else _file_digest(path) for name, path in own.items()},
        "fields": dict(sorted(naming.fields)),
        "encoding": naming.encoding,
        "published": None if spec.wanted.published is None else spec.wanted.published.isoformat(),
        "check_language": spec.wanted.check_language,
    }


def _parser() -> str:
    for name in PIPELINES:
        try:
            return f"{name}-{metadata.version(name.replace('_', '-'))}, spacy-{metadata.version('spacy')}"
        except metadata.PackageNotFoundError:
            continue
    return "none"


@cache
def data_digest() -> str:
    """Gives the SHA-256 of all data files: codebooks, lexicons, registers, models."""
    return _tree_digest(_package() / "data")


@cache
def rules_digest() -> str:
    """Gives the SHA-256 of the code that reads."""
    digest = hashlib.sha256()
    for name in _RULES:
        digest.update(_tree_digest(_package() / name).encode())
    return digest.hexdigest()


def _package() -> Path:
    return Path(str(files("dragoman")))


def _tree_digest(top: Path) -> str:
    digest = hashlib.sha256()
    found = [top] if top.is_file() else sorted(path for path in top.rglob("*") if path.is_file())
    for path in found:
        if "__pycache__" in path.parts or any(part.startswith(".") for part in path.relative_to(top).parts):
            continue
        digest.update(path.relative_to(top.parent).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _file_digest(path: Path) -> str:
    try:
        if path.is_dir():
            return _tree_digest(path)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from None
