"""Coming in and going out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from dragoman.web.deps import Shared
from dragoman.web.desk import Desk
from dragoman.web.errors import Refusal
from dragoman.web.guard import cookie_name
from dragoman.web.shown import render

router = APIRouter(include_in_schema=False)


@router.get("/open")
def enter(request: Request, desk: Shared, token: str = "", next: str = "/") -> Response:
    """Exchanges the link of the start for a session."""
    session = desk.door.enter_by_link(token)
    if session is None:
        hint = "each link works once: the terminal of 'dragoman serve' shows the one that works now"
        raise Refusal(403, "this link has been used, or is of an earlier start", hint=hint)
    return _welcome(desk, session, next)


@router.get("/signin")
def ask(request: Request, desk: Shared) -> Response:
    """Asks for the password."""
    if not desk.door.asks_password:
        raise Refusal(404, "this workbench has no password", hint="open the link that 'dragoman serve' printed")
    return render(request, "signin.html", {"wrong": False})


@router.post("/signin")
def sign_in(
    request: Request,
    desk: Shared,
    password: Annotated[str, Form(max_length=500)],
    reviewer: Annotated[str, Form(max_length=60)] = "",
) -> Response:
    """Checks the password."""
    left = desk.door.pause_left()
    if left:
        raise Refusal(429, "too many wrong passwords", hint=f"try again in {left:.0f} seconds")
    session = desk.door.enter_by_password(password)
    if session is None:
        return render(request, "signin.html", {"wrong": True}, status=403)
    if reviewer.strip():
        desk.name_reviewer(session, reviewer)
    return _welcome(desk, session, "/")


@router.post("/signout")
def sign_out(request: Request, desk: Shared) -> Response:
    """Ends the session."""
    if request.state.session:
        desk.door.leave(request.state.session)
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(cookie_name(desk.settings))
    return answer


def _welcome(desk: Desk, session: str, target: str) -> Response:
    # only to a page of ours: "//elsewhere" is another host
    inside = target.startswith("/") and not target.startswith(("//", "/\\"))
    answer = RedirectResponse(target if inside else "/", status_code=303)
    answer.set_cookie(cookie_name(desk.settings), session, httponly=True, samesite="lax", path="/")
    return answer
