"""Why a record says what it says: the sentence, the underlined words, who decided what and by which rule or model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from dragoman.export.layers import QUAD_NAMES, Item, Labelled, Layer, find_item, label_items
from dragoman.export.phrases import one_line, place_words, safe, short_range, status_words
from dragoman.parse.around import sentence_around
from dragoman.records import ActorMention, Claim, DateRange, Event, Place, Position, Record, Span, Step

if TYPE_CHECKING:
    from rich.console import RenderableType

PLAIN_WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing the record says of an item, and the steps that led to it.

    `about` is a word ("who", "when"), `finding` what was decided, in words; `source` the characters it was read from.
    """

    about: str
    finding: str
    source: Span | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An item explained. `underlined` are layers and offsets in `sentence`, which is made safe to show."""

    label: str
    id: str
    headline: str
    sentence: str
    underlined: tuple[tuple[int, int, Layer], ...]
    reasons: tuple[Reason, ...]


def explain(record: Record, wanted: str) -> Explanation:
    """Explains one item of a record.

    Args:
        record: the record.
        wanted: the item's id, the beginning of it, or its label.

    Returns:
        The explanation.

    Raises:
        InputError: there is no such item, or several fit.
    """
    labelled = label_items(record)
    label, item = find_item(labelled, wanted)
    spans = _spans(item)
    start, end = sentence_around(
        record.document.text, min(span.start for span, _ in spans[:2]), max(span.end for span, _ in spans[:2])
    )
    return Explanation(
        label=label,
        id=item.id,
        headline=_headline(item),
        sentence=safe(record.document.text[start:end]),
        underlined=tuple(
            (max(span.start, start) - start, min(span.end, end) - start, layer)
            for span, layer in spans
            if span.start < end and span.end > start
        ),
        reasons=tuple(reasons_of(item, record, labelled)),
    )


def _headline(item: Item) -> str:
    match item:
        case Event():
            return f"{item.type} {item.mode or ''}".strip() + f" · {QUAD_NAMES.get(item.quad, 'no quad class')}"
        case Claim():
            return f"claim · {item.act}, {item.form} speech"
        case Position():
            return f"position · {item.stance}"


def _spans(item: Item) -> list[tuple[Span, Layer]]:
    """The characters an item stands on, those that its sentence must show first."""
    match item:
        case Event():
            return [(item.anchor, "event"), *_actor_spans((*item.actors, *item.recipients))]
        case Claim():
            doubt: list[tuple[Span, Layer]] = [(item.challenged_by, "challenge")] if item.challenged_by else []
            return [(item.content, "content"), (item.cue, "cue"), *_actor_spans(item.sources), *doubt]
        case Position():
            reason: list[tuple[Span, Layer]] = [(item.reason, "reason")] if item.reason else []
            return [(item.anchor, "position"), *_actor_spans(item.holders), *reason]


def _actor_spans(mentions: Iterable[ActorMention]) -> Iterator[tuple[Span, Layer]]:
    return ((mention.span, "actor") for mention in mentions)


def reasons_of(item: Item, record: Record, labelled: Labelled) -> Iterator[Reason]:
    """Gives what the record says of an item, each with its steps.

    Args:
        item: an event, claim or position of the record.
        record: the record.
        labelled: its items by label.

    Yields:
        Reasons in the order a reader asks: what, who, when, where, whether it holds.
    """
    match item:
        case Event():
            yield from _event_reasons(item, record, labelled)
        case Claim():
            yield from _claim_reasons(item, labelled)
        case Position():
            yield from _position_reasons(item, labelled)


def _event_reasons(event: Event, record: Record, labelled: Labelled) -> Iterator[Reason]:
    what = f"{event.type} {event.mode or ''}".strip()
    yield Reason(about="what", finding=_sure(what, event.confidence), source=event.anchor, steps=event.steps)
    yield from _people("who", event.actors)
    yield from _people("whom", event.recipients)
    if event.date:
        yield _when(event.date, record)
    if event.place:
        yield _where(event.place, record)
    vouched = "the writer vouches for it" if not event.attributed_to else ""
    finding = ", ".join(filter(None, [event.status, *status_words(event, labelled)[-1:], vouched]))
    yield Reason(about="holds", finding=finding, source=event.status_cue)


def _when(days: DateRange, record: Record) -> Reason:
    steps = (time.steps for time in record.times if (time.span.start, time.span.end) == (days.start, days.end))
    return Reason(
        about="when",
        finding=f"{short_range(days)}, {days.basis}",
        source=_words(days.start, days.end, days.text),
        steps=next(steps, ()),
    )


def _where(spot: Place, record: Record) -> Reason:
    steps = (place.steps for place in record.places if (place.span.start, place.span.end) == (spot.start, spot.end))
    return Reason(
        about="where",
        finding=f"{place_words(spot)}{_coordinates(spot.lat, spot.lon)}, precision: {spot.precision}",
        source=_words(spot.start, spot.end, spot.text),
        steps=next(steps, ()),
    )


def _words(start: int, end: int, text: str) -> Span | None:
    """The characters; None for a day or place that stands nowhere in the text, such as the day of publication."""
    return Span(start=start, end=end, text=text) if text and len(text) == end - start else None


def _coordinates(lat: float | None, lon: float | None) -> str:
    return "" if lat is None or lon is None else f" at {lat:.2f}, {lon:.2f}"


def _claim_reasons(claim: Claim, labelled: Labelled) -> Iterator[Reason]:
    what = _sure(f"{claim.act}, {claim.form}", claim.confidence)
    yield Reason(about="cue", finding=what, source=claim.cue, steps=claim.steps)
    yield Reason(about="content", finding="", source=claim.content)
    yield from _people("who", claim.sources)
    yield from _people("told", claim.addressees)
    yield from _people("about", claim.about)
    if claim.challenged:
        yield Reason(about="but", finding="challenged by the writer", source=claim.challenged_by)
    if claim.inside:
        yield Reason(about="inside", finding=f"{labelled.label_of(claim.inside) or claim.inside}")


def _position_reasons(position: Position, labelled: Labelled) -> Iterator[Reason]:
    stance = _sure(position.stance, position.confidence)
    yield Reason(about="stance", finding=stance, source=position.anchor, steps=position.steps)
    yield from _people("who", position.holders)
    about = position.object
    whose = f", {labelled.label_of(about.claim)}" if about.claim else ""
    on = f"“{one_line(about.text)}”: {about.kind} of {about.owner}{whose}"
    yield Reason(about="on", finding=on)
    if position.reason:
        yield Reason(about="because", finding="", source=position.reason)


def _sure(finding: str, confidence: float) -> str:
    return f"{finding} ({confidence:.2f})"


def _people(about: str, mentions: Sequence[ActorMention]) -> Iterator[Reason]:
    for mention in mentions:
        actor = mention.actor
        finding = f"{one_line(actor.name or mention.span.text)}, {actor.code} {actor.sector}"
        yield Reason(about=about, finding=finding, source=mention.span, steps=mention.steps)


def explanation(record: Record, wanted: str) -> RenderableType:
    """Lays out an explanation for a terminal; arguments as for `explain`."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    found = explain(record, wanted)
    sentence = Text(found.sentence)
    for start, end, layer in found.underlined:
        sentence.stylize("bold underline" if layer != "actor" else "underline", start, end)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for reason in found.reasons:
        table.add_row(reason.about, Text(finding_words(reason)))
        for step in reason.steps:
            table.add_row("", Text(f"  {step_words(step)}", "dim"))
    heading = Text.assemble((found.label, "bold"), "  ", (one_line(found.headline), "bold"), "  ", (found.id, "dim"))
    return Group(heading, Text(), Padding(sentence, (0, 2)), Text(), table)


def finding_words(reason: Reason) -> str:
    """Puts a reason in words: what was decided, from which characters."""
    if reason.source is None:
        return one_line(reason.finding)
    quote = f"“{one_line(reason.source.text, 160)}” [{reason.source.start}, {reason.source.end})"
    return f"{one_line(reason.finding)} from {quote}" if reason.finding else quote


def step_words(step: Step) -> str:
    """Puts a step in words: the rule or model, what it saw, how sure it was."""
    score = "" if step.score is None else f" ({step.score:.2f})"
    return f"{one_line(step.by)}: {one_line(step.saw)}{score}"


def explain_item(record: Record, wanted: str) -> str:
    """Explains an item in plain text; arguments as for `explain`."""
    from rich.console import Console

    console = Console(file=StringIO(), width=PLAIN_WIDTH, no_color=True, highlight=False, force_terminal=False)
    with console.capture() as captured:
        console.print(explanation(record, wanted))
    return "\n".join(line.rstrip() for line in captured.get().splitlines())
