"""Gold against output: how much of what was asked for was found, and how much of what was found is right.

`annotations`  records as JSON gives them, with what annotators marked as optional or contested
`comparison`   events, claims and positions of one side against the other's
`figures`      precision, recall, F1 and accuracies as a table; least figures ("floors")
`listing`      what was missed and what was invented, sentence by sentence
"""

from __future__ import annotations

from dragoman.evaluate.annotations import load_annotations
from dragoman.evaluate.comparison import Comparison, compare
from dragoman.evaluate.figures import below_floors, load_floors, score_table
from dragoman.evaluate.listing import list_errors

__all__ = [
    "Comparison",
    "below_floors",
    "compare",
    "list_errors",
    "load_annotations",
    "load_floors",
    "score_table",
]
