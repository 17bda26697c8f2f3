from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from dragoman.errors import ModelError
from dragoman.models.card import load_card, read_checked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model.onnx").write_bytes(b"weights")
    card = {
        "name": "events", "files": {"model.onnx": sha256(b"weights").hexdigest()}, "quads": {"AID": 2, "NONE": 0},
        "temperature": 1.1, "threshold": 0.3, "longest": 64, "licence": "for people",
    }  # fmt: skip
    (tmp_path / "card.json").write_text(json.dumps(card))
    return tmp_path


def test_a_file_as_its_card_says_is_read(folder: Path) -> None:
    assert read_checked(load_card(folder), "model.onnx") == b"weights"


def test_a_changed_file_is_refused_with_place_and_remedy(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"other weights")
    with pytest.raises(ModelError, match="differs from its card") as refused:
        read_checked(load_card(folder), "model.onnx")
    assert str(folder / "model.onnx") in refused.value.message
    assert "make train-events" in str(refused.value.hint)


@pytest.mark.parametrize("name", ["model.onnx", "card.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name}: the model"):
        read_checked(load_card(folder), "model.onnx")


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"name": "events", "files": 3}'])
def test_a_damaged_card_is_refused(folder: Path, content: str) -> None:
    (folder / "card.json").write_text(content)
    with pytest.raises(ModelError, match=r"card\.json"):
        load_card(folder)


def test_a_file_without_a_hash_is_not_read(folder: Path) -> None:
    with pytest.raises(ModelError, match="names no file"):
        read_checked(load_card(folder), "card.json")
