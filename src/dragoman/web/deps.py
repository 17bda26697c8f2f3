"""What routes ask for by type."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from dragoman.web.desk import Desk


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


Shared = Annotated[Desk, Depends(_desk)]
"""What requests share."""
