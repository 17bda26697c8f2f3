"""What goes wrong, told in one shape: JSON for scripts, a page for people, a notice for a part of a page."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from dragoman.errors import DragomanError, InputError, TooLargeError
from dragoman.web.shown import render

CODES = {
    400: "bad-request", 401: "not-signed-in", 403: "forbidden", 404: "not-found", 405: "wrong-method", 409: "conflict",
    411: "no-length", 413: "too-large", 415: "wrong-type", 421: "wrong-host", 422: "bad-value", 429: "too-many",
    500: "our-fault", 503: "unavailable",
}  # fmt: skip


class ErrorBody(BaseModel):
    """What went wrong, and what to try."""

    status: int = Field(description="The HTTP status.")
    code: str = Field(description="A word for it that does not change.")
    message: str = Field(description="What was found and what was wanted.")
    hint: str | None = Field(default=None, description="What to try.")


class ErrorShape(BaseModel):
    """The one shape of every error."""

    error: ErrorBody


class Refusal(Exception):
    """A request that is refused.

    Args:
        status: the HTTP status.
        message: what was found and what was wanted.
        hint: what to try.
    """

    def __init__(self, status: int, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.hint = hint


def error_response(request: Request, status: int, message: str, hint: str | None = None) -> Response:
    """Tells an error in the way the request asked for.

    Args:
        request: the request.
        status: the HTTP status.
        message: what was found and what was wanted.
        hint: what to try.
    """
    body = ErrorBody(status=status, code=CODES.get(status, "error"), message=_told(message), hint=hint)
    if request.url.path.startswith("/api/") or "text/html" not in request.headers.get("accept", "text/html"):
        return JSONResponse({"error": body.model_dump()}, status_code=status)
    template = "notice.html" if request.headers.get("hx-request-type") == "partial" else "error.html"
    return render(request, template, {"error": body}, status=status)


def _told(message: str) -> str:
    # what a request sent may stand in a message: half characters of it can't be encoded
    return message.encode("utf-8", "replace").decode("utf-8")


def handle_errors(app: FastAPI) -> None:
    """Has every error of an application told in the one shape."""

    def refused(request: Request, error: Refusal) -> Response:
        return error_response(request, error.status, error.message, error.hint)

    def ours(request: Request, error: DragomanError) -> Response:
        status = 413 if isinstance(error, TooLargeError) else 422 if isinstance(error, InputError) else 500
        return error_response(request, status, error.message, error.hint)

    def http(request: Request, error: HTTPException) -> Response:
        message = _HTTP_WORDS.get(error.status_code, str(error.detail)).format(path=request.url.path)
        return error_response(request, error.status_code, message)

    def invalid(request: Request, error: RequestValidationError) -> Response:
        return error_response(request, 422, "; ".join(map(_invalid_words, error.errors()[:5])))

    def unexpected(request: Request, error: Exception) -> Response:
        hint = "the terminal of 'dragoman serve' shows where; please report it"
        return error_response(request, 500, f"a fault of ours: {type(error).__name__}", hint)

    app.add_exception_handler(Refusal, refused)  # type: ignore[arg-type]
    app.add_exception_handler(DragomanError, ours)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, http)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, invalid)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, unexpected)


_HTTP_WORDS = {404: "there is nothing at {path}", 405: "{path} can't be asked for in that way"}


def _invalid_words(error: dict[str, Any]) -> str:
    where = ".".join(str(part) for part in error.get("loc", ()) if part not in ("body", "query", "path"))
    return f"{where or 'the request'}: {error.get('msg', 'is not what was wanted')}"
