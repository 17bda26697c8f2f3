"""Sentences -> claims and positions: who said what, and who stands where on it.

`find`         find_claims: the whole method, in order
`candidates`   what verbs could attribute; `others` nouns, adverbs, "according to"; `quoted` whose quotation it is;
               `beside` speakers the parser hung elsewhere
`gather`       all candidates with final extents and features; `accept` which of them attribute; `vetoes`, `deeds`,
               `emptied` which never do
`sources` `backing` `acts` `challenge`   who said it, what saying it does, what the writer sets against it
`attribution`  attribute_events
`positions`    find_positions
`ledger`       build_ledger: claims with who repeated, endorsed, denied, rejected them
"""

from dragoman.claims.attribution import attribute_events
from dragoman.claims.find import claim_id, find_claims
from dragoman.claims.ledger import build_ledger, ledger_json, ledger_text
from dragoman.claims.positions import find_positions

__all__ = [
    "attribute_events",
    "build_ledger",
    "claim_id",
    "find_claims",
    "find_positions",
    "ledger_json",
    "ledger_text",
]
