"""How things look on a page: the templates, and the few words and numbers that they share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.export.layers import QUAD_NAMES, QUAD_SIGNS
from dragoman.export.phrases import one_line, safe
from dragoman.web.names import actor_name

STATUS_BADGES = {"asserted": "", "negated": "did not happen", "future": "to come", "hypothetical": "possible"}
STANCE_VERBS = {"endorse": "endorses", "reject": "rejects", "dispute": "disputes", "neutral": "takes no side on"}
VERDICT_WORDS = {"accept": "accepted", "reject": "rejected", "edit": "corrected", "unsure": "left unsure"}
KIND_PATHS = {"event": "e", "claim": "c", "position": "p"}

NAVIGATION = (
    ("/", "Home"),
    ("/reports", "Reports"),
    ("/claims", "Claims"),
    ("/explore", "Explore"),
    ("/review", "Review"),
    ("/api", "API"),
)


def render(request: Request, template: str, context: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
    """Makes a page, or a part of one.

    Args:
        request: the request it answers.
        template: its file under templates/.
        context: what it shows.
        status: the HTTP status.
    """
    desk = request.app.state.desk
    session = getattr(request.state, "session", None)
    around = {
        "path": request.url.path,
        "query": request.url.query,
        "settings": desk.settings,
        "workspace": desk.workspace_name,
        "signed_in": session is not None,
        "write_token": desk.door.write_token(session) if session else "",
        "theme": _choice(request.cookies.get("theme"), ("light", "dark")),
        "keys_on": request.cookies.get("keys") != "off",
        "reviewer": desk.reviewer(session),
        "partial": request.headers.get("hx-request-type") == "partial",
    }
    return HTMLResponse(_environment().get_template(template).render(around | dict(context)), status_code=status)


def macro(template: str, name: str) -> Any:
    """Gives a macro of a template as a function."""
    return getattr(_environment().get_template(template).module, name)


def _choice(value: str | None, known: tuple[str, ...]) -> str:
    return value if value in known else ""


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("dragoman.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=day_words, when=moment_words, line=one_line, safe=safe, number=number_words, share=share_words,
        link=safe_link, code_name=actor_name, counted=counted,
        urlencode_path=quote_whole, combined=with_after, trusted=Markup,
    )  # fmt: skip
    made.globals.update(
        asset=asset, navigation=NAVIGATION, quad_names=QUAD_NAMES, quad_signs=QUAD_SIGNS, status_badges=STATUS_BADGES,
        stance_verbs=STANCE_VERBS, verdict_words=VERDICT_WORDS, kind_paths=KIND_PATHS, urlencode=query_words,
    )  # fmt: skip
    return made


@cache
def asset(name: str) -> str:
    """Gives the address of a bundled file; it changes with what is in it, so that browsers may keep it."""
    content = files("dragoman.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def day_words(day: date | None) -> str:
    """Puts a day as people write it: "16 May 2024"."""
    return f"{day.day} {day:%B} {day.year}" if day else ""


def moment_words(moment: datetime | None) -> str:
    """Puts a moment in words: "16 May 2024, 14:05"; UTC, as it is stored."""
    return f"{moment.day} {moment:%B} {moment.year}, {moment:%H:%M} UTC" if moment else ""


def number_words(number: float | None) -> str:
    """Puts a number with thin groups of thousands, no more digits than are known."""
    if number is None:
        return ""
    text = f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}"
    return text.replace(",", "\u2009").replace("-", "\u2212")


def share_words(share: float | None) -> str:
    """Puts a share in per cent: "93 %"."""
    return "" if share is None else f"{share * 100:.0f}\u202f%"


def counted(count: int, name: str) -> str:
    """Counts things: "1 event", "2 events"; a name in -y or -s as English has it."""
    if count == 1:
        return f"1 {name}"
    plural = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{number_words(count)} {plural}"


def safe_link(address: str) -> str:
    """Gives an address a page may link to: http(s) with a host; "" for anything else."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return address.strip() if parts.scheme in ("http", "https") and parts.hostname else ""


def quote_whole(part: str) -> str:
    """Puts text as one part of an address's path."""
    return quote(part, safe="")


def with_after(values: Mapping[str, Any], after: str | None) -> dict[str, Any]:
    """Gives an address's values with the place where the page begins."""
    return dict(values) | {"after": after}


def query_words(values: Mapping[str, Any], **changed: Any) -> str:
    """Puts values as a query of an address, some of them changed; what is None or empty is left out."""
    pairs = [(key, value) for key, value in (dict(values) | changed).items() if value not in (None, "", ())]
    return urlencode(
        [(k, str(v)) for k, value in pairs for v in (value if isinstance(value, list | tuple) else [value])]
    )
