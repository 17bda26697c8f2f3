"""A record on a terminal: the text with its layers underlined, then three tables that fit 80 columns.

Layers are told apart without colour: an act is bold and underlined, a claim stands in ‹ ›, its cue is italic, a
position is underlined twice; a small label at each leads to its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.style import Style
from rich.table import Table
from rich.text import Text

from dragoman.export.layers import QUAD_SIGNS, Labelled, Mark, label_items, marks_of, segments
from dragoman.export.phrases import (
    actor_words,
    distinct,
    headline,
    one_line,
    opens_with_title,
    place_words,
    safe,
    short_range,
    status_words,
)
from dragoman.parse.paragraphs import split_paragraphs
from dragoman.records import ActorMention, Event, Record

TEXT_WIDTH = 88
"""Columns of running text at most: longer lines are hard to read."""

MAX_WIDTH = 140
"""Columns of the tables at most."""

QUAD_COLOURS = {1: "#56b4e9", 2: "#009e73", 3: "#e69f00", 4: "#d55e00"}
"""Okabe and Ito's colours, told apart by colour-blind readers. Source: Okabe and Ito, 2008, Color Universal Design."""

CLAIM_COLOUR = "#cc79a7"
QUAD_SIGNS_ASCII = {1: "o", 2: "O", 3: "^", 4: "A"}

_SMALL = str.maketrans("ecp0123456789", "ᵉᶜᵖ⁰¹²³⁴⁵⁶⁷⁸⁹")


def record_view(record: Record, *, width: int = 80, unicode: bool = True) -> RenderableType:
    """Lays out a record for a terminal.

    Args:
        record: the record.
        width: the terminal's columns; what is over 80 goes to the names and the quoted words.
        unicode: False where the terminal can't show more than ASCII signs.

    Returns:
        Something `rich` prints.
    """
    labelled = label_items(record)
    spare = max(0, min(width, MAX_WIDTH) - 80)
    parts: list[RenderableType] = [_heading(record), Text()]
    parts += [Constrain(marked_text(record, labelled, unicode=unicode), TEXT_WIDTH), Text()]
    if labelled.events:
        parts += [_events_table(labelled, unicode=unicode, spare=spare), Text()]
    if labelled.claims:
        parts += [_claims_table(labelled, spare=spare), Text()]
    if labelled.positions:
        parts += [_positions_table(labelled, spare=spare), Text()]
    if not any(True for _ in labelled.items()):
        parts += [Text("Nothing found: no act, claim or position of the kinds the codebook knows.", "dim"), Text()]
    parts += [Text(f"note: {one_line(note)}", "dim") for note in record.notes]
    return Group(*parts)


def _heading(record: Record) -> Text:
    document = record.document
    published = document.published.isoformat() if document.published else "no date known"
    about = filter(None, [one_line(document.outlet), published, one_line(document.id, 60)])
    title = "" if opens_with_title(document) else headline(document) + "\n"
    return Text.assemble((title, "bold"), (" · ".join(about), "dim"))


def marked_text(record: Record, labelled: Labelled, *, unicode: bool = True) -> Text:
    """Underlines a report's text by layer, with a label behind each item.

    Args:
        record: the record.
        labelled: its items.
        unicode: False for ASCII labels and brackets.

    Returns:
        The text, wrapped by whoever prints it.
    """
    shown = _flowing(record.document.text)
    marks = [mark for mark in marks_of(record, labelled) if mark.layer in _SHOWN]
    left, right = ("‹", "›") if unicode else ("<", ">")
    text = Text()
    for segment in segments(len(shown), marks):
        for mark in segment.opening:
            if mark.layer == "content":
                text.append(_label(mark.owner, unicode=unicode) + left, CLAIM_COLOUR)
        chunk = shown[segment.start : segment.end].replace(_DROP, "").replace("\n", "\n\n")
        text.append(chunk, _style(segment.marks))
        text.append(right * sum(mark.layer == "content" for mark in segment.closing), CLAIM_COLOUR)
        for mark in sorted(segment.closing, key=lambda m: m.layer):
            if mark.layer in ("event", "position"):
                text.append(_label(mark.owner, unicode=unicode), _colour(mark))
    return text


