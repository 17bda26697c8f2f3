"""A BERT encoder (or MPNet, for the teacher) in plain torch; on top of it the scorer of (actor, recipient) pairs."""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

LONGEST = 256
"""Word pieces of a sentence that the small encoder reads at most."""
RAREST = 27_000
"""BERT's vocabulary is in the order of frequency, more or less: ends of words from here on are dropped."""
SIGNS = set("–—‘’“”…€£«»•°")


class Layer(nn.Module):
    """One transformer layer, as in BERT."""

    def __init__(self, width: int, inner: int, heads: int, eps: float, dropout: float = 0.1) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.attended, self.up, self.down = nn.Linear(width, width), nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=eps) for _ in range(2))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Maps states (B, L, d) under an additive attention bias (B, 1 or heads, 1 or L, L)."""
        b, n, d = x.shape
        q, k, v = (
            f(x).view(b, n, self.heads, d // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        weight = (q @ k.transpose(2, 3) * (d // self.heads) ** -0.5 + bias).softmax(-1)
        weight = F.dropout(weight, self.dropout, self.training)
        mixed = self.attended((weight @ v).transpose(1, 2).reshape(b, n, d))
        x = self.norm1(x + F.dropout(mixed, self.dropout, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), self.dropout, self.training))


class Encoder(nn.Module):
    """BERT or MPNet without pooler; the lowest `frozen` layers and the embeddings are not trained."""

    def __init__(self, config: dict, frozen: int) -> None:
        super().__init__()
        d, heads, eps = config["hidden_size"], config["num_attention_heads"], config["layer_norm_eps"]
        mpnet = config["model_type"] == "mpnet"
        self.first = 2 if mpnet else 0
        self.distance = nn.Embedding(config["relative_attention_num_buckets"], heads) if mpnet else None
        self.words = nn.Embedding(config["vocab_size"], d)
        self.positions = nn.Embedding(config["max_position_embeddings"], d)
        self.kind = nn.Parameter(torch.zeros(d))
        self.norm = nn.LayerNorm(d, eps=eps)
        self.layers = nn.ModuleList(
            Layer(d, config["intermediate_size"], heads, eps) for _ in range(config["num_hidden_layers"])
        )
        self.frozen = frozen
        for module in (self.words, self.positions, self.norm, *self.layers[:frozen]):
            module.requires_grad_(False)
        self.kind.requires_grad_(False)
        if self.distance is not None:
            self.distance.requires_grad_(False)

    def bias(self, mask: Tensor) -> Tensor:
        """What attention adds: nothing or MPNet's liking for near tokens, and very little where there is padding."""
        if self.distance is None:
            return attention_bias(mask)
        return attention_bias(mask) + self.distance(_buckets(mask.size(1))).permute(2, 0, 1)

    def lower(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Maps token ids (B, L) to the states above the frozen layers; no dropout."""
        x = self.norm(self.words(ids) + self.positions.weight[self.first : self.first + ids.size(1)] + self.kind)
        bias = self.bias(mask)
        for layer in self.layers[: self.frozen]:
            training, layer.training = layer.training, False
            x = layer(x, bias)
            layer.training = training
        return x

    def upper(self, x: Tensor, mask: Tensor) -> Tensor:
        """Maps states above the frozen layers to the last states."""
        bias = self.bias(mask)
        for layer in self.layers[self.frozen :]:
            x = layer(x, bias)
        return x


def _buckets(length: int, half: int = 16, furthest: int = 128) -> Tensor:
    """MPNet's classes of distance between tokens (L, L): exact when near, coarser when far, one half a direction."""
    place = torch.arange(length)
    ahead = place[None, :] - place[:, None]
    distance = ahead.abs()
    exact = half // 2
    far = exact + (torch.log(distance.clamp(min=1) / exact) / math.log(furthest / exact) * (half - exact)).long().clamp(
        max=half - 1 - exact
    )
    return torch.where(distance < exact, distance, far) + (ahead > 0).long() * half


def attention_bias(mask: Tensor) -> Tensor:
    """0 where there is a token, very low where there is padding: (B, 1, 1, L)."""
    return (1.0 - mask[:, None, None, :].float()) * -1e4


class PairScorer(nn.Module):
    """Scores pairs of spans of encoded sentences: one encoder pass a sentence, however many pairs."""

    def __init__(self, encoder: Encoder, classes: int, heads: int = 4) -> None:
        super().__init__()
        d = encoder.norm.normalized_shape[0]
        self.encoder, self.heads = encoder, heads
        self.head = nn.ModuleDict(
            {
                "query": nn.Linear(2 * d, heads * d),
                "mix": nn.Sequential(nn.Dropout(0.2), nn.Linear((4 + heads) * d, d), nn.GELU(), nn.Dropout(0.2)),
                "out": nn.Linear(d, classes),
            }
        )

    @property
    def is_teacher(self) -> bool:
        """True for the large encoder, which does not ship."""
        return self.encoder.distance is not None

    def forward(self, ids: Tensor, mask: Tensor, which: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        """Maps ids, mask (B, L) and pairs (sentence (P,), token weights (P, L) twice) to logits (P, classes)."""
        return self.from_lower(self.encoder.lower(ids, mask), mask, which, actor, recipient)

    def from_lower(self, x: Tensor, mask: Tensor, which: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        """As `forward`, from the states above the frozen layers."""
        return self.head["out"](self.head["mix"](self.features(x, mask, which, actor, recipient)))

    def features(self, x: Tensor, mask: Tensor, which: Tensor, actor: Tensor, recipient: Tensor) -> Tensor:
        """What the head is given (P, (4 + heads) * d): both parties, their product, the mean, what they attend to."""
        h = self.encoder.upper(x, mask)
        h, mask = h[which], mask[which]
        a = (actor.unsqueeze(1).to(h.dtype) @ h).squeeze(1)
        r = (recipient.unsqueeze(1).to(h.dtype) @ h).squeeze(1)
        mean = (h * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)
        query = self.head["query"](torch.cat([a, r], -1)).view(-1, self.heads, h.size(2))
        weight = (query @ h.transpose(1, 2)) * h.size(2) ** -0.5 + attention_bias(mask)[:, 0]
        context = (weight.softmax(-1).to(h.dtype) @ h).flatten(1)
        return torch.cat([a, r, a * r, mean, context], -1)


def load_encoder(folder: Path, *, frozen: int) -> Encoder:
    """Reads a BERT-shaped encoder (config.json, model.safetensors) from a folder."""
    config = json.loads((folder / "config.json").read_text())
    encoder = Encoder(config, frozen)
    weights = load_file(folder / "model.safetensors")
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    inside = _MPNET if encoder.distance is not None else _BERT
    for i in range(len(encoder.layers)):
        for ours, theirs in inside.items():
            for part in ("weight", "bias"):
                names[f"layers.{i}.{ours}.{part}"] = f"encoder.layer.{i}.{theirs}.{part}"
    if encoder.distance is not None:
        names["distance.weight"] = "encoder.relative_attention_bias.weight"
    state = {ours: weights[theirs] for ours, theirs in names.items()}
    kinds = weights.get("embeddings.token_type_embeddings.weight")
    state["kind"] = torch.zeros(config["hidden_size"]) if kinds is None else kinds[0]
    encoder.load_state_dict(state)
    return encoder


def prune(encoder: Encoder, pieces: list[str]) -> list[str]:
    """Drops BERT's spare pieces, rare ends of words, other scripts, and most numbers; gives those that stay.

    Words and numbers of dropped pieces are still read, in smaller pieces.
    """
    kept = [i for i, piece in enumerate(pieces) if _is_kept(piece) and not (i >= RAREST and piece.startswith("##"))]
    encoder.words = nn.Embedding.from_pretrained(encoder.words.weight.data[kept])
    encoder.positions = nn.Embedding.from_pretrained(encoder.positions.weight.data[:LONGEST])
    return [pieces[i] for i in kept]


def _is_kept(piece: str) -> bool:
    if piece.startswith("["):
        return piece in {"[", "[UNK]", "[CLS]", "[SEP]"}
    bare = piece.removeprefix("##")
    return piece in SIGNS or (
        bare.isascii() and not (bare.isdigit() and len(bare) > 2 and bare[:2] not in {"19", "20"})
    )


_BERT = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "attended": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
    "down": "output.dense", "norm2": "output.LayerNorm",
}  # fmt: skip
_MPNET = {
    **_BERT, "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
    "attended": "attention.attn.o", "norm1": "attention.LayerNorm",
}  # fmt: skip
