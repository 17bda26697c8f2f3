"""Does a codebook do what its own examples say?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.codebooks.model import Codebook, EventType, Example, ExpectedEvent
from dragoman.records import ActorMention, Event

Read = Callable[[str], Sequence[Event]]
Problem = Literal["missed", "invented", "wrong", "matches-counterexample"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One example or counterexample that a codebook gets wrong.

    Args:
        type: the event type it belongs to.
        text: the sentence.
        problem: "missed" (an expected event is not found), "invented" (one more of the type is found), "wrong" (found
            with other actors, recipients, mode or status), "matches-counterexample".
        why: what was expected and what was found, in words.
        rules: ids of the rules that matched where they should not, or wrongly.
    """

    type: str
    text: str
    problem: Problem
    why: str
    rules: tuple[str, ...] = ()


def check_codebook(codebook: Codebook, read: Read) -> tuple[Finding, ...]:
    """Runs every example and counterexample of a codebook.

    Args:
        codebook: the codebook.
        read: gives the events of a text, coded with this codebook.

    Returns:
        What fails, in the order of the codebook; empty where all is well.
    """
    findings: list[Finding] = []
    for kind in codebook.types.values():
        for example in kind.examples:
            findings += _check_example(kind, example, read)
        for text in kind.counterexamples:
            found = _of_type(kind, read(text))
            if found:
                why = "must not be " + kind.name + ", found " + "; ".join(map(describe, found))
                findings.append(
                    Finding(type=kind.name, text=text, problem="matches-counterexample", why=why, rules=_rules(found))
                )
    return tuple(findings)


def describe(event: Event) -> str:
    """An event in one line: "attack" by RUS on UKR, aerial, asserted."""
    return _line(event.anchor.text, _codes(event.actors), _codes(event.recipients), event.mode, event.status)


def _check_example(kind: EventType, example: Example, read: Read) -> list[Finding]:
    left = _of_type(kind, read(example.text))
    findings: list[Finding] = []
    for expected in example.events:
        same = [e for e in left if _anchors_meet(expected.anchor, e.anchor.text)]
        wanted = _line(expected.anchor, expected.actors, expected.recipients, expected.mode, expected.status)
        if not same:
            findings.append(Finding(type=kind.name, text=example.text, problem="missed", why=f"expected {wanted}"))
            continue
        best = max(same, key=lambda e: len(_agreeing(expected, e)))
        left.remove(best)
        wrong = [name for name in _FIELDS if name not in _agreeing(expected, best)]
        if wrong:
            why = f"{', '.join(wrong)} differ: expected {wanted}; found {describe(best)}"
            findings.append(Finding(type=kind.name, text=example.text, problem="wrong", why=why, rules=_rules([best])))
    for event in left:
        why = f"not expected: {describe(event)}"
        findings.append(Finding(type=kind.name, text=example.text, problem="invented", why=why, rules=_rules([event])))
    return findings


_FIELDS = ("actors", "recipients", "mode", "status")


def _agreeing(expected: ExpectedEvent, event: Event) -> tuple[str, ...]:
    same = {
        "actors": set(expected.actors) == set(_codes(event.actors)),
        "recipients": set(expected.recipients) == set(_codes(event.recipients)),
        "mode": expected.mode == event.mode,
        "status": expected.status == event.status,
    }
    return tuple(name for name in _FIELDS if same[name])


def _of_type(kind: EventType, events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.type == kind.name]


def _anchors_meet(expected: str, found: str) -> bool:
    return bool(set(expected.lower().split()) & set(found.lower().split()))


def _codes(mentions: Sequence[ActorMention]) -> tuple[str, ...]:
    return tuple(sorted({m.actor.code for m in mentions}))


def _rules(events: Sequence[Event]) -> tuple[str, ...]:
    return tuple(step.by for event in events for step in event.steps if step.by.startswith(("codebook:", "examples:")))


def _line(anchor: str, actors: Sequence[str], recipients: Sequence[str], mode: str | None, status: str) -> str:
    by = f" by {'+'.join(sorted(actors))}" if actors else " by nobody"
    to = f" to {'+'.join(sorted(recipients))}" if recipients else ""
    return f"“{anchor}”{by}{to}, {mode or 'no mode'}, {status}"
