"""The pairs the event-type model learns from."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "NONE",
)  # fmt: skip
NONE = TYPES.index("NONE")
YIELD = (TYPES.index("CONCEDE"), TYPES.index("RETREAT"))
MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
"""Acts of both sides: read the other way round they are the same act; all others are then no act."""
NEGATIVE_WEIGHT = 0.3
CONTRAST_WEIGHT = 0.5
TAUGHT_WEIGHT = 0.4
"""Of a pair that a teacher judged: a sentence has up to three of them, and so counts about as one of ours."""
FOLDS, FOLD_SEED = 5, 7
A_SENTENCE = 3
"""Unlabelled pairs of one sentence at most."""
FILLS = 2
"""Times that each of our contrasting sentences is used, with other parties."""
STATES = (
    "Gabon", "Peru", "Norway", "Thailand", "the government of Chile", "Ghana", "Laos", "the Latvian government", "Oman",
    "Bolivia", "Malawi", "Portugal",
)  # fmt: skip
OTHERS = (
    "the army", "rebels in the north", "the dockers' union", "opposition leader Ruth Amadi", "the mayor", "students",
    "President Joao Teles", "the regional council", "farmers", "the police", "a clan of herders", "the supreme court",
)  # fmt: skip
"""Who stands in our contrasting sentences."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two stretches of a text, `[start, end)`, and the types one of which it has, or a teacher's probabilities."""

    text: str
    actor: tuple[int, int]
    recipient: tuple[int, int]
    types: tuple[int, ...] = ()
    weight: float = 1.0
    fold: int = -1
    soft: tuple[float, ...] | None = None


def prepare(plv: Path, out: Path) -> None:
    """Writes pairs.jsonl: PLV's, YIELD split where the codebook's rules see one half; the codebook's own examples."""
    from dragoman.codebooks import load_codebook
    from dragoman.ingest import document_from_text
    from dragoman.pipeline import load_tools, read_document

    tools = load_tools()
    found = []
    for row in _read_plv(plv):
        types = [str(row.pop("type"))]
        if types == ["YIELD"]:
            events = read_document(document_from_text(str(row["text"]), check_language=False), tools).events
            types = sorted({e.type for e in events} & {"CONCEDE", "RETREAT"}) or ["CONCEDE", "RETREAT"]
        found.append({**row, "types": types, "origin": "plv"})
    for kind in load_codebook().types.values():
        for example in kind.examples:
            for event in read_document(document_from_text(example.text, check_language=False), tools).events:
                if event.actors and event.recipients:
                    spans = _spans(event.actors[0].span, event.recipients[0].span)
                    found.append({"text": example.text, **spans, "types": [event.type], "origin": "codebook"})
    found += _contrasting(Path(__file__).with_name("contrast.tsv"))
    out.mkdir(parents=True, exist_ok=True)
    write_lines(out / "pairs.jsonl", found)
    print(len(found), "pairs")


def gather_unlabelled(articles: Path, stories: Path, out: Path, *, seed: int = 5) -> None:
    """Writes silver.jsonl: pairs of actors standing in one sentence of Wikinews reports and of synthetic stories.

    Args:
        articles: JSON Lines with "text".
        stories: NGEC's synthetic stories, a CSV in a ZIP file; a hundred of each label are taken, their labels are not.
        out: the folder to write to.
        seed: of the choice.
    """
    from dragoman.actors import find_actors, load_register
    from dragoman.ingest import document_from_text
    from dragoman.parse import find_quotations, load_parser

    rng, parser, register = random.Random(seed), load_parser(), load_register(None)
    found = []
    for origin, most, texts in (("stories", 1300, _stories(stories, rng)), ("articles", 1000, _articles(articles))):
        sentences = []
        for text in texts:
            document = document_from_text(text, check_language=False)
            parsed = parser.parse(document)
            mentions = find_actors(document, parsed, find_quotations(document.text), register)
            for sentence in parsed:
                here = [m for m in mentions if m.sentence == sentence.index and m.kind != "place"]
                pairs = _pairs_of(here, sentence.start)
                if 6 <= len(sentence.tokens) <= 60 and len(sentence.text) < 330 and pairs:
                    rng.shuffle(pairs)
                    sentences.append([{"text": sentence.text, **p, "origin": origin} for p in pairs[:A_SENTENCE]])
        rng.shuffle(sentences)
        found += [pair for pairs in sentences[:most] for pair in pairs]
    write_lines(out / "silver.jsonl", found)
    print(len(found), "unlabelled pairs")


