"""A table as a Vega-Lite chart: the page shows it, the command writes it as PNG or SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.analysis.series import MEASURES, QUADS
from dragoman.analysis.table import Table
from dragoman.errors import InputError

Spec = dict[str, Any]

COLOURS = {
    "verbal_cooperation": "#56B4E9",
    "material_cooperation": "#0072B2",
    "verbal_conflict": "#E69F00",
    "material_conflict": "#D55E00",
}
"""Of the quad classes. Source: Okabe and Ito 2008, colours that all can tell apart."""

_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
_WORDS = {name: name.replace("_", " ") for name in QUADS}


def plot_series(table: Table, *, measure: str, title: str = "", by: str = "month") -> Spec:
    """Draws a series: counts as bars by quad class, other measures as a line with a mark a period.

    Args:
        table: from `series`.
        measure: the measure it was made with.
        title: what it shows.
        by: its period, for the axis.

    Returns:
        A Vega-Lite 6 specification with its data inside.
    """
    x = {"field": "period", "type": "temporal", "title": None, "axis": {"labelOverlap": True}}
    spec: Spec = {
        "$schema": _SCHEMA,
        "title": {"text": title, "anchor": "start"},
        "width": 720,
        "height": 300,
        "config": {"font": "sans-serif", "view": {"stroke": None}, "axis": {"grid": False, "gridOpacity": 0.4}},
    }
    if measure == "count":
        values = [
            {"period": row["period"].isoformat(), "quad": _WORDS[quad], "events": row[quad]}
            for row in table
            for quad in QUADS
        ]
        scale = {"domain": [_WORDS[quad] for quad in QUADS], "range": [COLOURS[quad] for quad in QUADS]}
        return spec | {
            "data": {"values": values},
            "mark": {"type": "bar", "tooltip": True},
            "encoding": {
                "x": x | {"timeUnit": _UNITS[by]},
                "y": {"field": "events", "type": "quantitative", "title": f"events a {by}", "axis": {"grid": True}},
                "color": {
                    "field": "quad",
                    "type": "nominal",
                    "title": None,
                    "scale": scale,
                    "legend": {"orient": "top"},
                },
            },
        }
    values = [{"period": row["period"].isoformat(), "value": row["value"], "events": row["events"]} for row in table]
    return spec | {
        "data": {"values": values},
        "mark": {
            "type": "line",
            "point": True,
            "color": "#0072B2",
            "invalid": "break-paths-show-path-domains",
            "tooltip": True,
        },
        "encoding": {
            "x": x,
            "y": {"field": "value", "type": "quantitative", "title": MEASURES[measure], "axis": {"grid": True}},
        },
    }


_UNITS = {
    "day": "yearmonthdate",
    "week": "yearmonthdate",
    "month": "yearmonth",
    "quarter": "yearquarter",
    "year": "year",
}


def draw(spec: Spec, output: Path) -> None:
    """Writes a chart as a picture.

    Args:
        spec: a Vega-Lite specification with its data inside.
        output: the file; ".png" or ".svg" says which.

    Raises:
        InputError: another ending, vl-convert is not installed, or the file can't be written.
    """
    if output.suffix.lower() not in (".png", ".svg"):
        raise InputError(f"{output}: a chart is written as PNG or SVG", hint="end the name in .png or .svg")
    try:
        import vl_convert
    except ImportError as error:
        raise InputError("charts need vl-convert", hint="pip install 'dragoman[corpus]'") from error
    # no address is ever asked: the data lies in the specification
    if output.suffix.lower() == ".svg":
        content = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).encode("utf-8")
    else:
        content = vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[])
    try:
        output.write_bytes(content)
    except OSError as error:
        raise InputError(f"{output}: can't be written: {error.strerror}", hint="choose another --plot") from error
