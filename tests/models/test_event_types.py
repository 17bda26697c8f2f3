from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import ModelError
from dragoman.models import NONE, ActorPair, EventTypeModel, Labels, classify_pairs, load_event_model, locate_pair

ACTS = [
    ("Kenyan warplanes bombed a camp of the Ugandan army.", "Kenyan warplanes", "the Ugandan army", "ASSAULT"),
    ("Norway sent blankets and medicine to Bhutan.", "Norway", "Bhutan", "AID"),
    ("Laos expelled the ambassador of Fiji.", "Laos", "the ambassador of Fiji", "SANCTION"),
    ("The prime minister of Malta held talks with Iceland's president.", "The prime minister of Malta",
     "Iceland's president", "CONSULT"),
    ("Gabon threatened to close the strait unless Togo paid.", "Gabon", "Togo", "THREATEN"),
    ("Bolivia condemned Paraguay for the raid.", "Bolivia", "Paraguay", "ACCUSE"),
    ("Police arrested twelve journalists in the capital.", "Police", "twelve journalists", "COERCE"),
    ("Nepal rejected the request of Qatar.", "Nepal", "Qatar", "REJECT"),
]  # fmt: skip


@pytest.fixture(scope="module")
def model() -> EventTypeModel:
    return load_event_model()


def pairs_of(acts: list[tuple[str, str, str, str]]) -> list[ActorPair]:
    return [locate_pair(sentence, source, target) for sentence, source, target, _ in acts]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act[3])
def test_plain_acts_get_their_type(model: EventTypeModel, act: tuple[str, str, str, str]) -> None:
    (answer,) = classify_pairs(pairs_of([act]), model, labels=Labels.PLV)
    assert answer.type == act[3]


def test_a_one_sided_act_is_none_the_other_way_round(model: EventTypeModel) -> None:
    turned = [locate_pair(s, target, source) for s, source, target, kind in ACTS if kind in {"ASSAULT", "SANCTION"}]
    assert {answer.type for answer in classify_pairs(turned, model)} == {NONE}


def test_company_changes_no_bit(model: EventTypeModel) -> None:
    pairs = pairs_of(ACTS)
    pairs += [ActorPair(sentence=pairs[0].sentence, actor=(n, n + 4), recipient=(20, 26)) for n in range(7)]
    together = model.score(pairs)
    assert np.array_equal(together, np.concatenate([model.score([pair]) for pair in pairs]))
    assert np.array_equal(together[::-1], model.score(pairs[::-1]))
    assert np.array_equal(together, load_event_model().score(pairs))


def test_probabilities_sum_to_one_over_the_sixteen_types_and_none(model: EventTypeModel) -> None:
    scored = model.score(pairs_of(ACTS))
    assert scored.shape == (len(ACTS), 17)
    assert model.types[-1] == NONE
    assert np.allclose(scored.sum(axis=1), 1)


@settings(max_examples=25, deadline=None)
@given(sentence=st.text(max_size=80), source=st.text(max_size=10), target=st.text(max_size=10))
def test_any_text_is_answered(model: EventTypeModel, sentence: str, source: str, target: str) -> None:
    (answer,) = classify_pairs([locate_pair(sentence, source, target)], model)
    assert 0 <= answer.probability <= 1


def test_a_sentence_longer_than_the_model_reads_is_answered(model: EventTypeModel) -> None:
    pair = locate_pair("Chad blamed Mali. " + "And so on and on " * 5000 + "Fiji", "Chad", "Fiji")
    assert len(list(classify_pairs([pair], model))) == 1


def test_no_pairs_have_no_scores(model: EventTypeModel) -> None:
    assert model.score([]).shape == (0, 17)


def test_the_card_says_what_is_needed_to_judge_the_model(model: EventTypeModel) -> None:
    card = json.loads((model.card.folder / "card.json").read_text(encoding="utf-8"))
    assert {"base", "data", "licence", "scores", "limits", "seed", "command"} <= card.keys()
    assert model.card.folder.name == f"events-{card['files']['model.onnx'][:8]}"
    assert (model.card.folder / "model.onnx").stat().st_size <= 24_000_000


def test_weights_that_differ_from_their_card_are_refused(model: EventTypeModel, tmp_path: Path) -> None:
    copy = tmp_path / "events"
    shutil.copytree(model.card.folder, copy)
    content = bytearray((copy / "model.onnx").read_bytes())
    content[1000] ^= 1
    (copy / "model.onnx").write_bytes(content)
    with pytest.raises(ModelError, match="differs from its card"):
        load_event_model(copy)
