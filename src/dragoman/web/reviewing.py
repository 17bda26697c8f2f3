"""Reviewing: what may be changed at a key's press, what a form changed, where reviewers differ, undo and redo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.codebooks import Codebook
from dragoman.export.phrases import one_line
from dragoman.records import ItemKind, Record, Review, Verdict
from dragoman.store import ClaimRow, EventRow, ItemRow, Party, PositionRow
from dragoman.web.alpha import krippendorff_alpha

ADJUDICATION = "Adjudicated"
"""How the note of a review begins that settles what two reviewers see differently."""

STATUS_WORDS = {
    "asserted": "it happened", "negated": "it did not happen", "future": "it is still to come",
    "hypothetical": "it is only possible",
}  # fmt: skip
"""What a reviewer says of an event, by the status it gets."""

STANCES = ("endorse", "reject", "dispute", "neutral")

Change = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A correction of one press: what it is called, and the changes it makes as "field=value" lines."""

    words: str
    changes: tuple[Change, ...]

    @property
    def value(self) -> str:
        """What a form sends for it."""
        return "\n".join(f"{name}={value}" for name, value in self.changes)


@dataclass(slots=True)
class Steps:
    """What a session did and took back, for undo and redo."""

    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)


def fixes_of(row: ItemRow, codebook: Codebook) -> list[Fix]:
    """Gives at most nine corrections that are likely for an item, the commonest kinds of error first."""
    match row:
        case EventRow():
            found = _event_fixes(row, codebook)
        case ClaimRow():
            acts = ("assert", "accuse", "deny", "demand", "promise", "believe")
            found = [_one("act", act, f"the act is: {act}") for act in acts if act != row.act]
            challenged = ("false", "nothing is set against it") if row.challenged else ("true", "the writer doubts it")
            found.append(_one("challenged", *challenged))
        case PositionRow():
            found = [_one("stance", stance, f"the stance is: {stance}") for stance in STANCES if stance != row.stance]
        case _:
            found = []
    return found[:9]


def _event_fixes(row: EventRow, codebook: Codebook) -> list[Fix]:
    found = [_one("status", status, words) for status, words in STATUS_WORDS.items() if status != row.status]
    if row.recipients:
        swapped = (("actors", parties_text(row.recipients)), ("recipients", parties_text(row.actors)))
        found.append(Fix(words="the other way round", changes=swapped))
        found.append(_one("recipients", "", "nobody is acted on"))
    near = [name for name, kind in codebook.types.items() if kind.quad == row.quad and name != row.type]
    others = [name for name in ("ACCUSE", "CONSULT", "ASSAULT", "REQUEST") if name not in near and name != row.type]
    return found + [Fix(words=f"it is {name}", changes=(("type", name), ("mode", ""))) for name in [*near, *others]]


def _one(name: str, value: str, words: str) -> Fix:
    return Fix(words=words, changes=((name, value),))


def parties_text(parties: Iterable[Party]) -> str:
    """Puts parties as a reviewer edits them: "RUS/GOV/Vladimir Putin; UKR/MIL/…"."""
    return "; ".join("/".join(filter(None, (p.code, p.sector, p.name.replace(";", ",")))) for p in parties)


def parties_in(record: Record) -> dict[str, str]:
    """Gives everybody a report names with a part in something: as a reviewer edits them -> as people read them."""
    mentions = [
        *(m for event in record.events for m in (*event.actors, *event.recipients)),
        *(m for claim in record.claims for m in (*claim.sources, *claim.addressees, *claim.about)),
        *(m for position in record.positions for m in position.holders),
    ]
    found = {}
    for mention in mentions:
        actor = mention.actor
        name = one_line(actor.name or mention.span.text)
        written = "/".join(filter(None, (actor.code, actor.sector, name.replace(";", ",").replace("/", " "))))
        found[written] = f"{name} ({actor.code} {actor.sector})" if actor.code != "UNK" else name
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def editable(row: ItemRow) -> dict[str, str]:
    """Gives the fields of an item that a reviewer may change, as text."""
    names: Mapping[type, tuple[str, ...]] = {
        EventRow: ("type", "mode", "status", "actors", "recipients", "first", "last", "country"),
        ClaimRow: ("act", "form", "challenged", "sources", "addressees"),
        PositionRow: ("stance", "holders", "owner"),
    }
    return {name: _text(getattr(row, name)) for name in names[type(row)]}


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return parties_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def changes_in(row: ItemRow, given: Mapping[str, str]) -> tuple[Change, ...]:
    """Finds what a form changed."""
    # browsers take line breaks out of fields
    return tuple(
        (name, given[name].strip())
        for name, before in editable(row).items()
        if name in given and given[name].split() != before.split()
    )


def changes_from(value: str) -> tuple[Change, ...]:
    """Reads what `Fix.value` wrote."""
    pairs = (line.partition("=") for line in value.splitlines())
    return tuple((name, text) for name, mark, text in pairs if mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An item that reviewers see differently; `settled` where somebody has adjudicated since."""

    kind: ItemKind
    item: str
    document: str
    verdicts: tuple[Review, ...]
    settled: Review | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How far reviewers agree.

    `alpha` is over verdicts of items that at least two judged; None where no two judged one.
    """

    alpha: float | None
    both: int
    agreed: int
    reviewers: Mapping[str, Mapping[Verdict, int]]
    differences: tuple[Difference, ...]


def compare(reviews: Iterable[Review]) -> Comparison:
    """Compares what reviewers decided independently of each other.

    Args:
        reviews: all reviews, in the order in which they came.

    Returns:
        The comparison; reviews that were taken back, "unsure" and adjudications don't count as judgements.
    """
    ordered = list(reviews)
    standing = _not_taken_back(ordered)
    judged: dict[tuple[ItemKind, str, str], dict[str, Review]] = {}
    settled: dict[tuple[ItemKind, str, str], Review] = {}
    people: dict[str, dict[Verdict, int]] = {}
    for review in standing:
        key = (review.kind, review.item, review.document)
        if review.note.startswith(ADJUDICATION):
            settled[key] = review
        elif review.verdict != "unsure":
            judged.setdefault(key, {})[review.reviewer] = review
    for by in judged.values():
        for name, review in by.items():
            counts = people.setdefault(name, {})
            counts[review.verdict] = counts.get(review.verdict, 0) + 1
    shared = {key: by for key, by in judged.items() if len(by) > 1}
    differing = {key: by for key, by in shared.items() if len({(r.verdict, r.changes) for r in by.values()}) > 1}
    return Comparison(
        alpha=krippendorff_alpha([[r.verdict for r in by.values()] for by in shared.values()]),
        both=len(shared),
        agreed=len(shared) - len(differing),
        reviewers=people,
        differences=tuple(
            Difference(kind=kind, item=item, document=document, verdicts=tuple(by.values()),
                       settled=settled.get((kind, item, document)))
            for (kind, item, document), by in differing.items()
        ),
    )  # fmt: skip


def _not_taken_back(reviews: list[Review]) -> list[Review]:
    undone: set[str] = set()
    kept = []
    for review in reversed(reviews):
        if review.id in undone:
            continue
        if review.undoes is None:
            kept.append(review)
        else:
            undone.add(review.undoes)
    return kept[::-1]
