"""How a workbench is served: where it listens, who may come in, how much it takes."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BODY = 8_000_000
"""Bytes of one request: a report may have a million characters, of up to four bytes, twice over for form encoding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `dragoman serve` was told.

    Args:
        host: the address it listens on.
        port: the port it listens on.
        readonly: True refuses whatever would change the workspace.
        public: True where others than this machine may ask; needs a password.
        password_hash: argon2 hash of the password; None where there is none.
        names: further host names under which it may be asked for.
        max_body: bytes of one request at most.
        basemap: a TopoJSON file of countries instead of the bundled one; its path.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    readonly: bool = False
    public: bool = False
    password_hash: str | None = None
    names: tuple[str, ...] = ()
    max_body: int = MAX_BODY
    basemap: str | None = None
