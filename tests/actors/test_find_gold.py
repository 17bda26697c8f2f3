"""The mention gold keeps its scores: `benchmarks/mentions.py` says the same with more detail."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from dragoman.actors import find_actors, load_register
from dragoman.parse import find_quotations, load_parser

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "mentions.py"


@pytest.fixture(scope="module")
def scores():
    spec = importlib.util.spec_from_file_location("mentions_benchmark", BENCHMARK)
    benchmark = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARK.parent)  # it imports its neighbours there
        spec.loader.exec_module(benchmark)
    if not benchmark.SHARED.is_dir():
        pytest.skip("../shared is not here: the gold points at development data that is not part of the project")
    parser, register, results = load_parser(), load_register(), []
    for document, items in benchmark.own_gold():
        sentences = parser.parse(document)
        mentions = find_actors(document, sentences, find_quotations(document.text), register)
        results.append((document, sentences, mentions, items))
    return benchmark.score_own(results, errors=False)


@pytest.mark.model
@pytest.mark.shared
@pytest.mark.parametrize(
    ("part", "whole", "floor"),
    [
        ("covered", "known", 0.88),
        ("code", "told", 0.97),
        ("sector", "told", 0.95),
        ("name", "told", 0.96),
        ("referred right", "referred", 0.93),
    ],
)
def test_mention_gold_is_read_no_worse(scores, part, whole, floor):
    assert scores[part] / scores[whole] >= floor


@pytest.mark.model
@pytest.mark.shared
def test_mention_gold_has_no_place_taken_for_an_actor(scores):
    assert scores["places wrong"] <= 1
