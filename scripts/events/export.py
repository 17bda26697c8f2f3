"""Turns a trained `PairScorer` into what ships: int8 ONNX, its vocabulary, a card."""

from __future__ import annotations

import json
import tempfile
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnx
import torch
from encoder import LONGEST, PairScorer
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


class OneSentence(nn.Module):
    """The scorer for one sentence and its pairs: no padding, hence no mask."""

    def __init__(self, model: PairScorer) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, actor: Tensor, recipient: Tensor) -> tuple[Tensor, Tensor]:
        """Maps ids (1, L) and token weights (P, L) of actors and recipients to logits (P, types) and features."""
        which, mask = torch.zeros(actor.size(0), dtype=torch.long), torch.ones_like(ids)
        features = self.model.features(self.model.encoder.lower(ids, mask), mask, which, actor, recipient)
        return self.model.head["out"](self.model.head["mix"](features)), features


def to_onnx(model: PairScorer, file: Path) -> None:
    """Writes the scorer as int8 ONNX."""
    model.eval()
    length, pairs = torch.export.Dim("length", max=LONGEST), torch.export.Dim("pairs")
    example = (torch.randint(5, 1000, (1, 12)), torch.rand(3, 12), torch.rand(3, 12))
    shapes = {"ids": {1: length}, "actor": {0: pairs, 1: length}, "recipient": {0: pairs, 1: length}}
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            OneSentence(model), example, str(plain), dynamo=True, dynamic_shapes=shapes, external_data=False,
            input_names=["ids", "actor", "recipient"], output_names=["logits", "features"], verbose=False,
        )  # fmt: skip
        # the head's products ("Gemm") take pairs: a scale from all pairs at once would mix them
        head = [node.name for node in onnx.load(plain).graph.node if node.op_type == "Gemm"]
        quantize_dynamic(
            plain, small, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"],
            nodes_to_exclude=[*head, *(f"{name}_MatMul" for name in head)],
        )  # fmt: skip
        whole = onnx.load(small)
    weights_only(whole)
    onnx.checker.check_model(whole)
    onnx.save(whole, file)


def weights_only(whole: onnx.ModelProto, least: int = 10_000) -> None:
    """Stores the large weights that are left float as int8; they are multiplied in float.

    Embeddings get a scale a row, which is looked up with the row; other weights a scale a column.
    """
    graph = whole.graph
    lookups = {node.input[0]: node for node in graph.node if node.op_type == "Gather"}
    for item in [i for i in graph.initializer if i.data_type == TensorProto.FLOAT and len(i.dims) == 2]:
        weight, name = numpy_helper.to_array(item), item.name
        if weight.size < least:
            continue
        rows = name in lookups
        scale = np.maximum(np.abs(weight).max(axis=1 if rows else 0, keepdims=rows) / 127, 1e-12).astype(np.float32)
        small = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        graph.initializer.remove(item)
        graph.initializer.extend(
            [numpy_helper.from_array(small, f"{name}_int8"), numpy_helper.from_array(scale, f"{name}_scale")]
        )
        if rows:
            _look_up_small(graph, lookups[name])
        else:
            inputs = [f"{name}_int8", f"{name}_scale"]
            graph.node.insert(0, helper.make_node("DequantizeLinear", inputs, [name], f"{name}_float", axis=1))


def _look_up_small(graph: onnx.GraphProto, node: onnx.NodeProto) -> None:
    name, ids, found = node.input[0], node.input[1], node.output[0]
    place = list(graph.node).index(node)
    graph.node.remove(node)
    steps = [
        helper.make_node("Gather", [f"{name}_int8", ids], [f"{name}_rows"]),
        helper.make_node("Cast", [f"{name}_rows"], [f"{name}_cast"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [f"{name}_scale", ids], [f"{name}_scales"]),
        helper.make_node("Mul", [f"{name}_cast", f"{name}_scales"], [found]),
    ]
    for step in reversed(steps):
        graph.node.insert(place, step)


def write_model(model: PairScorer, pieces: list[str], card: dict[str, object], room: Path) -> Path:
    """Writes model, vocabulary and card into `room/events-<hash8>`; gives that folder."""
    room.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "model.onnx"
        to_onnx(model, file)
        content = file.read_bytes()
    vocabulary = "\n".join(pieces).encode("utf-8")
    digests = {"model.onnx": sha256(content).hexdigest(), "vocabulary.txt": sha256(vocabulary).hexdigest()}
    target = room / f"events-{digests['model.onnx'][:8]}"
    target.mkdir(exist_ok=True)
    (target / "model.onnx").write_bytes(content)
    (target / "vocabulary.txt").write_bytes(vocabulary)
    whole = {"name": "events", "files": digests, "longest": LONGEST, **card}
    (target / "card.json").write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return target
