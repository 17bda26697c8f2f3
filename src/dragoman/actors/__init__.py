"""Sentences -> who. The register of actors, what the text calls them, and whom pronouns and descriptions stand for.

`register`  the data: states, bodies, office holders, groups, with dates
`find`      mentions in the text, resolved for the report's day
`refer`     pronouns, definite descriptions, joint mentions, the speaker's "we"
"""

from __future__ import annotations

from dragoman.actors.find import find_actors
from dragoman.actors.refer import refer_quoted
from dragoman.actors.register import Register, load_register

__all__ = ["Register", "find_actors", "load_register", "refer_quoted"]
