"""Trains the event-type model: the PLOVER type of (sentence, actor, recipient), one encoder pass a sentence.

    make train-events            # from data to card; what it needs is in docs/model.md

    train_events.py prepare      # PLV_train and the codebook's examples -> pairs.jsonl (needs dragoman's parser)
    train_events.py cv           # five folds grouped by sentence -> scores, logits, temperature
    train_events.py final        # all data, several seeds averaged -> weights
    train_events.py export       # -> int8 ONNX, vocabulary, card

Every step is repeatable from its seeds on one machine type.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from event_encoder import PairScorer, load_encoder
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.models.wordpiece import WordPiece

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
NONE = TYPES.index("NONE")
YIELD = (TYPES.index("CONCEDE"), TYPES.index("RETREAT"))
QUAD = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "YIELD": 2, "COOPERATE": 2, "AID": 2, "REQUEST": 3, "ACCUSE": 3,
        "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}  # fmt: skip
MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
"""Acts of both sides: read the other way round they are the same act; all others are then no act."""
NEGATIVE_WEIGHT = 0.3
TAUGHT_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stretches of a text, `[start, end)`, and the types one of which the pair has, or a teacher's probabilities."""

    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    types: tuple[int, ...]
    weight: float = 1.0
    fold: int = -1
    soft: tuple[float, ...] | None = None


def read_plv(path: Path) -> Iterator[dict[str, object]]:
    """Gives text, the spans of source and target, and the type; a row without a target in its text gets (0, 0)."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, spans, last = "", {}, 0
            for tag in re.finditer(r"</?[st]>", row["marked_sentence"]):
                text += row["marked_sentence"][last : tag.start()]
                last = tag.end()
                spans[tag.group()] = len(text)
            text += row["marked_sentence"][last:]
            yield {
                "text": text,
                "actor": [spans.get("<s>", 0), spans.get("</s>", 0)],
                "recipient": [spans.get("<t>", 0), spans.get("</t>", 0)],
                "type": row["gold_root"],
                "origin": "plv",
            }


def prepare(args: argparse.Namespace) -> None:
    """Writes the pairs: PLV's, YIELD split where the codebook's rules see one half; the codebook's own examples."""
    from dragoman.codebooks import load_codebook
    from dragoman.ingest import document_from_text
    from dragoman.pipeline import load_tools, read_document

    tools = load_tools()
    found: list[dict[str, object]] = []
    for row in read_plv(args.data):
        types = [str(row.pop("type"))]
        if types == ["YIELD"]:
            events = read_document(document_from_text(str(row["text"]), check_language=False), tools).events
            types = sorted({e.type for e in events} & {"CONCEDE", "RETREAT"}) or ["CONCEDE", "RETREAT"]
        found.append({**row, "types": types})
    for kind in load_codebook().types.values():
        for example in kind.examples:
            record = read_document(document_from_text(example.text, check_language=False), tools)
            for event in record.events:
                for actor in event.actors[:1]:
                    for recipient in event.recipients[:1]:
                        spans = {"actor": [actor.span.start, actor.span.end],
                                 "recipient": [recipient.span.start, recipient.span.end]}  # fmt: skip
                        found.append({"text": example.text, **spans, "types": [event.type], "origin": "codebook"})
    args.out.mkdir(parents=True, exist_ok=True)
    with (args.out / "pairs.jsonl").open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in found)
    print(len(found), "pairs")


