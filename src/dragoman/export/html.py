"""One self-contained page: the text with its layers marked, the record beside it. No script, no outside resource."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from dragoman.export.explain import Reason, finding_words, reasons_of, step_words
from dragoman.export.layers import QUAD_NAMES, QUAD_SIGNS, Item, Labelled, label_items
from dragoman.export.markup import text_html
from dragoman.export.phrases import STATUS_WORDS, distinct, headline, long_range, one_line, place_words
from dragoman.records import ActorMention, Claim, Event, Position, Record, Span


def html_page(record: Record) -> str:
    """Makes a page of a record.

    Args:
        record: the record.

    Returns:
        A whole HTML document; everything from the report is escaped.
    """
    title = escape(headline(record.document))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="generator" content="dragoman">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>body {{ margin: 0; }}\n{_style()}</style>\n</head>\n"
        f'<body class="dragoman">\n{_body(record, prefix="")}\n</body>\n</html>\n'
    )


def html_fragment(record: Record) -> str:
    """Makes what a notebook shows of a record: as `html_page`, to stand among others on one page."""
    prefix = f"d{hashlib.sha256(record.document.id.encode('utf-8', 'replace')).hexdigest()[:8]}-"
    return f'<style>{_style()}</style>\n<div class="dragoman">{_body(record, prefix=prefix)}</div>'


@cache
def _style() -> str:
    return files("dragoman.export").joinpath("page.css").read_text(encoding="utf-8")


def _body(record: Record, *, prefix: str) -> str:
    labelled = label_items(record)
    return "\n".join(
        [
            '<div class="page">',
            f"<header>{_heading(record)}</header>",
            _key(labelled),
            '<main class="two">',
            f'<article class="text" dir="auto">\n{text_html(record, labelled, prefix=prefix)}\n</article>',
            f'<section class="record" aria-label="Record">\n{"".join(_sections(record, labelled, prefix))}</section>',
            "</main>",
            _footer(record),
            "</div>",
        ]
    )


def _heading(record: Record) -> str:
    document = record.document
    words = len(document.text.split())
    day = "no date of publication known"
    if document.published:
        day = f"{document.published.day} {document.published:%B} {document.published.year}"
    about = [escape(one_line(document.outlet))] if document.outlet else []
    about += [escape(day), f"{words:,} words"]
    if document.url.startswith(("https://", "http://")):
        link = escape(document.url, quote=True)
        about.append(f'<a href="{link}" rel="noreferrer">{escape(one_line(document.url, 80))}</a>')
    return f'<h1 dir="auto">{escape(headline(document))}</h1><p class="about">{" · ".join(about)}</p>'


def _key(labelled: Labelled) -> str:
    """The layers with their switches, and what the signs mean; switches work by style alone."""
    quads = "".join(
        f'<span class="q{quad}"><span class="sign" style="color:var(--bar)">{QUAD_SIGNS[quad]}</span> {name}</span>'
        for quad, name in QUAD_NAMES.items()
    )
    switches = (
        ("events", len(labelled.events), '<span class="ev q4">act</span>'),
        ("claims", len(labelled.claims), '<span class="claim">claim</span>'),
        ("positions", len(labelled.positions), '<span class="pos">stance</span>'),
    )
    boxes = "".join(
        f'<label><input type="checkbox" class="show-{name}" checked><span>{_counted(count, name)}</span> '
        f'<span class="sample" aria-hidden="true">{sample}</span></label>'
        for name, count, sample in switches
    )
    return f'<div class="key" role="group" aria-label="Layers">{boxes}<span class="quads">{quads}</span></div>'


def _counted(count: int, name: str) -> str:
    return f"{count} {name.removesuffix('s') if count == 1 else name}"


def _sections(record: Record, labelled: Labelled, prefix: str) -> Iterator[str]:
    sections: Iterable[tuple[str, Sequence[str]]] = (
        ("Events", [_event(label, event, record, labelled, prefix) for label, event in labelled.events.items()]),
        ("Claims", [_claim(label, claim, record, labelled, prefix) for label, claim in labelled.claims.items()]),
        ("Positions", [_position(label, side, record, labelled, prefix) for label, side in labelled.positions.items()]),
    )
    for name, items in sections:
        if items:
            yield f'<div class="{name.lower()}"><h2>{name}</h2>\n<ol>\n{"".join(items)}</ol></div>\n'
    if not any(items for _, items in sections):
        yield '<p class="none">Nothing found: no act, claim or position of the kinds the codebook knows.</p>\n'
    for note in record.notes:
        yield f'<p class="none">Note: {escape(one_line(note))}</p>\n'


def _event(label: str, event: Event, record: Record, labelled: Labelled, prefix: str) -> str:
    mode = f' <span class="mode">{escape(event.mode)}</span>' if event.mode else ""
    top = f"{_number(label, event.anchor, prefix)}<b>{QUAD_SIGNS.get(event.quad, '')} {escape(event.type)}</b>{mode}"
    top += f'<span class="words">“{escape(one_line(event.anchor.text, 40))}”</span>'
    if STATUS_WORDS[event.status]:
        top += f'<span class="badge strong">{_STATUS_BADGES[event.status]}</span>'
    if event.attributed_to:
        top += f'<span class="badge">as {_item_link(labelled, event.attributed_to, prefix)} says</span>'
    who = _people(event.actors, prefix) or '<span class="none">nobody named</span>'
    if event.recipients:
        who += f'<span class="arrow" aria-label="to"> → </span>{_people(event.recipients, prefix)}'
    circumstances = []
    if event.date:
        circumstances.append(_to(long_range(event.date), event.date.start, event.date.end, prefix))
    if event.place:
        circumstances.append(_to(place_words(event.place), event.place.start, event.place.end, prefix))
    fine = f'<div class="fine">{" · ".join(circumstances)}</div>' if circumstances else ""
    return _entry(label, f"e q{event.quad}", top, f"<div>{who}</div>{fine}", _why(event, record, labelled), prefix)


_STATUS_BADGES = {"negated": "did not happen", "future": "to come", "hypothetical": "possible"}


def _claim(label: str, claim: Claim, record: Record, labelled: Labelled, prefix: str) -> str:
    top = f'{_number(label, claim.content, prefix)}<b>{escape(claim.act)}</b> <span class="mode">{claim.form}</span>'
    if claim.challenged:
        doubt = claim.challenged_by
        words = _to("challenged", doubt.start, doubt.end, prefix) if doubt else "challenged"
        top += f'<span class="badge strong">{words}</span>'
    who = _people(claim.sources, prefix) or '<span class="none">unnamed source</span>'
    quote = f"<blockquote>{escape(one_line(claim.content.text, 400))}</blockquote>"
    sides = [
        f"{_people(side.holders, prefix)} {escape(_STANCE_VERBS[side.stance])} it ({_link(other, prefix)})"
        for other, side in labelled.positions.items()
        if side.object.claim == claim.id
    ]
    fine = f'<div class="fine">{"; ".join(sides)}</div>' if sides else ""
    return _entry(label, "c", top, f"<div>{who}</div>{quote}{fine}", _why(claim, record, labelled), prefix)


_STANCE_VERBS = {"endorse": "endorses", "reject": "rejects", "dispute": "disputes", "neutral": "takes no side on"}


def _position(label: str, position: Position, record: Record, labelled: Labelled, prefix: str) -> str:
    about = position.object
    top = f"{_number(label, position.anchor, prefix)}<b>{escape(position.stance)}</b>"
    whose = f"{escape(about.kind)} of {escape(about.owner)}"
    if about.claim:
        whose += f", {_item_link(labelled, about.claim, prefix)}"
    words = _to(one_line(about.text, 400), about.start, about.end, prefix)
    body = f"<div>{_people(position.holders, prefix)}</div>"
    body += f'<blockquote>{words} <span class="code">{whose}</span></blockquote>'
    if position.reason:
        reason = _to(one_line(position.reason.text, 400), position.reason.start, position.reason.end, prefix)
        body += f'<div class="fine">because of {reason}</div>'
    return _entry(label, "p", top, body, _why(position, record, labelled), prefix)


def _entry(label: str, classes: str, top: str, body: str, why: str, prefix: str) -> str:
    return f'<li class="item {classes}" id="{prefix}{label}"><div class="top">{top}</div>{body}{why}</li>\n'


def _number(label: str, span: Span, prefix: str) -> str:
    return f'<a class="no" href="#{prefix}at-{span.start}-{span.end}" title="to its words in the text">{label}</a>'


def _link(label: str, prefix: str) -> str:
    return f'<a href="#{prefix}{label}">{label}</a>'


def _item_link(labelled: Labelled, item_id: str, prefix: str) -> str:
    label = labelled.label_of(item_id)
    return _link(label, prefix) if label else escape(item_id)


def _to(words: str, start: int, end: int, prefix: str) -> str:
    return f'<a href="#{prefix}at-{start}-{end}">{escape(words)}</a>' if end > start else escape(words)


def _people(mentions: Sequence[ActorMention], prefix: str) -> str:
    return ", ".join(
        f"{_to(one_line(m.actor.name or m.span.text), m.span.start, m.span.end, prefix)} "
        f'<span class="code" title="{escape(m.actor.sector, quote=True)}">{escape(m.actor.code)}</span>'
        for m in distinct(mentions)
    )


def _why(item: Item, record: Record, labelled: Labelled) -> str:
    rows = "".join(_reason(reason) for reason in reasons_of(item, record, labelled))
    return f'<details><summary>why <span class="code">{escape(item.id)}</span></summary><dl>{rows}</dl></details>'


def _reason(reason: Reason) -> str:
    steps = "".join(f"<code>{escape(step_words(step))}</code>" for step in reason.steps)
    return f"<dt>{escape(reason.about)}</dt><dd>{escape(finding_words(reason))}{steps}</dd>"


def _footer(record: Record) -> str:
    return (
        "<footer>Read by Dragoman, by rules and small models: check what matters against the text. "
        f"Report {escape(one_line(record.document.id))}.</footer>"
    )
