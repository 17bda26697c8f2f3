"""Small models, each with a card: what it is, made from what, how good. They run without torch; see docs/model.md."""

from dragoman.models.event_types import EventTypeModel, load_event_model
from dragoman.models.examples import ExampleCoder, LeftOut, Likeness, PairEncoder, Taught, learn_examples
from dragoman.models.labels import Classified, Labels, classify_pairs
from dragoman.models.pairs import NONE, ActorPair, PairScorer
from dragoman.models.rows import locate_pair, read_pairs

__all__ = [
    "NONE",
    "ActorPair",
    "Classified",
    "EventTypeModel",
    "ExampleCoder",
    "Labels",
    "LeftOut",
    "Likeness",
    "PairEncoder",
    "PairScorer",
    "Taught",
    "classify_pairs",
    "learn_examples",
    "load_event_model",
    "locate_pair",
    "read_pairs",
]
