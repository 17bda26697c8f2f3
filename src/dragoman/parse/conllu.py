"""Sentences to and from CoNLL-U, for frozen parses: a rule test needs no model.

Columns as in CoNLL-U; DEPREL keeps the parser's ClearNLP relation; MISC keeps `start-end` (document offsets) and the
entity label. One document is opened by `# text_json = "..."`; a sentence by `# sent = index paragraph heading`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from dragoman.records import Entity, Sentence, Token


def write_conllu(documents: Mapping[str, tuple[Sentence, ...]]) -> str:
    """Writes parsed documents.

    Args:
        documents: a document's text to its sentences.

    Returns:
        CoNLL-U that `read_conllu` reads back to the same sentences.
    """
    lines: list[str] = []
    for text, sentences in documents.items():
        lines.append(f"# text_json = {json.dumps(text, ensure_ascii=False)}")
        for s in sentences:
            lines.append(f"# sent = {s.index} {s.paragraph} {int(s.heading)}")
            lines.append("# entities = " + " ".join(f"{e.first}:{e.last}:{e.label}" for e in s.entities))
            lines += [_row(t) for t in s.tokens]
            lines.append("")
    return "\n".join(lines) + "\n"


def read_conllu(content: str) -> dict[str, tuple[Sentence, ...]]:
    """Reads what `write_conllu` wrote.

    Args:
        content: the file's content.

    Returns:
        A document's text to its sentences.
    """
    documents: dict[str, tuple[Sentence, ...]] = {}
    text, place, entities, rows = "", (0, 0, 0), "", list[str]()
    for line in [*content.split("\n"), ""]:
        if line.startswith("# text_json = "):
            text = json.loads(line.removeprefix("# text_json = "))
            documents[text] = ()
        elif line.startswith("# sent = "):
            index, paragraph, heading = map(int, line.removeprefix("# sent = ").split())
            place = (index, paragraph, heading)
        elif line.startswith("# entities ="):
            entities = line.removeprefix("# entities =").strip()
        elif line:
            rows.append(line)
        elif rows:
            documents[text] += (_sentence(text, place, entities, rows),)
            rows = []
    return documents


def _row(t: Token) -> str:
    misc = f"{t.start}-{t.end}" + (f"|{t.ent}" if t.ent else "")
    return "\t".join([str(t.i + 1), t.text, t.lemma, t.pos, t.tag, "_", str(t.head + 1), t.dep, "_", misc])


def _token(row: str) -> Token:
    i, form, lemma, pos, tag, _, head, dep, _, misc = row.split("\t")
    offsets, _, ent = misc.partition("|")
    start, end = map(int, offsets.split("-"))
    return Token(int(i) - 1, form, lemma, pos, tag, dep, int(head) - 1, start, end, ent)


def _sentence(text: str, place: tuple[int, int, int], entities: str, rows: list[str]) -> Sentence:
    tokens = tuple(map(_token, rows))
    start, end = tokens[0].start, tokens[-1].end
    found = (e.split(":") for e in entities.split())
    return Sentence(
        index=place[0],
        paragraph=place[1],
        heading=bool(place[2]),
        start=start,
        end=end,
        text=text[start:end],
        tokens=tokens,
        entities=tuple(Entity(first=int(a), last=int(b), label=c) for a, b, c in found),
    )
