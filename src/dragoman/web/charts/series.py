"""What happened in each period: counts by quad class, cooperation up and conflict down, or a mean score as a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dragoman.export.layers import QUAD_NAMES
from dragoman.web.charts.scale import Frame, Linear, Unit, nice_ticks, period_ticks, period_words

WIDE = Frame(width=960, height=400, left=56, labels=9)
NARROW = Frame(width=380, height=330, left=38, labels=4)
RIGHT, TOP, BOTTOM = 12, 14, 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One period: events by quad class 1 to 4, and the mean score where there is one."""

    period: date
    quads: tuple[int, int, int, int]
    score: float | None


Link = Callable[[date], str]


def count_chart(bars: Sequence[Bar], unit: Unit, link: Link, *, title: str, frame: Frame = WIDE) -> Markup:
    """Draws counts: cooperation above the line, conflict below it.

    Args:
        bars: every period in order, also those without events.
        unit: how long a period is.
        link: gives the address of a period's events.
        title: what the chart shows, for who can't see it.
        frame: how large it is.

    Returns:
        An SVG element.
    """
    up = max((bar.quads[0] + bar.quads[1] for bar in bars), default=0)
    down = max((bar.quads[2] + bar.quads[3] for bar in bars), default=0)
    ticks = nice_ticks(-down, up) if up or down else [0.0, 1.0]
    y = Linear(ticks[0], ticks[-1], frame.height - BOTTOM, TOP)
    x, step = _across(bars, frame)
    parts = [_scales(ticks, y, [bar.period for bar in bars], unit, x, step, frame, _count_words), _sides(y, frame)]
    wide = max(1.0, min(step * 0.82, 46))
    for n, bar in enumerate(bars):
        parts.append(
            _band(
                bar,
                unit,
                link,
                x(n),
                step,
                frame,
                _count_tip(bar, unit),
                _stack(bar, x(n) + (step - wide) / 2, wide, y),
            )
        )
    parts.append(
        Markup('<line class="c-axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            frame.left, frame.width - RIGHT, y(0), y(0)
        )
    )
    return _svg(parts, title, frame)


def score_chart(
    lines: Sequence[tuple[str, int, Sequence[Bar]]],
    unit: Unit,
    link: Link,
    *,
    title: str,
    low: float,
    high: float,
    frame: Frame = WIDE,
) -> Markup:
    """Draws mean scores as lines.

    Args:
        lines: name, colour (a quad class's number), and every period of each line; all have the same periods.
        unit: how long a period is.
        link: gives the address of a period's events.
        title: what the chart shows, for who can't see it.
        low: the scale's least score.
        high: its greatest.
        frame: how large it is.

    Returns:
        An SVG element.
    """
    ticks = nice_ticks(low, high)
    y = Linear(ticks[0], ticks[-1], frame.height - BOTTOM, TOP)
    bars = lines[0][2]
    x, step = _across(bars, frame)
    parts = [_scales(ticks, y, [bar.period for bar in bars], unit, x, step, frame, _score_words)]
    parts.append(
        Markup('<line class="c-axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            frame.left, frame.width - RIGHT, y(0), y(0)
        )
    )
    for name, colour, line in lines:
        points = [(x(n) + step / 2, y(bar.score)) for n, bar in enumerate(line) if bar.score is not None]
        path = "M" + "L".join(f"{px:.1f},{py:.1f}" for px, py in points) if points else ""
        parts.append(Markup('<path class="c-line c-q{}" d="{}"><title>{}</title></path>').format(colour, path, name))
        parts += [
            Markup('<circle class="c-dot c-q{}" r="3.5" cx="{}" cy="{}"/>').format(colour, px, py) for px, py in points
        ]
    for n, bar in enumerate(bars):
        told = "\n".join(f"{name}: {line[n].score:+.1f}" for name, _, line in lines if line[n].score is not None)
        parts.append(
            _band(
                bar,
                unit,
                link,
                x(n),
                step,
                frame,
                f"{period_words(bar.period, unit)}\n{told or 'no score'}",
                Markup(""),
            )
        )
    return _svg(parts, title, frame)


