"""Who deals with whom: actors as circles, lines as thick as there are events between them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from dragoman.web.charts.scale import Frame

WIDE = Frame(width=960, height=620, left=54, labels=36)
NARROW = Frame(width=380, height=440, left=26, labels=20)
"""`left` is the margin on every side, `labels` how many actors there is room for."""
ROUNDS = 260
"""Rounds of the layout: it stands still from about 200 on with 40 actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Events between two actors, whoever acted: how many cooperate, how many conflict."""

    one: str
    other: str
    cooperation: int
    conflict: int

    @property
    def count(self) -> int:
        """All of them."""
        return self.cooperation + self.conflict


@lru_cache(maxsize=64)
def layout(edges: tuple[Edge, ...], frame: Frame = WIDE) -> Mapping[str, tuple[float, float]]:
    """Places actors so that those who deal much with one another stand near (Fruchterman and Reingold, 1991).

    Args:
        edges: all pairs; the same pairs give the same places.
        frame: how large the chart is.

    Returns:
        Pixels of each actor, within the chart's margins.
    """
    weight: dict[str, int] = {}
    for edge in edges:
        for code in (edge.one, edge.other):
            weight[code] = weight.get(code, 0) + edge.count
    codes = sorted(weight, key=lambda code: (-weight[code], code))
    if not codes:
        return {}
    number = {code: n for n, code in enumerate(codes)}
    pull = np.zeros((len(codes), len(codes)))
    for edge in edges:
        if edge.one != edge.other:
            a, b = number[edge.one], number[edge.other]
            pull[a, b] += math.log1p(edge.count)
            pull[b, a] += math.log1p(edge.count)
    return dict(zip(codes, _fit(_settle(pull / (pull.max() or 1.0)), frame), strict=True))


def _settle(pull: NDArray[np.float64]) -> NDArray[np.float64]:
    count = len(pull)
    # a sunflower: the weightiest begin in the middle, and nobody on anybody else
    turn = np.arange(count) * math.pi * (3 - math.sqrt(5))
    places = np.sqrt((np.arange(count) + 0.5) / count)[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    near = 1.1 / math.sqrt(count)
    for round_ in range(ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
        away = near**2 / distance**2
        together = pull * distance / near
        force = ((away - together)[:, :, None] * apart / 1.0).sum(axis=1) - 0.35 * places
        length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
        heat = 0.12 * (1 - round_ / ROUNDS) ** 1.5
        places = places + force / length * np.minimum(length, heat)
    settled: NDArray[np.float64] = places
    return settled


def _fit(places: NDArray[np.float64], frame: Frame) -> list[tuple[float, float]]:
    low, high = places.min(axis=0), places.max(axis=0)
    size = np.where(high - low > 1e-9, high - low, 1.0)
    room = np.array([frame.width, frame.height]) - 2 * frame.left
    middle = (high + low) / 2
    return [
        (round(float(x), 1), round(float(y), 1))
        for x, y in (places - middle) / size * room + np.array([frame.width, frame.height]) / 2
    ]


def network_chart(
    edges: Sequence[Edge],
    places: Mapping[str, tuple[float, float]],
    name: Callable[[str], str],
    link: Callable[[str, str], str],
    *,
    title: str,
    frame: Frame = WIDE,
) -> Markup:
    """Draws the actors and their dealings.

    Args:
        edges: the pairs to draw; an actor without any stands pale at its place.
        places: where each actor stands, from `layout`.
        name: names an actor.
        link: gives the address of a pair's events; with "" as second, of an actor's.
        title: what the chart shows, for who can't see it.
        frame: how large it is.

    Returns:
        An SVG element.
    """
    weight = dict.fromkeys(places, 0)
    for edge in edges:
        for code in {edge.one, edge.other}:
            weight[code] = weight.get(code, 0) + edge.count
    most = max((edge.count for edge in edges), default=1)
    heaviest = max(weight.values(), default=1) or 1
    most_wide = 17 * min(1.0, frame.width / 600)
    radius = {code: 5 + most_wide * math.sqrt(n / heaviest) for code, n in weight.items()}
    lines = [
        _edge(e, places, name, link, most)
        for e in sorted(edges, key=lambda e: e.count)
        if e.one in places and e.other in places
    ]
    nodes = [_node(code, places[code], radius[code], weight[code], name, link) for code in places]
    return Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="{}" data-network>{}{}</svg>').format(
        frame.width, frame.height, title, Markup("").join(lines), Markup("").join(nodes)
    )


def _edge(
    edge: Edge,
    places: Mapping[str, tuple[float, float]],
    name: Callable[[str], str],
    link: Callable[[str, str], str],
    most: int,
) -> Markup:
    wide = 1 + 7 * math.sqrt(edge.count / most)
    quad = 1 if edge.cooperation >= edge.conflict else 4
    tip = f"{name(edge.one)} and {name(edge.other)}\n{edge.cooperation:,} cooperation\n{edge.conflict:,} conflict"
    return Markup(
        '<a href="{}" tabindex="-1" aria-label="{}" data-tip="{}" data-a="{}" data-b="{}">'
        '<line class="c-edge c-q{}" stroke-opacity=".45" stroke-width="{:.1f}" x1="{}" y1="{}" x2="{}" y2="{}"/></a>'
    ).format(
        link(edge.one, edge.other), tip, tip, edge.one, edge.other, quad, wide,
        *places[edge.one], *places[edge.other],
    )  # fmt: skip


def _node(
    code: str,
    place: tuple[float, float],
    radius: float,
    weight: int,
    name: Callable[[str], str],
    link: Callable[[str, str], str],
) -> Markup:
    x, y = place
    tip = f"{name(code)}\n{weight:,} events"
    pale = "" if weight else " c-far"
    return Markup(
        '<a href="{}" class="{}" tabindex="-1" aria-label="{}" data-tip="{}" data-node="{}">'
        '<circle class="c-node" cx="{}" cy="{}" r="{:.1f}"/>'
        '<text class="c-label" x="{}" y="{:.1f}" text-anchor="middle" dy=".35em">{}</text></a>'
    ).format(link(code, ""), pale.strip(), tip, tip, code, x, y, radius, x, y if radius > 15 else y + radius + 9, code)
