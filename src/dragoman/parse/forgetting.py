"""spaCy's indices of words, kept to a size.

A memory zone gives back what a report's words took, but not their places in the indices that find words: these are
only marked as free, and an index that seems full is doubled (preshed 3.0). Over a corpus that grows without end: some
60 MB in 4,000 press reports. So they are made anew from time to time.
"""

from __future__ import annotations

from array import array
from typing import Any

MOST_WORDS = 150_000
"""Words new to the vocabulary after which the indices are made anew: some 600 press reports, half the places that the
index of strings has free after loading. It takes a quarter of a second."""


def forget_words(nlp: Any) -> None:
    """Makes a pipeline's indices of words anew, where they have taken in too many; not within a memory zone.

    Args:
        nlp: a spaCy pipeline; it reads texts as it did before.
    """
    vocab = nlp.vocab
    if vocab.length <= MOST_WORDS:
        return
    _renew_strings(vocab.strings)
    # resets the index of lexemes and nothing else, but puts a norm before the norm: hence the getters
    getters = dict(vocab.lex_attr_getters)
    parts = ["strings", "vectors", "lookups"]
    vocab.from_bytes(vocab.to_bytes(exclude=parts), exclude=parts)
    vocab.lex_attr_getters = getters
    for _, pipe in nlp.pipeline:
        if hasattr(pipe, "cache"):  # the lemmatizer's: each word it has met
            pipe.cache.clear()


def _renew_strings(strings: Any) -> None:
    from preshed.maps import PreshMap

    # the old index goes before the new one comes: each takes 32 MB
    hashes, addresses = array("Q"), array("Q")
    for key, address in strings._map.items():
        hashes.append(key)
        addresses.append(address)
    places = strings._map.capacity
    while places // 4 > len(hashes):
        places //= 2
    strings._map = PreshMap(8)
    renewed = PreshMap(places)
    for key, address in zip(hashes, addresses, strict=True):
        renewed[key] = address
    strings._map = renewed
