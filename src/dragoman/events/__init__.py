"""Sentences and mentions -> Events: who did what to whom.

`match`      which words name an act, by the codebook
`roles`      who fills its roles
`owners`     whose proposal "the proposal" is
`status`     whether it happened
`recall`     "the attack" told of before
`relevance`  what is no political act
`single`     one event an act
`speech`     what saying a claim does
`find`       all of it, in order
`planned`    what is dated after the report
`by_example` what no trigger names, told by a user's examples
"""

from dragoman.events.by_example import add_by_example, teach
from dragoman.events.find import find_events
from dragoman.events.planned import foresee_events

__all__ = ["add_by_example", "find_events", "foresee_events", "teach"]
