"""Shared fixtures.

`parsed(text)` gives the frozen parse of a text: rule tests need no model. Parses live in `tests/parses/<module>.conllu`
(made by the real parser, one `# text_json` comment a document). A test that brings a new text fails with the remedy:
run it once with `DRAGOMAN_FREEZE=1`, which parses with the installed model and appends to the file.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from dragoman.parse.conllu import read_conllu, write_conllu
from dragoman.records import Document, Sentence

PARSES = Path(__file__).parent / "parses"
SHARED = Path(__file__).parents[2] / "shared"

Parsed = Callable[[str], tuple[Sentence, ...]]


@cache
def _frozen(path: Path) -> dict[str, tuple[Sentence, ...]]:
    return read_conllu(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def _real_parser():  # only when freezing
    from dragoman.parse import load_parser

    return load_parser()


@pytest.fixture
def parsed(request: pytest.FixtureRequest) -> Parsed:
    path = PARSES / f"{request.module.__name__.split('.')[-1]}.conllu"

    def parse(text: str) -> tuple[Sentence, ...]:
        known = _frozen(path)
        if text not in known:
            if not os.environ.get("DRAGOMAN_FREEZE"):
                pytest.fail(f"no frozen parse of {text[:60]!r} in {path.name}: run once with DRAGOMAN_FREEZE=1")
            known[text] = _real_parser().parse(Document(id="frozen", text=text))
            path.write_text(write_conllu(known), encoding="utf-8")
        return known[text]

    return parse


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: development data is not part of the project")
    return SHARED
