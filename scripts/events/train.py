"""Trains the event-type model: the PLOVER type of (sentence, actor, recipient), one encoder pass a sentence.

    make train-events          # all of it, from data to card; docs/model.md says what it needs and what came out

    train.py prepare           # PLV_train, the codebook's examples, unlabelled news -> pairs.jsonl, silver.jsonl
    train.py teacher           # five large encoders, each trained without one fold, judge the unlabelled pairs
    train.py cv                # five folds grouped by sentence -> cv_MARK.json: scores as int8, and the temperature
    train.py final             # the small encoder on everything -> model, vocabulary and card in --room

Repeatable from the seeds on one kind of machine with one number of threads.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from encoder import PairScorer, load_encoder, prune
from pairs import FOLDS, NONE, TYPES, Pair, load_pairs, load_taught, read_lines, reversed_pair
from scores import QUADS, best_temperature, scores
from torch import Tensor, nn
from torch.nn import functional as F

from dragoman.models.wordpiece import WordPiece

THRESHOLD = 0.3
"""Probability under which a pair is said to have no type; see docs/model.md."""
SIDE_WEIGHT = 0.5
"""Of the losses on quad class and on cooperation against conflict, beside that on the type."""
SIDES = torch.tensor(
    [[QUADS[t] == quad for quad in range(5)] + [QUADS[t] in (1, 2), QUADS[t] in (3, 4)] for t in TYPES]
).float()
"""Types (rows) in the quad classes 0 to 4, then in cooperation and conflict."""


@dataclass(frozen=True, slots=True)
class Trained:
    model: PairScorer
    tokenizer: WordPiece
    pieces: list[str]


class Sentences:
    """Tokenised texts with what the frozen layers make of them, computed once."""

    def __init__(self, texts: list[str], tokenizer: WordPiece, model: PairScorer, longest: int = 128) -> None:
        self.encoded = [tokenizer.split(text, longest=longest) for text in texts]
        self.index = {text: i for i, text in enumerate(texts)}
        self.hidden: list[Tensor] = []
        with torch.no_grad(), _half(model.is_teacher):
            for item in self.encoded:
                ids = torch.tensor([item.ids])
                self.hidden.append(model.encoder.lower(ids, torch.ones_like(ids))[0].float())

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


def fit(pairs: list[Pair], args: argparse.Namespace, *, name: str) -> Trained:
    """Trains one model on pairs and their reversals."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    trained = load_base(args.base, frozen=args.frozen)
    model = trained.model
    by_text: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_text.setdefault(pair.text, []).append(pair)
    sentences = Sentences(sorted(by_text), trained.tokenizer, model)
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": args.lr}, {"params": list(model.head.parameters()), "lr": args.head_lr}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = args.epochs * -(-len(by_text) // args.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (0.1 * steps), max(0.0, (steps - s) / (0.9 * steps)))
    )
    model.train()
    started = time.time()
    for epoch in range(args.epochs):
        losses = []
        for part in _batches(by_text, sentences, args.batch, rng):
            loss = _loss_of(model, part, sentences, args.smoothing)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        done = f"epoch {epoch + 1}/{args.epochs} loss {np.mean(losses):.3f}"
        print(f"{name} {done} {time.time() - started:.0f}s", flush=True)
    return trained


def load_base(base: Path, *, frozen: int) -> Trained:
    """Reads base weights and vocabulary; the small encoder, which ships, loses what it does not need."""
    pieces = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    model = PairScorer(load_encoder(base, frozen=frozen), classes=len(TYPES))
    if not model.is_teacher:
        pieces = prune(model.encoder, pieces)
    edges = ("<s>", "</s>") if model.is_teacher else ("[CLS]", "[SEP]")
    return Trained(model, WordPiece({piece: n for n, piece in enumerate(pieces)}, *edges), pieces)


def _loss_of(model: PairScorer, part: list[list[Pair]], sentences: Sentences, smoothing: float) -> Tensor:
    hidden, mask = sentences.batch([pairs[0].text for pairs in part])
    given = [(n, pair) for n, pairs in enumerate(part) for pair in pairs]
    every = given + [(n, reversed_pair(pair)) for n, pair in given if pair.soft is None]
    actor, recipient = sentences.weights([pair for _, pair in every], hidden.size(1))
    with _half(True):
        logits = model.from_lower(hidden, mask, torch.tensor([n for n, _ in every]), actor, recipient)
    return pair_loss(logits, [pair for _, pair in every], smoothing)


