"""The terminal's face: one module a verb, each thin around one public function.

`app` gathers the verbs; `main` is the command. Verbs import what they need when they run, so `--help` is quick.
"""

from __future__ import annotations

from dragoman.cli.app import main, run

__all__ = ["main", "run"]