def _across(bars: Sequence[Bar], frame: Frame) -> tuple[Callable[[int], float], float]:
    step = (frame.width - frame.left - RIGHT) / max(1, len(bars))
    return (lambda n: round(frame.left + n * step, 2)), step


def _scales(
    ticks: Sequence[float],
    y: Linear,
    periods: Sequence[date],
    unit: Unit,
    x: Callable[[int], float],
    step: float,
    frame: Frame,
    words: Callable[[float], str],
) -> Markup:
    parts = []
    for tick in ticks:
        parts.append(
            Markup('<line class="c-grid" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
                frame.left, frame.width - RIGHT, y(tick), y(tick)
            )
        )
        parts.append(
            Markup('<text class="c-tick" x="{}" y="{}" text-anchor="end" dy=".35em">{}</text>').format(
                frame.left - 8, y(tick), words(tick)
            )
        )
    for n, label in period_ticks(periods, unit, most=frame.labels):
        middle = x(n) + step / 2
        anchor = "end" if middle > frame.width - 60 else "middle"
        parts.append(
            Markup('<text class="c-tick" x="{:.1f}" y="{}" text-anchor="{}">{}</text>').format(
                min(middle, frame.width - 4), frame.height - 12, anchor, label
            )
        )
    return Markup("").join(parts)


def _count_words(tick: float) -> str:
    """A number of events: below the line too it is no less than nothing."""
    return f"{abs(tick):,.0f}" if float(tick).is_integer() else ""


def _score_words(tick: float) -> str:
    return f"\u2212{abs(tick):g}" if tick < 0 else f"{tick:g}"


def _sides(y: Linear, frame: Frame) -> Markup:
    """What stands above the line, and what below."""
    words = Markup('<text class="c-tick c-side" x="{0}" y="{1:.1f}" text-anchor="start">{2}</text>')
    return words.format(frame.left + 4, TOP + 12, "↑ cooperation") + words.format(
        frame.left + 4, frame.height - BOTTOM - 6, "↓ conflict"
    )


def _stack(bar: Bar, left: float, wide: float, y: Linear) -> Markup:
    parts = []
    for order, sign in (((0, 1), 1), ((2, 3), -1)):
        base = 0
        for quad in order:
            size = bar.quads[quad] * sign
            if not size:
                continue
            top, bottom = sorted((y(base), y(base + size)))
            parts.append(
                Markup('<rect class="c-bar c-q{}" x="{:.1f}" y="{}" width="{:.1f}" height="{:.1f}"/>').format(
                    quad + 1, left, top, wide, max(0.6, bottom - top)
                )
            )
            base += size
    return Markup("").join(parts)


def _count_tip(bar: Bar, unit: Unit) -> str:
    told = [f"{name}: {n:,}" for (_, name), n in zip(QUAD_NAMES.items(), bar.quads, strict=True) if n]
    return "\n".join([period_words(bar.period, unit), *(told or ["nothing"])])


def _band(bar: Bar, unit: Unit, link: Link, left: float, step: float, frame: Frame, tip: str, inner: Markup) -> Markup:
    hit = Markup('<rect class="c-hit" x="{}" y="{}" width="{:.2f}" height="{}"/>').format(
        left, TOP, step, frame.height - TOP - BOTTOM
    )
    return Markup('<a class="c-band" href="{}" tabindex="-1" aria-label="{}" data-tip="{}">{}{}</a>').format(
        link(bar.period), period_words(bar.period, unit), tip, hit, inner
    )


def _svg(parts: Sequence[Markup], title: str, frame: Frame) -> Markup:
    return Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        frame.width, frame.height, title, Markup("").join(parts)
    )
