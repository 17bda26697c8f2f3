"""What happened in each period: counts by quad class, cooperation up and conflict down, or a mean score as a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dragoman.export.layers import QUAD_NAMES
from dragoman.web.charts.scale import Linear, Unit, nice_ticks, period_ticks, period_words

WIDTH, HEIGHT = 960, 400
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 14, 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One period: events by quad class 1 to 4, and the mean score where there is one."""

    period: date
    quads: tuple[int, int, int, int]
    score: float | None


Link = Callable[[date], str]


def count_chart(bars: Sequence[Bar], unit: Unit, link: Link, *, title: str) -> Markup:
    """Draws counts: cooperation above the line, conflict below it.

    Args:
        bars: every period in order, also those without events.
        unit: how long a period is.
        link: gives the address of a period's events.
        title: what the chart shows, for who can't see it.

    Returns:
        An SVG element.
    """
    up = max((bar.quads[0] + bar.quads[1] for bar in bars), default=0)
    down = max((bar.quads[2] + bar.quads[3] for bar in bars), default=0)
    ticks = nice_ticks(-down, up) if up or down else [0.0, 1.0]
    y = Linear(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    x, step = _across(bars)
    parts = [_frame(ticks, y, [bar.period for bar in bars], unit, x, step)]
    wide = max(1.0, min(step * 0.82, 46))
    for n, bar in enumerate(bars):
        parts.append(
            _band(bar, unit, link, x(n), step, _count_tip(bar, unit), _stack(bar, x(n) + (step - wide) / 2, wide, y))
        )
    parts.append(
        Markup('<line class="c-axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(LEFT, WIDTH - RIGHT, y(0), y(0))
    )
    return _svg(parts, title)


def score_chart(
    lines: Sequence[tuple[str, int, Sequence[Bar]]], unit: Unit, link: Link, *, title: str, low: float, high: float
) -> Markup:
    """Draws mean scores as lines.

    Args:
        lines: name, colour (a quad class's number), and every period of each line; all have the same periods.
        unit: how long a period is.
        link: gives the address of a period's events.
        title: what the chart shows, for who can't see it.
        low: the scale's least score.
        high: its greatest.
    """
    ticks = nice_ticks(low, high)
    y = Linear(ticks[0], ticks[-1], HEIGHT - BOTTOM, TOP)
    bars = lines[0][2]
    x, step = _across(bars)
    parts = [_frame(ticks, y, [bar.period for bar in bars], unit, x, step)]
    parts.append(
        Markup('<line class="c-axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(LEFT, WIDTH - RIGHT, y(0), y(0))
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
            _band(bar, unit, link, x(n), step, f"{period_words(bar.period, unit)}\n{told or 'no score'}", Markup(""))
        )
    return _svg(parts, title)


def _across(bars: Sequence[Bar]) -> tuple[Callable[[int], float], float]:
    step = (WIDTH - LEFT - RIGHT) / max(1, len(bars))
    return (lambda n: round(LEFT + n * step, 2)), step


def _frame(
    ticks: Sequence[float], y: Linear, periods: Sequence[date], unit: Unit, x: Callable[[int], float], step: float
) -> Markup:
    parts = []
    for tick in ticks:
        parts.append(
            Markup('<line class="c-grid" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
                LEFT, WIDTH - RIGHT, y(tick), y(tick)
            )
        )
        parts.append(
            Markup('<text class="c-tick" x="{}" y="{}" text-anchor="end" dy=".35em">{}</text>').format(
                LEFT - 8, y(tick), _tick_words(tick)
            )
        )
    for n, label in period_ticks(periods, unit):
        middle = x(n) + step / 2
        anchor = "end" if middle > WIDTH - 60 else "middle"
        parts.append(
            Markup('<text class="c-tick" x="{:.1f}" y="{}" text-anchor="{}">{}</text>').format(
                min(middle, WIDTH - 4), HEIGHT - 12, anchor, label
            )
        )
    return Markup("").join(parts)


def _tick_words(tick: float) -> str:
    words = f"{abs(tick):,.0f}" if float(tick).is_integer() else f"{abs(tick):g}"
    return f"\u2212{words}" if tick < 0 else words


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


def _band(bar: Bar, unit: Unit, link: Link, left: float, step: float, tip: str, inner: Markup) -> Markup:
    hit = Markup('<rect class="c-hit" x="{}" y="{}" width="{:.2f}" height="{}"/>').format(
        left, TOP, step, HEIGHT - TOP - BOTTOM
    )
    return Markup('<a class="c-band" href="{}" tabindex="-1" aria-label="{}" data-tip="{}">{}{}</a>').format(
        link(bar.period), period_words(bar.period, unit), tip, hit, inner
    )


def _svg(parts: Sequence[Markup], title: str) -> Markup:
    return Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        WIDTH, HEIGHT, title, Markup("").join(parts)
    )