def pair_loss(logits: Tensor, pairs: list[Pair], smoothing: float) -> Tensor:
    """Minus the log-probability that one of the pair's types is right, smoothed; distance to a teacher's answer.

    To this comes the same for the quad class and for cooperation, conflict or neither: errors there are the worse ones.
    """
    logp = F.log_softmax(logits.float(), -1)
    allowed = torch.full_like(logp, -1e4)
    wanted = torch.zeros_like(logp)
    for row, target, pair in zip(allowed, wanted, pairs, strict=True):
        row[list(pair.types)] = 0
        target[list(pair.types)] = 1 / max(len(pair.types), 1)
    weight = torch.tensor([p.weight for p in pairs])
    each = -(1 - smoothing) * (logp + allowed).logsumexp(-1) - smoothing * logp.mean(-1)
    taught = [n for n, p in enumerate(pairs) if p.soft is not None]
    if taught:
        soft = torch.tensor([pairs[n].soft for n in taught])
        each = each.index_copy(0, torch.tensor(taught), -(soft * logp[taught]).sum(-1))
        wanted[taught] = soft
    each = each + SIDE_WEIGHT * _side_loss(logp, wanted)
    return (each * weight).sum() / weight.sum()


def _side_loss(logp: Tensor, wanted: Tensor) -> Tensor:
    """Cross-entropy of quad classes plus that of cooperation, conflict, neither, from probabilities of types."""
    said = (logp.exp() @ SIDES).clamp(min=1e-6).log()
    each = (wanted @ SIDES) * said
    return -(each.sum(-1) + each[:, 0])  # column 0, neither, stands for both


def _batches(
    by_text: dict[str, list[Pair]], sentences: Sentences, size: int, rng: random.Random
) -> Iterator[list[list[Pair]]]:
    """Gives batches of sentences of like length, each with its pairs, in random order."""
    order = list(by_text.values())
    rng.shuffle(order)
    chunks = [order[i : i + size * 20] for i in range(0, len(order), size * 20)]
    chunks = [sorted(chunk, key=lambda pairs: sentences.length(pairs[0])) for chunk in chunks]
    parts = [c[i : i + size] for c in chunks for i in range(0, len(c), size)]
    rng.shuffle(parts)
    yield from parts


@torch.no_grad()
def predict(trained: Trained, pairs: list[Pair], size: int = 16) -> np.ndarray:
    """Gives logits (pairs, types)."""
    model = trained.model.eval()
    sentences = Sentences(sorted({p.text for p in pairs}), trained.tokenizer, model)
    order = sorted(range(len(pairs)), key=lambda i: sentences.length(pairs[i]))
    logits = np.zeros((len(pairs), len(TYPES)), np.float32)
    for i in range(0, len(order), size):
        part = [pairs[k] for k in order[i : i + size]]
        hidden, mask = sentences.batch([p.text for p in part])
        actor, recipient = sentences.weights(part, hidden.size(1))
        with _half(model.is_teacher):
            found = model.from_lower(hidden, mask, torch.arange(len(part)), actor, recipient)
        logits[order[i : i + size]] = found.float().numpy()
    return logits


def _half(wanted: bool) -> torch.autocast:
    return torch.autocast("cpu", torch.bfloat16, enabled=wanted)


def prepare(args: argparse.Namespace) -> None:
    """Writes the pairs to learn from."""
    from pairs import gather_unlabelled, prepare

    prepare(args.shared / "data/events/PLV_train.tsv", args.out)
    stories = next((args.shared / "data/events").glob("gpt_synthetic_events*.zip"))
    gather_unlabelled(args.shared / "articles/wikinews.jsonl", stories, args.out)


def cross_validate(args: argparse.Namespace) -> None:
    """Trains without each fold and scores it there, as trained and as int8; says how good all five are together."""
    pairs = load_pairs(args.out)
    for fold in args.fold:
        held = [p for p in pairs if p.fold == fold]
        taught = load_taught(args.out, [fold] if args.taught else [])
        trained = fit(_unseen(held, pairs + taught), args, name=f"fold {fold}")
        torch.save(trained.model.state_dict(), args.out / f"{args.mark}{fold}.pt")
        found = {"float": predict(trained, held), "int8": predict_int8(trained, held)}
        for name, logits in found.items():
            print(f"fold {fold} {name}", scores(logits, held), flush=True)
        np.savez(args.out / f"cv_{args.mark}{fold}.npz", **found)
    sum_up(args.out, args.mark, pairs)


