"""Records -> a ledger: each claim, who made, repeated, endorsed, denied or rejected it, what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.records import ActorMention, Claim, Position, Record, Span

SAME_WORDS = 0.6
"""Share of content words (intersection over union) from which two claims say the same; chosen on the open gold."""

MIN_WORDS = 3
"""Claims of fewer content words are too short to be called the same."""

ROLES = ("repeated", "endorsed", "denied", "rejected", "disputed", "noted", "against")

_WORD = re.compile(r"[^\W_]{3,}")
_STOP = frozenset(
    [
        "the",
        "and",
        "that",
        "this",
        "with",
        "from",
        "was",
        "were",
        "has",
        "have",
        "had",
        "for",
        "are",
        "its",
        "their",
        "his",
        "her",
        "they",
        "would",
        "will",
        "not",
        "but",
    ]
)
_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Gen|Sen|Gov|Rep))[.!?][\"”’)]*\s+(?=[\"“‘(\[]*[A-Z0-9])|\n+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One answer to a claim: who gave it, by what words, in which sentence of which report."""

    role: str
    document: str
    who: tuple[str, ...]
    words: str
    sentence: str
    start: int
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim and what became of it."""

    claim: str
    document: str
    made_by: tuple[str, ...]
    act: str
    content: str
    sentence: str
    start: int
    challenged: bool
    notes: tuple[Note, ...]


def build_ledger(records: Sequence[Record]) -> tuple[Entry, ...]:
    """Builds the ledger of some reports.

    Args:
        records: read reports.

    Returns:
        One entry a claim, in the order of reports and cues, each with its answers in that order.
    """
    same = _same_claims(records)
    entries = []
    for record in records:
        for claim in record.claims:
            notes = [*_repeats(claim, record, same), *_answers(claim, record), *_against(claim, record)]
            entries.append(_entry(claim, record, tuple(notes)))
    return tuple(entries)


def ledger_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The ledger as plain values, ready for JSON.

    Args:
        entries: what `build_ledger` gave.

    Returns:
        One dictionary an entry; the keys are the fields' names, `notes` grouped by role.
    """
    rows = []
    for e in entries:
        row: dict[str, Any] = {
            "claim": e.claim,
            "document": e.document,
            "made_by": list(e.made_by),
            "act": e.act,
            "content": e.content,
            "sentence": e.sentence,
            "start": e.start,
            "challenged": e.challenged,
        }
        for role in ROLES:
            row[role] = [
                {
                    "document": n.document,
                    "who": list(n.who),
                    "words": n.words,
                    "sentence": n.sentence,
                    "start": n.start,
                    "reason": n.reason,
                }
                for n in e.notes
                if n.role == role
            ]
        rows.append(row)
    return rows


def ledger_text(entries: Iterable[Entry]) -> str:
    """The ledger for reading at a terminal.

    Args:
        entries: what `build_ledger` gave.

    Returns:
        Lines; entries are parted by blank ones.
    """
    blocks = []
    for e in entries:
        mark = " · challenged" if e.challenged else ""
        lines = [f"{', '.join(e.made_by) or 'somebody'} · {e.act}{mark} · {e.document} · {e.claim}"]
        lines += [f"  claims     {_one_line(e.content)}", f"  in         {_one_line(e.sentence)}"]
        for n in e.notes:
            who = ", ".join(n.who) or "the writer"
            lines.append(
                f"  {n.role:10} {who}: {_one_line(n.sentence)}" + (f" [{_one_line(n.reason)}]" if n.reason else "")
            )
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _entry(claim: Claim, record: Record, notes: tuple[Note, ...]) -> Entry:
    return Entry(
        claim=claim.id,
        document=record.document.id,
        made_by=_names(claim.sources),
        act=claim.act,
        content=claim.content.text,
        sentence=_sentence(record, claim.cue),
        start=claim.content.start,
        challenged=claim.challenged,
        notes=notes,
    )


def _names(mentions: Iterable[ActorMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.actor.name for m in mentions))


def _sentence(record: Record, span: Span) -> str:
    text = record.document.text
    start = 0
    for match in _SENTENCE_END.finditer(text, max(0, span.start - 2000), span.start + 1):
        if match.end() <= span.start:
            start = match.end()
    after = _SENTENCE_END.search(text, span.end)
    return text[max(start, span.start - 2000) : after.end() if after else len(text)].strip()


def _same_claims(records: Sequence[Record]) -> dict[tuple[str, str], list[tuple[Record, Claim]]]:
    """The claims that say the same, by (document id, claim id), found through the words that they share."""
    all_claims = [(r, c, _words(c)) for r in records for c in r.claims]
    by_word: dict[str, list[int]] = {}
    same: dict[tuple[str, str], list[tuple[Record, Claim]]] = {}
    for k, (record, claim, words) in enumerate(all_claims):
        if len(words) < MIN_WORDS:
            continue
        rarest = sorted(words, key=lambda w: (len(by_word.get(w, ())), w))[: len(words) // 2 + 1]
        near = {j for w in rarest for j in by_word.get(w, ())}
        for j in sorted(near):
            other_record, other, other_words = all_claims[j]
            if len(words & other_words) >= SAME_WORDS * len(words | other_words) and not _one_in_other(
                claim, other, record, other_record
            ):
                same.setdefault((record.document.id, claim.id), []).append((other_record, other))
                same.setdefault((other_record.document.id, other.id), []).append((record, claim))
        for w in words:
            by_word.setdefault(w, []).append(k)
    return same


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(w for w in (m.group().lower() for m in _WORD.finditer(claim.content.text)) if w not in _STOP)


def _one_in_other(a: Claim, b: Claim, record_a: Record, record_b: Record) -> bool:
    return record_a is record_b and a.content.start < b.content.end and b.content.start < a.content.end


def _repeats(claim: Claim, record: Record, same: dict[tuple[str, str], list[tuple[Record, Claim]]]) -> Iterable[Note]:
    for other_record, other in same.get((record.document.id, claim.id), ()):
        role = "denied" if other.act == "deny" and claim.act != "deny" else "repeated"
        yield _note(role, other_record, _names(other.sources), other.cue)


def _answers(claim: Claim, record: Record) -> Iterable[Note]:
    for position in record.positions:
        if position.object.claim == claim.id:
            yield _note(_role(position, record), record, _names(position.holders), position.anchor, position.reason)


def _role(position: Position, record: Record) -> str:
    if position.stance == "reject":
        denied = any(c.cue.start == position.anchor.start and c.act == "deny" for c in record.claims)
        return "denied" if denied and position.object.kind == "claim" else "rejected"
    return {"endorse": "endorsed", "dispute": "disputed", "neutral": "noted"}[position.stance]


def _against(claim: Claim, record: Record) -> Iterable[Note]:
    if claim.challenged and claim.challenged_by is not None:
        yield _note("against", record, (), claim.challenged_by)


def _note(role: str, record: Record, who: tuple[str, ...], words: Span, reason: Span | None = None) -> Note:
    return Note(
        role=role,
        document=record.document.id,
        who=who,
        words=words.text,
        sentence=_sentence(record, words),
        start=words.start,
        reason=None if reason is None else reason.text,
    )