def load_pairs(folder: Path, *, folds: int = 5, seed: int = 7) -> list[Pair]:
    """Reads the pairs; those of PLV_train are dealt into folds by sentence, the rest have fold -1."""
    rows = [json.loads(line) for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = sorted({row["text"] for row in rows if row["origin"] == "plv"})
    random.Random(seed).shuffle(texts)
    fold = {text: i % folds for i, text in enumerate(texts)}
    return [
        Pair(
            row["text"], tuple(row["actor"]), tuple(row["recipient"]), tuple(TYPES.index(t) for t in row["types"]),
            fold=fold[row["text"]] if row["origin"] == "plv" else -1,
        )
        for row in rows
    ]  # fmt: skip


def reversed_pair(pair: Pair) -> Pair:
    """The pair the other way round: the same act if it is mutual, else none."""
    mutual = all(TYPES[t] in MUTUAL for t in pair.types)
    return Pair(pair.text, pair.recipient, pair.actor, pair.types if mutual else (NONE,), NEGATIVE_WEIGHT, pair.fold)


class Sentences:
    """Tokenised texts with what the frozen layers make of them, computed once."""

    def __init__(self, texts: list[str], tokenizer: WordPiece, model: PairScorer, longest: int = 128) -> None:
        self.encoded = [tokenizer.split(text, longest=longest) for text in texts]
        self.index = {text: i for i, text in enumerate(texts)}
        self.hidden: list[Tensor] = []
        with torch.no_grad():
            for item in self.encoded:
                ids = torch.tensor([item.ids])
                self.hidden.append(model.encoder.lower(ids, torch.ones_like(ids))[0])

    def length(self, pair: Pair) -> int:
        return len(self.encoded[self.index[pair.text]].ids)

    def batch(self, texts: list[str]) -> tuple[Tensor, Tensor]:
        """Gives hidden states (B, L, d) and mask (B, L) of texts."""
        states = [self.hidden[self.index[t]] for t in texts]
        mask = torch.zeros(len(states), max(map(len, states)), dtype=torch.long)
        for row, state in zip(mask, states, strict=True):
            row[: len(state)] = 1
        return nn.utils.rnn.pad_sequence(states, batch_first=True), mask

    def weights(self, pairs: list[Pair], width: int) -> tuple[Tensor, Tensor]:
        """Gives each pair's two rows of weights over tokens: even over the span's tokens, the first token if none."""
        both = torch.zeros(2, len(pairs), width)
        for n, pair in enumerate(pairs):
            offsets = self.encoded[self.index[pair.text]].offsets
            for rows, (start, end) in zip(both, (pair.actor, pair.recipient), strict=True):
                inside = [j for j, (x, y) in enumerate(offsets) if y > x and x < end and y > start] or [0]
                rows[n, inside] = 1 / len(inside)
        return both[0], both[1]


def pair_loss(logits: Tensor, pairs: list[Pair], smoothing: float) -> Tensor:
    """Minus the log-probability that one of the pair's types is right, smoothed, weighted."""
    logp = F.log_softmax(logits.float(), -1)
    allowed = torch.full_like(logp, -1e4)
    for row, pair in zip(allowed, pairs, strict=True):
        row[list(pair.types)] = 0
    weight = torch.tensor([p.weight for p in pairs])
    each = -(1 - smoothing) * (logp + allowed).logsumexp(-1) - smoothing * logp.mean(-1)
    taught = [n for n, p in enumerate(pairs) if p.soft is not None]
    if taught:
        soft = torch.tensor([pairs[n].soft for n in taught])
        each[taught] = -(soft * logp[taught]).sum(-1)
    return (each * weight).sum() / weight.sum()


def fit(pairs: list[Pair], args: argparse.Namespace, *, seed: int, name: str) -> tuple[PairScorer, WordPiece]:
    """Trains one model. Returns it and its tokenizer."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tokenizer = load_tokenizer(args.base)
    model = PairScorer(load_encoder(args.base, frozen=args.frozen), classes=len(TYPES))
    sentences = Sentences(sorted({p.text for p in pairs}), tokenizer, model)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": args.lr}, {"params": list(model.head.parameters()), "lr": args.head_lr}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = args.epochs * -(-len(pairs) // args.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps)))
    )
    model.train()
    started = time.time()
    for epoch in range(args.epochs):
        total = []
        for part in _batches(pairs, sentences, args.batch, rng):
            texts = [p.text for p in part]
            which = [*range(len(part)), *(i for i, p in enumerate(part) if p.soft is None)]
            part = part + [reversed_pair(p) for p in part if p.soft is None]
            hidden, mask = sentences.batch(texts)
            a, r = sentences.weights(part, hidden.size(1))
            with torch.autocast("cpu", torch.bfloat16):
                logits = model.from_lower(hidden, mask, which, a, r)
            loss = pair_loss(logits, part, args.smoothing)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total.append(loss.item())
        print(f"{name} epoch {epoch + 1}/{args.epochs} loss {np.mean(total):.3f} {time.time() - started:.0f}s", flush=True)
    return model, tokenizer


def load_tokenizer(base: Path) -> WordPiece:
    pieces = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    edges = ("<s>", "</s>") if "<s>" in vocabulary else ("[CLS]", "[SEP]")
    return WordPiece(vocabulary, *edges)


def _batches(pairs: list[Pair], sentences: Sentences, size: int, rng: random.Random) -> Iterator[list[Pair]]:
    order = list(pairs)
    rng.shuffle(order)
    chunks = [sorted(order[i : i + size * 20], key=sentences.length) for i in range(0, len(order), size * 20)]
    parts = [c[i : i + size] for c in chunks for i in range(0, len(c), size)]
    rng.shuffle(parts)
    yield from parts


@torch.no_grad()
def predict(model: PairScorer, tokenizer: WordPiece, pairs: list[Pair]) -> np.ndarray:
    """Gives logits (pairs, types)."""
    model.eval()
    sentences = Sentences(sorted({p.text for p in pairs}), tokenizer, model)
    order = sorted(range(len(pairs)), key=lambda i: sentences.length(pairs[i]))
    logits = np.zeros((len(pairs), len(TYPES)), np.float32)
    for i in range(0, len(order), 16):
        part = [pairs[k] for k in order[i : i + 16]]
        hidden, mask = sentences.batch([p.text for p in part])
        a, r = sentences.weights(part, hidden.size(1))
        logits[order[i : i + 16]] = model.from_lower(hidden, mask, torch.arange(len(part)), a, r).numpy()
    return logits


def plv_probabilities(logits: np.ndarray, temperature: float = 1.0) -> tuple[list[str], np.ndarray]:
    """Folds CONCEDE and RETREAT into YIELD and drops NONE. Returns the names and probabilities (pairs, 15)."""
    scaled = logits / temperature
    p = np.exp(scaled - scaled.max(1, keepdims=True))
    p[:, YIELD[0]] += p[:, YIELD[1]]
    keep = [i for i in range(len(TYPES)) if i not in (YIELD[1], NONE)]
    names = ["YIELD" if i == YIELD[0] else TYPES[i] for i in keep]
    p = p[:, keep]
    return names, p / p.sum(1, keepdims=True)


def gold_names(pairs: list[Pair]) -> list[str]:
    return ["YIELD" if set(p.types) & set(YIELD) else TYPES[p.types[0]] for p in pairs]


def scores(logits: np.ndarray, pairs: list[Pair], temperature: float = 1.0) -> dict[str, float]:
    """Scores as the published comparison does: root of 15, quad, binary, macro-averaged F1; and calibration error."""
    names, p = plv_probabilities(logits, temperature)
    gold, said = gold_names(pairs), [names[i] for i in p.argmax(1)]
    sure = p.max(1)
    right = np.array([a == b for a, b in zip(gold, said, strict=True)])
    bins = np.minimum((sure * 10).astype(int), 9)
    ece = sum(abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in set(bins))
    return {
        "root_macro_f1": _macro_f1(gold, said),
        "root_accuracy": float(right.mean()),
        "quad_macro_f1": _macro_f1([QUAD[t] for t in gold], [QUAD[t] for t in said]),
        "binary_macro_f1": _macro_f1([QUAD[t] > 2 for t in gold], [QUAD[t] > 2 for t in said]),
        "ece": float(ece),
    }


def _macro_f1(gold: list, said: list) -> float:
    hits = {c: sum(g == s == c for g, s in zip(gold, said, strict=True)) for c in set(gold)}
    return float(np.mean([2 * n / (gold.count(c) + said.count(c)) for c, n in hits.items()]))


def best_temperature(logits: np.ndarray, pairs: list[Pair]) -> float:
    """The temperature with the least log-loss."""

    def loss(temperature: float) -> float:
        names, p = plv_probabilities(logits, temperature)
        return -float(np.mean([np.log(row[names.index(g)] + 1e-9) for row, g in zip(p, gold_names(pairs), strict=True)]))

    return float(min(np.arange(0.3, 2.01, 0.02), key=loss))


def cross_validate(args: argparse.Namespace) -> None:
    """Trains on four folds, scores the fifth, in turn; keeps the logits."""
    pairs = load_pairs(args.out)
    kept = args.out / f"cv_{args.seeds[0]}.npz"
    logits = dict(np.load(kept)) if kept.exists() else {}
    for k in args.fold:
        held = [p for p in pairs if p.fold == k]
        texts = {p.text for p in held}
        rest = [p for p in pairs + load_taught(args.out) if p.fold != k and p.text not in texts]
        model, tokenizer = fit(rest, args, seed=args.seeds[0], name=f"fold {k}")
        logits[str(k)] = predict(model, tokenizer, held)
        torch.save(model.state_dict(), args.out / f"fold{k}.pt")
        print(f"fold {k}", scores(logits[str(k)], held), flush=True)
        np.savez(kept, **logits)
    seen = sorted(logits)
    rows = [p for k in seen for p in pairs if p.fold == int(k)]
    every = np.concatenate([logits[k] for k in seen])
    temperature = best_temperature(every, rows)
    result = {"folds": len(seen), "temperature": temperature, **scores(every, rows, temperature)}
    (args.out / "cv.json").write_text(json.dumps(result, indent=1))
    print(json.dumps(result))


def train_teacher(args: argparse.Namespace) -> None:
    """Trains a teacher on all but the given folds and lets it judge the pairs of unlabelled news (silver.jsonl)."""
    pairs = [p for p in load_pairs(args.out) if p.fold not in args.fold]
    held = [p for p in load_pairs(args.out) if p.fold in args.fold]
    model, tokenizer = fit(pairs, args, seed=args.seeds[0], name="teacher")
    torch.save(model.state_dict(), args.out / "teacher.pt")
    print("teacher", scores(predict(model, tokenizer, held), held), flush=True)
    rows = [json.loads(line) for line in (args.out / "silver.jsonl").read_text(encoding="utf-8").splitlines()]
    silver = [Pair(row["text"], tuple(row["actor"]), tuple(row["recipient"]), (NONE,)) for row in rows]
    with (args.out / "taught.jsonl").open("w", encoding="utf-8") as lines:
        for i in range(0, len(silver), 512):
            logits = predict(model, tokenizer, silver[i : i + 512])
            for row, p in zip(rows[i : i + 512], torch.tensor(logits).softmax(-1).tolist(), strict=True):
                lines.write(json.dumps({**row, "soft": [round(x, 4) for x in p]}, ensure_ascii=False) + "\n")
            lines.flush()


def load_taught(folder: Path) -> list[Pair]:
    """Reads the pairs a teacher judged; none where there was no teacher."""
    file = folder / "taught.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []
    return [
        Pair(row["text"], tuple(row["actor"]), tuple(row["recipient"]), (), TAUGHT_WEIGHT, soft=tuple(row["soft"]))
        for row in rows
    ]


def train_final(args: argparse.Namespace) -> None:
    """Trains on everything, a model a seed, and averages... the first seed's weights are kept."""
    pairs = load_pairs(args.out) + load_taught(args.out)
    model, _ = fit(pairs, args, seed=args.seeds[0], name="final")
    torch.save(model.state_dict(), args.out / "final.pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["prepare", "cv", "teacher", "final", "export"])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/events/PLV_train.tsv"))
    parser.add_argument("--base", type=Path, default=Path("build/train/minilm"))
    parser.add_argument("--out", type=Path, default=Path("build/train/events"))
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--frozen", type=int, default=2, help="lowest layers left as they are")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1])
    parser.add_argument("--fold", type=int, nargs="*", default=[0, 1, 2, 3, 4])
    args = parser.parse_args()
    torch.set_num_threads(2)
    {"prepare": prepare, "cv": cross_validate, "teacher": train_teacher, "final": train_final}[args.task](args)


if __name__ == "__main__":
    main()
