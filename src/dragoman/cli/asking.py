"""What every verb that asks a workspace shares: which workspace, which filters."""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli.options import StoreUrl, Workspace

_FILTERS: dict[str, str] = {
    "actor": "Who acts (claims: who says; positions: who takes the side): RUS, RUS/MIL, Q7747 or a whole name.",
    "recipient": "Who is acted on.",
    "either": "Who is on one side or the other.",
    "dyad": "RUS-UKR for both directions, RUS>UKR for one.",
    "type": "Types of events, parted by commas.",
    "quad": "Quad classes 1 to 4, parted by commas.",
    "mode": "Modes of events, parted by commas.",
    "status": "asserted, negated, future, hypothetical; several parted by commas.",
    "country": "Where it happened, ISO 3166 alpha-3.",
    "since": "From this day, month or year on.",
    "until": "To the end of this day, month or year.",
    "attributed": "attributed (to a claim in the report), vouched (for by its writer) or any.",
    "source": "Who says it.",
    "act": "Acts of claims: deny, accuse ...",
    "stance": "Stances of positions: endorse, reject, dispute, neutral.",
    "challenged": "true: claims that the writer contradicts or doubts.",
    "answered": "true: claims on which a side is taken, that are told again, or that the writer contradicts.",
    "text": 'Words of its sentence: "a phrase", -without.',
    "document": "One report, by its id.",
    "outlet": "Who published it.",
    "run": "A run's id, or the beginning of it; the latest when not said.",
    "min-confidence": "Least confidence, 0 to 1.",
    "verdict": "What reviewers decided: accept, reject, edit, unsure; none for what nobody has seen.",
    "reviewed": "standing: with reviewers' corrections; raw: as coded.",
}
"""The filters of a query as options, with what each is for."""


def asks(*filters: str, write: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Makes a verb of a function of a store and a query.

    Args:
        filters: which filters it has; all when none is named.
        write: whether it writes to the store.

    Returns:
        A decorator for `command(store, query, ...)`; its other parameters become the verb's own, `store` and `query`
        come of the options added here.
    """
    names = filters or tuple(_FILTERS)

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        hints = typing.get_type_hints(command, include_extras=True)
        given = inspect.signature(command).parameters.values()
        own = [p.replace(annotation=hints[p.name]) for p in given if p.name not in ("store", "query")]

        @functools.wraps(command)
        def run(*, workspace: Path | None = None, store: str | None = None, **options: Any) -> Any:
            from dragoman.store import find_workspace, open_store, query_from

            query = query_from({name: options.pop(name.replace("-", "_")) for name in names})
            with open_store(store or find_workspace(workspace), readonly=not write) as opened:
                return command(store=opened, query=query, **options)

        shared = [*map(_option, names), _parameter("workspace", Workspace), _parameter("store", StoreUrl)]
        run.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in (*own, *shared)}
        return run

    return decorate


def _option(name: str) -> inspect.Parameter:
    kind = Annotated[str | None, typer.Option(f"--{name}", metavar=_METAVARS.get(name, "X"), help=_FILTERS[name])]
    return _parameter(name.replace("-", "_"), kind)


def _parameter(name: str, kind: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=kind)


_METAVARS = {"since": "DATE", "until": "DATE", "dyad": "A-B", "run": "ID", "document": "ID", "text": "WORDS"}
