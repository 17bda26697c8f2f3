"""Who acts on whom as a network, for Gephi and the like: GEXF and GraphML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import InputError
from dragoman.export.formats.base import ASSERTED, Choices, Events, Exporter, Writer, Written, whole_file
from dragoman.export.formats.pairs import day_of, pairs
from dragoman.export.layers import QUAD_NAMES
from dragoman.records import ActorMention, Event, Record

if TYPE_CHECKING:
    import networkx


def _writer(save: Callable[[Any, BytesIO], None]) -> Writer:
    def write(records: Iterable[Record], output: Path, choices: Choices) -> Written:
        events = Events(records, choices, statuses=ASSERTED)
        with whole_file(output) as file:
            graph, content = _graph(events), BytesIO()
            save(graph, content)
            file.write(content.getvalue().decode("utf-8"))
        return Written(rows={"actors": len(graph), "ties": graph.size()}, left_out=events.left_out, paths=(output,))

    return write


@dataclass(slots=True)
class _Tie:
    """What one actor did to another: how often, of which quad class, from when to when."""

    quads: Counter[int] = field(default_factory=Counter)
    scores: list[float] = field(default_factory=list)
    days: set[date] = field(default_factory=set)

    def add(self, event: Event, day: date | None) -> None:
        self.quads[event.quad] += 1
        if event.intensity is not None:
            self.scores.append(event.intensity)
        if day:
            self.days.add(day)

    def attributes(self) -> dict[str, Any]:
        known: dict[str, Any] = {"weight": self.quads.total()}
        known |= {name: self.quads[quad] for quad, name in _QUADS.items()}
        if self.scores:
            known["intensity"] = round(sum(self.scores) / len(self.scores), 3)
        if self.days:
            known |= {"start": min(self.days).isoformat(), "end": max(self.days).isoformat()}
        return known


_QUADS = {quad: name.replace(" ", "_") for quad, name in QUAD_NAMES.items()}


def _graph(events: Events) -> networkx.DiGraph[str]:
    """Actors joined by asserted acts, the doer first; of mutual acts, who is named first.

    States are one node with all who act for them; others are a node each, by name. `start` and `end` are the first
    and last day of an act between the two.
    """
    try:
        import networkx
    except ImportError as error:
        raise InputError("networks need networkx", hint="pip install 'dragoman[corpus]'") from error
    ties: dict[tuple[str, str], _Tie] = {}
    labels: dict[str, str] = {}
    for record, event, _ in events:
        for one, other in pairs(event):
            if one is None or other is None:
                continue
            ends = (_node(one, labels), _node(other, labels))
            ties.setdefault(ends, _Tie()).add(event, day_of(record, event))
    graph = networkx.DiGraph(mode="dynamic", timeformat="date")
    graph.add_nodes_from((node, {"label": label}) for node, label in sorted(labels.items()))
    graph.add_edges_from((one, other, tie.attributes()) for (one, other), tie in sorted(ties.items()))
    return graph


def _node(mention: ActorMention, labels: dict[str, str]) -> str:
    from dragoman.export.formats.codes import state_codes

    actor = mention.actor
    state = state_codes().get(actor.code)
    node = actor.code if state else f"{actor.code}:{actor.name or mention.span.text}"
    labels.setdefault(node, state.name if state else actor.name or mention.span.text)
    return node


def _save_gexf(graph: Any, file: BytesIO) -> None:
    import networkx

    networkx.write_gexf(graph, file)


def _save_graphml(graph: Any, file: BytesIO) -> None:
    import networkx

    plain = networkx.DiGraph()
    plain.add_nodes_from(graph.nodes(data=True))
    plain.add_edges_from(graph.edges(data=True))
    networkx.write_graphml(plain, file)


GEXF = Exporter(name="gexf", suffix=".gexf", what="who acts on whom, with days, for Gephi", write=_writer(_save_gexf))
GRAPHML = Exporter(name="graphml", suffix=".graphml", what="who acts on whom, GraphML", write=_writer(_save_graphml))
