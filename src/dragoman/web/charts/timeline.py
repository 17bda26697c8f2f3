"""Which types of event happened when: one lane a type, one dot a period."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from dragoman.export.layers import QUAD_SIGNS
from dragoman.web.charts.scale import Frame, Unit, period_ticks, period_words

LANE = 27
WIDE = Frame(width=960, height=LANE, left=118, labels=9)
NARROW = Frame(width=380, height=LANE, left=102, labels=3)
RIGHT, TOP, BOTTOM = 16, 10, 32


def timeline_chart(
    lanes: Sequence[tuple[str, int]],
    counts: Mapping[tuple[str, date], int],
    periods: Sequence[date],
    unit: Unit,
    link: Callable[[str, date], str],
    *,
    title: str,
    frame: Frame = WIDE,
) -> Markup:
    """Draws lanes of dots, as large as there are events.

    Args:
        lanes: types with their quad class, from top to bottom.
        counts: events of a type in a period.
        periods: every period, in order.
        unit: how long a period is.
        link: gives the address of a type's events in a period.
        title: what the chart shows, for who can't see it.
        frame: how wide it is, and how high a lane.

    Returns:
        An SVG element.
    """
    height = TOP + BOTTOM + LANE * len(lanes)
    step = (frame.width - frame.left - RIGHT) / max(1, len(periods))
    at = {period: n for n, period in enumerate(periods)}
    most = max(counts.values(), default=1)
    widest = min(LANE * 0.5, max(3.0, step * 0.9))
    parts = [_lane(name, quad, TOP + LANE * (n + 0.5), frame) for n, (name, quad) in enumerate(lanes)]
    rows = {name: (TOP + LANE * (n + 0.5), quad) for n, (name, quad) in enumerate(lanes)}
    for n, label in period_ticks(periods, unit, most=frame.labels):
        middle = min(frame.left + (n + 0.5) * step, frame.width - 30)
        parts.append(
            Markup('<text class="c-tick" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
                middle, height - 10, label
            )
        )
    for (name, period), count in counts.items():
        if name not in rows or period not in at:
            continue
        y, quad = rows[name]
        tip = f"{period_words(period, unit)}\n{name}: {count:,}"
        parts.append(
            Markup(
                '<a href="{}" tabindex="-1" aria-label="{}" data-tip="{}">'
                '<circle class="c-bar c-q{}" fill-opacity=".82" cx="{:.1f}" cy="{}" r="{:.1f}"/></a>'
            ).format(
                link(name, period),
                tip,
                tip,
                quad,
                frame.left + (at[period] + 0.5) * step,
                y,
                max(2.0, widest * math.sqrt(count / most)),
            )
        )
    return Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        frame.width, height, title, Markup("").join(parts)
    )


def _lane(name: str, quad: int, y: float, frame: Frame) -> Markup:
    return Markup(
        '<line class="c-grid" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text class="c-label" x="{}" y="{}" dy=".35em" text-anchor="end"><tspan class="c-sign{}">{}</tspan> {}</text>'
    ).format(frame.left, frame.width - RIGHT, y, y, frame.left - 12, y, quad, QUAD_SIGNS.get(quad, ""), name)
