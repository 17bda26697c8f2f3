"""What tells near duplicates: a MinHash sketch of a text's runs of words. The one door to rensa."""

from __future__ import annotations

import hashlib
import re
import struct

from dragoman.errors import InputError

RUN = 5
"""Words of a run: long enough that two reports of one event share few, short enough that an edit spoils few."""

HASHES = 128
"""Numbers of a sketch: the share of equal runs is told within some 0.035 (one standard deviation at 0.8)."""

NEAR = 0.8
"""Share of equal runs (Jaccard) from which two texts are near duplicates. Chosen by us: agency copy with a changed
headline, a cut last paragraph or a correction is above; two reporters' reports of one event are below 0.2."""

BANDS = 20
ROWS = 6
"""Texts that agree in all `ROWS` numbers of one of the `BANDS` are compared: 99.8 % of pairs at 0.8, 2 % at 0.3."""

_SEED = 20260101
_WORD = re.compile(r"\w+")


def text_digest(text: str) -> bytes:
    """Gives 16 bytes that name a text: two reports with the same are exact duplicates."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def sketch(text: str) -> bytes:
    """Gives a text's sketch.

    Args:
        text: a report.

    Returns:
        `HASHES` 32-bit numbers, little endian.

    Source: MinHash (Broder 1997), as rensa 0.5 computes it.
    """
    try:
        from rensa import RMinHash
    except ImportError:
        raise InputError("near duplicates need rensa", hint="pip install rensa") from None
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))}
    hashes = RMinHash(num_perm=HASHES, seed=_SEED)
    hashes.update(sorted(runs))
    return struct.pack(f"<{HASHES}I", *hashes.digest())


def bands(sketched: bytes) -> tuple[int, ...]:
    """Gives the keys under which a sketch is looked up: 64-bit numbers with a sign, one a band."""
    width = 4 * ROWS
    keys = (sketched[i * width : (i + 1) * width] + bytes([i]) for i in range(BANDS))
    return tuple(int.from_bytes(hashlib.blake2b(k, digest_size=8).digest(), "little", signed=True) for k in keys)


def likeness(one: bytes, other: bytes) -> float:
    """Gives the share of equal runs of two texts, told from their sketches; in [0, 1]."""
    pairs = zip(struct.unpack(f"<{HASHES}I", one), struct.unpack(f"<{HASHES}I", other), strict=True)
    return sum(1 for a, b in pairs if a == b) / HASHES