_SHOWN = ("event", "cue", "content", "position")
_DROP = "\x00"


def _flowing(text: str) -> str:
    """Puts each paragraph on one line in as many characters as before; NUL, which `safe` removes, is to be dropped."""
    shown = safe(text)
    parts, done = [], 0
    for paragraph in split_paragraphs(text):
        gap = paragraph.start - done
        parts.append("\n" + _DROP * (gap - 1) if done and gap else _DROP * gap)
        parts.append(shown[paragraph.start : paragraph.end].replace("\n", " "))
        done = paragraph.end
    return "".join([*parts, _DROP * (len(text) - done)])


def _style(marks: Iterable[Mark]) -> Style:
    style = Style()
    for mark in marks:
        match mark.layer:
            case "event":
                style += Style(bold=True, underline=True, color=QUAD_COLOURS.get(mark.quad))
            case "position":
                style += Style(underline2=True)
            case "cue":
                style += Style(italic=True, color=None if style.color else CLAIM_COLOUR)
            case _:
                pass
    return style


def _colour(mark: Mark) -> str:
    return QUAD_COLOURS.get(mark.quad, "default") if mark.layer == "event" else "bold"


def _label(owner: str, *, unicode: bool) -> str:
    return owner.translate(_SMALL) if unicode else f"[{owner}]"


def _table(title: str, *columns: tuple[str, int]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", style="dim", no_wrap=True, min_width=3)
    for heading, width in columns:
        table.add_column(heading, header_style="dim", max_width=width)
    return table


def _events_table(labelled: Labelled, *, unicode: bool, spare: int) -> Table:
    signs = QUAD_SIGNS if unicode else QUAD_SIGNS_ASCII
    arrow = "→" if unicode else ">"
    columns = (("act", 14), (f"who {arrow} whom", 23 + spare), ("when", 13), ("where", 13), ("holds", 8))
    table = _table(f"Events: {len(labelled.events)}", *columns)
    for label, event in labelled.events.items():
        what = Text(f"{signs.get(event.quad, '')} {event.type}", QUAD_COLOURS.get(event.quad, ""))
        if event.mode:
            what.append(f"\n{event.mode}", "dim")
        holds = "\n".join(status_words(event, labelled)) or "yes"
        who = _who(event, arrow=arrow)
        table.add_row(label, what, who, short_range(event.date), Text(place_words(event.place)), holds)
    one, two, three, four = (signs[quad] for quad in (1, 2, 3, 4))
    table.caption = f"    {one} words {two} deeds of cooperation, {three} words {four} deeds of conflict"
    table.caption_justify, table.caption_style = "left", "dim"
    return table


def _who(event: Event, *, arrow: str) -> Text:
    who = _names(event.actors) or "nobody named"
    return Text(f"{who} {arrow} {_names(event.recipients)}" if event.recipients else who)


def _names(mentions: Sequence[ActorMention]) -> str:
    return ", ".join(actor_words(mention) for mention in distinct(mentions))


def _claims_table(labelled: Labelled, *, spare: int) -> Table:
    table = _table(f"Claims: {len(labelled.claims)}", ("who", 22), ("act", 10), ("what", 41 + spare))
    for label, claim in labelled.claims.items():
        act = Text(claim.act)
        if claim.challenged:
            act.append("\nchallenged", "bold")
        content = one_line(claim.content.text, 120 + 2 * spare)
        table.add_row(label, Text(_names(claim.sources) or "unnamed"), act, Text(content))
    return table


def _positions_table(labelled: Labelled, *, spare: int) -> Table:
    columns = (("who", 22), ("stance", 8), ("on", 23 + spare // 2), ("because", 19 + spare // 2))
    table = _table(f"Positions: {len(labelled.positions)}", *columns)
    for label, position in labelled.positions.items():
        about = position.object
        whose = ", ".join(filter(None, [about.owner, labelled.label_of(about.claim)]))
        on = one_line(about.text, 70 + spare) + (f" ({whose})" if whose else "")
        reason = one_line(position.reason.text, 70 + spare) if position.reason else ""
        table.add_row(label, Text(_names(position.holders)), position.stance, Text(on), Text(reason))
    return table
