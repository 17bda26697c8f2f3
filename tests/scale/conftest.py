from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.scale import Options, ReaderSpec, Summary, run_corpus
from dragoman.store import Store, init_workspace, open_store

HERE = Path(__file__).parent
# test modules and workers import what stands beside them
sys.path.append(str(HERE))


Run = Callable[..., Summary]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(init_workspace(tmp_path / "workspace")) as opened:
        yield opened


@pytest.fixture
def run(store: Store) -> Run:
    def go(*sources: object, loader="light_reader:load", time_limit=60.0, stop=lambda: False, **options) -> Summary:
        spec = ReaderSpec(loader=loader, time_limit=time_limit)
        return run_corpus([str(source) for source in sources], store, Options(spec=spec, **options), stop=stop)

    return go


@pytest.fixture
def canonical(store: Store, tmp_path: Path) -> Callable[[str], bytes]:
    def export(run: str) -> bytes:
        store.export_canonical(run, tmp_path / "canonical.jsonl")
        return (tmp_path / "canonical.jsonl").read_bytes()

    return export
