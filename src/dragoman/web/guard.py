"""Stands before every request: whose host, from which page, how large; and what headers go out with the answer."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.door import Door
from dragoman.web.errors import Refusal, error_response
from dragoman.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content Security Policy of every answer: nothing from elsewhere, no script or style in the page itself."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

OPEN_PATHS = ("/static/", "/open", "/signin", "/favicon.ico")
"""What may be asked for without having signed in."""

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_UNCHANGING = ("/read", "/signin", "/signout", "/settings", "/api/v1/read")


class Guard:
    """An ASGI layer that refuses what should not get in.

    Args:
        app: what is guarded.
        settings: how the workbench is served.
        door: who may come in.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings, door: Door) -> None:
        self._app = app
        self._settings = settings
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers it with what is wrong."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        sending = _with_headers(send, began=time.perf_counter(), cached=request.url.path.startswith("/static/"))
        try:
            self._check(request, scope.setdefault("state", {}))
            await self._app(scope, receive, sending)
        except Refusal as error:
            await error_response(request, error.status, error.message, error.hint)(scope, receive, sending)

    def _check(self, request: Request, state: MutableMapping[str, Any]) -> None:
        state["session"] = None
        state["by_key"] = False
        if not self._may_be_called(request.headers.get("host", "")):
            hint = "ask for the address that 'dragoman serve' printed, or name the host with --name"
            raise Refusal(421, "this workbench does not answer to that host name", hint=hint)
        self._check_size(request)
        _check_site(request)
        self._let_in(request, state)
        if self._settings.readonly and request.method not in _SAFE_METHODS and request.url.path not in _UNCHANGING:
            raise Refusal(403, "this workbench is read-only", hint="start 'dragoman serve' without --read-only")

    def _may_be_called(self, host: str) -> bool:
        name, port = _split_host(host)
        if name in self._settings.names:
            return True  # on any port: a server before this one may stand on another
        if port != self._settings.port:
            return False
        if name in ("localhost", "127.0.0.1", "::1"):
            return True
        return self._settings.public and _is_address(name)  # an address can't be rebound by somebody's name server

    def _check_size(self, request: Request) -> None:
        if "transfer-encoding" in request.headers:
            raise Refusal(411, "a request must say how long it is")
        length = request.headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit():
            raise Refusal(400, "the request's length is no number")
        if int(length[:20]) > self._settings.max_body:
            raise _too_large(self._settings.max_body)

    def _let_in(self, request: Request, state: MutableMapping[str, Any]) -> None:
        kind, _, key = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            if not self._door.opens(key.strip()):
                raise Refusal(401, "that is not this workbench's key", hint="the page 'API' shows it")
            state["by_key"] = True
            return
        session = request.cookies.get(cookie_name(self._settings))
        if self._door.knows(session):
            state["session"] = session
        elif not request.url.path.startswith(OPEN_PATHS):
            hint = "open the link that 'dragoman serve' printed in its terminal"
            if self._door.asks_password:
                hint = "sign in at /signin, or send the key of the API as a bearer token"
            raise Refusal(401, "you have not signed in to this workbench", hint=hint)


def cookie_name(settings: Settings) -> str:
    """Names the cookie of a session: cookies are not kept apart by port, so the port is in its name."""
    return f"dragoman-{settings.port}"


def _split_host(host: str) -> tuple[str, int]:
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, "80"
    if not port.isascii() or not port.isdigit() or len(port) > 5:
        return "", 0
    return name.strip("[]").lower().rstrip("."), int(port)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _check_site(request: Request) -> None:
    """Refuses what a page of another site asks for in its visitor's name, but for a plain link."""
    headers = request.headers
    safe = request.method in _SAFE_METHODS
    origin = headers.get("origin")
    host = headers.get("host", "")
    # a server before this one may add TLS: the host tells the site, not the scheme
    if origin is not None and origin not in (f"http://{host}", f"https://{host}"):
        raise Refusal(403, "a page of another site may not ask this workbench")
    if headers.get("sec-fetch-site", "none") in ("cross-site", "same-site"):
        link = safe and headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if not link:
            raise Refusal(403, "a page of another site may not ask this workbench")


def check_write(request: Request, door: Door, token: str | None) -> None:
    """Refuses a change that no form of ours sent.

    Args:
        request: the request.
        door: who may come in.
        token: what the form or the header `X-Write-Token` carried.

    Raises:
        Refusal: the token is missing, or is of another session.
    """
    if request.method in _SAFE_METHODS or request.state.by_key:
        return
    session = request.state.session
    if session is None and request.url.path.startswith("/signin"):
        return  # nothing to forge yet; another site's page is refused by its origin
    if session is None or not token or not door.allows_write(session, token):
        raise Refusal(403, "the change was not sent by a page of this workbench", hint="load the page again")


def _too_large(limit: int) -> Refusal:
    hint = "give one report at a time; 'dragoman run' takes many"
    return Refusal(413, f"the request is over {limit / 1e6:.0f} MB", hint=hint)


def _with_headers(send: Send, *, began: float, cached: bool) -> Callable[[Message], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if not cached:
                headers["Cache-Control"] = "no-store"
            headers["Server-Timing"] = f"app;dur={(time.perf_counter() - began) * 1000:.1f}"
        await send(message)

    return sending