def sum_up(out: Path, mark: str, pairs: list[Pair]) -> None:
    """Writes cv_MARK.json: the scores of all folds together, once they are all there, and the temperature."""
    files = [out / f"cv_{mark}{fold}.npz" for fold in range(FOLDS)]
    if not all(file.exists() for file in files):
        return
    held = [p for fold in range(FOLDS) for p in pairs if p.fold == fold]
    logits = {name: np.concatenate([np.load(file)[name] for file in files]) for name in np.load(files[0])}
    found: dict[str, object] = {"folds": FOLDS, "pairs": len(held)}
    for name, rows in logits.items():
        temperature = best_temperature(rows, held)
        uncalibrated = scores(rows, held)["ece"]
        found[name] = {"temperature": temperature, "uncalibrated_ece": uncalibrated, **scores(rows, held, temperature)}
    (out / f"cv_{mark}.json").write_text(json.dumps(found, indent=1))
    print(json.dumps(found))


def predict_int8(trained: Trained, pairs: list[Pair]) -> np.ndarray:
    """Gives logits (pairs, types) of the model as it would ship."""
    from dragoman.models import ActorPair, load_event_model
    from export import write_model

    card = {"quads": {kind: QUADS[kind] for kind in TYPES}, "temperature": 1.0, "threshold": THRESHOLD}
    with tempfile.TemporaryDirectory() as folder:
        model = load_event_model(write_model(trained.model, trained.pieces, card, Path(folder)))
        spans = [(p.actor if p.actor[1] else None, p.recipient if p.recipient[1] else None) for p in pairs]
        asked = [ActorPair(sentence=p.text, actor=a, recipient=r) for p, (a, r) in zip(pairs, spans, strict=True)]
        return np.log(model.score(asked)).astype(np.float32)


def _unseen(held: list[Pair], pairs: list[Pair]) -> list[Pair]:
    texts = {p.text for p in held}
    return [p for p in pairs if p.text not in texts]


def teach(args: argparse.Namespace) -> None:
    """Trains a teacher without each fold, scores it there and lets it judge the unlabelled pairs."""
    pairs = load_pairs(args.out)
    rows = read_lines(args.out / "silver.jsonl")
    silver = [Pair(row["text"], tuple(row["actor"]), tuple(row["recipient"]), (NONE,)) for row in rows]
    for fold in args.fold:
        held = [p for p in pairs if p.fold == fold]
        trained = fit(_unseen(held, pairs), args, name=f"teacher {fold}")
        logits = predict(trained, held)
        print(f"teacher {fold}", scores(logits, held), flush=True)
        np.savez(args.out / f"cv_teacher{fold}.npz", float=logits)
        soft = torch.tensor(predict(trained, silver)).softmax(-1)
        np.save(args.out / f"taught{fold}.npy", soft.numpy().astype(np.float16))
    sum_up(args.out, "teacher", pairs)


def train_final(args: argparse.Namespace) -> None:
    """Trains on everything, taught by all teachers, and writes model, vocabulary and card.

    With `--without`, types are kept from it: benchmarks/few_shot.py asks what examples of new types are worth.
    """
    from export import write_model

    taught = load_taught(args.out, args.fold) if args.taught else []
    known = [p for p in load_pairs(args.out) if not {TYPES[t] for t in p.types} & set(args.without)]
    trained = fit(known + taught, args, name="final")
    torch.save(trained.model.state_dict(), args.out / "final.pt")
    found = {file.stem: json.loads(file.read_text()) for file in sorted(args.out.glob("cv_*.json"))}
    card = {
        "quads": {kind: QUADS[kind] for kind in TYPES},
        "temperature": found[f"cv_{args.mark}"]["int8"]["temperature"],
        "threshold": THRESHOLD,
        "scores": found,
        "seed": args.seed,
        "command": " ".join(["scripts/events/train.py", *sys.argv[1:]]),
        **json.loads(Path(__file__).with_name("card.json").read_text(encoding="utf-8")),
    }
    print(write_model(trained.model, trained.pieces, card, args.room))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["prepare", "cv", "teacher", "final"])
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="where the data is")
    parser.add_argument("--base", type=Path, default=Path("build/events/minilm"), help="base weights and vocabulary")
    parser.add_argument("--out", type=Path, default=Path("build/events"))
    parser.add_argument("--room", type=Path, default=Path("build/events/models"), help="where the final model goes")
    parser.add_argument("--taught", action="store_true", help="learn from the teacher's answers too")
    parser.add_argument("--mark", default="plain", help="names the scores: cv_MARK.json")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--frozen", type=int, default=2, help="lowest layers left as they are")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fold", type=int, nargs="*", default=list(range(FOLDS)))
    parser.add_argument("--without", nargs="*", default=[], metavar="TYPE", help="kept from the final model")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    {"prepare": prepare, "cv": cross_validate, "teacher": teach, "final": train_final}[args.task](args)


if __name__ == "__main__":
    main()