def load_pairs(folder: Path) -> list[Pair]:
    """Reads the labelled pairs; those of PLV are dealt into folds by sentence, the rest have fold -1."""
    rows = read_lines(folder / "pairs.jsonl")
    texts = sorted({row["text"] for row in rows if row["origin"] == "plv"})
    random.Random(FOLD_SEED).shuffle(texts)
    fold = {text: i % FOLDS for i, text in enumerate(texts)}
    return [
        Pair(
            row["text"], tuple(row["actor"]), tuple(row["recipient"]), tuple(TYPES.index(t) for t in row["types"]),
            weight=CONTRAST_WEIGHT if row["origin"] == "contrast" else 1.0,
            fold=fold[row["text"]] if row["origin"] == "plv" else -1,
        )
        for row in rows
    ]  # fmt: skip


def load_taught(folder: Path, teachers: Sequence[int]) -> list[Pair]:
    """Reads the unlabelled pairs with what teachers think of them on average, each named by the fold it never saw."""
    thought = [np.load(folder / f"taught{fold}.npy").astype(float) for fold in teachers]
    soft = np.mean(thought, axis=0) if thought else []
    return [
        Pair(row["text"], tuple(row["actor"]), tuple(row["recipient"]), weight=TAUGHT_WEIGHT, soft=tuple(p))
        for row, p in zip(read_lines(folder / "silver.jsonl"), soft, strict=False)
    ]


def reversed_pair(pair: Pair) -> Pair:
    """The pair the other way round: the same act if it is mutual, else none."""
    mutual = all(TYPES[t] in MUTUAL for t in pair.types)
    types, weight = pair.types if mutual else (NONE,), NEGATIVE_WEIGHT * pair.weight
    return Pair(pair.text, pair.recipient, pair.actor, types, weight, pair.fold)


def read_lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def write_lines(file: Path, rows: list[dict]) -> None:
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


def _read_plv(path: Path) -> Iterator[dict[str, object]]:
    """Gives text, the spans of source and target, and the type; a party that is not in the text gets (0, 0)."""
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
            }


def _contrasting(file: Path, *, seed: int = 3) -> list[dict[str, object]]:
    """Fills the parties into our own sentences, which set acts apart that share their words."""
    rng, found = random.Random(seed), []
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            types = ["CONCEDE", "RETREAT"] if row["type"] == "YIELD" else [row["type"]]
            for _ in range(FILLS):
                parties = {"{A}": rng.choice(STATES), "{R}": rng.choice(OTHERS)}
                if rng.random() < 0.5:
                    parties = {"{A}": rng.choice(STATES[::2]), "{R}": rng.choice(STATES[1::2])}
                if rng.random() < 0.25:
                    parties = {"{A}": parties["{R}"], "{R}": parties["{A}"]}
                found.append({**_filled(row["sentence"], parties), "types": types, "origin": "contrast"})
    return found


def _filled(sentence: str, parties: dict[str, str]) -> dict[str, object]:
    text, places = "", {}
    for part in re.split(r"({[AR]})", sentence):
        if part in parties:
            places[part] = [len(text), len(text) + len(parties[part])]
        text += parties.get(part, part)
    return {"text": text[0].upper() + text[1:], "actor": places["{A}"], "recipient": places["{R}"]}


def _articles(file: Path) -> list[str]:
    return [row["text"] for row in read_lines(file)]


def _stories(file: Path, rng: random.Random, *, a_label: int = 110, words: int = 90) -> list[str]:
    import io
    import zipfile

    csv.field_size_limit(1 << 27)
    by_label: dict[str, list[str]] = {}
    with zipfile.ZipFile(file) as folder, folder.open(folder.namelist()[0]) as raw:
        for row in csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8")):
            by_label.setdefault(row["label"], []).append(" ".join(row["text"].split()[:words]))
    for label in sorted(by_label):
        rng.shuffle(by_label[label])
    return [text for label in sorted(by_label) for text in by_label[label][:a_label] if text]


def _pairs_of(mentions: list, base: int) -> list[dict]:
    """Gives ordered pairs of the first five places where actors of different codes are named."""
    first = list({(m.span.start, m.span.end): m for m in reversed(mentions)}.values())[::-1][:5]
    return [
        {key: [x - base for x in span] for key, span in _spans(a.span, b.span).items()}
        for a in first
        for b in first
        if a.actor.code != b.actor.code and (a.span.end <= b.span.start or b.span.end <= a.span.start)
    ]


def _spans(actor, recipient) -> dict[str, list[int]]:
    return {"actor": [actor.start, actor.end], "recipient": [recipient.start, recipient.end]}
