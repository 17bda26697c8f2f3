"""Who may come in: a link that works once, a password, sessions, the key of the API, tokens against forged writes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable

TRIES = 8
"""Wrong passwords within `WINDOW` after which nobody is let in until it has passed."""

WINDOW = 60.0
"""Seconds."""


class Door:
    """Lets browsers and scripts in.

    Args:
        password_hash: argon2 hash of the password; None where the link of the start is the only way in.
        told: called with every new link token: a link works once, then the next one is told.
        clock: seconds, for the pause after wrong passwords.
    """

    def __init__(
        self,
        *,
        password_hash: str | None = None,
        told: Callable[[str], None] = lambda token: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.api_key = secrets.token_urlsafe(32)
        self._password_hash = password_hash
        self._told = told
        self._clock = clock
        self._secret = secrets.token_bytes(32)
        self._sessions: set[str] = set()
        self._wrong: deque[float] = deque(maxlen=TRIES)
        self._lock = threading.Lock()
        self._token = secrets.token_urlsafe(32)

    @property
    def token(self) -> str:
        """The token of the link that works now."""
        return self._token

    @property
    def asks_password(self) -> bool:
        """Whether a password is a way in."""
        return self._password_hash is not None

    def enter_by_link(self, token: str) -> str | None:
        """Exchanges a link's token for a session; the token is spent and the next one told.

        Args:
            token: what the link carried.

        Returns:
            The session, None where the token is not the one that works now.
        """
        with self._lock:
            if not _same(token, self._token):
                return None
            self._token = secrets.token_urlsafe(32)
        self._told(self._token)
        return self._new_session()

    def enter_by_password(self, password: str) -> str | None:
        """Gives a session for the right password.

        Args:
            password: what was typed.

        Returns:
            The session, None where the password is wrong or none was set.
        """
        if self._password_hash is None:
            return None
        from argon2 import PasswordHasher
        from argon2.exceptions import VerificationError

        try:
            PasswordHasher().verify(self._password_hash, password)
        except VerificationError:
            with self._lock:
                self._wrong.append(self._clock())
            return None
        return self._new_session()

    def pause_left(self) -> float:
        """Seconds until a password may be tried again; 0 now."""
        with self._lock:
            if len(self._wrong) < TRIES:
                return 0.0
            return max(0.0, self._wrong[0] + WINDOW - self._clock())

    def knows(self, session: str | None) -> bool:
        """Tells whether a session is one of ours."""
        return session is not None and session in self._sessions

    def leave(self, session: str) -> None:
        """Ends a session."""
        self._sessions.discard(session)

    def opens(self, key: str) -> bool:
        """Tells whether that is the key of the API."""
        return _same(key, self.api_key)

    def write_token(self, session: str) -> str:
        """Gives what a session's forms carry, so that no other page can write in its name."""
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    def allows_write(self, session: str, token: str) -> bool:
        """Tells whether a write token belongs to the session."""
        return _same(token, self.write_token(session))

    def _new_session(self) -> str:
        session = secrets.token_urlsafe(32)
        self._sessions.add(session)
        return session


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
