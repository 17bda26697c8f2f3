"""Words to the pieces an uncased BERT knows, each with the characters it stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

LONGEST_WORD = 100
"""Characters; longer words are unknown, as in BERT's own tokenizer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A tokenised text.

    Args:
        ids: the pieces' numbers, between the model's opening and closing piece.
        offsets: each piece's characters `[start, end)` of the text; (0, 0) for the opening and closing piece.
    """

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class WordPiece:
    """Splits text into pieces of a vocabulary, greedily, longest first; case and accents are passed over.

    Args:
        vocabulary: piece -> number; pieces inside a word begin with "##".
        opening: what every text begins with.
        closing: what every text ends with.

    Source:
        Wu et al. 2016, "Google's Neural Machine Translation System"; the text cleaning is BERT's (Devlin et al. 2019).
    """

    vocabulary: Mapping[str, int]
    opening: str = "[CLS]"
    closing: str = "[SEP]"
    unknown: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "unknown", self.vocabulary["[UNK]"])

    def split(self, text: str, *, longest: int) -> Pieces:
        """Tokenises a text.

        Args:
            text: any text.
            longest: the most pieces to give, opening and closing included; the rest of the text is left out.

        Returns:
            Its pieces.
        """
        ids, offsets = [self.vocabulary[self.opening]], [(0, 0)]
        for letters, places in _words(text):
            if len(ids) >= longest - 1:
                break
            for piece, first, last in self._pieces(letters):
                ids.append(piece)
                offsets.append((places[first], places[last - 1] + 1))
        del ids[longest - 1 :], offsets[longest - 1 :]
        return Pieces(ids=(*ids, self.vocabulary[self.closing]), offsets=(*offsets, (0, 0)))

    def _pieces(self, word: str) -> Sequence[tuple[int, int, int]]:
        """Gives number, first and last character (exclusive) of a word's pieces; one unknown piece if any is."""
        if len(word) > LONGEST_WORD:
            return [(self.unknown, 0, len(word))]
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = self.vocabulary.get(word[start:end] if start == 0 else "##" + word[start:end])
                if piece is not None:
                    found.append((piece, start, end))
                    start = end
                    break
            else:
                return [(self.unknown, 0, len(word))]
        return found


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Gives words and single signs, in small letters without accents, each letter with its place in the text."""
    word, places = "", list[int]()
    for place, character in enumerate(text):
        for letter, kind in _letters(character):
            if kind != "letter" and word:
                yield word, places
                word, places = "", []
            if kind == "sign":
                yield letter, [place]
            elif kind == "letter":
                word += letter
                places.append(place)
    if word:
        yield word, places


@lru_cache(maxsize=4096)
def _letters(character: str) -> tuple[tuple[str, str], ...]:
    """Gives what a character becomes, each with its kind: "letter", "sign" (a word by itself) or "space"."""
    if character in "\t\n\r" or unicodedata.category(character) == "Zs":
        return ((" ", "space"),)
    if character in "\0\ufffd" or unicodedata.category(character).startswith("C"):
        return ()
    found = []
    for letter in unicodedata.normalize("NFD", character.lower()):
        category = unicodedata.category(letter)
        if category != "Mn":
            found.append((letter, "sign" if _stands_alone(letter, category) else "letter"))
    return tuple(found)


def _stands_alone(letter: str, category: str) -> bool:
    code = ord(letter)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    ideograph = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or code >= 0x20000
    return ascii_sign or category.startswith("P") or (ideograph and category == "Lo")
