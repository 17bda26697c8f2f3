"""The register of actors."""

from __future__ import annotations

from pathlib import Path


class Register:
    """Everyone Dragoman knows by name."""

    name = "register"


def load_register(extra: Path | None = None) -> Register:
    """Loads the register, with a user's own file winning over ours."""
    return Register()
