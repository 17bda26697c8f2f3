"""One self-contained page: the text with its layers marked, the record beside it. No script, no outside resource."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from dragoman.export.explain import Reason, finding_words, reasons_of, step_words
from dragoman.export.layers import QUAD_NAMES, QUAD_SIGNS, Item, Labelled, label_items, marks_of
from dragoman.export.markup import marked_paragraphs
from dragoman.export.phrases import distinct, headline, long_range, one_line, opens_with_title, place_words
from dragoman.records import ActorMention, Claim, Document, Event, Position, Record, Span


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
    paragraphs = marked_paragraphs(record, labelled, prefix=prefix)
    title = escape(headline(record.document))
    if paragraphs and opens_with_title(record.document):
        # the headline is part of the text: its marks are shown in the heading, once
        title = paragraphs.pop(0)[1]
    text = "\n".join(f"<p{' class=heading' if p.heading else ''}>{inner}</p>" for p, inner in paragraphs)
    page = _Page(record, labelled, prefix, frozenset((m.start, m.end) for m in marks_of(record, labelled)))
    return "\n".join(
        [
            '<div class="page">',
            f'<header><h1 dir="auto">{title}</h1><p class="about">{_about(record.document)}</p></header>',
            _key(labelled),
            '<main class="two">',
            f'<article class="text" dir="auto">\n{text}\n</article>',
            f'<section class="record" aria-label="Record">\n{"".join(page.sections())}</section>',
            "</main>",
            "<footer>Read by Dragoman, by rules and small models: check what matters against the text. "
            f"Report {escape(one_line(record.document.id))}.</footer>",
            "</div>",
        ]
    )


def _about(document: Document) -> str:
    words = len(document.text.split())
    day = "no date of publication known"
    if document.published:
        day = f"{document.published.day} {document.published:%B} {document.published.year}"
    about = [escape(one_line(document.outlet))] if document.outlet else []
    about += [escape(day), f"{words:,} words"]
    if document.url.startswith(("https://", "http://")):
        link = escape(document.url, quote=True)
        about.append(f'<a href="{link}" rel="noreferrer">{escape(one_line(document.url, 80))}</a>')
    return " · ".join(about)


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


_STATUS_BADGES = {"negated": "did not happen", "future": "to come", "hypothetical": "possible"}
_STANCE_VERBS = {"endorse": "endorses", "reject": "rejects", "dispute": "disputes", "neutral": "takes no side on"}


@dataclass(frozen=True, slots=True)
class _Page:
    """The record's column of one page. `spans` are the characters that have an element of their own in the text."""

    record: Record
    labelled: Labelled
    prefix: str
    spans: frozenset[tuple[int, int]]

    def sections(self) -> Iterator[str]:
        sections: Iterable[tuple[str, Sequence[str]]] = (
            ("Events", [self._event(label, event) for label, event in self.labelled.events.items()]),
            ("Claims", [self._claim(label, claim) for label, claim in self.labelled.claims.items()]),
            ("Positions", [self._position(label, side) for label, side in self.labelled.positions.items()]),
        )
        for name, items in sections:
            if items:
                yield f'<div class="{name.lower()}"><h2>{name}</h2>\n<ol>\n{"".join(items)}</ol></div>\n'
        if not any(items for _, items in sections):
            yield '<p class="none">Nothing found: no act, claim or position of the kinds the codebook knows.</p>\n'
        for note in self.record.notes:
            yield f'<p class="none">Note: {escape(one_line(note))}</p>\n'

    def _event(self, label: str, event: Event) -> str:
        mode = f' <span class="mode">{escape(event.mode)}</span>' if event.mode else ""
        top = f"{self._number(label, event.anchor)}<b>{QUAD_SIGNS.get(event.quad, '')} {escape(event.type)}</b>{mode}"
        top += f'<span class="words">“{escape(one_line(event.anchor.text, 40))}”</span>'
        if event.status in _STATUS_BADGES:
            top += f'<span class="badge strong">{_STATUS_BADGES[event.status]}</span>'
        if event.attributed_to:
            top += f'<span class="badge">as {self._item(event.attributed_to)} says</span>'
        who = self._people(event.actors) or '<span class="none">nobody named</span>'
        if event.recipients:
            who += f'<span class="arrow" aria-label="to"> → </span>{self._people(event.recipients)}'
        fine = []
        if event.date:
            fine.append(self._to(long_range(event.date), event.date.start, event.date.end))
        if event.place:
            fine.append(self._to(place_words(event.place), event.place.start, event.place.end))
        body = f"<div>{who}</div>" + (f'<div class="fine">{" · ".join(fine)}</div>' if fine else "")
        return self._entry(label, f"e q{event.quad}", top, body, event)

    def _claim(self, label: str, claim: Claim) -> str:
        top = f'{self._number(label, claim.content)}<b>{escape(claim.act)}</b> <span class="mode">{claim.form}</span>'
        if claim.challenged:
            doubt = claim.challenged_by
            words = self._to("challenged", doubt.start, doubt.end) if doubt else "challenged"
            top += f'<span class="badge strong">{words}</span>'
        who = self._people(claim.sources) or '<span class="none">unnamed source</span>'
        body = f"<div>{who}</div><blockquote>{escape(one_line(claim.content.text, 400))}</blockquote>"
        sides = [
            f"{self._people(side.holders)} {_STANCE_VERBS[side.stance]} it ({self._link(other)})"
            for other, side in self.labelled.positions.items()
            if side.object.claim == claim.id
        ]
        body += f'<div class="fine">{"; ".join(sides)}</div>' if sides else ""
        return self._entry(label, "c", top, body, claim)

    def _position(self, label: str, position: Position) -> str:
        about = position.object
        top = f"{self._number(label, position.anchor)}<b>{escape(position.stance)}</b>"
        whose = f"{escape(about.kind)} of {escape(about.owner)}"
        whose += f", {self._item(about.claim)}" if about.claim else ""
        words = self._to(one_line(about.text, 400), about.start, about.end)
        body = f"<div>{self._people(position.holders)}</div>"
        body += f'<blockquote>{words} <span class="code">{whose}</span></blockquote>'
        if position.reason:
            reason = self._to(one_line(position.reason.text, 400), position.reason.start, position.reason.end)
            body += f'<div class="fine">because of {reason}</div>'
        return self._entry(label, "p", top, body, position)

    def _entry(self, label: str, classes: str, top: str, body: str, item: Item) -> str:
        rows = "".join(map(_reason, reasons_of(item, self.record, self.labelled)))
        summary = f'<summary>why <span class="code">{escape(item.id)}</span></summary>'
        return (
            f'<li class="item {classes}" id="{self.prefix}{label}"><div class="top">{top}</div>{body}'
            f"<details>{summary}<dl>{rows}</dl></details></li>\n"
        )

    def _number(self, label: str, span: Span) -> str:
        return f'<a class="no" href="#{self.prefix}at-{span.start}-{span.end}" title="to its words">{label}</a>'

    def _link(self, label: str) -> str:
        return f'<a href="#{self.prefix}{label}">{label}</a>'

    def _item(self, item_id: str) -> str:
        label = self.labelled.label_of(item_id)
        return self._link(label) if label else escape(item_id)

    def _to(self, words: str, start: int, end: int) -> str:
        if (start, end) not in self.spans:
            return escape(words)
        return f'<a href="#{self.prefix}at-{start}-{end}">{escape(words)}</a>'

    def _people(self, mentions: Sequence[ActorMention]) -> str:
        return ", ".join(
            f"{self._to(one_line(m.actor.name or m.span.text), m.span.start, m.span.end)}&nbsp;"
            f'<span class="code" title="{escape(m.actor.sector, quote=True)}">{escape(m.actor.code)}</span>'
            for m in distinct(mentions)
        )


def _reason(reason: Reason) -> str:
    steps = "".join(f"<code>{escape(step_words(step))}</code>" for step in reason.steps)
    return f"<dt>{escape(reason.about)}</dt><dd>{escape(finding_words(reason))}{steps}</dd>"
